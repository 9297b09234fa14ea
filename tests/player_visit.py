"""Where the player is, and what one may ask of it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

EPISODE = "/podcast/vaerket/"
FRAMED = f"{EPISODE}afspiller/"


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
