"""What the files in a case's folder must know of the case that they are of."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, Self

from laboratorium.base.danish import format_date
from laboratorium.base.problems import Position, Problem, error
from laboratorium.model.cases import Case
from laboratorium.model.partial_date import PartialDate
from laboratorium.reading.frontmatter import ParsedFile
from laboratorium.reading.rules import beyond, count_sources


class Around(NamedTuple):
    """How many sources the case lists, and the day it was last changed; ``None`` where that is not
    known.
    """

    sources: int | None = None
    updated: date | None = None

    @classmethod
    def of(cls, parsed: ParsedFile | None, meta: Case | None) -> Self:
        """What is known of a case by its text as it was taken apart, and as it was read."""
        sources = count_sources(parsed) if parsed else None
        return cls(sources, meta.updated if meta else None)

    def check_source(self, path: str, at: Position, number: int | None) -> Iterator[Problem]:
        """Yield a problem when the case lists no source of this number."""
        if number is not None and self.sources is not None and not 1 <= number <= self.sources:
            yield error(path, at, "dangling-source", beyond(number, self.sources))

    def is_later(self, when: PartialDate) -> bool:
        """Whether this was surely after the case was last changed."""
        return self.updated is not None and when.first > self.updated

    def later(self, what: str) -> str:
        """The Danish sentence about something (»Målingen«) that is of a later day."""
        day = format_date(self.updated) if self.updated else ""
        return (
            f"{what} er fra efter den dag, da casen sidst blev ændret ({day}). Ret datoen, "
            "eller ret »updated« i index.md."
        )
