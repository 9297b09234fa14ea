"""`import`, `from-issue` and `schema`: contributions that come in another form than our files."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import click

from laboratorium.cli.loading import refusing, turn

MANY_ROWS = 200


@click.command("import")
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Vis kun, hvad der ville blive skrevet.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path),
    help="Hvor rapporten skal ligge; ellers ved siden af filen.",
)
@click.pass_obj
def import_file(root: Path, file: Path, dry_run: bool, report_file: Path | None) -> None:
    """Lav cases af et regneark (.xlsx, .csv) eller et Word-dokument (.docx)."""
    from datetime import date

    from laboratorium.base.progress import progress
    from laboratorium.intake.importing.command import UnreportedError, run

    alone = nullcontext() if dry_run else turn(root, "./lab import")
    with refusing(ValueError), alone, progress("Skriver cases", MANY_ROWS) as step:
        try:
            said = run(root, file, date.today(), dry_run, report_file, step)
        except UnreportedError as error:
            click.echo(str(error))
            sys.exit(1)
    click.echo(said)


@click.command("from-issue")
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Vis svaret, men skriv ingen fil.")
@click.pass_obj
def from_issue(root: Path, file: Path, dry_run: bool) -> None:
    """Lav en udfyldt formular fra GitHub (hændelse som JSON eller selve teksten) til en fil."""
    from laboratorium.review.issue_file import turn as made_of

    with nullcontext() if dry_run else turn(root, "./lab from-issue"):
        made = made_of(root, file, dry_run)
    click.echo(made.text, nl=False)
    if made.path is not None:
        click.echo(f"Skrevet: {made.path.relative_to(root).as_posix()}", err=True)
    if not made.ready:
        sys.exit(1)


@click.command()
@click.argument("kind", required=False)
def schema(kind: str | None) -> None:
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
