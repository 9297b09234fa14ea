"""Organisations, laboratories and network meetings: what the catalogue adds to each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from laboratorium.base import addresses
from laboratorium.base.danish import format_date
from laboratorium.base.moment import format_span
from laboratorium.calendar.events import address_of
from laboratorium.catalogue.network import Network
from laboratorium.model.occasions import HELD, Gathering, Material, NetworkMeeting, Occasion
from laboratorium.model.occasions import ProgrammeItem as Item
from laboratorium.model.pages import Group, Lab, Organisation
from laboratorium.model.records import PageRecord
from laboratorium.model.vocabulary import Term, Vocabularies
from laboratorium.site.pages.cards import Cards, CaseCard, LearningPointCard, PrototypeCard
from laboratorium.site.pages.episode_cards import EpisodeCard
from laboratorium.site.pages.model import Crumb
from laboratorium.site.pages.reused import ReuseCard
from laboratorium.site.pages.reused import listed as listed_reuse

MOST_POINTS = 60


@dataclass(frozen=True)
class OccasionFacts:
    """When and where something is, and what was changed since it was put into the calendar."""

    when: str
    iso: str
    """The day or the time, for `<time datetime>`."""
    place: str
    link: str
    status: Term
    changes: tuple[tuple[str, str], ...]
    """The day and what was changed, the latest first."""


@dataclass(frozen=True)
class Presenting:
    """A group on a programme."""

    name: str
    organisation: str
    address: str


@dataclass(frozen=True)
class ProgrammeItem:
    """One thing on a programme, with what it is about."""

    at: str
    title: str
    groups: tuple[Presenting, ...]
    cases: tuple[CaseCard, ...]
    points: tuple[LearningPointCard, ...]
    prototypes: tuple[PrototypeCard, ...]
    episodes: tuple[EpisodeCard, ...]

    @property
    def names_something(self) -> bool:
        """Whether there is anything to prepare by."""
        return bool(self.cases or self.points or self.prototypes or self.episodes)


@dataclass(frozen=True)
class GatheringView:
    """A laboratory or a network meeting; the Ps and `themes` are the laboratory's."""

    lead: str
    facts: OccasionFacts
    programme: tuple[ProgrammeItem, ...]
    material: tuple[Material, ...]
    follow_up: tuple[str, ...]
    calendar: str
    """The address of its file for calendars, as long as it is to come."""
    preparation: str
    """The address of the page to prepare by, where there is one."""
    made_up: bool = False
    six_p: tuple[Term, ...] = ()
    themes: tuple[str, ...] = ()
    cases: tuple[CaseCard, ...] = ()


@dataclass(frozen=True)
class GroupView:
    """An action-learning group by its roles."""

    anchor: str
    name: str
    roles: tuple[str, ...]
    lab: Crumb | None
    cases: tuple[CaseCard, ...]


@dataclass(frozen=True)
class ListedMeeting:
    """A meeting as a list shows it."""

    title: str
    address: str
    description: str
    facts: OccasionFacts
    six_p: tuple[Term, ...]


@dataclass(frozen=True)
class OrganisationView:
    lead: str
    kind: Crumb
    sector: str
    municipality: Crumb | None
    website: str
    groups: tuple[GroupView, ...]
    cases: tuple[CaseCard, ...]
    points: tuple[LearningPointCard, ...]
    more_points: int
    meetings: tuple[ListedMeeting, ...]
    reused: tuple[ReuseCard, ...]
    """What of others it has used."""


def occasion_facts(meta: Occasion, words: Vocabularies) -> OccasionFacts:
    return OccasionFacts(
        when=format_span(meta.date, meta.end),
        iso=meta.date.isoformat(),
        place=meta.place or "",
        link=meta.link or "",
        status=words["occasion_statuses"][meta.status],
        changes=tuple(
            (format_date(one.date), one.what)
            for one in sorted(meta.changes, key=lambda one: one.date, reverse=True)
        ),
    )


