"""One Chromium a worker, and pages in it that may speak to nobody but the loopback server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

from browser_visit import ALONE, Open, Scheme, Visit
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


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
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


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Open]:
    """Open a page as ``visit(width=360, scheme="dark", …)``; its end asserts that all was quiet.

    Other keywords are Playwright's for a new context (`java_script_enabled`, `reduced_motion`).
    """
    opened: list[tuple[Visit, BrowserContext]] = []

    def open_page(
        width: int = 1280, height: int = 800, scheme: Scheme = "light", **options: Any
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale="da-DK",
            # Else the service worker of one page could answer for another unseen.
            service_workers="block",
            # The tests' own expressions are strings that a page's policy would refuse; that the
            # pages live with their policy is shown by test_security_policy.py.
            bypass_csp=True,
            **options,
        )
        context.set_default_timeout(15_000)
        visit = Visit(context.new_page(), server)
        visit.watch(context)
        opened.append((visit, context))
        return visit

    yield open_page
    for _, context in opened:
        context.close()
    assert [url for visit, _ in opened for url in visit.foreign] == []
    assert [error for visit, _ in opened for error in visit.errors] == []
