"""What holds for every type of page: all of it is seen on one walk through the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from browser_visit import Open, Visit
from page_types import PAGE_TYPES, address
from page_walk import MISNAMED, WIDTHS, Walked, in_both_schemes, too_wide, violations, walk
from search_visit import box, settled
from security.policy_site import Watched, headers_of, serving, watched

FRAMED = "player"
"""The player for frames has no more than the player on it, which scripts make."""

NO_ICON = "<link rel=icon href='data:,'>"


@pytest.fixture(scope="module")
def seen(site: Path, browser: Browser) -> Iterator[Watched]:
    """A page of the site as a host serves it, under its policy."""
    with serving(site, headers_of) as server, watched(browser, server, locale="da-DK") as seen:
        yield seen


@pytest.fixture(scope="module")
def plain(seen: Watched, browser: Browser) -> Iterator[Visit]:
    """Another page of the same site, in a browser without scripts."""
    with watched(browser, seen.address, locale="da-DK", java_script_enabled=False) as plain:
        visit = Visit(plain.page, plain.address)
        visit.watch(plain.page.context)
        yield visit


@pytest.fixture(scope="module", params=PAGE_TYPES)
def name(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture(scope="module")
def noted(seen: Watched) -> Visit:
    """What goes wrong in the same page, whatever the policy says of it."""
    noted = Visit(seen.page, seen.address)
    noted.watch(seen.page.context)
    return noted


@pytest.fixture(scope="module")
def walked(seen: Watched, noted: Visit, site: Path, name: str) -> Walked:
    return walk(seen, noted, address(name, site))


def test_nothing_goes_wrong(walked: Walked) -> None:
    assert walked.errors == []


def test_axe_finds_nothing_and_nothing_is_too_wide(walked: Walked) -> None:
    assert walked.wrong == {}


def test_no_marker_hangs_outside_and_what_is_hidden_is_not_seen(walked: Walked) -> None:
    assert walked.untidy == []


def test_what_is_heard_is_what_is_seen_and_landmarks_are_told_apart(walked: Walked) -> None:
    assert walked.misnamed == []


def test_it_breaks_no_policy_and_asks_nobody_else(walked: Walked) -> None:
    assert walked.stopped == []
    assert walked.sheets > 0


def test_it_follows_the_system_into_light_and_dark(walked: Walked) -> None:
    assert walked.paper["light"] != walked.paper["dark"]


def test_it_has_one_box_that_asks_the_search(walked: Walked, seen: Watched, name: str) -> None:
    """That the box leads to an answer is the same script everywhere: see the test below."""
    if name == FRAMED:
        assert walked.boxes == {width: [] for width in WIDTHS}
        return
    asks = {"action": f"{seen.address}/soeg/", "method": "get", "name": "q", "shown": True}
    assert walked.boxes == {width: [asks] for width in WIDTHS}


@pytest.mark.parametrize("type_of_page", ["home", "prototype", "not_found", "cases"])
def test_the_box_leads_to_the_answer(visit: Open, site: Path, type_of_page: str) -> None:
    visited = visit(width=360)
    page = visited.go(address(type_of_page, site))
    field = page.get_by_role("search").get_by_role("searchbox", name="Søg på hele siden")
    expect(field).to_be_visible()
    field.fill("varmeværk og æøå & 100 %")
    field.press("Enter")
    page.wait_for_url("**/soeg/?q=*")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["varmeværk og æøå & 100 %"]}
    assert page.url.startswith(f"{visited.server}/soeg/")
    settled(page, "varmeværk og æøå & 100 %")
    assert box(page) == "varmeværk og æøå & 100 %"


def test_the_content_is_there_without_scripts(plain: Visit, walked: Walked, name: str) -> None:
    assert walked.titles >= 1
    if name == FRAMED:
        return
    page = plain.go(walked.path)
    assert page.locator("h1").is_visible()
    shown = page.locator("main").inner_text().split()
    missing = [word for word in walked.words if word not in set(shown)]
    assert len(shown) > 10
    # A script may add a word or two of its own, such as the label of a button, in several places.
    assert len(set(missing)) <= 0.1 * len(walked.words), missing
    assert plain.errors == plain.foreign == []


def test_the_narrowest_screen_never_scrolls_sideways(walked: Walked) -> None:
    assert walked.escaping == []


@pytest.mark.parametrize("type_of_page", ["home", "cases", "case", "contribute", "episode"])
def test_a_phone_never_scrolls_sideways(visit: Open, site: Path, type_of_page: str) -> None:
    """A phone that lays the page out by its own rules gives the same answer as a narrow window."""
    phone = visit(width=320, height=640, is_mobile=True, has_touch=True)
    page = phone.go(address(type_of_page, site))
    for width in (320, 360):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("innerWidth") == width
        assert too_wide(page) == []


def test_every_type_of_page_is_as_wide_as_the_phone(site: Path, name: str) -> None:
    """Else a phone would lay it out as on a desk and shrink it."""
    file = site / address(name, site).lstrip("/")
    text = (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")
    assert re.search(r'<meta name="?viewport"? content="width=device-width', text)


# That the walk would see what it looks for.


def test_axe_would_find_something(visit: Open) -> None:
    page = visit().go("/")
    page.set_content(
        f"<html>{NO_ICON}<body><img src='data:,'><p style='color:#bbb'>Tekst</p></body></html>"
    )
    rules = {line.partition(":")[0] for line in violations(page)}
    assert {"image-alt", "color-contrast", "html-has-lang"} <= rules


def test_colours_that_only_a_phone_shows_would_be_measured(visit: Open) -> None:
    page = visit().go("/")
    page.set_content(
        f"<html lang=da><title>x</title>{NO_ICON}"
        "<main><p>Tekst<p id=phone>Bleg<p id=other>Skifter</main>"
    )
    page.add_style_tag(
        content="#phone { color: #bbb } @media (min-width: 700px) { #phone { display: none } }"
        "@media (max-width: 700px) { #other { color: #bbb; font-size: 18px } }"
    )
    wrong = in_both_schemes(page)
    assert {*wrong} == {"light, 360 px", "dark, 360 px"}
    for found in wrong.values():
        assert ["Bleg" in line or "Skifter" in line for line in found] == [True, True]


PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
ALIKE = {
    "one letter": "<p class=pale>x</p><p class=pale>Bleg</p>",
    "over a picture": f"<div><img src={PIXEL} alt='' class=under><p class=pale>En lang tekst</p>"
    "</div><br><div><p class=pale>Bleg</p></div>",
    "of no use": "<label class=pale><input type=checkbox disabled>En lang tekst</label>"
    "<label class=pale><input type=checkbox>Bleg</label>",
    "inert": "<div inert><p class=pale>En lang tekst</p></div><div><p class=pale>Bleg</p></div>",
    "in a text": "<p><a href='#'>Et link for sig selv</a></p><p>Tekst om <a href='#'>Bleg</a></p>",
}


@pytest.mark.parametrize("body", ALIKE.values(), ids=ALIKE)
def test_what_looks_like_something_else_would_be_measured_all_the_same(
    visit: Open, body: str
) -> None:
    page = visit().go("/")
    page.set_content(f"<html lang=da><title>x</title>{NO_ICON}<main>{body}</main>")
    page.add_style_tag(
        content=".pale { color: #bbb } .under { position: absolute; width: 9em; height: 3em }"
        "a { color: #222; text-decoration: none }"
    )
    (found,) = violations(page)
    assert "Bleg" in found


def test_what_is_too_wide_would_be_seen(visit: Open) -> None:
    page = visit(width=360).go("/")
    page.set_content(
        "<p style='width: 500px'>Bred</p><div style='overflow: auto'><p>Smal</p></div>"
    )
    (found,) = too_wide(page)
    assert "Bred" in found


def test_what_is_called_something_else_would_be_seen(visit: Open) -> None:
    page = visit().go("/")
    page.set_content(
        f"<html lang=da>{NO_ICON}<a href='#' aria-label='People: 8 cases'>People 8 prototyper</a>"
        "<a href='#' aria-label='Læs People: 8 cases'><b>People</b><b>8</b> cases</a>"
        "<button aria-label='Luk vinduet'><span class=visually-hidden>Væk</span>×</button>"
        "<form role=search></form><form role=search aria-label='Teksten'></form>"
        "<nav aria-label=Menu></nav><nav aria-label=menu></nav><nav aria-label=Fod></nav>"
    )
    found = page.evaluate(MISNAMED)
    assert [one.split(">")[0] for one in found] == [
        '<a href="#" aria-label="People: 8 cases"',
        '<form role="search"',
        '<nav aria-label="menu"',
    ]


def test_what_goes_wrong_in_a_page_would_be_noted(tmp_path: Path, browser: Browser) -> None:
    script = "console.warn('there'); throw new Error('here');"
    (tmp_path / "wrong.js").write_text(script, encoding="utf-8")
    page = f"<!doctype html>{NO_ICON}<title>x</title><script src=wrong.js></script>"
    (tmp_path / "index.html").write_text(f"{page}<img src=none.png alt=''>", encoding="utf-8")
    with serving(tmp_path, headers_of) as server, watched(browser, server) as wrong:
        noted = Visit(wrong.page, server)
        noted.watch(wrong.page.context)
        wrong.go("/")
    kinds = sorted(error.partition(":")[0] for error in noted.errors)
    assert kinds == ["error", "uncaught", "warning"]


def test_a_breach_that_only_the_dark_shows_would_be_found(visit: Open) -> None:
    page = visit().go("/")
    page.set_content(
        f"<html lang=da><title>x</title>{NO_ICON}<main><p>Tekst<img src='data:,' class=night>"
    )
    night = "@media not (prefers-color-scheme: dark) { .night { display: none } }"
    page.add_style_tag(content=night)
    assert {*in_both_schemes(page)} == {"dark, 1280 px", "dark, 360 px"}
