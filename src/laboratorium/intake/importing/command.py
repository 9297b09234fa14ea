"""What `./lab import` does: read, write, and leave a report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from laboratorium.base.faults import sentence
from laboratorium.base.files import write as write_file
from laboratorium.base.progress import Progress
from laboratorium.intake.importing.reading import read
from laboratorium.intake.importing.report import MOST_IN_TERMINAL, TITLE, report
from laboratorium.intake.importing.writing import write

_MOST_REPORTS = 100


class UnreportedError(Exception):
    """The cases have come in, but the report could not be written; the text has it in short."""


def run(
    root: Path,
    file: Path,
    today: date,
    dry_run: bool,
    report_file: Path | None,
    progress: Progress,
) -> str:
    """Import `file` into the project at `root`, and return the report for the terminal (Danish).

    `progress` is told how many of the cases are written. Raises `Refused` when the file cannot be
    read, OSError when nothing could be written, and UnreportedError when only the report could not.
    """
    reading = read(file)
    results = write(root, reading.drafts, file.name, today, dry_run, progress)
    whole = report(file.name, results, reading.notes, dry_run)
    short = report(file.name, results, reading.notes, dry_run, MOST_IN_TERMINAL)
    if dry_run:
        return short
    goal = report_file or _beside(file)
    try:
        write_file(goal, whole)
    except OSError as error:
        told = f"Casene er kommet ind, men rapporten kunne ikke skrives. {sentence(error)}"
        raise UnreportedError(f"{short}\n{told}") from error
    return f"{short}\nRapporten ligger i {goal}. Kør ./lab check, når I har set den igennem."


def _beside(file: Path) -> Path:
    """The report's place by the imported file; somebody's own file is never written over."""
    for number in range(1, _MOST_REPORTS):
        suffix = "" if number == 1 else f"-{number}"
        goal = file.with_name(f"{file.stem}-rapport{suffix}.md")
        if not goal.exists():
            return goal
        with goal.open(encoding="utf-8", errors="replace") as there:
            if there.readline().startswith(TITLE):
                return goal
    raise FileExistsError(f"Der ligger for mange rapporter ved siden af {file.name}.")
