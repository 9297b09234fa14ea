"""Pages fit the screen, do without scripts, and make no request to anyone else."""

from __future__ import annotations

from pathlib import Path

import pytest

from browser_visit import Open
from page_types import PAGE_TYPES, address

ESCAPING = """
() => {
    const width = document.documentElement.clientWidth;
    const contained = element => {
        for (let box = element.parentElement; box !== document.body; box = box.parentElement) {
            if (getComputedStyle(box).overflowX !== "visible") return true;
        }
        return false;
    };
    return [...document.body.querySelectorAll("*")]
        .filter(element => element.getBoundingClientRect().right > width + 1)
        .filter(element => element.checkVisibility() && !contained(element))
        .map(element => element.outerHTML.slice(0, 100));
}
"""
"""Elements that reach past the right edge, but for those in a box that scrolls by itself."""


@pytest.mark.parametrize("name", PAGE_TYPES)
def test_a_narrow_screen_never_scrolls_sideways(visit: Open, site: Path, name: str) -> None:
    visited = visit(width=320, height=640, is_mobile=True, has_touch=True)
    page = visited.go(address(name, site))
    for width in (320, 360):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.evaluate(
            ESCAPING
        )


# The player for frames is little else than what a script adds to the browser's own.
@pytest.mark.parametrize("name", sorted({*PAGE_TYPES} - {"player"}))
def test_a_page_shows_its_content_without_scripts(visit: Open, site: Path, name: str) -> None:
    where = address(name, site)
    shown = {}
    for enabled in (True, False):
        page = visit(java_script_enabled=enabled).go(where)
        assert page.locator("h1").is_visible()
        # Only what the eye gets: hidden text is left out by inner_text.
        shown[enabled] = page.locator("main").inner_text().split()
    missing = [word for word in shown[True] if word not in set(shown[False])]
    assert len(shown[False]) > 10
    # A script may add a word or two of its own, such as the label of a button.
    assert len(missing) <= 0.1 * len(shown[True]), missing


def test_an_unknown_address_gets_the_helping_page(visit: Open) -> None:
    visited = visit()
    response = visited.page.goto(f"{visited.server}/cases/findes-ikke/dybt/nede/")
    assert response is not None and response.status == 404
    assert visited.page.locator("main a").count() >= 3
    background = visited.page.evaluate("document.styleSheets.length")
    assert background >= 1, "its styles must be found from any depth"
    visited.page.locator("main a").first.click()
    visited.page.wait_for_load_state()
    assert visited.page.locator("h1").count() == 1


def test_reduced_motion_is_honoured(visit: Open, site: Path) -> None:
    moving = """
    () => [...document.querySelectorAll("*")].flatMap(element => ["", "::before", "::after"].map(
        part => [element.tagName + "." + element.className + part, getComputedStyle(element, part)]
    )).filter(([_, style]) =>
        [style.animationDuration, style.transitionDuration].join().split(",")
            .some(time => parseFloat(time) * (time.includes("ms") ? 1 : 1000) > 10)
        && (style.animationName !== "none" || style.transitionProperty !== "none")
    ).map(([name]) => name)
    """
    for name in ("home", "case", "cases", "exhibition"):
        page = visit(reduced_motion="reduce").go(address(name, site))
        assert page.evaluate(moving) == []
        smooth = "getComputedStyle(document.documentElement).scrollBehavior"
        assert page.evaluate(smooth) == "auto"
