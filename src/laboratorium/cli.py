"""The command line. Heavy imports wait until a command needs them, so that it starts at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from laboratorium.cli_podcast import hosted_audio, hosting, ledger

if TYPE_CHECKING:
    from laboratorium.base.problems import Problem
    from laboratorium.reading.loader import Loaded

ROOT = Path(__file__).resolve().parents[2]
MANY_FILES = 500
MANY_ROWS = 200
MANY_SECONDS = 120


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Byg, se og tjek siden for Laboratorium til lokal bærekraft."""


for _command in (ledger, hosting, hosted_audio):
    main.add_command(_command)


@main.command()
@click.option("--port", default=8000, show_default=True, help="Porten på din egen maskine.")
def serve(port: int) -> None:
    """Byg siden, vis den på http://127.0.0.1:8000, og byg igen, hver gang en fil bliver gemt."""
    # --livereload is MkDocs' default, but newer versions of click lose that default.
    arguments = ["serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    os.execve(sys.executable, [sys.executable, "-m", "mkdocs", *arguments], _mkdocs_environment())


@main.command()
def build() -> None:
    """Byg siden til site/. Har indholdet fejl, bliver den sidste gode side stående."""
    from laboratorium.base.publish import publish

    site, fresh = ROOT / "site", ROOT / ".site-new"
    shutil.rmtree(fresh, ignore_errors=True)
    click.echo("Bygger siden …", err=True)
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--strict",
        "--site-dir",
        str(fresh),
    ]
    finished = subprocess.run(command, cwd=ROOT, env=_mkdocs_environment(), check=False)
    missing = [
        name for name in ("index.html", "404.html", "sitemap.xml") if not (fresh / name).is_file()
    ]
    if finished.returncode or missing:
        shutil.rmtree(fresh, ignore_errors=True)
        kept = " Den forrige side står uændret i site/." if site.is_dir() else ""
        raise click.ClickException(f"Siden blev ikke bygget.{kept}")
    result = publish(fresh, site)
    click.echo(
        f"Siden ligger i site/: {result.changed} filer er nye eller ændrede, "
        f"{result.unchanged} er som før, {result.removed} er fjernet."
    )


@main.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "github", "json", "sarif", "markdown")),
    default="text",
    show_default=True,
    help="Hvordan listen skrives: til mennesker, GitHub, programmer eller en besked.",
)
def check(form: str) -> None:
    """Tjek alt indhold: fejl skal rettes, før siden kan bygges; forslag gør den bedre."""
    from laboratorium.base.problems import Level, format_problem
    from laboratorium.podcast.continuity import continued
    from laboratorium.podcast.sound_advice import listened

    with _progress("Måler lyden", MANY_SECONDS) as progress:
        loaded = listened(ROOT, continued(ROOT, _load()), ROOT / ".cache", progress)
    if form == "text":
        for problem in loaded.problems:
            colour = "red" if problem.level is Level.ERROR else "yellow"
            click.secho(format_problem(problem), fg=colour)
    else:
        from laboratorium.review.formats import render, summarise

        click.echo(render(loaded.problems, form), nl=False)
        if form == "github":
            summarise(loaded.problems)
    errors = len(loaded.errors)
    told = _advice(loaded.problems, errors)
    # What a program is to read stands alone on standard output.
    click.echo(f"{_files(loaded)} · {_count(errors, 'fejl', 'fejl')} · {told}", err=form != "text")
    if errors:
        sys.exit(1)


@main.command("from-issue")
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Vis svaret, men skriv ingen fil.")
def from_issue(file: Path, dry_run: bool) -> None:
    """Lav en udfyldt formular fra GitHub (hændelse som JSON eller selve teksten) til en fil."""
    from laboratorium.review.issue_file import turn

    made = turn(ROOT, file, dry_run)
    click.echo(made.text, nl=False)
    if made.path is not None:
        click.echo(f"Skrevet: {_relative(made.path)}", err=True)
    if not made.ready:
        sys.exit(1)


