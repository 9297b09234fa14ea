"""A reader's collection in the browser: what its tests do again and again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Download, Page, expect

from browser_visit import Open, Visit
from site_tree import SiteTree

FOENS = "middelfart-foens-naervarme"
ICON = re.compile(r"failed: \S+/assets/mark/favicon\.svg")
BROKEN_STORAGE = {
    "disabled": """Object.defineProperty(window, "localStorage", {
        get() { throw new DOMException("Access is denied", "SecurityError"); },
    });""",
    "full": """Storage.prototype.setItem = () => {
        throw new DOMException("No room", "QuotaExceededError");
    };""",
}
NO_CLIPBOARD = """navigator.clipboard.writeText = () =>
    Promise.reject(new DOMException("Write permission denied", "NotAllowedError"));"""
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
)


def patient(visit: Open) -> Iterator[Open]:
    """Open pages as `visit` does, but a reader who goes on at once may leave an icon half
    fetched.
    """
    opened: list[Visit] = []

    def open_page(**options: Any) -> Visit:
        opened.append(visit(**options))
        return opened[-1]

    yield open_page
    for visited in opened:
        visited.errors[:] = [e for e in visited.errors if not ICON.fullmatch(e)]


def five(tree: SiteTree) -> list[str]:
    """Five cases, among them one whose contents the tests know."""
    links = tree.by_address["/cases/"].all("//main//article//*[@class='card-title']/a/@href")
    slugs = [str(link).rstrip("/").rpartition("/")[2] for link in links]
    return [FOENS, *[slug for slug in slugs if slug != FOENS][:4]]


def title(tree: SiteTree, slug: str) -> str:
    return tree.by_address[f"/cases/{slug}/"].text("//h1")


def collected(visited: Visit, slugs: list[str], more: str = "") -> Page:
    """Open a collection by its address and wait until its cases are there."""
    page = visited.go(f"/samling/?cases={','.join(slugs)}{more}")
    expect(page.locator("[data-samling-list]")).to_have_attribute("aria-busy", "false")
    return page


def own(visited: Visit, slugs: list[str]) -> Page:
    """Make these cases the reader's own collection and open it."""
    page = collected(visited, slugs)
    page.get_by_role("button", name="Læg casene i min samling").click()
    return page


def message(page: Page) -> str:
    return page.locator("[data-samling-message]").inner_text()


def titles(page: Page) -> list[str]:
    return page.locator("[data-samling-list] h3").all_inner_texts()


def excuse(visited: Visit, where: str) -> None:
    """Forget what the browser says of a case that the test has made impossible to get."""
    assert any(where in error for error in visited.errors)
    visited.errors[:] = [error for error in visited.errors if where not in error]


def downloaded(page: Page, name: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    download: Download = waiting.value
    return Path(download.path()).read_bytes()


def state(visited: Visit, name: str, slugs: list[str]) -> Page:
    if name == "empty":
        return visited.go("/samling/")
    if name == "collected":
        page = own(visited, slugs[:2])
        visited.go("/cases/")
        return page
    gone = [*slugs[:4], "findes-ikke"] if name == "shared" else slugs[:4]
    page = collected(visited, gone, f"&sammenlign={','.join(slugs[:4])}")
    page.get_by_role("button", name="Læs casene samlet").click()
    return page
