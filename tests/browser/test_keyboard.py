"""Everything works from the keyboard, and one can see where one is."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser_visit import Open
from page_types import address

TABS = 400

FOCUSED = """
() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return {
        id: element.id,
        href: element.href || "",
        name: element.outerHTML.slice(0, 120),
        visible: box.width > 0 && box.height > 0 && element.checkVisibility(
            {opacityProperty: true, visibilityProperty: true}
        ),
        marked: outline || style.boxShadow !== "none",
        nav: !!element.closest("header, nav"),
    };
}
"""


def tab_through(page: Page) -> list[dict[str, object]]:
    """Press Tab from the top to the end of the page; return every stop in order."""
    stops: list[dict[str, object]] = []
    for _ in range(TABS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or (stops and stop["name"] == stops[0]["name"] and len(stops) > 1):
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
    assert [stop["name"] for stop in stops if not stop["marked"]] == []
    reached = {stop["href"] for stop in stops}
    links = page.eval_on_selector_all(
        "a[href]", "all => all.filter(a => a.checkVisibility()).map(a => a.href)"
    )
    assert set(links) - reached == set()


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
    """Every address in the menu can be reached on a phone, too, with and without scripts."""
    page = visit(width=1280).go(address("home", site))
    wide = set(
        page.eval_on_selector_all(
            "header a[href]", "all => all.filter(a => a.checkVisibility()).map(a => a.href)"
        )
    )
    assert len(wide) >= 4
    page = visit(width=360, java_script_enabled=scripts).go(address("home", site))
    for opener in page.locator("header :is(summary, button[aria-expanded='false'])").all():
        if opener.is_visible():
            opener.focus()
            page.keyboard.press("Enter")
    shown = {
        link.evaluate("a => a.href") for link in page.locator("a[href]").all() if link.is_visible()
    }
    assert wide - shown == set()
