"""The players of a list of episodes: the same as on the episode's own page, in small."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from browser_visit import Open
from player_visit import EPISODE, ready

SHOW = "/podcast/"


def rows(page: Page) -> Locator:
    found = page.locator("[data-row]")
    expect(found.first.locator("[data-controls]")).to_be_visible()
    return found


def plays(row: Locator) -> bool:
    found: bool = row.locator("audio").evaluate("audio => !audio.paused")
    return found


def test_each_plays_and_one_at_a_time(visit: Open) -> None:
    page = visit().go(SHOW)
    first, second = rows(page).all()[:2]
    assert not plays(first) and not plays(second)
    first.get_by_role("button", name="Afspil").click()
    expect(first.get_by_role("button", name="Pause")).to_be_visible()
    second.get_by_role("button", name="Afspil").click()
    expect(second.get_by_role("button", name="Pause")).to_be_visible()
    expect(first.get_by_role("button", name="Afspil")).to_be_visible()
    assert plays(second) and not plays(first)


def test_one_goes_on_on_the_episode_s_page_where_one_left(visit: Open) -> None:
    visited = visit()
    page = visited.go(SHOW)
    row = (
        rows(page)
        .filter(has=page.locator("[data-slug=vaerket]"))
        .or_(page.locator("[data-row][data-slug=vaerket]"))
    )
    for _ in range(2):
        row.get_by_role("button", name="30 sekunder: frem").click()
    expect(row.locator("[data-now]")).to_have_text("01:00")
    row.get_by_role("button", name="15 sekunder: tilbage").click()
    row.get_by_role("button", name="Afspil").click()
    row.get_by_role("button", name="Pause").click()
    ready(visited.go(EPISODE))
    expect(page.locator("[data-message]")).to_contain_text("Fortsætter ved 00:4")


def test_a_keyboard_and_a_screen_reader_reach_all_of_it(visit: Open) -> None:
    page = visit().go(SHOW)
    row = rows(page).first
    title = row.get_attribute("aria-label") or ""
    assert title.startswith("Afspiller: ") and row.get_attribute("role") == "group"
    slider = row.get_by_role("slider", name="Sted i afsnittet")
    slider.focus()
    page.keyboard.press("End")
    expect(slider).to_have_attribute(
        "aria-valuetext", "1 minut og 30 sekunder af 1 minut og 30 sekunder"
    )


def test_without_scripts_the_browser_plays(visit: Open) -> None:
    page = visit(java_script_enabled=False).go(SHOW)
    row = page.locator("[data-row]").first
    expect(row.locator("audio")).to_be_visible()
    expect(row.locator("[data-controls]")).to_be_hidden()


def test_sound_that_is_gone_is_told_of(visit: Open) -> None:
    visited = visit()
    visited.page.route("**/*.mp3", lambda route: route.abort())
    row = rows(visited.go(SHOW)).first
    row.get_by_role("button", name="Afspil").click()
    expect(row.locator("[data-message]")).to_contain_text("Lyden kunne ikke hentes")
    visited.errors.clear()
