"""The player on its page: shortcuts, sharing, the transcript, the system, frames, everybody."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect
from test_keyboard import UNMARKED, tab_through

from browser_visit import Open
from page_walk import in_both_schemes
from player_visit import EPISODE, FRAMED, near, paused, ready, time, until

# Shortcuts.


def test_single_keys_are_shortcuts(visit: Open) -> None:
    page = ready(visit().go(EPISODE))
    page.keyboard.press("k")
    until(page, "!audio.paused")
    page.keyboard.press("k")
    until(page, "audio.paused")
    for key, seconds in [("l", 30), ("n", 62.5), ("p", 30), ("j", 15)]:
        page.keyboard.press(key)
        assert time(page) == near(seconds), key
    page.keyboard.press(">")
    expect(page.get_by_label("Hastighed")).to_have_value("1.25")
    page.keyboard.press("s")
    expect(page.get_by_label("Søg i teksten")).to_be_focused()


def test_they_are_listed_and_can_be_switched_off(visit: Open) -> None:
    page = ready(visit().go(EPISODE))
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Genvejstaster")
    expect(dialog).to_be_visible()
    page.keyboard.press("l")
    assert time(page) == 0, "a dialog is in the way"
    dialog.get_by_label("Brug genvejstaster").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("l")
    page.reload()
    ready(page)
    page.keyboard.press("l")
    assert time(page) == 0
    page.get_by_role("button", name="Genvejstaster").click()
    dialog.get_by_label("Brug genvejstaster").check()
    dialog.get_by_role("button", name="Luk").click()
    page.keyboard.press("l")
    assert time(page) == near(30)


def test_they_leave_other_keys_alone(visit: Open) -> None:
    page = ready(visit().go(EPISODE))
    for key in ("ctrlKey", "altKey", "metaKey"):
        page.evaluate(
            "key => document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'l',"
            " bubbles: true, [key]: true}))",
            key,
        )
        assert time(page) == 0, key


def test_they_are_letters_where_one_writes(visit: Open) -> None:
    page = ready(visit().go(EPISODE))
    page.get_by_label("Søg i teksten").press_sequentially("kjl")
    assert time(page) == 0 and paused(page)
    expect(page.get_by_label("Søg i teksten")).to_have_value("kjl")


# Sharing.


def test_a_link_to_the_time_is_shared(visit: Open) -> None:
    page = ready(visit(permissions=["clipboard-read", "clipboard-write"]).go(f"{EPISODE}#t=30"))
    opener = page.get_by_role("button", name="Del", exact=True)
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    link = page.get_by_label("Link til afsnittet")
    assert link.input_value().endswith(f"{EPISODE}#t=30")
    page.get_by_role("button", name="Kopiér linket").click()
    expect(page.locator("[data-message]")).to_have_text("Linket er kopieret.")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"{EPISODE}#t=30")
    page.get_by_label("Begynd ved 00:30").uncheck()
    assert link.input_value().endswith(EPISODE)
    code = page.get_by_label("Afspilleren på en anden hjemmeside").input_value()
    assert re.search(rf'src="http[^"]+{FRAMED}"', code)
    opener.click()
    expect(link).to_be_hidden()


def test_where_the_browser_does_not_copy_the_text_is_selected(visit: Open) -> None:
    visited = visit()
    visited.page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
    )
    page = ready(visited.go(EPISODE))
    page.get_by_role("button", name="Del", exact=True).click()
    page.get_by_role("button", name="Kopiér linket").click()
    expect(page.locator("[data-message]")).to_contain_text("Ctrl+C")
    assert page.evaluate("getSelection().toString()").endswith(EPISODE)


# The transcript.


def test_the_page_follows_only_a_reader_who_follows(visit: Open) -> None:
    page = ready(visit(height=600, reduced_motion="reduce").go(EPISODE))
    page.get_by_role("button", name="Afspil").click()
    page.evaluate("document.querySelector('[data-audio]').currentTime = 50")
    expect(page.locator("[data-cue][aria-current]")).to_have_id("t48")
    assert page.evaluate("scrollY") == 0, "the reader looks at the top of the page"
    follow = page.get_by_role("button", name="Følg teksten")
    follow.click()
    expect(page.locator("#t48")).to_be_in_viewport()
    expect(follow).to_be_hidden()
    # From here on it goes along, over a jump of many lines.
    page.evaluate("document.querySelector('[data-audio]').currentTime = 80")
    expect(page.locator("#t78")).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    expect(follow).to_be_visible()
    page.evaluate("document.querySelector('[data-audio]').currentTime = 20")
    expect(page.locator("[data-cue][aria-current]")).to_have_id("t18")
    assert page.evaluate("scrollY") == 0


def test_the_bar_stays_in_sight(visit: Open) -> None:
    for width in (360, 1280):
        page = ready(visit(width=width).go(EPISODE))
        page.locator("#t87").scroll_into_view_if_needed()
        expect(page.get_by_role("button", name="Afspil")).to_be_in_viewport()
        share = page.evaluate("document.querySelector('[data-bar]').offsetHeight / innerHeight")
        assert share < 0.25


SEARCHES = [
    ("føns", "6 steder", "Føns"),
    ("CAFE", "6 steder", "Café"),
    ("én øl", "6 steder", "én øl"),
    ("foens", "Ikke fundet", None),
    ("linje 12", "1 sted", "Linje 12"),
    ("<b>", "Ikke fundet", None),
    ("   ", "", None),
]


def test_the_transcript_is_searched_in_place(visit: Open) -> None:
    page = ready(visit().go(EPISODE))
    before = page.locator("[data-transcript] .cues").all_inner_texts()
    field = page.get_by_label("Søg i teksten")
    for query, told, marked in SEARCHES:
        field.fill(query)
        expect(page.locator("[data-text-hits]")).to_have_text(told)
        marks = page.locator("mark").all_inner_texts()
        assert set(marks) == ({marked} if marked else set()), query
        assert page.locator("[data-transcript] .cues").all_inner_texts() == before
        field.fill("")
        expect(page.locator("[data-text-hits]")).to_have_text("")
        assert page.locator("mark").count() == 0


def test_one_can_go_from_hit_to_hit(visit: Open) -> None:
    page = ready(visit(height=600, reduced_motion="reduce").go(EPISODE))
    field = page.get_by_label("Søg i teksten")
    field.fill("føns")
    told = page.locator("[data-text-hits]")
    page.keyboard.press("Enter")
    expect(told).to_have_text("1 af 6 steder")
    page.keyboard.press("Shift+Enter")
    expect(told).to_have_text("6 af 6 steder")
    expect(page.locator("mark.at")).to_be_in_viewport()
    page.get_by_role("button", name="Næste fund").click()
    expect(told).to_have_text("1 af 6 steder")
    page.get_by_role("button", name="Forrige fund").click()
    expect(told).to_have_text("6 af 6 steder")


# The system, and trouble.


def test_the_system_is_told_what_plays(visit: Open) -> None:
    page = ready(visit().go(EPISODE))
    page.get_by_role("button", name="Afspil").click()
    until(page, "audio.currentTime > 0.2")
    told = page.evaluate(
        "[navigator.mediaSession.metadata.title, navigator.mediaSession.metadata.artist,"
        " navigator.mediaSession.metadata.artwork[0].src, navigator.mediaSession.playbackState]"
    )
    assert told[:2] == ["Et værk i en grisestald", "Stedet svarer"]
    assert told[2].endswith("/podcast/forside-560.webp")
    assert told[3] == "playing"


def test_audio_that_cannot_be_fetched_is_told_of_and_tried_again(visit: Open) -> None:
    visited = visit()
    page = visited.page
    page.route("**/*.mp3", lambda route: route.abort())
    visited.go(f"{EPISODE}#t=30")
    expect(page.locator("[data-controls]")).to_be_visible()
    until(page, "audio.networkState === HTMLMediaElement.NETWORK_NO_SOURCE")
    message = page.locator("[data-message]")
    # By the keyboard: the page may still be on its way to the line that the address names.
    page.get_by_role("button", name="Afspil").press("Enter")
    expect(message).to_contain_text("Lyden kunne ikke hentes")
    page.unroute("**/*.mp3")
    page.get_by_role("button", name="Afspil").press("Enter")
    until(page, "!audio.paused && audio.currentTime > 30")
    expect(message).to_have_text("")
    visited.errors.clear()


def test_audio_that_fails_while_it_is_waited_for_is_told_of(visit: Open) -> None:
    visited = visit()
    page = visited.page
    held: list[Route] = []
    failing = False
    page.route("**/*.mp3", lambda route: route.abort() if failing else held.append(route))
    visited.go(EPISODE)
    expect(page.locator("[data-controls]")).to_be_visible()
    page.get_by_role("button", name="Afspil").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    failing = True
    for route in held:
        route.abort()
    message = page.locator("[data-message]")
    expect(message).to_contain_text("Lyden kunne ikke hentes")
    expect(page.get_by_role("button", name="Afspil")).to_be_visible()
    visited.errors.clear()


# In a frame.


def test_the_player_works_in_a_frame_on_another_page(visit: Open) -> None:
    visited = visit()
    page = visited.go("/podcast/tavs/")
    page.evaluate(
        "address => { const frame = document.createElement('iframe'); frame.src = address;"
        " frame.title = 'Afspiller'; frame.width = 600; frame.height = 400;"
        " document.querySelector('main').append(frame); }",
        f"{visited.server}{FRAMED}#t=30",
    )
    frame = page.frame_locator("iframe")
    expect(frame.locator("[data-now]")).to_have_text("00:30")
    frame.get_by_text("Kapitler").click()
    frame.get_by_role("link", name="Hvad andre kan bruge").click()
    expect(frame.locator("[data-chapter]")).to_have_text("Hvad andre kan bruge")
    assert page.url.endswith("/podcast/tavs/")
    frame.get_by_role("link", name="Læs med").click()
    expect(page).to_have_url(re.compile(f"{EPISODE}$"))


# For everybody.

OPEN: dict[str, Callable[[Page], None]] = {
    "as it comes": lambda page: None,
    "sharing": lambda page: page.get_by_role("button", name="Del", exact=True).click(),
    "shortcuts": lambda page: page.keyboard.press("?"),
    "searching": lambda page: page.get_by_label("Søg i teksten").fill("føns"),
}


@pytest.mark.parametrize(
    ("address", "state"),
    [
        *((EPISODE, state) for state in OPEN),
        *((address, "as it comes") for address in ("/podcast/", "/podcast/afsnit/", FRAMED)),
        ("/podcast/tavs/", "as it comes"),
    ],
)
def test_axe_finds_nothing(visit: Open, address: str, state: str) -> None:
    page = visit(reduced_motion="reduce").go(address)
    if page.locator("[data-player]").count():
        ready(page)
    OPEN[state](page)
    assert in_both_schemes(page) == {}


@pytest.mark.parametrize("address", [EPISODE, FRAMED, "/podcast/"])
def test_tab_reaches_every_control_and_shows_where_it_is(visit: Open, address: str) -> None:
    page = visit(reduced_motion="reduce").go(address)
    stops = tab_through(page)
    assert [stop["name"] for stop in stops if not stop["visible"]] == []
    assert page.evaluate(UNMARKED) == []
    if address == EPISODE:
        text = " ".join(stop["name"] for stop in stops)
        for control in ("back", "play", "forward", "share", "help"):
            assert f'data-do="{control}"' in text


def test_the_transcript_is_printed_without_the_player(visit: Open) -> None:
    page = ready(visit().go(EPISODE))
    page.emulate_media(media="print")
    expect(page.locator("[data-bar]")).to_be_hidden()
    expect(page.locator("[data-tools]")).to_be_hidden()
    expect(page.locator("#t87")).to_be_visible()
    expect(page.get_by_role("heading", name="Værket i Føns")).to_be_visible()


def test_the_feeds_address_is_copied(visit: Open) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"]).go("/podcast/")
    page.get_by_role("button", name="Kopiér").click()
    expect(page.locator("[data-copy-message]")).to_have_text("Adressen er kopieret.")
    assert page.evaluate("navigator.clipboard.readText()") == "https://example.org/podcast/feed.xml"
