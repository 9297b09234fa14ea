"""Full-text search as a reader meets it: the box on every page and the page of results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from browser_visit import Open
from collection_visit import patient
from page_walk import in_both_schemes
from search_visit import INDEX, box, excuse_index, focused, links, searched, settled, status
from site_tree import SiteTree

WIDTHS = (360, 1280)
HEADINGS = ["Cases", "Læringspointer", "Prototyper", "Podcastafsnit", "Emner", "Sider"]
WORD = re.compile(r"\w+")


@pytest.fixture(name="visit")
def patient_visit(visit: Open) -> Iterator[Open]:
    yield from patient(visit)


# --- the box on every page; that it is there is seen by test_page_types.py


def test_the_slash_key_goes_to_the_box_but_not_out_of_a_text_field(visit: Open) -> None:
    page = visit().go("/cases/")
    page.keyboard.press("/")
    assert focused(page)
    page.keyboard.type("sol/vind")
    assert box(page) == "sol/vind"
    page.locator("#case-text").focus()
    page.keyboard.press("/")
    assert not focused(page)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Control+/")
    assert not focused(page)


def test_the_slash_key_can_be_switched_off_and_on_again(visit: Open) -> None:
    visited = visit()
    page = visited.go("/soeg/")
    page.get_by_label("springer til søgefeltet").uncheck()
    for address_ in ("/soeg/", "/cases/"):
        visited.go(address_)
        page.keyboard.press("/")
        assert not focused(page)
    visited.go("/soeg/")
    page.get_by_label("springer til søgefeltet").check()
    visited.go("/cases/")
    page.keyboard.press("/")
    assert focused(page)


# --- the results


@pytest.mark.parametrize("width", WIDTHS)
def test_results_are_grouped_marked_and_lead_to_what_is_there(
    visit: Open, tree: SiteTree, server: str, width: int
) -> None:
    page = searched(visit(width=width), "fællesskab og varmeværk")
    headings = [text.split()[0] for text in page.locator(".found h2").all_inner_texts()]
    assert len(headings) >= 2
    assert set(headings) <= {*HEADINGS}
    assert len(set(headings)) == len(headings)
    total = sum(int(text) for text in page.locator(".found h2 .count").all_inner_texts())
    assert status(page) == f"{total} resultater, de bedste først."
    marked = {text.lower() for text in page.locator(".found mark").all_inner_texts()}
    assert any("fællesskab" in text for text in marked)
    assert any("varmeværk" in text for text in marked)
    for link in links(page):
        path, _, fragment = link.removeprefix(server).partition("#")
        assert path in tree.by_address, link
        if fragment:
            assert fragment in tree.by_address[path].anchors, link
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


SEARCHES = ["varme", "borgere", "skole", "kommune", "laering", "bus", "data", "træ", "by"]


def test_every_result_leads_to_an_anchor_that_exists(
    visit: Open, tree: SiteTree, server: str
) -> None:
    page = searched(visit(), "")
    for query in SEARCHES:
        page.locator("[data-search]").fill(query)
        for link in all_found(settled(page, query)):
            path, _, fragment = link.removeprefix(server).partition("#")
            # A second in an episode is no element of its page.
            if fragment and not fragment.startswith("t="):
                assert fragment in tree.by_address[path].anchors, link


def all_found(page: Page) -> list[str]:
    """Ask for the rest of each group until all is shown; return where it leads, each place once."""
    more = page.locator(".found .button")
    for _ in range(40):
        if not more.count():
            break
        before = len(links(page))
        more.first.click()
        page.wait_for_function(
            "count => document.querySelectorAll('.found h3 a').length > count", arg=before
        )
    found = links(page)
    counts = [int(text) for text in page.locator(".found h2 .count").all_inner_texts()]
    assert len(found) == sum(counts) > 0
    assert len(set(found)) == len(found)
    return found


def test_a_learning_point_is_found_and_reached(visit: Open, tree: SiteTree) -> None:
    case = tree.by_address["/cases/middelfart-foens-naervarme/"]
    point = case.all("//article[starts-with(@id, 'lp-')]")[0]
    title = " ".join(point.xpath("string(.//h4)").split())
    page = searched(visit(), title)
    group = page.locator(".found", has=page.get_by_role("heading", name="Læringspointer"))
    first = group.get_by_role("link").first
    assert first.inner_text() == title
    first.click()
    page.wait_for_url(f"**/cases/middelfart-foens-naervarme/#{point.get('id')}")
    assert page.locator(f"[id='{point.get('id')}']").is_visible()


def test_the_excerpt_shows_only_text_of_the_page(visit: Open, tree: SiteTree, server: str) -> None:
    page = searched(visit(), "varmeværk")
    for item in page.locator(".found").first.locator("li").all()[:3]:
        link = item.get_by_role("link").get_attribute("href") or ""
        path = urljoin(server, link).removeprefix(server).partition("#")[0]
        page_words = WORD.findall(" ".join(tree.by_address[path].root.itertext()))
        excerpt = WORD.findall(item.locator("p").last.inner_text())
        assert len(excerpt) > 5
        assert set(excerpt) <= set(page_words)


# --- address, history, focus


def test_typing_replaces_and_enter_adds_a_step_in_the_history(visit: Open) -> None:
    page = searched(visit(), "varme")
    before = page.evaluate("history.length")
    for text in ("va", "vand", "vandløb"):
        page.locator("[data-search]").fill(text)
        settled(page, text)
    assert page.evaluate("history.length") == before
    assert page.title().startswith("»vandløb«")
    page.locator("[data-search]").press("Enter")
    page.locator("[data-search]").evaluate("field => { field.value = 'skole'; }")
    page.locator("[data-search]").press("Enter")
    settled(page, "skole")
    assert page.evaluate("history.length") == before + 1
    found = links(page)
    page.go_back()
    settled(page, "vandløb")
    assert box(page) == "vandløb"
    page.go_forward()
    settled(page, "skole")
    assert links(page) == found
    page.reload()
    settled(page, "skole")
    assert (box(page), links(page)) == ("skole", found)


def test_back_from_a_result_gives_the_results_again(visit: Open) -> None:
    page = searched(visit(), "varme")
    found = links(page)
    page.locator(".found h3 a").first.click()
    page.wait_for_url(lambda url: "/soeg/" not in url)
    page.go_back()
    settled(page, "varme")
    assert links(page) == found


def test_all_can_be_done_from_the_keyboard_and_the_focus_stays(visit: Open) -> None:
    page = visit().go("/")
    page.keyboard.press("/")
    page.keyboard.type("borger")
    page.keyboard.press("Enter")
    page.wait_for_url("**/soeg/?q=borger")
    settled(page, "borger")
    page.keyboard.press("/")
    assert focused(page)
    page.keyboard.press("End")
    page.keyboard.type("e")
    settled(page, "borgere")
    assert focused(page)
    assert page.evaluate("document.activeElement.selectionStart") == len("borgere")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.found h3') !== null")
    more = page.locator(".found .button").first
    count = more.locator("..").locator("li").count()
    more.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('.found h3 a')")
    place = page.evaluate(
        "[...document.activeElement.closest('ol').children]"
        ".indexOf(document.activeElement.closest('li'))"
    )
    assert place == count


def test_what_was_found_is_said_aloud(visit: Open) -> None:
    page = visit().go("/soeg/")
    assert page.locator("[data-search-status]").get_attribute("role") == "status"
    page.locator("[data-search]").fill("varmeværk")
    settled(page, "varmeværk")
    assert "de bedste først" in status(page)
    page.locator("[data-search]").fill("qxzvbn wqxzt")
    settled(page, "qxzvbn wqxzt")
    assert status(page).startswith("Intet passer på »qxzvbn wqxzt«.")
    assert page.locator("[data-search-hints]").is_visible()
    page.locator("[data-search]").fill("frivillige der Brænder ud")
    settled(page, "frivillige der Brænder ud")
    said = "Ingen case handler om både »frivillige« og »Brænder«; det nærmeste er disse"
    assert status(page).startswith(said)
    assert links(page)


@pytest.mark.parametrize("state", ["results", "nothing", "empty", "broken"])
def test_axe_finds_nothing_in_any_state(visit: Open, state: str) -> None:
    visited = visit(reduced_motion="reduce")
    if state == "broken":
        visited.page.route(INDEX, lambda route: route.fulfill(status=503, body=""))
    query = {"nothing": "qxzvbn", "empty": ""}.get(state, "varme")
    page = searched(visited, query)
    if state == "broken":
        expect(page.get_by_role("button", name="Prøv igen")).to_be_visible()
        excuse_index(visited)
    assert in_both_schemes(page) == {}