@main.command()
@click.argument("paths", metavar="[STI]…", nargs=-1, type=click.Path(path_type=Path))
def fix(paths: tuple[Path, ...]) -> None:
    """Slet skjulte oplysninger i billeder, og ret, hvordan tekster er gemt. Ordene består."""
    from laboratorium.reading.fix import OutsideError
    from laboratorium.reading.fix import fix as put_right

    try:
        results = list(put_right(ROOT, paths))
    except OutsideError as error:
        raise click.ClickException(str(error)) from error
    for result in results:
        click.echo(f"{result.path}: {result.failed or ', '.join(result.done)}")
    failed = sum(bool(result.failed) for result in results)
    click.echo(f"{_count(len(results) - failed, 'fil', 'filer')} rettet.")
    if failed:
        sys.exit(1)


@main.group()
def new() -> None:
    """Begynd på noget nyt."""


@new.command("case")
@click.option("--title", prompt="Titel", help="Højst 90 tegn.")
@click.option("--organisation", prompt="Organisation, fx Middelfart Kommune")
@click.option("--municipality", prompt="Kommune", help="Officielt navn eller firecifret kode.")
@click.option("--place", prompt="Sted, fx Landsbyen Føns")
def new_case(title: str, organisation: str, municipality: str, place: str) -> None:
    """Skriv et skelet til en case med hjælp på dansk."""
    from datetime import date

    from laboratorium.intake.skeletons import NewCase, write_case
    from laboratorium.model.vocabulary import vocabularies

    found = vocabularies().municipalities.find(municipality)
    if found is None:
        nearest = vocabularies().municipalities.nearest(municipality)
        hint = f" Mente du {nearest.label}?" if nearest else ""
        raise click.ClickException(f"Der er ingen kommune, der hedder »{municipality}«.{hint}")
    try:
        path = write_case(ROOT, NewCase(title, organisation, found.label, place), date.today())
    except FileExistsError as error:
        raise click.ClickException(
            f"Casen findes allerede: {_relative(Path(error.args[0]))}"
        ) from error
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Skrevet: {_relative(path)}\nUdfyld den, og kør ./lab check.")


@new.command("episode")
@click.argument("audio", type=click.Path(path_type=Path))
@click.option("--title", help="Afsnittets titel; ellers bruges lydfilens navn.")
def new_episode(audio: Path, title: str | None) -> None:
    """Læs en lydfil, læg den i podcasts/, og skriv et skelet til afsnittet med hjælp på dansk."""
    from datetime import date

    from laboratorium.intake.skeletons import describe, write_episode

    try:
        made = write_episode(ROOT, audio, title, date.today())
    except FileExistsError as error:
        raise click.ClickException(
            f"Der er allerede et afsnit med det navn: {_relative(Path(error.args[0]))}. "
            "Giv det en anden titel med --title."
        ) from error
    except OSError as error:
        raise click.ClickException(f"Filerne kunne ikke skrives i podcasts/: {error}") from error
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Lyden: {_relative(made.audio)} ({describe(made.facts)})")
    if made.transcript:
        click.echo(f"Udskriften: {_relative(made.transcript)}")
    click.echo(f"Skrevet: {_relative(made.path)}\nUdfyld den, og kør ./lab check.")