def programme(items: Iterable[Item], network: Network, cards: Cards) -> Iterator[ProgrammeItem]:
    """What each item is about. What is not out, or was withdrawn, is not there."""
    catalogue = network.catalogue
    prototypes = catalogue.prototype_by_reference
    episodes = {episode.slug: episode for episode in catalogue.episodes}
    for item in items:
        named = (catalogue.case_by_slug.get(slug) for slug in item.cases)
        points = (network.point.get(name) for name in item.points)
        yield ProgrammeItem(
            at=item.at.lstrip("0").replace(":", ".") if item.at else "",
            title=item.title,
            groups=tuple(_presenting(item.groups, network)),
            cases=tuple(cards.case(case) for case in named if case),
            points=tuple(cards.learning_point(point) for point in points if point),
            prototypes=tuple(
                cards.prototype(prototypes[name]) for name in item.prototypes if name in prototypes
            ),
            episodes=cards.episodes(episodes[slug] for slug in item.episodes if slug in episodes),
        )


def _presenting(names: Iterable[str], network: Network) -> Iterator[Presenting]:
    for name in names:
        if found := network.group.get(name):
            page, group = found
            address = f"{addresses.document(page.uri)}#{_anchor(group)}"
            yield Presenting(group.name, page.meta.title, address)


def _anchor(group: Group) -> str:
    return f"gruppe-{group.key}"


def gathering_view(page: PageRecord[Any], network: Network, cards: Cards) -> GatheringView:
    meta: Gathering = page.meta
    words = network.catalogue.vocabularies
    lab = meta if isinstance(meta, Lab) else None
    items = tuple(programme(meta.programme, network, cards))
    prepared = any(item.names_something for item in items)
    return GatheringView(
        lead=meta.lead or "",
        facts=occasion_facts(meta, words),
        programme=items,
        material=meta.material,
        follow_up=meta.follow_up,
        calendar="" if made_up(meta) or meta.status == HELD else address_of(page),
        preparation=preparation_of(page) if prepared else "",
        made_up=made_up(meta),
        six_p=tuple(words.six_p[key] for key in lab.six_p) if lab else (),
        themes=lab.themes if lab else (),
        cases=tuple(map(cards.case, network.cases_of_lab(lab))) if lab else (),
    )


def made_up(meta: Gathering) -> bool:
    return isinstance(meta, NetworkMeeting) and meta.made_up


def preparation_of(page: PageRecord[Any]) -> str:
    """Where the page to prepare by lies."""
    return f"{addresses.document(page.uri)}forberedelse/"


def listed(page: PageRecord[Any], words: Vocabularies) -> ListedMeeting:
    return ListedMeeting(
        title=page.meta.title,
        address=addresses.document(page.uri),
        description=page.meta.description,
        facts=occasion_facts(page.meta, words),
        six_p=tuple(words.six_p[key] for key in getattr(page.meta, "six_p", ())),
    )


def organisation_view(
    page: PageRecord[Organisation], network: Network, cards: Cards
) -> OrganisationView:
    meta, words = page.meta, network.catalogue.vocabularies
    kinds, places = words["organisation_kinds"], words.municipalities
    kind = kinds[meta.kind]
    place = places[meta.municipality] if meta.municipality else None
    points = network.points_of(page)
    return OrganisationView(
        lead=meta.lead or "",
        kind=Crumb(kind.label, addresses.term(kinds.slug, kind.slug)),
        sector=words["sectors"][meta.sector].label if meta.sector else "",
        municipality=Crumb(place.full_name, addresses.term(places.slug, place.slug))
        if place
        else None,
        website=meta.website or "",
        groups=tuple(_group_view(group, network, cards) for group in meta.groups),
        cases=tuple(map(cards.case, network.cases_of(page))),
        points=tuple(map(cards.learning_point, points[:MOST_POINTS])),
        more_points=max(0, len(points) - MOST_POINTS),
        meetings=tuple(listed(meeting, words) for meeting in network.meetings_of(page)),
        reused=listed_reuse(network.reused_by(page), network.catalogue),
    )


def _group_view(group: Group, network: Network, cards: Cards) -> GroupView:
    there = network.catalogue.case_by_slug
    return GroupView(
        anchor=_anchor(group),
        name=group.name,
        roles=group.roles,
        lab=_lab_link(group, network),
        cases=tuple(cards.case(there[slug]) for slug in group.cases if slug in there),
    )


def _lab_link(group: Group, network: Network) -> Crumb | None:
    if group.lab is None:
        return None
    title = f"Laboratorium {group.lab.number}, {group.lab.year}"
    labs = {(page.meta.number, page.meta.year): page for page in network.catalogue.content.labs}
    page = labs.get((group.lab.number, group.lab.year))
    return Crumb(title, addresses.document(page.uri) if page else "")
