"""Min samling: cases that a reader collects, shares, changes and compares."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Route, expect

from browser_visit import Open
from collection_visit import FOENS, collected, excuse, five, message, own, patient, title, titles
from site_tree import SiteTree


@pytest.fixture
def visit(visit: Open) -> Iterator[Open]:
    yield from patient(visit)


@pytest.fixture
def slugs(tree: SiteTree) -> list[str]:
    return five(tree)


# Collecting.


@pytest.mark.parametrize("width", [360, 1280])
def test_a_case_is_collected_counted_kept_and_taken_out(
    visit: Open, tree: SiteTree, width: int
) -> None:
    visited = visit(width=width)
    page = visited.go(f"/cases/{FOENS}/")
    link = page.get_by_role("link", name="Min samling")
    button = page.get_by_role("button", name="Saml casen")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(link).to_be_hidden()
    button.focus()
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("link", name="Min samling (1)", exact=True)).to_be_visible()
    expect(page.locator("p[role=status]:not([data-message])")).to_have_text(
        "Lagt i din samling, som nu har 1 case."
    )
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    link.click()
    expect(page.locator("[data-samling-list] h3")).to_have_text([title(tree, FOENS)])
    page.go_back()
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(link).to_be_hidden()


def test_a_card_is_collected_and_still_leads_to_its_case(visit: Open, slugs: list[str]) -> None:
    page = visit().go("/cases/")
    card = page.locator("article", has=page.locator(f"button[data-collect='{slugs[1]}']")).first
    card.get_by_role("button", name="Saml: ").click()
    expect(card.get_by_role("button")).to_have_attribute("aria-pressed", "true")
    assert page.url.endswith("/cases/")
    card.locator("p").nth(1).click(force=True)  # What lies there is the link that covers it.
    page.wait_for_url(f"**/cases/{slugs[1]}/")


def test_a_card_that_is_drawn_later_gets_its_button_and_only_one(visit: Open) -> None:
    page = visit().go(f"/cases/{FOENS}/")
    page.get_by_role("button", name="Saml casen").click()
    page.evaluate(
        """slug => {
            const card = document.createElement("article");
            card.className = "card case-card";
            card.innerHTML = `<h3 class="card-title"><a href="../${slug}/">Senere</a></h3>`;
            const list = document.createElement("div");
            list.append(card);
            document.querySelector("main").append(list);
            list.replaceChildren(card);
        }""",
        FOENS,
    )
    late = page.get_by_role("button", name="Saml: Senere", exact=True)
    expect(late).to_have_attribute("aria-pressed", "true")
    late.click()
    expect(page.get_by_role("button", name="Saml casen")).to_have_attribute("aria-pressed", "false")


def test_a_card_that_leads_to_no_case_gets_no_button(visit: Open) -> None:
    page = visit().go(f"/cases/{FOENS}/")
    page.evaluate(
        """() => {
            for (const href of ["https://example.org/cases/x/", "../", "../A/", "../a/?b#c"]) {
                const card = document.createElement("article");
                card.className = "card case-card";
                card.innerHTML = `<h3 class="card-title"><a href="${href}">${href}</a></h3>`;
                document.querySelector("main").append(card);
            }
        }"""
    )
    buttons = page.get_by_role("button", name="Saml: ")
    expect(buttons).to_have_count(1)
    expect(buttons).to_have_attribute("data-collect", "a")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", [f"/cases/{FOENS}/", "/cases/"])
def test_nothing_moves_when_the_buttons_come(visit: Open, address: str, width: int) -> None:
    """The page as it is before the script has come, against the same page after."""
    rows = """[...document.querySelectorAll(".case-drawing, .facts, .case-card, .case-card .place")]
        .map(element => { const { top, height } = element.getBoundingClientRect();
                          return [top + scrollY, height]; })"""
    late, soon = visit(width=width), visit(width=width)
    late.page.route(
        "**/js/collection.js",
        lambda route: route.fulfill(status=200, content_type="text/javascript", body="export {};"),
    )
    early = late.go(address)
    assert early.locator(".collect").count() == 0
    page = soon.go(address)
    assert page.locator(".collect").count() > 0
    before, after = early.evaluate(rows), page.evaluate(rows)
    assert before
    for one, other in zip(before, after, strict=True):
        assert one == pytest.approx(other, abs=0.51)


def test_without_scripts_there_are_no_buttons_and_no_room_for_them(visit: Open) -> None:
    page = visit(java_script_enabled=False).go(f"/cases/{FOENS}/")
    assert page.locator(".collect").count() == 0
    chips, head = (
        page.locator(selector).bounding_box() for selector in (".case-head .chips", ".case-head")
    )
    assert chips and head
    assert head["y"] + head["height"] - chips["y"] - chips["height"] < 2


def test_two_tabs_agree(visit: Open) -> None:
    page = visit().go(f"/cases/{FOENS}/")
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_role("button", name="Saml casen").click()
    expect(page.get_by_role("button", name="Saml casen")).to_have_attribute("aria-pressed", "true")


def test_nonsense_in_the_storage_is_an_empty_collection(visit: Open) -> None:
    visited = visit()
    page = visited.go("/om/")
    for kept in ("{", '{"a": 1}', '["../x", 7, "<b>"]', "null"):
        page.evaluate("kept => localStorage.setItem('samling', kept)", kept)
        visited.go("/samling/")
        expect(page.get_by_role("heading", name="Sådan samler du")).to_be_visible()


# Sharing.


def test_an_address_shows_the_same_cases_to_somebody_else(
    visit: Open, tree: SiteTree, slugs: list[str]
) -> None:
    mine = own(visit(permissions=["clipboard-read", "clipboard-write"]), slugs[:3])
    assert mine.url.endswith("/samling/")
    mine.get_by_role("button", name="Kopiér link til samlingen").click()
    expect(mine.locator("[data-samling-message]")).to_have_text("Linket til samlingen er kopieret.")
    link = mine.evaluate("navigator.clipboard.readText()")
    assert link.endswith(f"/samling/?cases={','.join(slugs[:3])}")
    page = visit().page
    page.goto(link)
    expect(page.locator("[data-samling-list]")).to_have_attribute("aria-busy", "false")
    assert titles(page) == [title(tree, slug) for slug in slugs[:3]]
    assert page.evaluate("localStorage.getItem('samling')") is None, "only looked at"


def test_a_shared_collection_is_added_to_ones_own(visit: Open, slugs: list[str]) -> None:
    visited = visit()
    own(visited, slugs[:1])
    page = own(visited, slugs[:3])
    assert page.evaluate("JSON.parse(localStorage.getItem('samling'))") == slugs[:3]
    expect(page.locator("[data-samling-shared]")).to_be_hidden()


def test_emptying_what_somebody_shared_leaves_ones_own(visit: Open, slugs: list[str]) -> None:
    visited = visit()
    own(visited, slugs[:1])
    page = collected(visited, slugs[1:3])
    page.get_by_role("button", name="Tøm samlingen").click()
    expect(page.locator("[data-samling-list] li")).to_have_count(1)
    assert page.evaluate("JSON.parse(localStorage.getItem('samling'))") == slugs[:1]
    expect(page.get_by_role("button", name="Fortryd")).to_be_hidden()


def test_what_is_no_case_in_an_address_is_skipped_and_said(visit: Open) -> None:
    visited = visit()
    page = collected(visited, [FOENS, "%3Cimg%20src=x%20onerror=alert(1)%3E", "", FOENS])
    assert len(titles(page)) == 1
    assert "<img src=x" in page.locator("[data-samling-objections]").inner_text()
    assert page.locator("main img").count() == 0


def test_an_address_with_too_many_cases_shows_the_first(visit: Open) -> None:
    visited = visit()
    asked: list[str] = []

    def missing(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=404, body="")

    visited.page.route("**/cases/c*/", missing)
    page = collected(visited, [f"c{n}" for n in range(300)])
    expect(page.locator("[data-samling-list] li")).to_have_count(60)
    assert len(asked) == 60
    assert "de første 60" in page.locator("[data-samling-objections]").inner_text()
    excuse(visited, "/cases/c")


# Changing.


def test_a_case_is_removed_by_keyboard_and_brought_back(visit: Open, slugs: list[str]) -> None:
    page = own(visit(), slugs[:3])
    page.locator("[data-remove]").nth(2).focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-samling-list] li")).to_have_count(2)
    expect(page.locator("[data-remove]").nth(1)).to_be_focused()
    assert page.evaluate("JSON.parse(localStorage.getItem('samling'))") == slugs[:2]
    page.get_by_role("button", name="Fortryd").click()
    expect(page.locator("[data-samling-list] li")).to_have_count(3)
    page.get_by_role("button", name="Tøm samlingen").click()
    expect(page.get_by_role("heading", name="Sådan samler du")).to_be_visible()
    expect(page.get_by_role("button", name="Fortryd")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-samling-list] li")).to_have_count(3)


# Comparing.


def test_two_to_four_cases_stand_side_by_side(
    visit: Open, tree: SiteTree, slugs: list[str]
) -> None:
    visited = visit()
    page = own(visited, slugs)
    boxes = page.get_by_role("checkbox", name="Sammenlign")
    table = page.get_by_role("table")
    boxes.nth(0).check()
    expect(table).to_be_hidden()
    for n in (1, 2, 3):
        boxes.nth(n).check()
        expect(table.locator("thead th")).to_have_count(n + 1)
    boxes.nth(4).click()
    assert not boxes.nth(4).is_checked()
    assert message(page).startswith("Du kan højst sammenligne 4 cases")
    heads = table.locator("thead a").all_inner_texts()
    assert heads == [title(tree, slug) for slug in slugs[:4]]
    rows = table.locator("tbody th").all_inner_texts()
    assert rows == [
        "P'er og verdensmål",
        "Udfordringen",
        "Hvad der blev prøvet",
        "Hvad der skete",
        "Tal og målinger",
        "Hvad andre kan bruge",
        "Læringspointer",
    ]
    aims, challenge, tried, happened, measured, useful, learnt = (
        table.locator("tbody tr:nth-child(2) td:first-child").nth(row).inner_text()
        for row in range(7)
    )
    assert "Planet" in aims and "Klimaindsats" in aims
    assert "40 oliefyr" in challenge
    assert happened and useful and "Før:" not in happened
    assert "Studietur til Samsø" in tried, "the trial actions, too"
    assert "Før: 37 forbrugere (oktober 2013)" in measured
    assert "Hold tilslutningsafgiften lav" in learnt
    page.reload()
    expect(page.get_by_role("table").locator("thead th")).to_have_count(4)
    boxes.nth(0).uncheck()
    expect(table.locator("thead th")).to_have_count(3)
    page.locator("[data-remove]").nth(1).click()
    expect(table.locator("thead th")).to_have_count(2)


def test_an_address_that_compares_too_many_compares_four(visit: Open, slugs: list[str]) -> None:
    page = collected(visit(), slugs, f"&sammenlign={','.join(slugs)}")
    expect(page.get_by_role("table").locator("thead th")).to_have_count(4)
    assert "højst sammenligne 4" in page.locator("[data-samling-objections]").inner_text()


def test_the_head_of_a_phone_has_room_for_the_collection(visit: Open, tree: SiteTree) -> None:
    page = own(visit(width=360), five(tree))
    rows = [
        box["y"] + box["height"] / 2
        for selector in (".brand", ".menu-button", "[data-collection-link]", "[data-scheme]")
        if (box := page.locator(f".masthead {selector}").first.bounding_box())
    ]
    assert len(rows) == 4
    assert max(rows) - min(rows) < 8
    assert page.locator(".brand span").is_visible()
