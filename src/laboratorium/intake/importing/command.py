"""What `./lab import` does: make a plan, show it, carry it out, and leave a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from laboratorium.base.collector import rested
from laboratorium.base.faults import sentence
from laboratorium.base.files import write as write_file
from laboratorium.base.progress import Progress
from laboratorium.intake.importing.belonging import Confirm, nobody, settle_belonging
from laboratorium.intake.importing.drafts import Reading
from laboratorium.intake.importing.mapping_file import meanings_beside
from laboratorium.intake.importing.reading import read
from laboratorium.intake.importing.report import MOST_IN_TERMINAL, TITLE, report
from laboratorium.intake.importing.results import Result
from laboratorium.intake.importing.writing import plan, write

_MOST_REPORTS = 100


class UnreportedError(Exception):
    """The cases have come in, but the report could not be written; the text has it in short."""


@dataclass(frozen=True)
class Plan:
    """What an import of a file is going to do, and what it could not place."""

    file: Path
    reading: Reading
    results: list[Result]

    @property
    def writes(self) -> bool:
        """Whether there is anything to write."""
        return any(result.lands for result in self.results)

    def told(self, done: bool, most: int = 0) -> str:
        """The report (Danish Markdown), of what is going to be or of what is `done`; `most` is how
        many cases with remarks are shown, 0 for all.
        """
        return report(self.file.name, self.results, self.reading, not done, most)

    @property
    def short(self) -> str:
        """The plan for the terminal."""
        return self.told(False, MOST_IN_TERMINAL)


def prepare(
    root: Path,
    file: Path,
    today: date,
    progress: Progress | None = None,
    confirm: Confirm = nobody,
    case: str = "",
    meanings_file: Path | None = None,
) -> Plan:
    """Read a file and make the plan of its import into the project at `root`; write nothing.

    `confirm` answers whether a case that is only nearly named is meant, `case` names the one that
    all belongs to which does not say so itself, `meanings_file` says what other people's columns
    mean (else `import.yml` beside the file); `progress` is told how many cases are checked.
    Raises `Refused` when the file cannot be read or holds nothing.
    """
    with rested():
        reading = read(file, confirm, meanings_beside(file, meanings_file))
        settle_belonging(reading, root, confirm, case)
        made = plan(root, reading.drafts, file.name, today, progress)
    return Plan(file, reading, made)


def carry_out(root: Path, made: Plan, report_file: Path | None = None) -> str:
    """Write what a plan says and its report, and return the report for the terminal.

    Raises OSError when nothing could be written, and UnreportedError when only the report could
    not.
    """
    if made.writes:
        write(root, made.results)
    short = made.told(True, MOST_IN_TERMINAL)
    goal = report_file or _beside(made.file)
    try:
        write_file(goal, made.told(True))
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
