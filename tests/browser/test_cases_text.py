"""The text search at `/cases/`, with a stand-in for the search engine: what it finds is the
engine's doing, how it goes together with filters, order, address and history is tested here.
"""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from browser_visit import Open, Visit
from cases_visit import (
    INDEX,
    TERMS,
    TOTAL,
    address,
    box,
    chips,
    counts,
    fitting,
    settled,
    shown,
    status,
)

ENGINE = "**/assets/js/search/engine.js"
NUMBERS = [7, 2, 11, 5, 16]
"""What the stand-in finds for `vand`, best first."""
SOME = [INDEX.slugs[number] for number in NUMBERS]
STAND_IN = f"""
const found = {json.dumps({"vand": NUMBERS, "bus": NUMBERS[:1], "langsom": NUMBERS[3:]})};
window.asked = [];
export async function casesByRelevance(text) {{
    window.asked.push(text);
    if (text === "langsom") await new Promise(resolve => {{ window.answer = resolve; }});
    return new Map((found[text] ?? []).map((number, place) => [number, 9 - place]));
}}
"""


ORDERS = ["Nyeste", "Sted", "Senest kendt"]


def with_engine(visit: Open, **options: int) -> Visit:
    visited = visit(**options)
    visited.page.route(
        ENGINE, lambda route: route.fulfill(content_type="text/javascript", body=STAND_IN)
    )
    return visited


def type_in(page: Page, text: str) -> None:
    """Type as a reader does, and wait for the answer."""
    page.get_by_role("searchbox", name="Søg i casene", exact=True).fill(text)
    page.wait_for_function(
        "text => (new URLSearchParams(location.search).get('q') ?? '') === text", arg=text
    )
    settled(page)


def orders(page: Page) -> list[str]:
    return page.locator("#sorter option").all_text_contents()


@pytest.mark.parametrize("width", [360, 1280])
def test_what_a_text_finds_stands_best_first_together_with_the_filters(
    visit: Open, width: int
) -> None:
    page = settled(with_engine(visit, width=width).go("/cases/?q=vand"))
    assert (shown(page), status(page)) == (SOME, f"5 af {TOTAL} cases")
    assert chips(page) == ["Fjern søgningen »vand«", "Ryd alt"]
    assert orders(page) == ["Relevans", *ORDERS]
    assert page.input_value("#sorter") == "relevans"
    for (key, slug), count in counts(page).items():
        assert count == sum(slug in TERMS[case][key] for case in SOME), (key, slug)

    page.check(box(page, "p", "planet"))
    settled(page)
    both = [slug for slug in SOME if slug in fitting({"p": ["planet"]})]
    assert 0 < len(both) < len(SOME), "or the example says nothing"
    assert shown(page) == both
    page.select_option("#sorter", "nyeste")
    settled(page)
    assert shown(page) == sorted(both, key=INDEX.slugs.index)
    assert address(page) == [("q", "vand"), ("p", "planet"), ("sorter", "nyeste")]
    assert page.evaluate("window.asked") == ["vand"], "another filter is not another search"


def test_the_engine_comes_only_with_a_text(visit: Open) -> None:
    visited = with_engine(visit)
    asked: list[str] = []
    visited.page.on("request", lambda request: asked.append(request.url))
    page = settled(visited.go("/cases/?p=planet&q=%20%20"))
    assert orders(page) == ORDERS
    assert not [url for url in asked if url.endswith("/search/engine.js")]
    type_in(page, "vand")
    assert [url for url in asked if url.endswith("/search/engine.js")]
    assert orders(page) == ["Relevans", *ORDERS]


def test_relevance_without_a_text_is_skipped_and_said(visit: Open) -> None:
    page = settled(visit().go("/cases/?sorter=relevans"))
    assert "»sorter=relevans«" in page.locator(".results .notice").inner_text()
    assert page.input_value("#sorter") == "nyeste"


def test_typing_is_one_step_in_the_history(visit: Open) -> None:
    page = settled(with_engine(visit).go("/cases/?sorter=sted"))
    before = page.evaluate("history.length")
    for text in ("v", "va", "vand"):
        type_in(page, text)
    assert page.evaluate("history.length") == before + 1
    assert (shown(page), page.input_value("#sorter")) == (SOME, "relevans")
    page.keyboard.press("Enter")
    type_in(page, "bus")
    assert page.evaluate("history.length") == before + 2
    page.go_back()
    settled(page)
    assert page.locator("#case-text").input_value() == "vand"
    assert shown(page) == SOME
    page.go_back()
    settled(page)
    assert page.locator("#case-text").input_value() == ""
    assert address(page) == [("sorter", "sted")]
    assert page.input_value("#sorter") == "sted"


