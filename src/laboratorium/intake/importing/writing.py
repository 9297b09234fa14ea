"""The plan of an import, and how it is carried out: never over something that lies there."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from laboratorium.base.files import write as write_file
from laboratorium.base.landing import landing
from laboratorium.base.paths import case_file
from laboratorium.base.progress import Progress
from laboratorium.intake.importing.drafts import Draft
from laboratorium.intake.importing.making import Maker, Names
from laboratorium.intake.importing.points import FilesThere
from laboratorium.intake.importing.report import MOST_CHECKED
from laboratorium.intake.importing.results import Outcome, Result


def plan(
    root: Path,
    drafts: Iterable[Draft],
    source: str,
    today: date,
    progress: Progress | None = None,
) -> list[Result]:
    """Make every draft's files and check the first `MOST_CHECKED`; nothing is written in the
    project at `root`.

    `source` is the name of the file that was imported, `today` the day for cases that say none.
    """
    drafts = list(drafts)
    names = Names()
    there = FilesThere(root)
    maker = Maker(root, source, today, names, there)
    results = [maker.make(draft) for draft in drafts]
    checked = [result for result in results if result.lands][:MOST_CHECKED]
    for number, result in enumerate(checked, start=1):
        result.problems = maker.check(result)
        if progress:
            progress(number, len(checked))
    return results


def write(root: Path, results: Iterable[Result]) -> None:
    """Put the new files in place, all of them or none, and then those that were corrected.

    Raises FileExistsError where somebody has put a file since the plan was made, and OSError.
    """
    changed: list[tuple[Path, str]] = []
    with landing(root, within=True) as staging:
        for result in filter(lambda one: one.lands, results):
            is_new = not os.path.lexists(f"{root}/{case_file(result.slug, '')}")
            for name, text in result.files.items():
                path = case_file(result.slug, name)
                if not is_new and _lies_there(root / path, text):
                    continue
                if result.outcome is Outcome.CHANGED:
                    changed.append((root / path, text))
                else:
                    _stage(f"{staging}/{path}", text.encode())
            for name, data in result.pictures.items():
                path = case_file(result.slug, name)
                if is_new or not (root / path).exists():
                    _stage(f"{staging}/{path}", data)
    for goal, text in changed:
        write_file(goal, text)


def _stage(path: str, data: bytes) -> None:
    """Write a file where nobody else looks yet. Raises OSError."""
    folder = path.rpartition("/")[0]
    if not os.path.isdir(folder):  # noqa: PTH112
        os.makedirs(folder)  # noqa: PTH103
    with open(path, "wb") as file:  # noqa: PTH123 (ten thousand of them: paths cost more than these)
        file.write(data)


def _lies_there(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()
