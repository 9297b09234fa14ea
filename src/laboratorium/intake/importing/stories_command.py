"""What `./lab import` does with stories: read them by a list, write them, tell what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from laboratorium.base.files import write
from laboratorium.base.paths import case_file
from laboratorium.base.problems import Problem, format_problem
from laboratorium.intake.importing.files import Refused
from laboratorium.intake.importing.stories import make
from laboratorium.model.stories import STORIES, Stories
from laboratorium.reading import privacy
from laboratorium.reading.around import Around
from laboratorium.reading.stories import check_stories
from laboratorium.reading.tables import take_apart
from laboratorium.reading.validate import validate


def run(root: Path, export: Path, listed: Path, dry_run: bool) -> str:
    """Make the `stories.csv` of the case that the list names, and return what to tell (Danish).

    A file that is there already is never written over. Raises `Refused`, and OSError.
    """
    made = make(export, listed)
    path = case_file(made.case, STORIES.file)
    if not (root / path).parent.is_dir():
        raise Refused(f"Casen »{made.case}« findes ikke. Ret »stories« i {listed.name}.")
    if (root / path).exists():
        raise Refused(f"{path} findes allerede. Flyt den først, hvis den skal laves om.")
    said = "ville blive skrevet i" if dry_run else "er skrevet i"
    many = "1 fortælling" if made.count == 1 else f"{made.count} fortællinger"
    lines = [f"{many} {said} {path}.", *made.notes, *map(format_problem, _checked(made.text, path))]
    if not dry_run:
        write(root / path, made.text)
    return "\n".join(lines)


def _checked(text: str, path: str) -> Iterator[Problem]:
    """What `./lab check` will say of the file by itself."""
    table, words = take_apart(text.encode(), path, STORIES)
    found, wrong = validate(table, Stories)
    yield from (*table.problems, *wrong)
    yield from privacy.check_table(words, table, wrong)
    if found is not None:
        yield from (wrong.at(table) for wrong in check_stories(found, Around()))
