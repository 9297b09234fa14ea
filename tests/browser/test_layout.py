"""Pages fit the screen, do without scripts, and make no request to anyone else."""

from __future__ import annotations

from pathlib import Path

from browser_visit import Open
from page_types import address


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


def test_a_number_is_seen_with_its_unit_on_a_phone(visit: Open, site: Path) -> None:
    page = visit(width=360).go(address("measurements", site))
    rows = page.locator("[data-listed] tbody tr")
    assert rows.count() > 5
    for row in rows.all()[:5]:
        box = row.locator(".amount").bounding_box()
        assert box and box["x"] + box["width"] <= 360
        unit = row.locator("td.unit").text_content()
        assert unit and unit in row.locator(".amount").inner_text()