@main.command("import")
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Vis kun, hvad der ville blive skrevet.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path),
    help="Hvor rapporten skal ligge; ellers ved siden af filen.",
)
def import_file(file: Path, dry_run: bool, report_file: Path | None) -> None:
    """Lav cases af et regneark (.xlsx, .csv) eller et Word-dokument (.docx)."""
    from datetime import date

    from laboratorium.intake.importing.command import run

    try:
        said = run(ROOT, file, date.today(), dry_run, report_file, _row_progress)
    except (ValueError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(said)


@contextmanager
def _row_progress(total: int) -> Iterator[Callable[[int, int], None]]:
    """Show how far an import is, when it is long and somebody is looking."""
    if total <= MANY_ROWS or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    with click.progressbar(length=total, label="Skriver cases", file=sys.stderr) as bar:
        yield lambda done, total: bar.update(done - bar.pos)


@main.command()
@click.option(
    "--sort",
    "order",
    default="navn",
    show_default=True,
    metavar="KOLONNE",
    help=("navn, slags, fuldt, alder eller mangler"),
)
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
def status(order: str, form: str) -> None:
    """Vis alt indhold i en tabel: hvor fuldt det er, hvor gammelt, og hvad der mangler."""
    from datetime import date

    from laboratorium.catalogue.completeness.status import ORDERS
    from laboratorium.catalogue.completeness.status import status as table

    if order not in ORDERS:
        raise click.ClickException(f"Der kan sorteres efter {', '.join(ORDERS)}.")
    click.echo(table(_load(), date.today(), order, form), nl=False)


@main.command("schema")
@click.argument("kind", required=False)
def print_schema(kind: str | None) -> None:
    """Skriv JSON Schema for en slags fil. Uden navn bliver de alle nævnt."""
    from laboratorium.intake.schema import text
    from laboratorium.model.kinds import EVERY

    known = {each.key: each for each in EVERY}
    if kind is not None and kind not in known:
        raise click.ClickException(f"»{kind}« kendes ikke. Skriv {', '.join(known)}.")
    if kind is None:
        click.echo("\n".join(f"{each.key}: {each.name}" for each in EVERY))
    else:
        click.echo(text(known[kind]), nl=False)


@main.command("check-feed")
@click.argument("target", metavar="FIL|ADRESSE")
def check_feed(target: str) -> None:
    """Tjek et feed mod Apples, PSP-1's og Podcasting 2.0's regler; ved en adresse også serveren."""
    from feedcheck import main as check

    sys.exit(check([target]))


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(arguments: tuple[str, ...]) -> None:
    """Kør alt det, som CI kører; med --all også det, der tager længe. Resten er pytests."""
    command = [sys.executable, str(ROOT / "scripts/quality"), *arguments]
    sys.exit(subprocess.run(command).returncode)


def _mkdocs_environment() -> dict[str, str]:
    # Material prints a long notice about MkDocs 2, which this project does not use.
    return os.environ | {"NO_MKDOCS_2_WARNING": "1"}


def _load() -> Loaded:
    from laboratorium.base.parallel import available_workers
    from laboratorium.model.vocabulary import VocabularyError
    from laboratorium.reading.loader import load

    try:
        with _progress("Læser indhold", MANY_FILES) as progress:
            return load(ROOT, progress, available_workers())
    except VocabularyError as error:
        raise click.ClickException(f"En ordliste har en fejl: {error}") from error


@contextmanager
def _progress(label: str, many: int) -> Iterator[Callable[[int, int], None]]:
    """Show how far long work is, when somebody is looking: `many` is how much is long."""
    bar = None

    def progress(done: int, total: int) -> None:
        nonlocal bar
        if bar is None and total >= many and sys.stderr.isatty():
            bar = click.progressbar(length=total, label=label, file=sys.stderr)
        if bar is not None:
            bar.update(done - bar.pos)

    yield progress
    if bar is not None:
        bar.render_finish()


def _files(loaded: Loaded) -> str:
    content = loaded.content
    points = sum(len(case.learning_points) for case in content.cases)
    cases = _count(len(content.cases), "case", "cases")
    episodes = f", {len(content.episodes)} afsnit" if content.episodes else ""
    return f"{cases}, {_count(points, 'læringspointe', 'læringspointer')}{episodes}"


def _advice(problems: tuple[Problem, ...], errors: int) -> str:
    return _count(len(problems) - errors, "forslag", "forslag")


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
