"""The report on a proposal, as the read-only workflow hands it to the one that may comment.

A proposal can change the workflow that makes the report, so whoever reads it takes every word for
the proposer's: the form is strict, everything is limited, and texts are escaped when they are used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.dataclasses import dataclass

from laboratorium.base.files import write
from laboratorium.base.problems import Level, Problem
from laboratorium.review.events import EventError, Number, Sha, read_event
from laboratorium.review.path_guard import Scope

FILE = "report.json"
MOST_FILES, MOST_PROBLEMS, MOST_NOTES = 300, 200, 100

Path_ = Annotated[str, Field(min_length=1, max_length=300)]
Line = Annotated[int, Field(ge=1, le=10_000_000, strict=True)]
Count = Annotated[int, Field(ge=0, le=1_000_000, strict=True)]


class ReportError(EventError):
    """A report that cannot be used; the message is Danish."""


class Part(BaseModel):
    """What all parts of a report share."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, order=True, config=ConfigDict(extra="forbid"))
class Told(Problem):
    """A problem as it may stand in a report: within limits, since anybody can have written it."""

    path: Path_
    line: Line
    column: Line
    level: Level
    code: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,80}$")]
    message: Annotated[str, Field(min_length=1, max_length=2000)]


class Praise(Part):
    """Something good about a file, by its code in ``praise.SENTENCES``."""

    path: Path_
    code: Annotated[str, Field(pattern=r"^[a-z-]{1,40}$")]


class Missing(Part):
    """What is not there yet: a key of ``lacking.SENTENCES``, and the line to write it on."""

    key: Annotated[str, Field(pattern=r"^[a-z.-]{1,60}$")]
    line: Line | None = None


class Meter(Part):
    """How much of what makes a text useful is there."""

    path: Path_
    title: Annotated[str, Field(max_length=300)] = ""
    met: Count
    total: Count
    missing: Annotated[tuple[Missing, ...], Field(max_length=40)] = ()


class Report(Part):
    """All that is said about one state of one proposal.

    ``errors`` and ``advice`` count all problems, also those beyond the ``MOST_PROBLEMS`` in
    ``problems``. ``built`` is None when no site was to be built.
    """

    version: Literal[1] = 1
    number: Number
    head_sha: Sha
    scope: Scope
    files: Annotated[tuple[Path_, ...], Field(max_length=MOST_FILES)]
    errors: Count
    advice: Count
    problems: Annotated[tuple[Told, ...], Field(max_length=MOST_PROBLEMS)]
    praise: Annotated[tuple[Praise, ...], Field(max_length=MOST_NOTES)] = ()
    meters: Annotated[tuple[Meter, ...], Field(max_length=MOST_NOTES)] = ()
    built: bool | None = None


def told(problems: Sequence[Problem]) -> tuple[Told, ...]:
    """Return the problems that there is room for, errors before advice."""
    ranked = sorted(problems, key=lambda problem: (problem.level is Level.ADVICE, problem))
    return tuple(
        Told(**{**asdict(one), "path": one.path[:300], "message": one.message[:2000]})
        for one in ranked[:MOST_PROBLEMS]
    )


def write_report(folder: Path, report: Report) -> Path:
    """Write the report into ``folder``, which is made when it is missing, and return its path."""
    path = folder / FILE
    write(path, report.model_dump_json(indent=1) + "\n")
    return path


def read_report(folder: Path) -> Report:
    """Return the report in ``folder``. Raises ReportError for anything but a sound one."""
    try:
        return read_event(folder / FILE, Report, "Rapporten")
    except EventError as fault:
        raise ReportError(*fault.args) from fault
