"""The list of all cases and the list of all learning points, cut into pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from laboratorium.base import addresses
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.cases import Case
from laboratorium.model.facets import facets
from laboratorium.model.records import LearningPointRecord
from laboratorium.site import facet_index, linked_data, point_index
from laboratorium.site.pages.cards import Cards, CaseCard, LearningPointCard
from laboratorium.site.pages.facets import CASES_PER_PAGE, TermLink, term_links
from laboratorium.site.pages.model import Part, SitePage, View, late, parts
from laboratorium.site.point_index import Choice

LEARNING_POINTS_PER_PAGE = 20


@dataclass(frozen=True)
class Way:
    """One way into the cases: a vocabulary and its terms that have any."""

    name: str
    title: str
    address: str
    links: tuple[TermLink, ...]


@dataclass(frozen=True)
class Browser:
    """What the script on the first page of cases works with.

    `index` is the facet index as JSON that may stand in a script element, or empty when the cases
    fill more than one page; then it lies at `address`. `map` is the page that holds the map.
    """

    facets: tuple[facet_index.CaseFacet, ...]
    index: str
    map: str
    address: str = facet_index.ADDRESS
    near: str = facet_index.NEAR_ADDRESS
    per_page: int = CASES_PER_PAGE


@dataclass(frozen=True)
class CasesView:
    """`ways` and `browser` belong to the first page; there is nothing to browse without cases."""

    part: Part[CaseCard]
    ways: tuple[Way, ...]
    browser: Browser | None


@dataclass(frozen=True)
class LearningPointsView:
    """`choices` belong to the first page, where the script at `index` narrows the list down."""

    part: Part[LearningPointCard]
    levels: Way
    choices: tuple[Choice, ...] = ()
    index: str = point_index.ADDRESS


def pages(catalogue: Catalogue, cards: Cards) -> Iterator[SitePage]:
    by_case = tuple(way(catalogue, one.vocabulary) for one in facets(Case) if one.facet.led)
    for cases in parts(catalogue.cases, CASES_PER_PAGE, "cases/"):
        yield SitePage(
            address=cases.own_address,
            title=cases.numbered_title("Cases"),
            description=_description(cases),
            template="cases.html",
            view=late(partial(_cases_view, cases, cards, by_case, catalogue)),
            updated=catalogue.updated,
        )
    points = point_index.in_order(catalogue)
    levels = way(catalogue, "levels")
    for shown in parts(points, LEARNING_POINTS_PER_PAGE, "laeringspointer/"):
        yield SitePage(
            address=shown.own_address,
            title=shown.numbered_title("Læringspointer"),
            description=f"{shown.total} læringspointer fra casene: det, andre kan bruge, samlet "
            f"ét sted{_page(shown)}.",
            template="learning_points.html",
            view=late(partial(_points_view, shown, cards, levels, catalogue)),
            updated=points[0].meta.date if points else None,
        )


def _description(cases: Part[Any]) -> str:
    if not cases.total:
        return "Der er ingen cases endnu."
    all_of_them = "1 case" if cases.total == 1 else f"Alle {cases.total} cases"
    return (
        f"{all_of_them}: konkrete opgaver på konkrete steder, hvad der blev prøvet, og hvad andre "
        f"kan bruge{_page(cases)}."
    )


def _page(part: Part[Any]) -> str:
    return f" (side {part.number} af {part.pages})" if part.number > 1 else ""


def _points_view(
    part: Part[LearningPointRecord], cards: Cards, levels: Way, catalogue: Catalogue
) -> View:
    shown = part.of(map(cards.learning_point, part.items))
    choices = point_index.point_index(catalogue).choices if part.number == 1 and part.total else ()
    return partial(LearningPointsView, shown, levels, choices)


def way(catalogue: Catalogue, name: str) -> Way:
    words = catalogue.vocabularies[name]
    links = [link for link in term_links(catalogue, name) if link.cases]
    return Way(name, words.title, addresses.vocabulary(words.slug), tuple(links))


def _cases_view(part: Part[Any], cards: Cards, ways: tuple[Way, ...], catalogue: Catalogue) -> View:
    shown = part.of(map(cards.case, part.items))
    if part.number == 1 and part.total:
        return partial(_first_view, shown, ways, catalogue)
    return partial(CasesView, shown, (), None)


def _first_view(part: Part[CaseCard], ways: tuple[Way, ...], catalogue: Catalogue) -> CasesView:
    return CasesView(part, ways, browser(catalogue, part.pages))


def browser(catalogue: Catalogue, pages: int) -> Browser:
    """What it takes to browse a list of all cases that fills so many pages."""
    index = facet_index.facet_index(catalogue)
    return Browser(
        index.facets,
        linked_data.script_json(index.data()) if pages == 1 else "",
        addresses.vocabulary(catalogue.vocabularies.municipalities.slug),
    )
