"""How much of what a record should have it has, and what is missing: for pages and for comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from laboratorium.catalogue.completeness.criteria import TABLES, Criterion, Importance, line
from laboratorium.model.records import (
    CaseRecord,
    Content,
    EpisodeRecord,
    PartRecord,
)

Record = CaseRecord | PartRecord[Any] | EpisodeRecord


@dataclass(frozen=True)
class Meter:
    """The criteria that a record meets and those it does not, in the order of the tables."""

    met: tuple[Criterion[Any], ...]
    missing: tuple[Criterion[Any], ...]

    @property
    def done(self) -> int:
        """How many should-criteria are met."""
        return sum(one.importance is Importance.SHOULD for one in self.met)

    @property
    def total(self) -> int:
        """How many should-criteria can be asked of the record."""
        return self.done + len(self.should)

    @property
    def must(self) -> tuple[Criterion[Any], ...]:
        """What holds the record up."""
        return tuple(one for one in self.missing if one.importance is Importance.MUST)

    @property
    def should(self) -> tuple[Criterion[Any], ...]:
        """What could be added."""
        return tuple(one for one in self.missing if one.importance is Importance.SHOULD)

    @property
    def share(self) -> float:
        """From 0 to 1; 1 when there is nothing to ask for."""
        return self.done / self.total if self.total else 1.0

    @property
    def says(self) -> str:
        """The meter as a sentence: `5 af 9 ting er på plads.`"""
        if not self.total:
            return "Der er ikke mere at bede om."
        return f"{self.done} af {self.total} ting er på plads."


def kind_of(record: Record) -> str:
    """The key of the record's kind."""
    if isinstance(record, PartRecord):
        return record.kind
    return "case" if isinstance(record, CaseRecord) else "episode"


def meter(record: Record) -> Meter:
    """What the record has and what it lacks; "Hvad mangler" on its page is `missing`."""
    asked = [one for one in TABLES[kind_of(record)] if one.applies(record)]
    answered = [(one, one.met(record)) for one in asked]
    return Meter(
        tuple(one for one, met in answered if met), tuple(one for one, met in answered if not met)
    )


def line_of(criterion: Criterion[Any], record: Record) -> int | None:
    """The line of the record's file to write on; None when what is missing has no line yet."""
    if criterion.kind:
        return None
    if criterion.field:
        return record.lines.get(criterion.field)
    return line(record)


def pieces(content: Content) -> Iterator[tuple[str, Record]]:
    """Everything that is asked anything, with its kind: a case before what lies in its folder."""
    for case in content.cases:
        yield from pieces_of(case)
    for episode in content.episodes:
        yield from pieces_of(episode)


def pieces_of(record: CaseRecord | EpisodeRecord) -> Iterator[tuple[str, Record]]:
    """The same of one case or episode."""
    yield kind_of(record), record
    if isinstance(record, CaseRecord):
        yield from ((kind, part) for kind, parts in record.parts.items() for part in parts)


_BOXES = 10


def as_markdown(
    title: str, done: int, total: int, must: Sequence[str], should: Sequence[str]
) -> str:
    """The meter for a comment: a title, how far it is, and what is missing.

    All three texts are put in as they stand: whoever shows the comment has made them harmless.
    """
    total = max(total, 0)
    done = min(max(done, 0), total)
    filled = _BOXES * done // total if total else _BOXES
    # A drawing of the same number that stands beside it; it says nothing more.
    drawn = "▰" * filled + "▱" * (_BOXES - filled)
    parts = [f"{title} {drawn} {done} af {total}"]
    parts += _listed("Skal på plads, før det kan komme på siden:", must)
    parts += _listed("Kan gøre det endnu mere brugbart for andre:", should)
    if not must and not should:
        parts.append("Der mangler ikke noget.")
    return "\n\n".join(parts)


def _listed(title: str, missing: Sequence[str]) -> list[str]:
    return [title, "\n".join(f"- {one}" for one in missing)] if missing else []
