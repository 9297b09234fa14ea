"""One Chromium a worker, and pages in it that may speak to nobody but the loopback server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from browser_pages import Pages, Place
from browser_visit import ALONE, PATIENCE, Open, Scheme, Visit
from quality.browser import find_browser
from quality.machine import in_ci

# Without these Chromium itself looks for updates and the like, which is not the site's doing.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--metrics-recording-only",
    ALONE,
)

CONTEXT = {
    "locale": "da-DK",
    # Else the service worker of one page could answer for another unseen.
    "service_workers": "block",
    # The tests' own expressions are strings that a page's policy would refuse; that the pages live
    # with their policy is shown by test_security_policy.py.
    "bypass_csp": True,
}


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        reason = "ingen Chrome eller Chromium: browsertestene er ikke kørt"
        if in_ci():
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    # Chromium refuses to run as root inside its sandbox; /dev/shm is small in many containers.
    flags = [*QUIET, "--disable-dev-shm-usage", *(["--no-sandbox"] if root else [])]
    browser = playwright.chromium.launch(executable_path=path, args=flags)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def pages(browser: Browser) -> Iterator[Pages]:
    pages = Pages(browser)
    yield pages
    pages.close()


@pytest.fixture
def visit(pages: Pages, server: str) -> Iterator[Open]:
    """Open a page as ``visit(width=360, scheme="dark", …)``; its end asserts that all was quiet.

    Other keywords are Playwright's for a new context (`java_script_enabled`, `permissions`).
    """
    opened: list[tuple[Visit, Place]] = []

    def open_page(
        width: int = 1280,
        height: int = 800,
        scheme: Scheme = "light",
        reduced_motion: Literal["no-preference", "reduce"] = "no-preference",
        **options: Any,
    ) -> Visit:
        place = pages.borrow(CONTEXT | options)
        page = place.page
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media="null", color_scheme=scheme, reduced_motion=reduced_motion)
        visit = Visit(page, server)
        visit.watch(place.context)
        place.watch_for_lasting()
        opened.append((visit, place))
        return visit

    yield open_page
    for visit, place in opened:
        visit.leave(place.context)
    pages.give_back(server)
    assert [url for visit, _ in opened for url in visit.foreign] == []
    assert [error for visit, _ in opened for error in visit.errors] == []
