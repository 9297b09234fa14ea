"""References in the browser: copied, saved, taken along in a collection, and without scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import rispy
from playwright.sync_api import Page, expect
from pybtex.database import parse_string

from browser_visit import Open
from collection_visit import FOENS, NO_CLIPBOARD, collected, downloaded, five, patient
from page_walk import RULES, WIDTHS, too_wide, violations
from site_tree import SiteTree

CASE = f"/cases/{FOENS}/"
PAGES = {
    "case": CASE,
    "prototype": f"{CASE}prototyper/naervarmevaerket-i-grisestalden/",
    "episode": "/podcast/varmevaerket-og-bussen/",
}
OPEN = "for (const one of document.querySelectorAll('.cite, .cite-texts details')) one.open = true"


@pytest.fixture
def visit(visit: Open) -> Iterator[Open]:
    yield from patient(visit)


def point(page: Page) -> Page:
    page.locator(".point .cite").first.locator("summary").first.click()
    page.locator(".point .cite").first.locator("summary", has_text="BibTeX").click()
    return page


def test_a_point_is_copied_and_saved(visit: Open) -> None:
    page = point(visit(permissions=["clipboard-read", "clipboard-write"]).go(CASE))
    folded = page.locator(".point .cite").first
    folded.get_by_role("button", name="Kopiér BibTeX").click()
    expect(folded.get_by_role("status").filter(has_text="Kopieret.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    (key,) = parse_string(copied, "bibtex").entries
    assert key.startswith(f"{FOENS}_lp-")
    with page.expect_download() as saved:
        folded.get_by_role("button", name="Hent BibTeX").click()
    assert saved.value.suggested_filename == f"{key}.bib"
    assert Path(saved.value.path()).read_text("utf-8") == copied


def test_ris_is_saved_with_both_signs_at_the_end_of_a_line(visit: Open) -> None:
    page = visit().go(CASE)
    texts = page.locator("[aria-labelledby=citer] .cite-texts")
    texts.locator("summary", has_text="RIS").click()
    with page.expect_download() as saved:
        texts.get_by_role("button", name="Hent RIS").click()
    data = Path(saved.value.path()).read_bytes()
    assert data.startswith(b"TY  - ELEC\r\n") and data.endswith(b"ER  - \r\n")


def test_where_the_browser_does_not_copy_the_text_is_selected(visit: Open) -> None:
    visited = visit()
    visited.page.add_init_script(NO_CLIPBOARD)
    page = point(visited.go(CASE))
    folded = page.locator(".point .cite").first
    folded.get_by_role("button", name="Kopiér BibTeX").click()
    expect(folded.get_by_role("status").filter(has_text="Ctrl+C")).to_be_visible()
    assert page.evaluate("getSelection().toString()").startswith("@online{")


def test_without_scripts_there_are_texts_to_copy_and_files_to_fetch(visit: Open) -> None:
    page = point(visit(java_script_enabled=False).go(CASE))
    folded = page.locator(".point .cite").first
    assert folded.locator("pre").first.inner_text().startswith("@online{")
    assert folded.get_by_role("button").count() == 0
    for name in ("BibTeX", "RIS", "CSL-JSON"):
        link = page.locator(".cite-files").get_by_role("link", name=name)
        assert page.request.get(f"{page.url}{link.get_attribute('href')}").ok


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_when_all_is_unfolded(visit: Open, name: str) -> None:
    page = visit(width=WIDTHS[0]).go(PAGES[name])
    page.evaluate(OPEN)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page, RULES, again=width != WIDTHS[0]) == []
        assert too_wide(page) == []


def test_paper_gets_the_reference_and_no_program_text(visit: Open) -> None:
    page = visit().go(CASE)
    page.emulate_media(media="print")
    assert page.locator("[aria-labelledby=citer] .citation").is_visible()
    assert not any(
        one.is_visible() for one in page.locator(".cite-tools, .cite-texts pre, .cite-files").all()
    )


def test_a_collection_gives_references_to_its_cases(visit: Open, tree: SiteTree) -> None:
    slugs = five(tree)[:3]
    page = collected(visit(), slugs)
    bib = parse_string(downloaded(page, "Henvisninger som BibTeX").decode(), "bibtex")
    assert list(bib.entries) == slugs
    ris = downloaded(page, "Henvisninger som RIS")
    assert [one["id"] for one in rispy.loads(ris.decode())] == slugs
    assert b"\n" not in ris.replace(b"\r\n", b"")
    assert [one["id"] for one in json.loads(downloaded(page, "Henvisninger som CSL-JSON"))] == slugs
