"""`serve` and `build`: the site to look at, and the site to publish."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TypeAlias

import click

from laboratorium.base.faults import fault_of, sentence
from laboratorium.cli.ending import Stopped, hold
from laboratorium.cli.loading import MANY_FILES, turn
from laboratorium.cli.loading import moment as time_of
from laboratorium.cli.saying import say

if TYPE_CHECKING:
    from laboratorium.base.memory import Memory
    from laboratorium.base.moment import Moment, Span
    from laboratorium.cli.saves import Saves
    from laboratorium.site.preview import Preview
    from laboratorium.site.rendered import Rendered

# Material prints a long notice about MkDocs 2, which this project does not use.
_ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1"}
TOGETHER = 0.1
"""So long after a save other saves belong to it, in seconds."""
IDLE = 20.0
"""So long after the last save there is time to look at everything, and for what nobody holds any
more, in seconds."""
Made: TypeAlias = "tuple[Mapping[str, bytes], Span]"
"""The paths of all that was to be made, each with its digest or an empty one, and the times at
which it is the same.
"""
_RENDER = (sys.executable, "hooks/run_mkdocs.py")


@click.command()
@click.option("--port", default=8000, show_default=True, metavar="TAL", help="Porten på maskinen.")
@click.pass_obj
def serve(root: Path, port: int) -> None:
    """Vis siden på din egen maskine, mens du skriver.

    Den ligger på http://127.0.0.1:8000 og følger hver fil, der bliver gemt. Stop med Ctrl-C.
    """
    from laboratorium.cli.saves import Saves
    from laboratorium.site.preview import Preview
    from laboratorium.site.preview_server import Server

    gc.disable()  # Looking for cycles among so much would cost more than a save does; see _follow.
    with _place(root / ".cache") as folder:
        preview = Preview(root, f"http://127.0.0.1:{port}/", partial(_rendered, root, folder))
        try:
            with Server(port, preview) as server:
                saves = Saves(root)  # Before the first look, so that none is missed meanwhile.
                say("Gør siden klar …", err=True)
                _refresh(root, preview)
                if preview.find("index.html") is None:
                    raise click.ClickException("Siden kan ikke vises, før fejlene er rettet.")
                Thread(target=server.serve_forever, daemon=True).start()
                say(f"Siden vises på {preview.url} Stop med Ctrl-C.", err=True)
                _follow(root, preview, saves)
        except KeyboardInterrupt as error:
            raise Stopped("Siden vises ikke længere.") from error


def _refresh(root: Path, preview: Preview, touched: Collection[Path] | None = None) -> None:
    """Look at the project again, when nobody else writes in it, and say what is wrong with it."""
    from laboratorium.base.turns import turn_if_writable

    with turn_if_writable(root, "forhåndsvisningen", lambda told: say(told, err=True)):
        preview.refresh(touched)
    if preview.trouble:
        say(f"Ret fejlen. Imens vises det gamle:\n{preview.trouble}", colour="red", err=True)


def _follow(root: Path, preview: Preview, saves: Saves) -> None:
    """Look again after each save; several close together are one."""
    while True:
        if not saves.wait(IDLE):
            _refresh(root, preview)  # At all of it: the system may have lost word of a save.
            gc.collect()
            saves.wait()
        time.sleep(TOGETHER)
        _refresh(root, preview, saves.take())
        if not preview.trouble:
            say(f"Vist på ny kl. {time.strftime('%H.%M.%S')}", err=True)


def _rendered(root: Path, folder: Path) -> Rendered | None:
    """What MkDocs makes of editors' pages; None when it has refused, which has been told."""
    from laboratorium.base.children import run
    from laboratorium.base.publish import MADE
    from laboratorium.base.turns import HELD
    from laboratorium.site.rendered import RENDER_ONLY, Told

    told = folder / "made"
    command = [*_RENDER, str(folder / "site")]
    environment = os.environ | _ENVIRONMENT | {HELD: "1", MADE: str(told), RENDER_ONLY: "1"}
    if run(command, root, environment):
        return None
    found = Told.read(told)
    return found.rendered if found else None


@contextmanager
def _place(cache: Path) -> Iterator[Path]:
    """Where MkDocs puts the folder that it shows: ours to delete, now or in the next run."""
    from laboratorium.base.files import half_of, remove

    try:
        folder = half_of(cache / "serve")
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:  # A checkout that can only be read.
        folder = Path(tempfile.mkdtemp(prefix="lab-serve-"))
    try:
        yield folder
    finally:
        remove(folder)


