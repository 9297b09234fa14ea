"""What to read and hear before a meeting, gathered on one page that prints as a hand-out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from laboratorium.base import addresses
from laboratorium.base.settings import Settings
from laboratorium.catalogue.network import Network
from laboratorium.model.occasions import Material
from laboratorium.model.records import LearningPointRecord, PageRecord
from laboratorium.reading.markdown import render
from laboratorium.site.figures import Svg
from laboratorium.site.figures.qr import qr
from laboratorium.site.pages.cards import Cards, LearningPointCard
from laboratorium.site.pages.model import HOME, Crumb, SitePage
from laboratorium.site.pages.network import (
    OccasionFacts,
    ProgrammeItem,
    made_up,
    occasion_facts,
    preparation_of,
    programme,
)

NETWORK = Crumb("Netværk", "netvaerk/")


@dataclass(frozen=True)
class PointInFull:
    """A learning point with its text; `html` is already safe."""

    card: LearningPointCard
    html: str


@dataclass(frozen=True)
class PreparedItem:
    """An item of the programme with what it is about, the learning points in full."""

    item: ProgrammeItem
    points: tuple[PointInFull, ...]


@dataclass(frozen=True)
class PreparationView:
    meeting: Crumb
    facts: OccasionFacts
    made_up: bool
    items: tuple[PreparedItem, ...]
    material: tuple[Material, ...]
    code: Svg
    """Leads from the paper to the page."""


def pages(network: Network, cards: Cards, settings: Settings) -> Iterator[SitePage]:
    """A page for every meeting whose programme names something to prepare by."""
    for page in (*network.gatherings, *network.examples):
        items = tuple(programme(page.meta.programme, network, cards))
        if not any(item.names_something for item in items):
            continue
        meeting = Crumb(page.meta.title, addresses.document(page.uri))
        address = preparation_of(page)
        yield SitePage(
            address=address,
            title=f"Forberedelse: {page.meta.title}",
            description=f"Cases, læringspointer og afsnit på programmet for {page.meta.title}.",
            template="preparation.html",
            view=partial(
                _view,
                meeting,
                occasion_facts(page.meta, network.catalogue.vocabularies),
                made_up(page.meta),
                tuple((item, _named(page, index, network)) for index, item in enumerate(items)),
                page.meta.material,
                cards,
                (address, settings.canonical(address)),
            ),
            trail=(HOME, NETWORK, meeting),
            source=page.path,
            updated=page.meta.updated,
        )


def _named(page: PageRecord[Any], index: int, network: Network) -> tuple[LearningPointRecord, ...]:
    names = page.meta.programme[index].points
    return tuple(network.point[name] for name in names if name in network.point)


def _view(
    meeting: Crumb,
    facts: OccasionFacts,
    is_made_up: bool,
    items: tuple[tuple[ProgrammeItem, tuple[LearningPointRecord, ...]], ...],
    material: tuple[Material, ...],
    cards: Cards,
    own: tuple[str, str],
) -> PreparationView:
    address, url = own
    root = addresses.to_root(address)
    return PreparationView(
        meeting=meeting,
        facts=facts,
        made_up=is_made_up,
        items=tuple(
            PreparedItem(item, tuple(_in_full(point, cards, root) for point in points))
            for item, points in items
        ),
        material=material,
        code=qr(url, "forberedelse", "QR-kode til denne side på nettet"),
    )


def _in_full(point: LearningPointRecord, cards: Cards, root: str) -> PointInFull:
    def link(href: str) -> str:
        # The sources stand on the case's page.
        if href.startswith("#"):
            return f"{root}{addresses.case_page(point.case)}{href}"
        return addresses.resolve(href, point.path, root)

    return PointInFull(cards.learning_point(point), render(point.body, link))
