"""Who takes part, and when they meet: the relations between organisations, their groups, cases,
learning points and meetings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.occasions import CANCELLED, PLANNED, Gathering
from laboratorium.model.pages import Group, Lab, Organisation
from laboratorium.model.records import CaseRecord, LearningPointRecord, PageRecord, PartRecord
from laboratorium.model.reuse import REUSE, Reuse


@dataclass(frozen=True)
class Network:
    """The catalogue seen from those who take part. Nothing is worked out before it is asked for."""

    catalogue: Catalogue

    @cached_property
    def organisations(self) -> tuple[PageRecord[Organisation], ...]:
        """In order of the roles that organisations can play, then by name of file."""
        roles = list(self.catalogue.vocabularies["organisation_kinds"])
        rank = {term.key: index for index, term in enumerate(roles)}
        pages = self.catalogue.content.organisations
        return tuple(sorted(pages, key=lambda page: (rank[page.meta.kind], page.slug)))

    @cached_property
    def gatherings(self) -> tuple[PageRecord[Gathering], ...]:
        """All laboratories and network meetings but those made up, the earliest first."""
        content = self.catalogue.content
        meetings = (page for page in content.meetings if not page.meta.made_up)
        found: tuple[PageRecord[Any], ...] = (*content.labs, *meetings)
        return tuple(sorted(found, key=_when))

    @cached_property
    def coming(self) -> tuple[PageRecord[Gathering], ...]:
        """Those planned, the next one first."""
        return tuple(page for page in self.gatherings if page.meta.status == PLANNED)

    @cached_property
    def past(self) -> tuple[PageRecord[Gathering], ...]:
        """Those held or cancelled, the latest first."""
        return tuple(page for page in self.gatherings[::-1] if page.meta.status != PLANNED)

    @cached_property
    def examples(self) -> tuple[PageRecord[Any], ...]:
        """The meetings that are made up."""
        return tuple(page for page in self.catalogue.content.meetings if page.meta.made_up)

    @cached_property
    def group(self) -> Mapping[str, tuple[PageRecord[Organisation], Group]]:
        """Each group with its organisation, by ``<organisation>/<group>``."""
        return {
            f"{page.slug}/{group.key}": (page, group)
            for page in self.organisations
            for group in page.meta.groups
        }

    @cached_property
    def point(self) -> Mapping[str, LearningPointRecord]:
        """Each learning point by ``<case>/<point>``."""
        return {f"{point.case}/{point.slug}": point for point in self.catalogue.learning_points}

    def cases_of(self, page: PageRecord[Organisation]) -> tuple[CaseRecord, ...]:
        """The cases that name the organisation, and those of its groups, in the catalogue's
        order.
        """
        slugs = self._own_cases(page) | self._partner[page.meta.title]
        return tuple(case for case in self.catalogue.cases if case.slug in slugs) if slugs else ()

    def points_of(self, page: PageRecord[Organisation]) -> tuple[LearningPointRecord, ...]:
        """The learning points of its own cases, not of those in which it is a partner."""
        own = self._own_cases(page)
        cases = (self.catalogue.case_by_slug[slug] for slug in sorted(own))
        return tuple(point for case in cases for point in case.learning_points)

    def meetings_of(self, page: PageRecord[Organisation]) -> tuple[PageRecord[Gathering], ...]:
        """Where its groups are on the programme, the latest first."""
        return tuple(self._presented.get(page.slug, ()))

    def reused_by(self, page: PageRecord[Organisation]) -> tuple[PartRecord[Reuse], ...]:
        """What it tells, or others tell of it, of having used what others made."""
        return tuple(self._reused.get(page.meta.title, ()))

    def cases_of_lab(self, meta: Lab) -> tuple[CaseRecord, ...]:
        """The cases that come from a laboratory, in the catalogue's order."""
        return tuple(self._from_lab.get((meta.number, meta.year), ()))

    def _own_cases(self, page: PageRecord[Organisation]) -> frozenset[str]:
        of_groups = (slug for group in page.meta.groups for slug in group.cases)
        there = self.catalogue.case_by_slug
        return self._lead[page.meta.title].union(slug for slug in of_groups if slug in there)

    @cached_property
    def _lead(self) -> Mapping[str, frozenset[str]]:
        return _by_name((case.meta.organisation, case.slug) for case in self.catalogue.cases)

    @cached_property
    def _partner(self) -> Mapping[str, frozenset[str]]:
        return _by_name(
            (partner, case.slug) for case in self.catalogue.cases for partner in case.meta.partners
        )

    @cached_property
    def _reused(self) -> Mapping[str, list[PartRecord[Reuse]]]:
        found: dict[str, list[PartRecord[Reuse]]] = defaultdict(list)
        for case in self.catalogue.cases:
            for part in case.parts.get(REUSE.key, ()):
                found[part.meta.organisation].append(part)
        return found

    @cached_property
    def _from_lab(self) -> Mapping[tuple[int, int], list[CaseRecord]]:
        found: dict[tuple[int, int], list[CaseRecord]] = defaultdict(list)
        for case in self.catalogue.cases:
            if lab := case.meta.lab:
                found[lab.number, lab.year].append(case)
        return found

    @cached_property
    def _presented(self) -> Mapping[str, list[PageRecord[Gathering]]]:
        found: dict[str, list[PageRecord[Gathering]]] = defaultdict(list)
        for page in self.gatherings[::-1]:
            if page.meta.status != CANCELLED:
                for slug in dict.fromkeys(_presenting(page)):
                    found[slug].append(page)
        return found


def _presenting(page: PageRecord[Gathering]) -> Iterator[str]:
    for item in page.meta.programme:
        yield from (group.partition("/")[0] for group in item.groups)


def _when(page: PageRecord[Any]) -> tuple[date, str, str]:
    meta: Gathering = page.meta
    return meta.day, str(meta.date), page.path


def _by_name(pairs: Iterator[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, slug in pairs:
        found[name].add(slug)
    return defaultdict(frozenset, {name: frozenset(slugs) for name, slugs in found.items()})
