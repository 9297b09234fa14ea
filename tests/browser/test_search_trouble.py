"""The search page under hard conditions: bad input, no storage, no script, a slow or broken net."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from browser_visit import Open
from cases_visit import layout_shift
from collection_visit import BROKEN_STORAGE, patient
from search_visit import INDEX, box, excuse_index, focused, links, searched, settled, status

NO_WORDS = "Skriv et ord mere."
NOTHING = "Intet passer på"
FOUND = "de bedste først"


@pytest.fixture(name="visit")
def patient_visit(visit: Open) -> Iterator[Open]:
    yield from patient(visit)


BAD_INPUT = [
    ("<img src=x onerror=window.ran=1>", None),
    ("<qxzvbn/onqxzw=wqxqzz>", NOTHING),
    ('"><script>window.ran=1</script>', None),
    ("x" * 10_000, NOTHING),
    ("qxz vbn " * 1_250, NOTHING),
    ("varme " * 1_700, "det nærmeste er disse"),  # It is cut within a word.
    ("🌱🌱 👩‍👧", NO_WORDS),
    ("og i på at det", NO_WORDS),
    ('"varme', FOUND),
    ("'varme\" (", FOUND),
    ("   ", ""),
    ("", ""),
    ("%", NO_WORDS),
    ("%E0%A4%A", None),
    ("100 % varme", FOUND),
    ("__proto__", None),
    ("constructor", None),
    ("toString hasOwnProperty valueOf", None),
    (".*+?^${}()|[]\\", NO_WORDS),
    ("varme.*", FOUND),
    ("\u0000\u202e\ufffd", NO_WORDS),
    ("ВАРМЕ 日本語", None),
    ("a b c d e f g h j k l m n o p q r s t", None),
    ("klima" * 30, None),
]


def objections(page: Page, query: str, said: str | None) -> Iterator[str]:
    """Tell what is wrong with how the page takes a query."""
    if said is not None and (said not in status(page) or bool(status(page)) != bool(said)):
        yield f"it says {status(page)!r}"
    if page.evaluate("window.ran"):
        yield "a script in it ran"
    if page.locator(".search-page :is(img, script)").count():
        yield "there is markup of it in the page"
    if len(box(page)) > 200:
        yield "the box holds all of it"
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        yield "the page scrolls sideways"
    if NOTHING in status(page) and "<" in query and query.strip() not in status(page):
        yield "what was asked for is not said as it was written"


@pytest.mark.parametrize("way", ["typed", "address"])
def test_any_input_is_answered_and_nothing_in_it_runs(visit: Open, way: str) -> None:
    visited = visit()
    page = visited.go("/soeg/")
    wrong = {}
    for query, said in BAD_INPUT:
        if way == "typed":
            page.locator("[data-search]").fill(query)
            settled(page, query)
        else:
            visited.go(f"/soeg/?q={quote(query)}")
            page.wait_for_function(
                """empty => !document.querySelector("[data-search-results]")
                    .hasAttribute("aria-busy")
                    && (empty || document.querySelector("[data-search-status]").textContent)""",
                arg=not query.strip(),
            )
        if found := [*objections(page, query, said)]:
            wrong[query[:50]] = found
    assert wrong == {}


def test_a_hand_made_address_is_read_as_text(visit: Open) -> None:
    page = settled(visit().go("/soeg/?q=varme&q=vand&x=1#nej"), "varme")
    assert box(page) == "varme"
    assert links(page)


@pytest.mark.parametrize("trouble", BROKEN_STORAGE)
def test_the_search_needs_no_storage(visit: Open, trouble: str) -> None:
    visited = visit()
    visited.page.add_init_script(BROKEN_STORAGE[trouble])
    page = searched(visited, "varme")
    assert links(page)
    page.get_by_label("springer til søgefeltet").uncheck()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    assert trouble == "full" or focused(page), "a choice that cannot be kept is not made"


def test_without_scripts_there_are_other_ways_in(visit: Open, server: str) -> None:
    visited = visit(java_script_enabled=False)
    page = visited.go("/cases/")
    page.get_by_role("searchbox", name="Søg på hele siden").fill("varme")
    page.keyboard.press("Enter")
    page.wait_for_url("**/soeg/?q=varme")
    assert "har brug for JavaScript" in page.locator("noscript").inner_text()
    topics = page.locator("[data-search-hints] a").all()
    assert len(topics) >= 5
    for link in topics:
        there = page.request.get(f"{server}/soeg/{link.get_attribute('href')}")
        assert there.ok
    assert not page.get_by_label("springer til søgefeltet").is_visible()


# Each request of the search is held back so long, and those that it leads to after it.
STEP_MS = 250


@pytest.mark.parametrize("width", [360, 1280])
def test_a_slow_connection_shows_that_it_waits_and_moves_nothing(visit: Open, width: int) -> None:
    visited = visit(width=width)
    page = visited.page
    held: list[Any] = []
    page.route(INDEX, lambda route: held.append(route))
    visited.go("/soeg/?q=varme")
    page.wait_for_function(
        "document.querySelector('[data-search-status]').textContent === 'Søger …'"
    )
    assert page.get_attribute("[data-search-results]", "aria-busy") == "true"
    while page.get_attribute("[data-search-results]", "aria-busy"):
        page.wait_for_timeout(STEP_MS)
        for route in held:
            route.continue_()
        held.clear()
    assert FOUND in status(page)
    assert layout_shift(page) < 0.1


def test_an_index_that_cannot_be_had_can_be_asked_for_again(visit: Open) -> None:
    visited = visit()
    visited.page.route(INDEX, lambda route: route.fulfill(status=503, body=""))
    page = searched(visited, "varme")
    assert "kunne ikke hentes" in status(page)
    again = page.get_by_role("button", name="Prøv igen")
    again.click()
    expect(again).to_be_visible()
    page.unroute(INDEX)
    again.click()
    page.wait_for_selector(".found")
    assert FOUND in status(page)
    assert not again.is_visible()
    excuse_index(visited)


@pytest.mark.parametrize("part", ["ord", "tekst"])
def test_a_part_that_cannot_be_had_can_be_asked_for_again(visit: Open, part: str) -> None:
    visited = visit()
    visited.page.route(f"**/soeg/indeks/{part}/**", lambda route: route.fulfill(status=503))
    page = searched(visited, "varme")
    again = page.get_by_role("button", name="Prøv igen")
    page.unroute(f"**/soeg/indeks/{part}/**")
    again.click()
    page.wait_for_selector(".found")
    assert FOUND in status(page)
    excuse_index(visited)


def test_focus_is_not_lost_when_the_button_to_try_again_goes(visit: Open) -> None:
    visited = visit()
    visited.page.route(INDEX, lambda route: route.fulfill(status=503, body=""))
    page = searched(visited, "varme")
    page.unroute(INDEX)
    page.get_by_role("button", name="Prøv igen").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".found")
    assert page.evaluate("document.activeElement !== document.body")
    excuse_index(visited)


def test_an_old_answer_never_takes_the_place_of_a_new_one(visit: Open) -> None:
    visited = visit()
    page = searched(visited, "qxzvbn")
    held: list[Any] = []
    page.route("**/soeg/indeks/ord/**", lambda route: held.append(route))
    page.locator("[data-search]").fill("varme")
    _wait_for(page, held)
    page.locator("[data-search]").fill("qxzvbn")
    settled(page, "qxzvbn")
    assert NOTHING in status(page)
    for route in held:
        route.continue_()
    page.wait_for_timeout(400)
    assert NOTHING in status(page)
    assert links(page) == []
    assert box(page) == "qxzvbn"


def _wait_for(page: Page, held: list[Any]) -> None:
    for _ in range(100):
        if held:
            return
        page.wait_for_timeout(50)
    pytest.fail("nothing was asked for")
