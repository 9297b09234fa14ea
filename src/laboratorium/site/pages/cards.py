"""A case, a learning point and a prototype as they look in a listing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from laboratorium.base import addresses
from laboratorium.base.danish import format_date
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.kinds import KIND
from laboratorium.model.parts import Image, Period
from laboratorium.model.records import (
    CaseRecord,
    EpisodeRecord,
    LearningPointRecord,
    PartRecord,
    PrototypeRecord,
)
from laboratorium.model.tagging import GoalTag, Tags, tags
from laboratorium.model.vocabulary import SixP, Term
from laboratorium.podcast.publication import Publication
from laboratorium.site.figures.landscape import landscape
from laboratorium.site.pages.episode_cards import EpisodeCard, episode_card


@dataclass(frozen=True)
class Picture:
    """A picture on the site: its address from the site's root, its size in pixels, its credit."""

    address: str
    alt: str
    width: int
    height: int
    credit: str
    licence: str


def pictures(case_slug: str, images: tuple[Image, ...]) -> tuple[Picture, ...]:
    """The pictures of a case or of one of its prototypes; all lie in the case's folder."""
    folder = addresses.case_page(case_slug)
    return tuple(
        Picture(f"{folder}{i.file}", i.alt, i.width, i.height, i.credit, i.licence) for i in images
    )


@dataclass(frozen=True)
class CaseCard:
    slug: str
    title: str
    summary: str
    address: str
    place: str
    period: str
    status: Term
    known: str
    tags: Tags
    updated: date
    learning_points: int

    @property
    def drawing(self) -> str:
        """The case's own landscape: an inline SVG, decorative."""
        return landscape(self.slug, [term.key for term in self.tags.six_p])

    @property
    def banner(self) -> str:
        """The same landscape, wide."""
        return landscape(self.slug, [term.key for term in self.tags.six_p], width=1200, height=300)


@dataclass(frozen=True)
class LearningPointCard:
    title: str
    address: str
    level: Term
    kind: Term
    case_title: str
    municipality: str


@dataclass(frozen=True)
class PartCard:
    """Something in a case that has a page of its own, whatever its kind."""

    title: str
    summary: str
    address: str
    case_title: str
    place: str


@dataclass(frozen=True)
class PrototypeCard:
    title: str
    summary: str
    address: str
    stage: Term
    case_title: str
    case_address: str
    place: str
    picture: Picture | None
    """Without one it is shown in type: a drawing would be taken for the work."""
    six_p: tuple[SixP, ...]


def place_name(case: CaseRecord, catalogue: Catalogue) -> str:
    """`Føns, Middelfart Kommune`; the municipality alone when the place's name already says it."""
    municipality = catalogue.municipality(case).full_name
    name = case.meta.place.name
    return municipality if name == municipality else f"{name}, {municipality}"


def period_text(period: Period) -> str:
    """`2011–2015`, `fra 2011`, or one date when the course began and ended within it."""
    start = format_date(period.start)
    if period.end is None:
        return f"fra {start}"
    end = format_date(period.end)
    return (
        start
        if start == end
        else f"{start}–{end}"
        if f"{start}{end}".isdigit()
        else f"{start} – {end}"
    )


@dataclass(frozen=True)
class Cards:
    """Makes each card once, however many listings it stands in."""

    _catalogue: Catalogue
    _publication: Publication | None = None

    @cached_property
    def _cases(self) -> dict[str, CaseCard]:
        return {}

    @cached_property
    def _points(self) -> dict[str, LearningPointCard]:
        return {}

    @cached_property
    def _goals(self) -> dict[tuple[str, tuple[str, ...]], GoalTag]:
        return {}

    def case(self, case: CaseRecord) -> CaseCard:
        card = self._cases.get(case.slug)
        if card is None:
            card = self._cases[case.slug] = self._make(case)
        return card

    def _make(self, case: CaseRecord) -> CaseCard:
        meta, vocabularies = case.meta, self._catalogue.vocabularies
        return CaseCard(
            slug=case.slug,
            title=meta.title,
            summary=meta.summary,
            address=addresses.case_page(case.slug),
            place=place_name(case, self._catalogue),
            period=period_text(meta.period),
            status=vocabularies.statuses[meta.status],
            known=f"kendt til {format_date(meta.status_as_of)}" if meta.status_as_of else "",
            tags=tags(meta.six_p, meta.sdg, vocabularies, self._goals),
            updated=meta.updated,
            learning_points=len(case.learning_points),
        )

    def learning_point(self, point: LearningPointRecord) -> LearningPointCard:
        card = self._points.get(point.path)
        if card is None:
            card = self._points[point.path] = self._make_point(point)
        return card

    def _make_point(self, point: LearningPointRecord) -> LearningPointCard:
        record = self._catalogue.case_by_slug[point.case]
        case = self.case(record)
        vocabularies = self._catalogue.vocabularies
        return LearningPointCard(
            title=point.meta.title,
            address=addresses.learning_point(point.case, point.anchor),
            level=vocabularies.levels[point.meta.level],
            kind=vocabularies.learning_kinds[point.meta.kind],
            case_title=case.title,
            municipality=self._catalogue.municipality(record).full_name,
        )

    def episodes(self, episodes: Iterable[EpisodeRecord]) -> tuple[EpisodeCard, ...]:
        """Of episodes that are out, in the order given; none where no podcast is published."""
        found = self._publication.of_episodes(episodes) if self._publication else ()
        return tuple(map(episode_card, found))

    def part(self, part: PartRecord[Any]) -> PartCard:
        case = self.case(self._catalogue.case_by_slug[part.case])
        return PartCard(
            title=part.meta.title,
            summary=getattr(part.meta, "summary", ""),
            address=addresses.part_page(part.case, KIND[part.kind].folder, part.slug),
            case_title=case.title,
            place=case.place,
        )

    def prototype(self, prototype: PrototypeRecord) -> PrototypeCard:
        case = self.case(self._catalogue.case_by_slug[prototype.case])
        return PrototypeCard(
            title=prototype.meta.title,
            summary=prototype.meta.summary,
            address=addresses.prototype(prototype.case, prototype.slug),
            stage=self._catalogue.vocabularies.stages[prototype.meta.stage],
            case_title=case.title,
            case_address=case.address,
            place=case.place,
            picture=next(iter(pictures(prototype.case, prototype.meta.images)), None),
            six_p=case.tags.six_p,
        )
