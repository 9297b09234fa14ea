"""The browser of cases where they fill more than one page: what is fetched, and when."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, Page

from browser_visit import PATIENCE, Visit
from cases_visit import layout_shift
from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.reading.loader import load
from laboratorium.site import facet_index
from laboratorium.site.assembly import FILTERS
from laboratorium.site.drawing import Studio
from laboratorium.site.pages import site_pages
from make.corpus import write_corpus
from site_build import ROOT

MANY = 130
STEP = 30


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("many")
    write_corpus(folder, MANY)
    return Catalogue.of(load(folder).content)


@pytest.fixture(scope="module")
def many(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of the list of many cases, drawn by the library alone."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "docs/assets", folder / "assets")
    styles = (folder / "assets/css").glob("*.css")
    css = "\n".join(style.read_text(encoding="utf-8") for style in sorted(styles))
    (folder / "assets/css/site.css").write_text(css, encoding="utf-8")
    templates = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=True)
    templates.filters |= FILTERS
    templates.globals["stylesheet"] = "assets/css/site.css"
    settings = Settings("Laboratoriet", "https://example.org/")
    studio = Studio(templates, settings, (), folder)
    for page in site_pages(catalogue, settings):
        if page.template == "cases.html" or page.address == "kommuner/":
            studio.draw(page)
    data = folder / facet_index.ADDRESS
    data.parent.mkdir(parents=True)
    data.write_text(facet_index.text(catalogue), encoding="utf-8")

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as httpd:
        thread = Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_address[1]}"
        httpd.shutdown()
        thread.join()


@pytest.fixture
def asked() -> list[str]:
    """The addresses that scripts have asked for, filled in while a page is open."""
    return []


@pytest.fixture
def page(browser: Browser, many: str, asked: list[str]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="da-DK")
    context.set_default_timeout(PATIENCE)
    visit = Visit(context.new_page(), many)
    visit.watch(context)
    visit.page.on(
        "request",
        lambda r: asked.append(r.url.removeprefix(many)) if r.resource_type == "fetch" else None,
    )
    yield visit.page
    context.close()
    assert visit.foreign == []
    # A page that is left takes the request for its icon with it.
    ours = ("data/facets.json", "favicon.svg")
    broken = [error for error in visit.errors if not any(name in error for name in ours)]
    assert broken == []


def shown(page: Page) -> list[str]:
    links = page.eval_on_selector_all(".case-list .card-title a", "all => all.map(a => a.href)")
    return [link.rstrip("/").rpartition("/cases/")[2] for link in links]


def settled(page: Page) -> Page:
    page.wait_for_selector(".results:not([aria-busy]) .results-count:not(:empty)", state="attached")
    return page


def in_planet(catalogue: Catalogue) -> list[str]:
    return [case.slug for case in catalogue.facet("six_p", "planet").cases]


def test_nothing_is_fetched_before_the_reader_turns_to_the_filters(
    page: Page, many: str, asked: list[str], catalogue: Catalogue
) -> None:
    page.goto(f"{many}/cases/")
    settled(page)
    assert page.locator(".results-count").inner_text() == f"{MANY} cases"
    assert page.locator(".pager").is_visible()
    assert asked == []
    page.check(".facet input[value=planet]")
    page.wait_for_selector(".results-more")
    settled(page)
    assert asked[0] == "/data/facets.json"
    expected = in_planet(catalogue)
    assert STEP < len(expected) < MANY, "or the example says nothing"
    assert shown(page) == expected[:STEP]
    assert page.locator(".results-count").inner_text() == f"{len(expected)} af {MANY} cases"
    assert not page.locator(".pager").is_visible()


def test_cards_from_other_pages_are_the_same_and_lead_right(
    page: Page, many: str, catalogue: Catalogue
) -> None:
    page.goto(f"{many}/cases/side-3/")
    there = page.locator(".case-list > li").last.inner_html()
    last = catalogue.cases[-1]
    place = f"kommune={catalogue.municipality(last).slug}&aar={last.meta.period.start.year}"
    page.goto(f"{many}/cases/?{place}")
    settled(page)
    assert last.slug in shown(page)
    here = page.locator(".case-list > li", has_text=last.meta.title).last
    assert here.locator("a").get_attribute("href") == f"{many}/cases/{last.slug}/"
    links = (f"../../cases/{last.slug}/", f"{many}/cases/{last.slug}/")
    assert here.inner_html() == there.replace(*links)


def test_the_rest_comes_step_by_step_with_the_focus_on_the_first_new_one(
    page: Page, many: str, catalogue: Catalogue
) -> None:
    page.goto(f"{many}/cases/?sorter=sted")
    settled(page)
    index = facet_index.facet_index(catalogue)
    expected = [index.slugs[number] for number in index.by_place]
    for step in range(1, MANY // STEP + 1):
        assert shown(page) == expected[: step * STEP]
        page.get_by_role("button", name="mere").click()
        page.wait_for_function(
            "count => document.querySelectorAll('.case-list > li').length > count", arg=step * STEP
        )
        focused = page.evaluate("document.activeElement.href")
        assert focused.rstrip("/").endswith(expected[step * STEP])
    assert shown(page) == expected
    assert not page.get_by_role("button", name="mere").count()


def test_dropping_the_choice_gives_the_server_list_back(
    page: Page, many: str, catalogue: Catalogue
) -> None:
    page.goto(f"{many}/cases/?p=planet")
    settled(page)
    page.get_by_role("button", name="Ryd alt").click()
    page.wait_for_selector(".pager", state="visible")
    assert shown(page) == [case.slug for case in catalogue.cases[:60]]


def test_without_the_data_the_links_come_back_and_it_is_said(page: Page, many: str) -> None:
    page.route("**/data/facets.json", lambda route: route.fulfill(status=404, body=""))
    page.goto(f"{many}/cases/?p=planet")
    page.wait_for_selector(".ways", state="visible")
    assert "kunne ikke hentes" in page.locator(".results .notice").inner_text()
    assert len(shown(page)) == 60
    assert page.locator(".ways details").count() > 5


def test_a_quick_reader_gets_what_was_asked_for_last(
    page: Page, many: str, catalogue: Catalogue
) -> None:
    held: list[Any] = []
    page.route("**/data/facets.json", lambda route: held.append(route))
    page.goto(f"{many}/cases/")
    page.check(".facet input[value=planet]")
    page.uncheck(".facet input[value=planet]")
    page.check(".facet input[value=people]")
    assert page.get_attribute(".results", "aria-busy") == "true"
    held[0].fulfill(body=json.dumps(facet_index.facet_index(catalogue).data()))
    page.wait_for_selector(".results-more")
    settled(page)
    expected = [case.slug for case in catalogue.facet("six_p", "people").cases]
    assert shown(page) == expected[:STEP]
    assert len(held) == 1


# A browser counts no move as a fault within half a second of what the reader did.
SLOW_MS = 600


@pytest.mark.parametrize("width", [360, 1280])
def test_a_slow_connection_shows_that_it_waits_and_moves_nothing(
    page: Page, many: str, catalogue: Catalogue, width: int
) -> None:
    held: list[Any] = []
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{many}/cases/")
    for slow in ("**/data/facets.json", "**/cases/side-*/", "**/kommuner/"):
        page.route(slow, lambda route: held.append(route))
    if width == 360:
        page.locator(".filters > summary").click()
    page.check(".facet input[value=prosperity]")
    let_go(page, held, "/data/facets.json")
    assert waits(page)
    let_go(page, held, "/side-2/", "/side-3/")
    settled(page)
    assert len(shown(page)) == STEP
    if width == 360:
        page.locator(".filters > summary").click()
    page.get_by_role("button", name="Kort", exact=True).click()
    assert waits(page)
    assert page.locator(".results-map").bounding_box()["height"] > 400  # type: ignore[index]
    let_go(page, held, "/kommuner/")
    settled(page).wait_for_selector("svg.map")
    assert len(shown(page)) == 10
    assert layout_shift(page) < 0.1


def waits(page: Page) -> bool:
    """Whether the page says that it waits, to those who see it and to those who listen."""
    page.wait_for_function(
        "document.querySelector('.results-count').textContent === 'Henter …'"
        " && getComputedStyle(document.querySelector('.case-list')).opacity < 0.9"
    )
    return page.get_attribute(".results", "aria-busy") == "true"


def let_go(page: Page, held: list[Any], *paths: str) -> None:
    """Answer the requests that end so, but not before a reader has noticed the wait."""
    page.wait_for_timeout(SLOW_MS)
    for path in paths:
        for route in [route for route in held if route.request.url.endswith(path)]:
            held.remove(route)
            route.continue_()


def test_the_map_of_many_cases_counts_as_the_filters_do(
    page: Page, many: str, asked: list[str], catalogue: Catalogue
) -> None:
    page.goto(f"{many}/cases/?vis=kort")
    settled(page).wait_for_selector("svg.map")
    assert shown(page) == [case.slug for case in catalogue.cases[:10]]
    assert sorted(asked) == ["/data/facets.json", "/kommuner/"]
    page.check(".facet input[value=planet]")
    settled(page)
    counts = dict(
        page.eval_on_selector_all(
            ".facet input[name=kommune]",
            "all => all.map(b => [b.dataset.name, b.closest('label').querySelector('.count')"
            ".textContent])",
        )
    )
    words = page.locator("svg.map > a > text").all_text_contents()
    assert {name: f"{number} case{'s' * (number != '1')}" for name, number in counts.items()} == (
        dict(text.split(": ") for text in words)
    )
    assert page.locator(".map-few").get_attribute("d")
