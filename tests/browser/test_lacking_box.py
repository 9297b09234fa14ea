"""A preview tells editors what is missing, readably, at every width and in both schemes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser_visit import Open
from once import Once
from page_types import address
from page_walk import in_both_schemes
from range_server import serving
from site_build import build

BOX = ".lacking"


@pytest.fixture(scope="module")
def preview(once: Once) -> Path:
    """The real site, built as the check of a proposal builds it."""
    return once("preview", _built)[0]


def _built(target: Path) -> None:
    result = build(target, LAB_PREVIEW="1")
    assert result.returncode == 0, result.stdout


@pytest.fixture(scope="module")
def server(preview: Path) -> Iterator[str]:
    with serving(preview) as address:
        yield address


@pytest.mark.parametrize("name", ["case", "prototype", "episode", "list"])
def test_it_can_be_read_by_everybody(visit: Open, preview: Path, name: str) -> None:
    place = "/redaktion/mangler/" if name == "list" else address(name, preview)
    page = visit(reduced_motion="reduce").go(place)
    if name != "list":
        page.locator(f"{BOX} summary").click()
        page.locator(f"{BOX} meter").first.wait_for(state="visible")
    assert in_both_schemes(page) == {}


def test_the_box_opens_by_keyboard_and_is_not_printed(visit: Open, preview: Path) -> None:
    page = visit().go(address("case", preview))
    summary = page.locator(f"{BOX} summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(f"{BOX} li").first.is_visible()
    page.emulate_media(media="print")
    assert page.locator(BOX).is_hidden()
    assert page.locator("h1").is_visible()
