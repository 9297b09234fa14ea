"""The player of an episode, in a browser, with a podcast drawn for the purpose."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from browser_visit import Open
from episode_site import SECONDS
from player_visit import EPISODE, near, paused, ready, time, until

NO_STORAGE = """
for (const name of ["getItem", "setItem", "removeItem"])
    Storage.prototype[name] = () => { throw new DOMException("off", "SecurityError"); };
"""


# Without scripts.


def test_without_scripts_the_browser_plays_and_chapters_lead_into_the_text(visit: Open) -> None:
    page = visit(java_script_enabled=False).go(EPISODE)
    expect(page.locator("audio[controls]")).to_be_visible()
    expect(page.locator("[data-controls]")).to_be_hidden()
    page.locator("[data-chapter-link]").nth(1).click()
    assert page.url.endswith("#t=30")
    expect(page.get_by_role("heading", name="Værket i Føns")).to_be_in_viewport()
    page.locator("#t75 a").click()
    assert page.url.endswith("#t=75")


# Playing.


def test_it_plays_and_holds_when_it_is_asked_and_never_unasked(visit: Open) -> None:
    page = ready(visit().go(EPISODE))
    assert paused(page)
    button = page.get_by_role("button", name="Afspil")
    button.focus()
    page.keyboard.press("Enter")
    until(page, "audio.currentTime > 0.3")
    page.get_by_role("button", name="Pause").click()
    assert paused(page)
    expect(page.get_by_role("button", name="Afspil")).to_be_visible()


def test_a_line_plays_from_its_time_and_is_shown(visit: Open) -> None:
    page = ready(visit().go(EPISODE))
    page.locator("#t33").get_by_role("link", name="Hør fra 00:33", exact=True).click()
    until(page, "audio.currentTime > 33.5 && !audio.paused")
    assert time(page) == near(33.5)
    expect(page.locator("[aria-current][data-cue]")).to_have_attribute("id", re.compile("^t3[36]$"))
    expect(page.locator("[data-chapter-link][aria-current]")).to_contain_text("Værket i Føns")
    expect(page.locator("[data-chapter]")).to_have_text("Værket i Føns")
    assert page.url.endswith("#t=33")


def test_the_words_of_a_line_can_be_clicked_and_links_in_the_page_still_lead(visit: Open) -> None:
    page = ready(visit().go(EPISODE))
    page.locator("#t12 [data-text]").click()
    until(page, "audio.currentTime >= 12.5")
    page.get_by_role("link", name="Podcast").first.click()
    expect(page).to_have_url(re.compile("/podcast/$"))


def test_a_chapter_plays_from_exactly_where_it_begins(visit: Open) -> None:
    page = ready(visit().go(EPISODE))
    page.get_by_role("navigation", name="Kapitler").get_by_role("link").nth(2).click()
    until(page, "!audio.paused && audio.currentTime >= 62.5")
    assert time(page) == near(62.5)


def test_one_can_skip(visit: Open) -> None:
    page = ready(visit().go(f"{EPISODE}#t=40"))
    until(page, "audio.currentTime > 39")
    for name, moved in (("−15 sekunder: tilbage", 25), ("+30 sekunder: frem", 55)):
        page.get_by_role("button", name=name).click()
        assert time(page) == near(moved)
        assert paused(page)


# Addresses with a time.


@pytest.mark.parametrize(
    ("address", "seconds"),
    [
        ("#t=30", 30),
        ("?t=30", 30),
        ("#t=1:02.5", 62.5),
        ("?t=1m5s", 65),
        ("#t33", 33),
        ("?t=10#t=20", 20),
        ("#t=62", 62.5),
        ("?t=nonsense", 0),
        ("#t=-5", 0),
    ],
)
def test_an_address_leads_to_its_time_and_does_not_play(
    visit: Open, address: str, seconds: float
) -> None:
    page = ready(visit().go(EPISODE + address))
    until(page, f"Math.abs(audio.currentTime - {seconds}) < 0.6")
    assert paused(page)


@pytest.mark.parametrize("address", ["#t=4,6", "#t=npt:4,6", "?t=0:04,0:06", "#t=00:04,00:06.0"])
def test_a_piece_ends_where_the_address_says(visit: Open, address: str) -> None:
    page = ready(visit().go(EPISODE + address))
    until(page, "Math.abs(audio.currentTime - 4) < 0.6 && audio.paused")
    page.get_by_role("button", name="Afspil").click()
    until(page, "!audio.paused")
    until(page, "audio.paused")
    assert time(page) == pytest.approx(6, abs=0.01)
    expect(page.locator("[data-message]")).to_contain_text("Stykket slutter ved 00:06")
    page.get_by_role("button", name="Afspil").click()
    until(page, "!audio.paused && audio.currentTime > 6.3")


def test_a_piece_is_forgotten_once_one_goes_elsewhere(visit: Open) -> None:
    page = ready(visit().go(EPISODE + "#t=4,6"))
    page.keyboard.press("l")
    page.get_by_role("button", name="Afspil").click()
    until(page, "!audio.paused && audio.currentTime > 34.5")


@pytest.mark.parametrize(("address", "seconds"), [("#t=12,5", 12.5), ("#t=9,4", 9.4), ("#t=,5", 0)])
def test_a_comma_is_no_end_when_it_ends_before(visit: Open, address: str, seconds: float) -> None:
    page = ready(visit().go(EPISODE + address))
    until(page, f"Math.abs(audio.currentTime - {seconds}) < 0.1")


def test_a_time_beyond_the_end_is_explained(visit: Open) -> None:
    page = ready(visit().go(f"{EPISODE}#t=5000"))
    expect(page.locator("[data-message]")).to_contain_text("1 minut og 30 sekunder")
    assert time(page) == 0


def test_a_time_is_shown_before_the_audio_has_loaded(visit: Open) -> None:
    visited = visit()
    held: list[Route] = []
    holding = True
    visited.page.route(
        "**/*.mp3", lambda route: held.append(route) if holding else route.continue_()
    )
    visited.page.goto(visited.server + f"{EPISODE}#t=30", wait_until="domcontentloaded")
    page = visited.page
    expect(page.locator("[data-now]")).to_have_text("00:30")
    expect(page.get_by_role("slider")).to_have_attribute(
        "aria-valuetext", re.compile("30 sekunder")
    )
    page.keyboard.press("l")
    expect(page.locator("[data-now]")).to_have_text("01:00")
    holding = False
    for route in held:
        route.continue_()
    until(page, "audio.readyState >= 1 && Math.abs(audio.currentTime - 60) < 0.6")


# The slider.


SLIDES = {
    "ArrowRight": 45,
    "ArrowUp": 45,
    "ArrowLeft": 35,
    "ArrowDown": 35,
    "PageUp": 70,
    "PageDown": 10,
    "Home": 0,
    "End": SECONDS,
}


def test_the_waveform_is_a_slider_for_the_keyboard(visit: Open) -> None:
    page = ready(visit().go(f"{EPISODE}#t=40"))
    slider = page.get_by_role("slider", name="Sted i afsnittet")
    slider.focus()
    for key, seconds in SLIDES.items():
        page.evaluate("document.querySelector('[data-audio]').currentTime = 40")
        until(page, "!audio.seeking && Math.abs(audio.currentTime - 40) < 0.1")
        page.keyboard.press(key)
        until(page, f"Math.abs(audio.currentTime - {seconds}) < 0.6")
        heard = float(page.locator(".wave clipPath rect").get_attribute("width") or 0)
        assert heard == pytest.approx(960 * seconds / SECONDS, abs=8), key


def test_the_slider_says_in_danish_where_it_is(visit: Open) -> None:
    page = ready(visit().go(f"{EPISODE}#t=61"))
    expect(page.get_by_role("slider")).to_have_attribute(
        "aria-valuetext",
        "1 minut og 1 sekund af 1 minut og 30 sekunder, kapitel: Værket i Føns",
    )


def test_the_waveform_can_be_clicked(visit: Open) -> None:
    page = ready(visit().go(EPISODE))
    slider = page.get_by_role("slider")
    box = slider.bounding_box()
    assert box
    slider.click(position={"x": box["width"] / 2, "y": 20})
    assert time(page) == near(45)


# Speed, and what the browser keeps.


def test_the_speed_is_kept_for_the_next_visit(visit: Open) -> None:
    page = ready(visit().go(EPISODE))
    page.get_by_label("Hastighed").select_option("1.5")
    assert page.evaluate("document.querySelector('[data-audio]').playbackRate") == 1.5
    page.reload()
    ready(page)
    assert page.evaluate("document.querySelector('[data-audio]').playbackRate") == 1.5
    expect(page.get_by_label("Hastighed")).to_have_value("1.5")


def test_it_goes_on_from_where_one_left(visit: Open) -> None:
    page = ready(visit().go(EPISODE))
    page.locator("#t45 a").click()
    until(page, "audio.currentTime > 45.6")
    page.get_by_role("button", name="Pause").click()
    page.goto(page.url.partition("#")[0])
    ready(page)
    expect(page.locator("[data-message]")).to_contain_text("Fortsætter ved 00:4")
    assert time(page) == near(46)
    assert paused(page)
    page.get_by_role("button", name="Fra begyndelsen").click()
    assert time(page) == 0


def test_an_address_wins_over_the_place_one_left(visit: Open) -> None:
    visited = visit()
    visited.page.add_init_script(
        """localStorage.setItem("afspiller", '{"places": [["vaerket", 60]]}')"""
    )
    page = ready(visited.go(f"{EPISODE}#t=30"))
    assert time(page) == near(30)
    expect(page.locator("[data-message]")).to_have_text("")


NONSENSE = [
    "nonsense",
    '{"places": 7, "speed": "x"}',
    "null",
    '{"places": [[1, 2], ["vaerket", "x"]]}',
]


def test_what_is_kept_may_be_nonsense(visit: Open) -> None:
    visited = visit()
    for kept in NONSENSE:
        # Put there from a page without a player, which would keep its own as it goes.
        visited.go("/podcast/").evaluate("kept => localStorage.setItem('afspiller', kept)", kept)
        page = ready(visited.go(EPISODE))
        assert time(page) == 0, kept
        assert page.evaluate("document.querySelector('[data-audio]').playbackRate") == 1


def test_it_plays_where_the_browser_keeps_nothing(visit: Open) -> None:
    visited = visit()
    visited.page.add_init_script(NO_STORAGE)
    page = ready(visited.go(EPISODE))
    page.locator("#t45 a").click()
    until(page, "audio.currentTime > 45.6")
    page.get_by_label("Hastighed").select_option("2")
    page.get_by_role("button", name="Pause").click()
    assert paused(page)