def test_quick_typing_asks_once(visit: Open) -> None:
    page = settled(with_engine(visit).go("/cases/"))
    page.focus("#case-text")
    page.evaluate(
        """() => {
            const typed = document.querySelector("#case-text");
            for (const text of ["v", "va", "van", "vand"]) {
                typed.value = text;
                typed.dispatchEvent(new Event("input", { bubbles: true }));
            }
        }"""
    )
    page.wait_for_function("location.search === '?q=vand'")
    settled(page)
    assert page.evaluate("window.asked") == ["vand"]
    assert page.evaluate("document.activeElement.id") == "case-text"


def test_a_slow_answer_never_overwrites_a_newer_one(visit: Open) -> None:
    page = settled(with_engine(visit).go("/cases/"))
    page.locator("#case-text").fill("langsom")
    page.wait_for_function("window.answer !== undefined")
    assert page.get_attribute(".results", "aria-busy") == "true"
    page.wait_for_function("document.querySelector('.results-count').textContent === 'Henter …'")
    type_in(page, "vand")
    assert shown(page) == SOME
    page.evaluate("window.answer()")
    page.wait_for_timeout(100)
    assert shown(page) == SOME
    assert status(page) == f"5 af {TOTAL} cases"


def test_taking_the_text_away_gives_the_usual_order_back(visit: Open) -> None:
    page = settled(with_engine(visit).go("/cases/?q=vand"))
    page.get_by_role("button", name="Fjern søgningen »vand«").click()
    settled(page)
    assert (address(page), shown(page)) == ([], [*INDEX.slugs])
    assert page.locator("#case-text").input_value() == ""
    assert (orders(page), page.input_value("#sorter")) == (
        ORDERS,
        "nyeste",
    )
    assert page.evaluate("document.activeElement.className") == "results-count"


def test_a_text_that_nothing_holds_says_so(visit: Open) -> None:
    page = settled(with_engine(visit).go("/cases/?q=qwerty&vis=kort"))
    assert status(page) == f"0 af {TOTAL} cases"
    assert "Prøv andre ord" in page.locator(".results .notice").inner_text()
    assert page.locator("svg.map > a[tabindex='0']").count() == 0


def test_a_text_without_end_is_cut(visit: Open) -> None:
    page = settled(with_engine(visit).go(f"/cases/?q={'vand+' * 2000}"))
    assert page.evaluate("window.asked.map(text => text.length)") == [200]


BROKEN: dict[str, Callable[[Route], None]] = {
    "not there": lambda route: route.fulfill(
        status=404, content_type="text/javascript", body="throw new Error()"
    ),
    "no such function": lambda route: route.fulfill(
        content_type="text/javascript", body="export const other = 1;"
    ),
    "its data not there": lambda route: route.fulfill(
        content_type="text/javascript",
        body="export async function casesByRelevance() { throw new Error('404'); }",
    ),
    "another answer": lambda route: route.fulfill(
        content_type="text/javascript", body="export const casesByRelevance = async () => [1];"
    ),
}


@pytest.mark.parametrize("trouble", BROKEN)
def test_without_the_engine_the_filters_go_on_and_it_is_said(visit: Open, trouble: str) -> None:
    visited = visit()
    visited.page.route(ENGINE, BROKEN[trouble])
    page = settled(visited.go("/cases/?q=vand&p=planet"))
    notice = page.locator(".results .notice")
    assert "Tekstsøgningen kunne ikke hentes" in notice.inner_text()
    assert shown(page) == fitting({"p": ["planet"]})
    assert status(page) == f"{len(fitting({'p': ['planet']}))} af {TOTAL} cases"
    assert (orders(page), page.input_value("#sorter")) == (
        ORDERS,
        "nyeste",
    )
    page.check(box(page, "maal", "11"))
    settled(page)
    assert shown(page) == fitting({"p": ["planet"], "maal": ["11"]})
    assert ("q", "vand") in address(page), "what was asked for is not forgotten"
    page.get_by_role("button", name="Ryd alt").click()
    assert not notice.is_visible()
    visited.errors[:] = [error for error in visited.errors if "engine.js" not in error]
