"""What is told in English: the cases and the episodes that somebody has written so of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from laboratorium.base import addresses
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.records import CaseRecord, EpisodeRecord


@dataclass(frozen=True)
class Told:
    """A case or an episode in English; `danish` is the address of its own page, and `address` that
    of the English one.
    """

    record: CaseRecord | EpisodeRecord
    title: str
    summary: str
    danish: str
    updated: date
    licence: str

    @property
    def address(self) -> str:
        return addresses.english(self.danish)


def told(catalogue: Catalogue) -> Iterator[Told]:
    """The cases, then the episodes that can be heard, each in the catalogue's order."""
    for case in catalogue.cases:
        if case.meta.title_en and case.meta.summary_en:
            where = addresses.case_page(case.slug)
            both = case.meta.title_en, case.meta.summary_en
            yield Told(case, *both, where, case.meta.updated, case.meta.licence)
    show = catalogue.show
    for one in catalogue.episodes:
        if show and one.meta.title_en and one.meta.summary_en:
            where, day = addresses.episode(one.slug), one.meta.published.date()
            licence = one.meta.licence or show.meta.licence
            yield Told(one, one.meta.title_en, one.meta.summary_en, where, day, licence)
