"""What is wrong with a file, and where: the one shape in which every check answers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from laboratorium.base.visible import visible

MOST_PER_FILE = 100


class Level(StrEnum):
    """How serious a problem is: an error stops the build, advice does not."""

    ERROR = "fejl"
    ADVICE = "forslag"


class Position(NamedTuple):
    """A place in a file; line and column both count from 1, columns in characters."""

    line: int
    column: int


START = Position(1, 1)


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong or could be better.

    ``path`` is relative to the project's root, with forward slashes. ``code`` is a stable name
    in kebab-case. ``message`` is Danish: what is wrong and what to write instead.
    """

    path: str
    line: int
    column: int
    level: Level
    code: str
    message: str

    def at(self, path: str, position: Position) -> "Problem":
        """The same, told of another place: the line that names a picture, not the picture."""
        return replace(self, path=path, line=position.line, column=position.column)


class ProblemError(Exception):
    """Raised where nothing more can be read of a file; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def error(path: str, position: Position, code: str, message: str) -> Problem:
    """Return a problem that stops the build."""
    return Problem(path, position.line, position.column, Level.ERROR, code, message)


def advice(path: str, position: Position, code: str, message: str) -> Problem:
    """Return a suggestion that does not stop the build."""
    return Problem(path, position.line, position.column, Level.ADVICE, code, message)


def format_problem(problem: Problem) -> str:
    """Return ``cases/x/index.md:12:5: fejl: …``, a form that editors and terminals can link.

    Characters that nobody can see stand as their numbers.
    """
    place = f"{problem.path}:{problem.line}:{problem.column}"
    return visible(f"{place}: {problem.level.value}: {problem.message}")


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems sorted and without repeats, at most ``MOST_PER_FILE`` for each file.

    A hostile file can hold a mistake in every character. What is left out is counted and said.
    """
    kept: list[Problem] = []
    left_out: dict[str, int] = {}
    seen: dict[str, int] = {}
    # Advice goes first overboard, so that a file's errors are never hidden by suggestions.
    ranked = sorted(set(problems), key=lambda p: (p.path, p.level is Level.ADVICE, p))
    for problem in ranked:
        seen[problem.path] = seen.get(problem.path, 0) + 1
        if seen[problem.path] <= MOST_PER_FILE:
            kept.append(problem)
        else:
            left_out[problem.path] = left_out.get(problem.path, 0) + 1
    for path, count in left_out.items():
        message = f"Filen har mindst {count} problemer mere. Ret de første, og tjek filen igen."
        kept.append(error(path, START, "too-many-problems", message))
    return tuple(sorted(kept))
