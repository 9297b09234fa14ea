"""The browser of cases as tests see it: what should be in it, and what is."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Page

from laboratorium.site.facet_index import FacetIndex, facet_index
from own_content import own_catalogue

Choice = dict[str, list[str]]
INDEX = facet_index(own_catalogue())
FACETS = {facet.key: facet for facet in INDEX.facets}
TOTAL = len(INDEX.slugs)


def terms_of(index: FacetIndex) -> dict[str, dict[str, set[str]]]:
    """Slug of a case → facet key → slugs of its terms."""
    return {
        slug: {
            facet.key: {facet.terms[number].slug for number in row}
            for facet, row in zip(index.facets, rows, strict=True)
        }
        for slug, rows in zip(index.slugs, index.rows, strict=True)
    }


TERMS = terms_of(INDEX)


def fitting(choice: Choice) -> list[str]:
    """The cases that have one of the chosen terms in every facet with any, newest first."""
    return [
        slug
        for slug, terms in TERMS.items()
        if all(terms[key] & {*chosen} for key, chosen in choice.items())
    ]


def expected_counts(choice: Choice) -> dict[tuple[str, str], int]:
    """For each term: how many cases it would give with what is chosen in the other facets."""
    return {
        (facet.key, term.slug): len(fitting({**choice, facet.key: [term.slug]}))
        for facet in INDEX.facets
        for term in facet.terms
    }


def query(choice: Choice) -> str:
    return "&".join(f"{key}={slug}" for key, slugs in choice.items() for slug in slugs)


def shown(page: Page) -> list[str]:
    """The slugs of the cases in the list."""
    links = page.eval_on_selector_all(".case-list .card-title a", "all => all.map(a => a.href)")
    return [urlsplit(link).path.rstrip("/").rpartition("/")[2] for link in links]


def counts(page: Page) -> dict[tuple[str, str], int]:
    rows = page.eval_on_selector_all(
        ".facet input",
        "all => all.map(b => [b.name, b.value, b.closest('label').querySelector('.count')"
        ".textContent])",
    )
    return {(name, value): int(count) for name, value, count in rows}


def box(page: Page, key: str, slug: str) -> str:
    """The selector of a term's checkbox, with its facet opened and, on a phone, the filters."""
    for details in (".filters", f".facet[data-facet={key}]"):
        if page.get_attribute(details, "open") is None:
            page.locator(f"{details} > summary").click()
    return f".facet input[name={key}][value='{slug}']"


def chips(page: Page) -> list[str]:
    names = page.locator(".facet-chip").all_text_contents()
    return [name.removeprefix("Fjern filteret ") for name in names]


def status(page: Page) -> str:
    return page.locator(".results-count").inner_text()


def address(page: Page) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(page.url).query)


def settled(page: Page) -> Page:
    page.wait_for_selector(".results:not([aria-busy]) .results-count:not(:empty)", state="attached")
    return page


def layout_shift(page: Page) -> float:
    """How much the page has moved by itself: the sum of all layout shifts that no reader caused."""
    moved: float = page.evaluate(
        """() => new Promise(resolve => {
            let sum = 0;
            new PerformanceObserver(list => {
                for (const entry of list.getEntries())
                    if (!entry.hadRecentInput) sum += entry.value;
            }).observe({ type: "layout-shift", buffered: true });
            setTimeout(() => resolve(sum), 100);
        })"""
    )
    return moved
