"""The player of an episode, in a browser, with a podcast drawn for the purpose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect
from test_accessibility import violations
from test_keyboard import UNMARKED, tab_through

from browser_visit import Open, Scheme, Visit
from episode_site import SECONDS, build, catalogue_of
from range_server import serving

EPISODE = "/podcast/vaerket/"
FRAMED = f"{EPISODE}afspiller/"
NO_STORAGE = """
for (const name of ["getItem", "setItem", "removeItem"])
    Storage.prototype[name] = () => { throw new DOMException("off", "SecurityError"); };
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root: Path = tmp_path_factory.mktemp("player")
    with serving(build(catalogue_of(root / "project"), root / "site")) as address:
        yield address


@pytest.fixture
def visit(visit: Open) -> Iterator[Open]:
    """As everywhere, but a browser may leave off fetching audio, and the cover that the system
    shows beside it, when it has enough.
    """
    opened: list[Visit] = []

    def open_page(**options: Any) -> Visit:
        opened.append(visit(**options))
        return opened[-1]

    yield open_page
    for visited in opened:
        visited.page.close()
        visited.errors[:] = [
            error
            for error in visited.errors
            if not re.fullmatch(r"failed: .*(\.mp3|/forside\.png)", error)
        ]


@pytest.fixture(scope="session")
def axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def ready(page: Page) -> Page:
    expect(page.locator("[data-controls]")).to_be_visible()
    page.wait_for_function("document.querySelector('[data-audio]').readyState >= 1")
    return page


def time(page: Page) -> float:
    found: float = page.evaluate("document.querySelector('[data-audio]').currentTime")
    return found


def paused(page: Page) -> bool:
    found: bool = page.evaluate("document.querySelector('[data-audio]').paused")
    return found


def near(expected: float) -> Any:
    """Playing goes on while we look."""
    return pytest.approx(expected, abs=2)


def until(page: Page, condition: str) -> None:
    page.wait_for_function(
        f"(() => {{ const audio = document.querySelector('[data-audio]'); return {condition}; }})()"
    )


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
    page.locator("#t33").get_by_role("link", name="00:33").click()
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


@pytest.mark.parametrize(
    ("name", "moved"), [("−15 sekunder: tilbage", 25), ("+30 sekunder: frem", 70)]
)
def test_one_can_skip(visit: Open, name: str, moved: float) -> None:
    page = ready(visit().go(f"{EPISODE}#t=40"))
    until(page, "audio.currentTime > 39")
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


@pytest.mark.parametrize(
    ("key", "seconds"),
    [
        ("ArrowRight", 45),
        ("ArrowUp", 45),
        ("ArrowLeft", 35),
        ("ArrowDown", 35),
        ("PageUp", 70),
        ("PageDown", 10),
        ("Home", 0),
        ("End", SECONDS),
    ],
)
def test_the_waveform_is_a_slider_for_the_keyboard(visit: Open, key: str, seconds: float) -> None:
    page = ready(visit().go(f"{EPISODE}#t=40"))
    slider = page.get_by_role("slider", name="Sted i afsnittet")
    slider.focus()
    page.keyboard.press(key)
    until(page, f"Math.abs(audio.currentTime - {seconds}) < 0.6")
    heard = float(page.locator(".wave clipPath rect").get_attribute("width") or 0)
    assert heard == pytest.approx(960 * seconds / SECONDS, abs=8)


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


@pytest.mark.parametrize(
    "kept",
    ["nonsense", '{"places": 7, "speed": "x"}', "null", '{"places": [[1, 2], ["vaerket", "x"]]}'],
)
def test_what_is_kept_may_be_nonsense(visit: Open, kept: str) -> None:
    visited = visit()
    visited.page.add_init_script(f"localStorage.setItem('afspiller', {kept!r})")
    page = ready(visited.go(EPISODE))
    assert time(page) == 0
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


@pytest.mark.parametrize("key", ["Control+l", "Alt+l", "Meta+l"])
def test_they_leave_other_keys_alone(visit: Open, key: str) -> None:
    page = ready(visit().go(EPISODE))
    page.evaluate(
        "key => document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'l', bubbles: true,"
        " ctrlKey: key.startsWith('Control'), altKey: key.startsWith('Alt'),"
        " metaKey: key.startsWith('Meta')}))",
        key,
    )
    assert time(page) == 0


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


@pytest.mark.parametrize(
    ("query", "told", "marked"),
    [
        ("føns", "6 steder", "Føns"),
        ("CAFE", "6 steder", "Café"),
        ("én øl", "6 steder", "én øl"),
        ("foens", "Ikke fundet", None),
        ("linje 12", "1 sted", "Linje 12"),
        ("<b>", "Ikke fundet", None),
        ("   ", "", None),
    ],
)
def test_the_transcript_is_searched_in_place(
    visit: Open, query: str, told: str, marked: str | None
) -> None:
    page = ready(visit().go(EPISODE))
    before = page.locator("[data-transcript] .cues").all_inner_texts()
    field = page.get_by_label("Søg i teksten")
    field.fill(query)
    expect(page.locator("[data-text-hits]")).to_have_text(told)
    marks = page.locator("mark").all_inner_texts()
    assert set(marks) == ({marked} if marked else set())
    assert page.locator("[data-transcript] .cues").all_inner_texts() == before
    field.fill("")
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
    assert told[2].endswith("/podcast/forside.png")
    assert told[3] == "playing"


def test_audio_that_cannot_be_fetched_is_told_of_and_tried_again(visit: Open) -> None:
    visited = visit()
    page = visited.page
    page.route("**/*.mp3", lambda route: route.abort())
    visited.go(f"{EPISODE}#t=30")
    expect(page.locator("[data-controls]")).to_be_visible()
    message = page.locator("[data-message]")
    page.get_by_role("button", name="Afspil").click()
    expect(message).to_contain_text("Lyden kunne ikke hentes")
    page.unroute("**/*.mp3")
    page.get_by_role("button", name="Afspil").click()
    until(page, "!audio.paused && audio.currentTime > 30")
    expect(message).to_have_text("")
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("address", "state"),
    [
        *((EPISODE, state) for state in OPEN),
        *((address, "as it comes") for address in ("/podcast/", "/podcast/afsnit/", FRAMED)),
        ("/podcast/tavs/", "as it comes"),
    ],
)
def test_axe_finds_nothing(visit: Open, axe: str, address: str, state: str, scheme: Scheme) -> None:
    page = visit(scheme=scheme, reduced_motion="reduce").go(address)
    if page.locator("[data-player]").count():
        ready(page)
    OPEN[state](page)
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page, axe) == [], f"at {width} px"
        assert page.evaluate("document.documentElement.scrollWidth") <= width


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
