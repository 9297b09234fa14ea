"""`check`, `fix` and `status`: what is wrong with the content, and what it lacks."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from laboratorium.cli.loading import count, load, refusing, turn
from laboratorium.cli.loading import moment as time_of
from laboratorium.cli.saying import say

MANY_SECONDS = 120


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "github", "json", "sarif", "markdown")),
    default="text",
    show_default=True,
    help="Hvordan listen skrives: til mennesker, GitHub, programmer eller en besked.",
)
@click.pass_obj
def check(root: Path, form: str) -> None:
    """Tjek alt indhold, og se, hvad der skal rettes og hvor.

    Fejl skal rettes, før siden kan bygges; forslag gør den bedre.
    """
    from laboratorium.base.problems import Level, format_problem
    from laboratorium.base.progress import progress
    from laboratorium.model.schedule import withheld
    from laboratorium.podcast.checked import checked

    moment = time_of(root)
    with progress("Måler lyden", MANY_SECONDS) as step:
        loaded = checked(root, load(root, moment.at), moment.at, step)
    waiting = withheld(loaded.content, moment.at)
    if form == "text":
        for problem in loaded.problems:
            colour = "red" if problem.level is Level.ERROR else "yellow"
            say(format_problem(problem), colour=colour)
        for one in waiting:
            say(f"{one.path}: {one.says}.")
    else:
        from laboratorium.review.formats import render, summarise

        say(render(loaded.problems, form), nl=False)
        if form == "github":
            summarise(loaded.problems)
    cases, episodes = loaded.content.cases, loaded.content.episodes
    points = sum(len(case.learning_points) for case in cases)
    told = [count(len(cases), "case", "cases"), count(points, "læringspointe", "læringspointer")]
    if episodes:
        told.append(f"{len(episodes)} afsnit")
    errors = len(loaded.errors)
    result = f"{', '.join(told)} · {errors} fejl · {len(loaded.problems) - errors} forslag"
    if waiting:
        result += f" · {len(waiting)} venter, som det er {moment}"
    # What a program is to read stands alone on standard output.
    say(result, err=form != "text")
    if errors:
        sys.exit(1)


@click.command()
@click.argument("paths", metavar="[STI]…", nargs=-1, type=click.Path(path_type=Path))
@click.pass_obj
def fix(root: Path, paths: tuple[Path, ...]) -> None:
    """Ret det, som kan rettes, uden at ordene ændres.

    Skjulte oplysninger i billeder og lyd bliver slettet, datoer skrevet, som de skal være, og tekst
    gemt rigtigt. Uden STI gælder det alt.
    """
    from laboratorium.reading.fix import OutsideError
    from laboratorium.reading.fix import fix as put_right

    with refusing(OutsideError), turn(root, "./lab fix"):
        results = list(put_right(root, paths))
    for result in results:
        say(f"{result.path}: {result.failed or ', '.join(result.done)}")
    failed = sum(bool(result.failed) for result in results)
    say(f"{count(len(results) - failed, 'fil', 'filer')} rettet.")
    if failed:
        sys.exit(1)


@click.command()
@click.option(
    "--sort",
    "order",
    default="navn",
    show_default=True,
    metavar="KOLONNE",
    help="Rækkefølgen: navn, slags, fuldt, alder eller mangler.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="Hvordan tabellen skrives.",
)
@click.pass_obj
def status(root: Path, order: str, form: str) -> None:
    """Vis i en tabel, hvad alt indhold mangler.

    Også hvor fuldt det er, og hvor gammelt.
    """
    from datetime import date

    from laboratorium.catalogue.completeness.status import ORDERS
    from laboratorium.catalogue.completeness.status import status as table

    if order not in ORDERS:
        raise click.ClickException(f"Der kan sorteres efter {', '.join(ORDERS)}.")
    say(table(load(root), date.today(), order, form), nl=False)
