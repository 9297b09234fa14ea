"""`new`: the skeleton of a case or an episode, to be filled in."""

from __future__ import annotations

from pathlib import Path

import click

from laboratorium.cli.loading import refusing, turn
from laboratorium.cli.saying import say


@click.group()
def new() -> None:
    """Begynd på noget nyt: en case eller et afsnit."""


@new.command()
@click.option("--title", prompt="Titel", metavar="TEKST", help="Højst 90 tegn.")
@click.option(
    "--organisation",
    prompt="Organisation, fx Middelfart Kommune",
    metavar="NAVN",
    help="Hvem det er, fx Middelfart Kommune.",
)
@click.option(
    "--municipality",
    prompt="Kommune",
    metavar="KOMMUNE",
    help="Kommunens navn eller firecifrede kode.",
)
@click.option(
    "--place",
    prompt="Sted, fx Landsbyen Føns",
    metavar="STED",
    help="Stedet, fx Landsbyen Føns.",
)
@click.pass_obj
def case(root: Path, title: str, organisation: str, municipality: str, place: str) -> None:
    """Skriv et skelet til en case med hjælp på dansk."""
    from datetime import date

    from laboratorium.intake.skeletons import NewCase, write_case
    from laboratorium.model.vocabulary import vocabularies

    found = vocabularies().municipalities.find(municipality)
    if found is None:
        nearest = vocabularies().municipalities.nearest(municipality)
        hint = f" Mente du {nearest.label}?" if nearest else ""
        raise click.ClickException(f"Der er ingen kommune, der hedder »{municipality}«.{hint}")
    with refusing(ValueError), turn(root, "./lab new case"):
        try:
            path = write_case(root, NewCase(title, organisation, found.label, place), date.today())
        except FileExistsError as error:
            there = _relative(root, Path(error.filename))
            raise click.ClickException(f"Casen findes allerede: {there}") from error
    _echo_written(root, path)


@new.command()
@click.argument("audio", metavar="LYDFIL", type=click.Path(path_type=Path))
@click.option("--title", metavar="TEKST", help="Afsnittets titel; ellers bruges lydfilens navn.")
@click.option(
    "--chapters",
    metavar="FIL",
    type=click.Path(path_type=Path),
    help="En fil med kapitler; ellers bruges en med lydfilens navn, eller lydfilens egne.",
)
@click.pass_obj
def episode(root: Path, audio: Path, title: str | None, chapters: Path | None) -> None:
    """Begynd på et afsnit af podcasten ud fra en lydfil.

    Lydfilen bliver læst og lagt i podcasts/, og et skelet til afsnittet bliver skrevet, med hjælp
    på dansk.
    """

    from laboratorium.intake.skeletons import describe, write_episode

    with refusing(ValueError), turn(root, "./lab new episode"):
        try:
            made = write_episode(root, audio, title, chapters)
        except FileExistsError as error:
            there = _relative(root, Path(error.filename))
            raise click.ClickException(
                f"Der er allerede et afsnit med det navn: {there}. "
                "Giv det en anden titel med --title."
            ) from error
    say(f"Lyden: {_relative(root, made.audio)} ({describe(made.facts)})")
    if made.chapters:
        say(f"Kapitlerne: {len(made.chapters)} er skrevet ind.")
    if made.transcript:
        say(f"Udskriften: {_relative(root, made.transcript)}")
    _echo_written(root, made.path)


def _echo_written(root: Path, path: Path) -> None:
    say(f"Skrevet: {_relative(root, path)}\nUdfyld den, og kør ./lab check.")


def _relative(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()
