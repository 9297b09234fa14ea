"""Prototypes, each on a page of its own, and the exhibitions that hang them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count

from laboratorium.base import addresses
from laboratorium.base.settings import Settings
from laboratorium.calendar.events import address_of
from laboratorium.catalogue.playbook import Link, citing_chapters
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.exhibitions import Exhibition
from laboratorium.model.occasions import HELD
from laboratorium.model.parts import Source
from laboratorium.model.records import CaseRecord, PageRecord, PrototypeRecord
from laboratorium.reading.markdown import render
from laboratorium.site.citing import Citation, Cited, cited
from laboratorium.site.citing.citation import of_prototype
from laboratorium.site.pages.cards import Cards, CaseCard, Picture, PrototypeCard, pictures
from laboratorium.site.pages.model import CASES, HOME, Crumb, SitePage
from laboratorium.site.pages.network import OccasionFacts, occasion_facts
from laboratorium.site.pages.reused import ReuseCard, cards_of


@dataclass(frozen=True)
class PrototypeView:
    card: PrototypeCard
    case: CaseCard
    html: str
    try_it: str
    transferable_to: tuple[str, ...]
    pictures: tuple[Picture, ...]
    sources: tuple[Source, ...]
    from_public_sources: bool
    exhibitions: tuple[Crumb, ...]
    cited: Cited
    reused: tuple[ReuseCard, ...]
    chapters: tuple[Link, ...]
    """The chapters of the playbook that refer to it."""


@dataclass(frozen=True)
class Hung:
    """A prototype on the wall. `number` counts from 1 through all rooms; `take_home` says where
    else it could be used.
    """

    number: int
    card: PrototypeCard
    take_home: tuple[str, ...]


@dataclass(frozen=True)
class RoomView:
    """A room; what hangs in no room of its own hangs in one without a name."""

    title: str
    text: str
    works: tuple[Hung, ...]


@dataclass(frozen=True)
class ExhibitionView:
    facts: OccasionFacts
    lead: str
    rooms: tuple[RoomView, ...]
    """Those in which something hangs."""
    calendar: str
    """The address of the opening's file for calendars, as long as it is to come."""

    @property
    def works(self) -> tuple[Hung, ...]:
        """All that hangs, in the order in which one meets it."""
        return tuple(work for room in self.rooms for work in room.works)


def prototype_pages(catalogue: Catalogue, cards: Cards, settings: Settings) -> Iterator[SitePage]:
    shown_in: dict[str, list[Crumb]] = {}
    for exhibition in catalogue.content.exhibitions:
        for reference in exhibition.meta.hanging:
            crumb = Crumb(exhibition.meta.title, addresses.document(exhibition.uri))
            shown_in.setdefault(reference, []).append(crumb)
    for prototype in catalogue.prototypes:
        record = catalogue.case_by_slug[prototype.case]
        case = cards.case(record)
        yield SitePage(
            address=addresses.prototype(prototype.case, prototype.slug),
            title=prototype.meta.title,
            description=prototype.meta.summary,
            template="prototype.html",
            view=partial(
                _prototype_view,
                prototype,
                cards.prototype(prototype),
                record,
                case,
                tuple(shown_in.get(f"{prototype.case}/{prototype.slug}", ())),
                of_prototype(prototype, record, settings, catalogue.vocabularies),
                cards_of(record, prototype.slug, catalogue),
                citing_chapters(catalogue, prototype.path),
            ),
            trail=(HOME, CASES, Crumb(case.title, case.address)),
            source=prototype.path,
            updated=case.updated,
        )


def _prototype_view(
    prototype: PrototypeRecord,
    card: PrototypeCard,
    case: CaseRecord,
    case_card: CaseCard,
    exhibitions: tuple[Crumb, ...],
    citation: Citation,
    reused: tuple[ReuseCard, ...],
    chapters: tuple[Link, ...],
) -> PrototypeView:
    root = addresses.to_root(addresses.prototype(prototype.case, prototype.slug))
    case_address = addresses.case_page(case.slug)

    def link(href: str) -> str:
        # The sources stand on the case's page.
        if href.startswith("#kilde-"):
            return f"{root}{case_address}{href}"
        return addresses.resolve(href, prototype.path, root)

    return PrototypeView(
        card=card,
        case=case_card,
        html=render(prototype.body, link),
        try_it=prototype.meta.try_it or "",
        transferable_to=prototype.meta.transferable_to,
        pictures=pictures(case.slug, prototype.meta.images),
        sources=case.meta.sources,
        from_public_sources=case.meta.origin == "public-sources",
        exhibitions=exhibitions,
        cited=cited(citation),
        reused=reused,
        chapters=chapters,
    )


def exhibition_view(
    page: PageRecord[Exhibition], catalogue: Catalogue, cards: Cards
) -> ExhibitionView:
    meta, found, numbers = page.meta, catalogue.prototype_by_reference, count(1)

    def hung(names: tuple[str, ...]) -> tuple[Hung, ...]:
        there = [found[name] for name in names]
        return tuple(
            Hung(next(numbers), cards.prototype(one), one.meta.transferable_to) for one in there
        )

    rooms = (
        RoomView("", "", hung(meta.prototypes)),
        *(RoomView(room.title, room.text or "", hung(room.prototypes)) for room in meta.rooms),
    )
    return ExhibitionView(
        facts=occasion_facts(meta, catalogue.vocabularies),
        lead=meta.lead or "",
        rooms=tuple(room for room in rooms if room.works),
        calendar="" if meta.status == HELD else address_of(page),
    )
