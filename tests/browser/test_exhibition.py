"""The exhibition: its rooms, what can be printed of it, and on a screen of its own."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from browser_visit import Open, Scheme
from collection_visit import patient
from page_walk import COLOUR_RULES, RULES, too_wide, violations

ADDRESS = "/fernisering/2026/"
ON_SCREEN = f"{ADDRESS}?skaerm"


@pytest.fixture
def visit(visit: Open) -> Iterator[Open]:
    yield from patient(visit)


def on_screen(visit: Open, **options: Any) -> Page:
    return visit(**options).go(ON_SCREEN)


def bar(page: Page, name: str) -> Locator:
    return page.locator(".screen-bar").get_by_role("button", name=name)


def count(page: Page) -> Locator:
    return page.locator(".screen-count")


def shown(page: Page) -> str:
    """The title on the screen, once what left is gone."""
    expect(page.locator(".slide:not([hidden])")).to_have_count(1)
    return page.locator(".slide:not([hidden]) .slide-title").inner_text()


def test_the_door_opens_the_screen_and_escape_closes_it(visit: Open) -> None:
    page = visit().go(ADDRESS)
    page.get_by_role("button", name="Vis på skærm").click()
    dialog = page.get_by_role("dialog", name="Udstillingen på skærm")
    expect(dialog).to_be_visible()
    expect(bar(page, "Pause")).to_be_focused()
    # As soon as the whole screen is taken, the first Escape gives it back.
    page.evaluate("document.fullscreenElement && document.exitFullscreen()")
    if dialog.is_visible():
        page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Vis på skærm")).to_be_focused()


def test_it_goes_on_by_itself_until_it_is_paused(visit: Open) -> None:
    visited = visit()
    visited.page.clock.install()
    page = visited.go(ON_SCREEN)
    expect(count(page)).to_have_text(re.compile(r"^1 af \d+$"))
    page.clock.run_for(31_000)
    expect(count(page)).not_to_have_text(re.compile(r"^1 af"))
    page.keyboard.press("Home")
    bar(page, "Pause").click()
    page.clock.run_for(120_000)
    expect(count(page)).to_have_text(re.compile(r"^1 af"))
    bar(page, "Fortsæt").click()
    page.clock.run_for(31_000)
    expect(count(page)).not_to_have_text(re.compile(r"^1 af"))


def test_who_wants_less_motion_turns_each_slide(visit: Open) -> None:
    visited = visit(reduced_motion="reduce")
    visited.page.clock.install()
    page = visited.go(ON_SCREEN)
    expect(bar(page, "Fortsæt")).to_be_visible()
    page.clock.run_for(120_000)
    expect(count(page)).to_have_text(re.compile(r"^1 af"))
    page.keyboard.press("ArrowRight")
    page.clock.run_for(50)
    expect(count(page)).to_have_text(re.compile(r"^2 af"))
    names = page.locator(".slide:not([hidden])").evaluate_all(
        "all => all.map(one => getComputedStyle(one).animationName)"
    )
    assert names == ["none"]


def test_the_keys(visit: Open) -> None:
    page = on_screen(visit)
    page.keyboard.press("ArrowRight")
    expect(count(page)).to_have_text(re.compile(r"^2 af"))
    page.keyboard.press("End")
    last = (count(page).text_content() or "").split(" af ")
    assert last[0] == last[1]
    page.keyboard.press("ArrowRight")
    expect(count(page)).to_have_text(re.compile(r"^1 af"))
    page.keyboard.press("ArrowLeft")
    expect(count(page)).to_have_text(f"{last[1]} af {last[1]}")
    page.locator(".screen-count").click()
    page.keyboard.press("Space")
    expect(bar(page, "Fortsæt")).to_be_visible()
    expect(page.locator(".screen-stage")).to_have_attribute("aria-live", "polite")
    page.keyboard.press("Space")
    expect(bar(page, "Pause")).to_be_visible()
    expect(page.locator(".screen-stage")).to_have_attribute("aria-live", "off")


def test_every_room_and_work_has_a_slide_in_its_order(visit: Open) -> None:
    page = on_screen(visit)
    titles = "all => all.map(one => one.textContent.replaceAll('\\u00ad', '').trim())"
    on_wall = page.locator("main h1, .room-head h2, .work-title").evaluate_all(titles)
    assert page.locator(".slide-title").evaluate_all(titles) == on_wall
    assert len(on_wall) > 40


def test_once_there_it_needs_no_net(visit: Open) -> None:
    page = on_screen(visit)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    bar(page, "Pause").click()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
        shown(page)
    drawn = page.locator(".slide-code img").evaluate_all(
        "all => all.filter(one => one.complete && one.naturalWidth > 0).length"
    )
    assert drawn == page.locator(".slide.is-work").count() > 40


@pytest.mark.parametrize("width", [360, 1920])
def test_axe_finds_nothing_on_the_screen(visit: Open, width: int) -> None:
    height = 740 if width == 360 else 1080
    page = on_screen(visit, width=width, height=height, reduced_motion="reduce")
    rules: dict[Scheme, tuple[str, ...]] = {"light": RULES, "dark": COLOUR_RULES}
    for key in ("Home", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
        shown(page)
        assert too_wide(page) == []
        for scheme in rules:
            page.emulate_media(color_scheme=scheme)
            assert violations(page, rules[scheme], scheme, again=key != "Home") == []


def test_the_list_of_what_to_print_is_sound_when_unfolded(visit: Open) -> None:
    page = visit(width=360).go(ADDRESS)
    page.locator(".to-print summary").click()
    assert violations(page, RULES) == []
    assert too_wide(page) == []
    link = page.locator(".to-print").get_by_role("link", name=re.compile("^Plakat til ")).first
    assert page.request.get(str(link.evaluate("link => link.href"))).body().startswith(b"%PDF-")


def test_without_scripts_the_wall_is_all_there(visit: Open) -> None:
    page = visit(java_script_enabled=False).go(ADDRESS)
    assert page.get_by_role("button", name="Vis på skærm").count() == 0
    page.locator(".rooms a").first.click()
    assert page.locator("[data-work]").count() > 40
    expect(page.locator(".room-head h2").first).to_be_in_viewport()


def test_on_paper_it_is_a_catalogue(visit: Open) -> None:
    page = visit().go(ADDRESS)
    titles = page.locator(".work-title").all_inner_texts()
    page.emulate_media(media="print")
    assert not page.locator(".exhibition-tools").is_visible()
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = "".join("".join(sheet.extract_text().split()) for sheet in reader.pages)
    text = text.replace("\u00ad", "").replace("\u2010", "").replace("-", "")
    plain = ("".join(one.replace("\u00ad", "").replace("-", "").split()) for one in titles)
    assert [one for one in plain if one not in text] == []
    assert 8 <= len(reader.pages) <= 24
