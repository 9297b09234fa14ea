"""The newest axe-core, which the Python package does not bring yet, on every type of page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from outside import absent
from page_types import PAGE_TYPES, address
from page_walk import RULES, in_both_schemes
from quality.node_clients import NODE
from security.policy_site import Watched, headers_of, serving, watched

pytestmark = pytest.mark.nightly
VERSION = "4.14.1"


@pytest.fixture(scope="module")
def newest() -> str:
    script = NODE / "node_modules/axe-core/axe.min.js"
    return script.read_text(encoding="utf-8") if script.is_file() else absent("axe-core")


@pytest.fixture(scope="module")
def seen(site: Path, browser: Browser) -> Iterator[Watched]:
    with serving(site, headers_of) as server, watched(browser, server, locale="da-DK") as seen:
        yield seen


@pytest.mark.parametrize("name", PAGE_TYPES)
def test_it_finds_nothing(seen: Watched, site: Path, newest: str, name: str) -> None:
    page = seen.page
    page.goto(seen.address + address(name, site), wait_until="load")
    page.evaluate(newest)
    assert page.evaluate("axe.version") == VERSION
    assert in_both_schemes(page, light=(*RULES, "best-practice", "experimental")) == {}
