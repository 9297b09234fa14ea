"""The list of cases gives a reader with scripts what a reader without has, and more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from content_project import CASE, loaded

from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.site import facet_index
from laboratorium.site.pages import site_pages
from laboratorium.site.pages.listings import Browser, CasesView

SETTINGS = Settings("Laboratoriet", "https://example.org/")


def views_of(root: Path, cases: int) -> tuple[Catalogue, list[CasesView]]:
    """The views of the list's pages in a project of so many cases."""
    more: dict[str, str | bytes] = {f"cases/c{n:03}/index.md": CASE for n in range(cases - 1)}
    catalogue = Catalogue.of(loaded(root, more).content)
    pages = [page for page in site_pages(catalogue, SETTINGS) if page.template == "cases.html"]
    views = [page.view() for page in pages]
    assert all(isinstance(view, CasesView) for view in views)
    return catalogue, [view for view in views if isinstance(view, CasesView)]


def browser_of(view: CasesView) -> Browser:
    assert view.browser is not None
    return view.browser


@pytest.mark.parametrize("cases", [1, 60])
def test_the_index_stands_in_the_page_while_one_page_holds_all_cases(
    tmp_path: Path, cases: int
) -> None:
    catalogue, views = views_of(tmp_path, cases)
    assert len(views) == 1
    index = browser_of(views[0]).index
    assert json.loads(index) == json.loads(facet_index.text(catalogue))
    assert [slug for slug, _ in json.loads(index)["cases"]] == [
        card.slug for card in views[0].part.items
    ]


def test_beyond_one_page_the_index_is_fetched_and_only_the_first_page_browses(
    tmp_path: Path,
) -> None:
    _, views = views_of(tmp_path, 61)
    first = browser_of(views[0])
    assert (first.index, first.address, first.per_page) == ("", "data/facets.json", 60)
    assert [view.browser for view in views[1:]] == [None]


def test_every_way_for_readers_without_scripts_is_a_facet_with_the_same_counts(
    tmp_path: Path,
) -> None:
    _, views = views_of(tmp_path, 3)
    browser = browser_of(views[0])
    facets = {
        facet.page[1]: [(term.key, term.cases) for term in facet.terms]
        for facet in browser.facets
        if facet.page
    }
    # The origin says who wrote a case, not what it is about; it has its pages, but is no facet.
    ways = {
        way.address: [(link.term.key, link.cases) for link in way.links]
        for way in views[0].ways
        if way.links and way.name != "origins"
    }
    assert ways == {address: facets[address] for address in ways}


def test_without_cases_there_is_nothing_to_browse(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    from laboratorium.reading.loader import load

    pages = site_pages(Catalogue.of(load(tmp_path).content), SETTINGS)
    view = next(page.view() for page in pages if page.address == "cases/")
    assert isinstance(view, CasesView) and view.browser is None
