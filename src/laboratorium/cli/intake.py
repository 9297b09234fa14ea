"""`import`, `from-issue` and `schema`: contributions that come in another form than our files."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import click

from laboratorium.base.files import write
from laboratorium.cli.loading import refusing, turn
from laboratorium.cli.saying import say

MANY_ROWS = 200


@click.command("import")
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Vis kun, hvad der ville blive skrevet.")
@click.option("--yes", is_flag=True, help="Skriv uden at spørge først; til programmer.")
@click.option(
    "--mapping",
    metavar="FIL",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Hvad andres kolonner betyder; ellers import.yml ved siden af filen.",
)
@click.option(
    "--case",
    default="",
    metavar="NAVN",
    help="Casen, som det hører til, når filen ikke selv siger det.",
)
@click.option(
    "--report",
    "report_file",
    metavar="FIL",
    type=click.Path(path_type=Path),
    help="Hvor rapporten skal ligge; ellers ved siden af filen.",
)
@click.option(
    "--files",
    metavar="MAPPE",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Til et podcastfeed: mappen med lyd og udskrifter, der er hentet fra den gamle vært.",
)
@click.option(
    "--feed",
    metavar="ADRESSE",
    help="Til et podcastfeed: dets adresse, hvis det ikke selv siger den.",
)
@click.option(
    "--columns",
    metavar="FIL",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Til fortællinger: en YAML-fil, der siger, hvilken kolonne der er hvad.",
)
@click.pass_obj
def import_file(
    root: Path,
    file: Path,
    dry_run: bool,
    yes: bool,
    mapping: Path | None,
    case: str,
    report_file: Path | None,
    files: Path | None,
    feed: str | None,
    columns: Path | None,
) -> None:
    """Tag imod det, folk har: regneark, dokumenter, svar.

    Filen kan være et regneark (.xlsx, .ods, .csv), et dokument (.docx, .odt), en tekst (.md, .txt),
    en gemt side (.html, .mht) eller mail (.eml), andres liste (.json), en podcasts feed (.xml)
    eller svar på et skema (--columns). Planen bliver vist, før noget bliver skrevet.
    """
    from laboratorium.intake.feeds import command as feeds

    if columns:
        from laboratorium.intake.importing.stories_command import run as take_stories

        take = partial(take_stories, root, file, columns, dry_run)
    elif feeds.is_feed(file):
        take = partial(feeds.run, root, file, files, feed, dry_run)
    else:
        _import(root, file, dry_run, yes, mapping, case, report_file)
        return
    with refusing(ValueError), nullcontext() if dry_run else turn(root, "./lab import"):
        told = take()
        if report_file and not dry_run:
            write(report_file, f"{told}\n")
    say(told)


def _import(
    root: Path,
    file: Path,
    dry_run: bool,
    yes: bool,
    mapping: Path | None,
    case: str,
    report_file: Path | None,
) -> None:
    from datetime import date

    from laboratorium.base.progress import progress
    from laboratorium.intake.importing.belonging import nobody
    from laboratorium.intake.importing.command import UnreportedError, carry_out, prepare

    asks = nobody if dry_run or yes else _asked
    with refusing(ValueError), progress("Læser cases", MANY_ROWS) as step:
        made = prepare(root, file, date.today(), step, asks, case, mapping)
    if dry_run or not yes:
        say(made.short)
    if dry_run or (made.writes and not yes and not _asked("Skal det skrives?")):
        say("Intet er skrevet.")
        return
    with refusing(ValueError), turn(root, "./lab import"):
        try:
            said = carry_out(root, made, report_file)
        except UnreportedError as error:
            say(str(error))
            sys.exit(1)
    say(said if yes else said.strip().rpartition("\n")[2])


def _asked(question: str) -> bool:
    """The answer to a question of yes or no; no answer ends the command."""
    while True:
        say(f"{question} [ja/nej] ", nl=False)
        answer = sys.stdin.readline()
        if not answer:
            say("")
            raise click.ClickException(
                "Ingen svarer, så intet er skrevet. Skriv --yes, når et program kører kommandoen."
            )
        if answer.strip().lower() in ("ja", "j"):
            return True
        if answer.strip().lower() in ("nej", "n", ""):
            return False


@click.command("from-issue")
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Vis svaret, men skriv ingen fil.")
@click.pass_obj
def from_issue(root: Path, file: Path, dry_run: bool) -> None:
    """Lav en udfyldt formular fra GitHub til en fil.

    FIL er hændelsen som JSON eller selve teksten.
    """
    from laboratorium.review.issue_file import turn as made_of

    with nullcontext() if dry_run else turn(root, "./lab from-issue"):
        made = made_of(root, file, dry_run)
    say(made.text, nl=False)
    if made.path is not None:
        say(f"Skrevet: {made.path.relative_to(root).as_posix()}", err=True)
    if not made.ready:
        sys.exit(1)


@click.command()
@click.argument("kind", metavar="[SLAGS]", required=False)
def schema(kind: str | None) -> None:
    """Skriv JSON Schema for en slags fil.

    Uden SLAGS bliver de alle nævnt.
    """
    from laboratorium.intake.schema import text
    from laboratorium.model.kinds import EVERY

    known = {each.key: each for each in EVERY}
    if kind is not None and kind not in known:
        raise click.ClickException(f"»{kind}« kendes ikke. Skriv {', '.join(known)}.")
    if kind is None:
        say("\n".join(f"{each.key}: {each.name}" for each in EVERY))
    else:
        say(text(known[kind]), nl=False)
