"""What the files in a case's folder must know of the case that they are of."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, Self

from laboratorium.base.danish import format_date
from laboratorium.base.problems import Level, Problem
from laboratorium.model.cases import Case
from laboratorium.model.partial_date import PartialDate
from laboratorium.reading.frontmatter import ParsedFile
from laboratorium.reading.messages import about_whole, quote
from laboratorium.reading.rules import beyond, count_sources
from laboratorium.reading.yaml_tree import Path


class Wrong(NamedTuple):
    """What is wrong with a record as a whole: the path of the value that it is told at, a stable
    code, a Danish sentence, and whether it is no more than advice.
    """

    where: Path
    code: str
    message: str
    is_advice: bool = False

    @classmethod
    def of(
        cls, where: Path, name: str, written: str = "", is_advice: bool = False, **facts: object
    ) -> Self:
        """What the sentence of that name says; ``written`` is what was found there."""
        message = about_whole(name, written=quote(written), **facts)
        return cls(where, name.replace("_", "-"), message, is_advice)

    def at(self, parsed: ParsedFile) -> Problem:
        """The problem with its place in the file."""
        level = Level.ADVICE if self.is_advice else Level.ERROR
        at = parsed.position(*self.where)
        return Problem(parsed.path, at.line, at.column, level, self.code, self.message)


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

    def check_source(self, where: Path, number: int | None) -> Iterator[Wrong]:
        """Yield what is wrong when the case lists no source of this number."""
        if number is not None and self.sources is not None and not 1 <= number <= self.sources:
            yield Wrong(where, "dangling-source", beyond(number, self.sources))

    def is_later(self, when: PartialDate) -> bool:
        """Whether this was surely after the case was last changed."""
        return self.updated is not None and when.first > self.updated

    def later(self, what: str) -> str:
        """The Danish sentence about something (»Målingen«) that is of a later day."""
        day = format_date(self.updated) if self.updated else ""
        return (
            f"{what} er fra efter den dag, da casen sidst blev ændret ({day}). Ret datoen, "
            "eller ret, hvornår casen er ændret, i index.md."
        )
