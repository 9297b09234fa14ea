"""Everything works from the keyboard, and one can see where one is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browser_visit import Open
from page_types import address

TABS = 400

FOCUSED = """
() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    window.stops = [...(window.stops || []), element];
    const box = element.getBoundingClientRect();
    return {
        name: element.outerHTML.slice(0, 160),
        // A link in a drawing has an object for its href.
        href: element.hasAttribute("href")
            ? new URL(element.getAttribute("href"), document.baseURI).href : "",
        // Each of the browser's own buttons on an audio element is a stop of the one element.
        again: !element.matches("audio") && window.stops.indexOf(element) < window.stops.length - 1,
        visible: box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0
            && element.checkVisibility({opacityProperty: true, visibilityProperty: true}),
    };
}
"""

UNMARKED = """
() => {
    const PARTS = [
        "outline", "boxShadow", "backgroundColor", "borderColor", "textDecoration", "fill",
        "stroke", "strokeWidth", "strokeDasharray", "opacity", "filter", "transform",
    ];
    const look = element => [element, ...element.querySelectorAll("*")].map(part => {
        const style = getComputedStyle(part);
        return PARTS.map(name => style[name]).join();
    }).join(";");
    return window.stops.filter(element => {
        if (element.matches("audio")) return false;
        element.focus({preventScroll: true});
        const focused = look(element);
        element.blur();
        return focused === look(element);
    }).map(element => element.outerHTML.slice(0, 160));
}
"""
"""The stops that look the same with and without the focus."""

LINKS = """
all => all.filter(a => a.checkVisibility())
    .map(a => new URL(a.getAttribute("href"), document.baseURI).href)
"""


def tab_through(page: Page) -> list[dict[str, Any]]:
    """Press Tab from the top to the end of the page; return every stop in order."""
    stops: list[dict[str, Any]] = []
    for _ in range(TABS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or stop["again"]:
            return stops
        stops.append(stop)
    raise AssertionError(f"Tab does not come to an end within {TABS} stops")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["home", "cases", "case", "about", "not_found"])
def test_tab_reaches_everything_and_shows_where_it_is(
    visit: Open, site: Path, name: str, width: int
) -> None:
    page = visit(width=width, reduced_motion="reduce").go(address(name, site))
    stops = tab_through(page)
    assert [stop["name"] for stop in stops if not stop["visible"]] == []
    assert page.evaluate(UNMARKED) == []
    reached = {stop["href"] for stop in stops}
    assert set(page.eval_on_selector_all("a[href]", LINKS)) - reached == set()


@pytest.mark.parametrize("name", ["home", "case", "six_p"])
def test_the_first_stop_skips_to_the_content(visit: Open, site: Path, name: str) -> None:
    page = visit(reduced_motion="reduce").go(address(name, site))
    page.keyboard.press("Tab")
    first = page.evaluate(FOCUSED)
    assert first["visible"]
    target = first["href"].partition("#")[2]
    assert target
    page.keyboard.press("Enter")
    page.wait_for_url(f"**#{target}")
    page.keyboard.press("Tab")
    assert page.evaluate(
        "id => !!document.activeElement.closest('main') && document.activeElement !== document.body"
        " && !!document.getElementById(id)",
        target,
    ), "after the skip link, the next stop is in the content"


@pytest.mark.parametrize("scripts", [True, False])
def test_the_menu_of_a_phone_opens_from_the_keyboard(
    visit: Open, site: Path, scripts: bool
) -> None:
    """Every address in the menu, and in a section's own row of links, can be reached from any page
    on a phone, too, with and without scripts.
    """
    page = visit(width=1280).go(address("cases", site))
    wide = set(page.eval_on_selector_all(":is(header, .subnav) a[href]", LINKS))
    assert {"kommuner", "verdensmaal", "udfordringer"} <= {link.split("/")[-2] for link in wide}
    page = visit(width=360, java_script_enabled=scripts).go(address("home", site))
    opens = "button[popovertarget]:not([popovertargetaction=hide])"
    closed = f"header :is(summary, button[aria-expanded='false'], {opens})"
    for opener in page.locator(closed).all():
        if opener.is_visible():
            opener.focus()
            page.keyboard.press("Enter")
    shown = set(page.eval_on_selector_all("a[href]", LINKS))
    assert wide - shown == set()
