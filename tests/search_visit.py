"""The search page in the browser: what its tests do again and again."""

from __future__ import annotations

from playwright.sync_api import Page

from browser_visit import Visit

INDEX = "**/soeg/indeks/**"


def box(page: Page) -> str:
    return page.locator("[data-search]").input_value()


def status(page: Page) -> str:
    return page.locator("[data-search-status]").inner_text()


def settled(page: Page, query: str) -> Page:
    """Wait until what is shown answers the query."""
    page.wait_for_function(
        """query => {
            const sought = (new URLSearchParams(location.search).get("q") ?? "").trim();
            const place = document.querySelector("[data-search-results]");
            const said = document.querySelector("[data-search-status]").textContent;
            return sought.slice(0, 200) === query.trim().slice(0, 200).trim()
                && !place.hasAttribute("aria-busy") && (!query.trim() || said);
        }""",
        arg=query,
    )
    return page


def searched(visited: Visit, query: str) -> Page:
    """Open the search page and write a query in it."""
    page = visited.go("/soeg/")
    page.locator("[data-search]").fill(query)
    return settled(page, query)


def links(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(".found h3 a", "all => all.map(a => a.href)")
    return found


def focused(page: Page) -> bool:
    there: bool = page.evaluate("document.activeElement.matches('[data-search]')")
    return there


def excuse_index(visited: Visit) -> None:
    """Forget what the browser says of the index that the test has made impossible to get."""
    visited.errors[:] = [error for error in visited.errors if "/soeg/indeks/" not in error]
