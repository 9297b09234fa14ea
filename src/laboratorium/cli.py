"""The command line. Heavy imports wait until a command needs them, so that it starts at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from laboratorium.content.loader import Loaded
    from laboratorium.content.problems import Problem

ROOT = Path(__file__).resolve().parents[2]
MANY_FILES = 500


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Byg, se og tjek siden for Laboratorium til lokal bærekraft."""


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
    from laboratorium.publish import publish

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
def check() -> None:
    """Tjek alt indhold: fejl skal rettes, før siden kan bygges; forslag gør den bedre."""
    from laboratorium.content.problems import Level, format_problem

    loaded = _load()
    for problem in loaded.problems:
        click.secho(format_problem(problem), fg="red" if problem.level is Level.ERROR else "yellow")
    errors = len(loaded.errors)
    click.echo(
        f"{_files(loaded)} · {_count(errors, 'fejl', 'fejl')} · {_advice(loaded.problems, errors)}"
    )
    if errors:
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

    from laboratorium.contribute import NewCase, write_case
    from laboratorium.vocabulary import vocabularies

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


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(arguments: tuple[str, ...]) -> None:
    """Kør alt det, som CI kører. Flere argumenter går videre til pytest."""
    from laboratorium.quality import run

    sys.exit(run(list(arguments)))


def _mkdocs_environment() -> dict[str, str]:
    # Material prints a long notice about MkDocs 2, which this project does not use.
    return os.environ | {"NO_MKDOCS_2_WARNING": "1"}


def _load() -> Loaded:
    from laboratorium.content.loader import load
    from laboratorium.parallel import available_workers
    from laboratorium.vocabulary import VocabularyError

    bar = None

    def progress(done: int, total: int) -> None:
        nonlocal bar
        if bar is None and total >= MANY_FILES and sys.stderr.isatty():
            bar = click.progressbar(length=total, label="Læser indhold", file=sys.stderr)
        if bar is not None:
            bar.update(done - bar.pos)

    try:
        loaded = load(ROOT, progress, available_workers())
    except VocabularyError as error:
        raise click.ClickException(f"En ordliste har en fejl: {error}") from error
    if bar is not None:
        bar.render_finish()
    return loaded


def _files(loaded: Loaded) -> str:
    content = loaded.content
    points = sum(len(case.learning_points) for case in content.cases)
    cases = _count(len(content.cases), "case", "cases")
    return f"{cases}, {_count(points, 'læringspointe', 'læringspointer')}"


def _advice(problems: tuple[Problem, ...], errors: int) -> str:
    return _count(len(problems) - errors, "forslag", "forslag")


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
