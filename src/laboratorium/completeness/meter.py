"""How much of what a record should have it has, and what is missing: for pages and for comments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from laboratorium.completeness.criteria import (
    CASE,
    EPISODE,
    LEARNING_POINT,
    PROTOTYPE,
    Criterion,
    Importance,
)
from laboratorium.content.records import (
    CaseRecord,
    EpisodeRecord,
    LearningPointRecord,
    PrototypeRecord,
)

Record = CaseRecord | LearningPointRecord | PrototypeRecord | EpisodeRecord


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
        return f"{self.done} af {self.total} ting er på plads."


def criteria_of(record: Record) -> tuple[Criterion[Any], ...]:
    """The criteria that are asked of records of this kind."""
    if isinstance(record, CaseRecord):
        return CASE
    if isinstance(record, LearningPointRecord):
        return LEARNING_POINT
    return PROTOTYPE if isinstance(record, PrototypeRecord) else EPISODE


def meter(record: Record) -> Meter:
    """What the record has and what it lacks; "Hvad mangler" on its page is `missing`."""
    asked = [one for one in criteria_of(record) if one.applies(record)]
    met = tuple(one for one in asked if one.met(record))
    return Meter(met, tuple(one for one in asked if one not in met))


def as_markdown(title: str, found: Meter) -> str:
    """The meter for a comment: a heading, how far it is, and what is missing. Ends in a newline.

    `title` is put in as it stands: whoever shows the comment has made it harmless.
    """
    lines = [f"### {title}", "", f"{_bar(found)} {found.says}", ""]
    lines += _listed("Skal på plads, før det kan komme på siden:", found.must)
    lines += _listed("Kan gøre det endnu mere brugbart for andre:", found.should)
    if not found.missing:
        lines += ["Der mangler ikke noget.", ""]
    return "\n".join(lines)


def _bar(found: Meter) -> str:
    # A drawing of the same number that stands beside it; it says nothing more.
    return "■" * found.done + "□" * (found.total - found.done)


def _listed(title: str, missing: Iterable[Criterion[Any]]) -> list[str]:
    items = [f"- {one.missing}" for one in missing]
    return [title, "", *items, ""] if items else []
