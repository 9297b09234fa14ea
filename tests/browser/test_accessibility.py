"""axe-core finds no breach of WCAG 2.1 A or AA, on any page type, width or colour scheme."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browser_visit import Open, Scheme
from page_types import PAGE_TYPES, address

WIDTHS = (360, 1280)
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")


@pytest.fixture(scope="session")
def axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, axe: str) -> list[str]:
    """Return what axe-core objects to, one line an element."""
    page.evaluate(axe)
    found: list[dict[str, Any]] = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})"
        ".then(result => result.violations)",
        list(RULES),
    )
    return [
        f"{rule['id']}: {node['html'][:120]} ({' '.join(map(str, node['target']))}) "
        f"{node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGE_TYPES)
def test_axe_finds_nothing(visit: Open, site: Path, axe: str, name: str, scheme: Scheme) -> None:
    # Without motion there is no half-faded text to measure a contrast on.
    visited = visit(scheme=scheme, reduced_motion="reduce")
    page = visited.go(address(name, site))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page, axe) == [], f"at {width} px"


def test_axe_would_find_something(visit: Open, axe: str) -> None:
    page = visit().go("/")
    page.set_content("<html><body><img src='data:,'><p style='color:#bbb'>Tekst</p></body></html>")
    rules = {line.partition(":")[0] for line in violations(page, axe)}
    assert {"image-alt", "color-contrast", "html-has-lang"} <= rules


@pytest.mark.parametrize("name", ["home", "case"])
def test_the_colour_schemes_differ(visit: Open, site: Path, name: str) -> None:
    seen = set()
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for scheme in schemes:
        page = visit(scheme=scheme).go(address(name, site))
        seen.add(
            page.evaluate(
                "[document.body, document.documentElement]"
                ".map(element => getComputedStyle(element).backgroundColor).join()"
            )
        )
    assert len(seen) == 2