@click.command()
@click.option("--publish", "to_publish", is_flag=True, help="Byg kun, når siden kan udgives.")
@click.pass_obj
def build(root: Path, to_publish: bool) -> None:
    """Byg siden til mappen site/.

    Har indholdet fejl, bliver den sidste gode side stående.
    """
    if to_publish:
        _refuse_examples(root)
    from laboratorium.base import unchanged
    from laboratorium.base.memory import Memory
    from laboratorium.base.moment import ALWAYS
    from laboratorium.base.publish import publish, workplace
    from laboratorium.base.spare import SPARE

    # Where somebody has made it a link, the folder it leads to is the one that is exchanged.
    site = (root / "site").resolve()
    moment = time_of(root)
    memory = Memory.of(root)
    with (
        turn(root, "./lab build"),
        workplace(site) as folder,
        memory.looking("build", time.time_ns()),
    ):
        seen = unchanged.made_of(root, walked=memory.walked)
        key = memory.key("site", os.environ.get("LAB_PREVIEW", ""), seen or b"")
        lying, lasts = (memory.recall([key]).get(key) if seen else None) or (None, ALWAYS)
        if lying and lasts.holds(moment.at) and unchanged.lies(site, lying):
            say(f"Siden ligger i site/, og alle {len(lying)} filer er, som de skal være.")
            return
        say(f"Bygger siden, som den er {moment} …", err=True)
        with _refusing(site), _temporary(folder):
            place = folder / "site"
            made = _made_again(root, place, memory, moment) or _made(root, folder, memory, moment)
            if made is None:
                raise click.ClickException(f"Siden blev ikke bygget.{_kept(site)}")
            result = publish(place, site, made[0], root / SPARE)
        if seen and unchanged.made_of(root) == seen:
            memory.keep_all([(key, (unchanged.published(site, made[0], result), made[1]))])
    say(
        f"Siden ligger i site/: {result.changed} filer er nye eller ændrede, "
        f"{result.unchanged} er som før, {result.removed} er fjernet."
    )


def _refuse_examples(root: Path) -> None:
    """End where the site has no address of its own yet, or nobody whom a reader can write to."""
    from laboratorium.base.problems import format_problem
    from laboratorium.hosting.publishable import unready

    if found := list(unready(root)):
        told = "\n".join(map(format_problem, found))
        raise click.ClickException(f"Siden kan ikke udgives endnu.\n{told}")


@contextmanager
def _refusing(site: Path) -> Iterator[None]:
    from laboratorium.base.publish import IncompleteError

    try:
        yield
    except IncompleteError as error:
        raise click.ClickException(
            f"Siden blev ikke hel: {len(error.missing)} filer mangler, blandt dem "
            f"{error.missing[0]}.{_kept(site)} Kør ./lab build igen."
        ) from error
    except Exception as error:
        if fault := fault_of(error):
            told = f"Siden blev ikke bygget. {sentence(fault)}{_kept(site)}"
            raise click.ClickException(told) from error
        raise


@contextmanager
def _temporary(folder: Path) -> Iterator[None]:
    """Let all temporary files lie in the folder, with which they go."""
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


def _made_again(root: Path, site: Path, memory: Memory, moment: Moment) -> Made | None:
    """Build into the folder `site` without MkDocs; None when MkDocs must be asked, or has something
    to tell.
    """
    from laboratorium.site import rendered

    seen, preview = rendered.made_of(root), os.environ.get("LAB_PREVIEW") == "1"
    if rendered.recalled(seen, memory) is None:
        return None  # What takes long to load is not needed here.
    from laboratorium.base.files import remove
    from laboratorium.base.progress import progress
    from laboratorium.base.spare import SPARE, take
    from laboratorium.model.vocabulary import VocabularyError
    from laboratorium.site.again import again, make_again
    from laboratorium.site.assembly import Refused

    gc.disable()  # A build ends soon and makes hardly a cycle; looking for them takes time.
    try:
        found = again(root, seen, memory, preview, moment.at)
    except (Refused, VocabularyError):
        return None
    hold(memory, found)
    if found is None:
        return None
    take(root / SPARE, site)
    with progress("Tegner sider", MANY_FILES) as step:
        try:
            return make_again(*found, site, step)
        except (FileExistsError, IsADirectoryError, NotADirectoryError):
            remove(site)  # What was a file is a folder now.
            return make_again(*found, site, step)


def _made(root: Path, folder: Path, memory: Memory, moment: Moment) -> Made | None:
    """Build into `site` in the folder; None when it could not be built, which has been told."""
    from laboratorium.base.children import run
    from laboratorium.base.publish import MADE
    from laboratorium.base.turns import HELD
    from laboratorium.site import rendered

    told = folder / "made"
    command = [*_RENDER, str(folder / "site")]
    own = {HELD: "1", MADE: str(told), "TMPDIR": str(folder)}
    environment = os.environ | _ENVIRONMENT | own | moment.variable
    seen = rendered.made_of(root)
    if run(command, root, environment):
        return None
    found = rendered.Told.read(told)
    if found is None:
        return None
    rendered.remember(root, found.rendered, seen, memory)
    return found.made, found.lasts


def _kept(site: Path) -> str:
    return " Den forrige side står uændret i site/." if site.is_dir() else ""
