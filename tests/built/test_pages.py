"""What every page must have: language, title, description, headings, described pictures."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable

import pytest

from laboratorium.base.settings import Settings
from site_build import ROOT
from site_tree import HtmlPage, SiteTree

TRACES = re.compile(r"\{\{|\{%|\bNone\b|\bUndefined\b|&amp;|&lt;|&#\d+;|<bound method|Markup\(")
"""What a template that went wrong leaves in the text that readers see."""


def repeated(pages: list[HtmlPage], value: Callable[[HtmlPage], str]) -> dict[str, list[str]]:
    seen = defaultdict(list)
    for page in pages:
        seen[value(page)].append(page.address)
    return {text: addresses for text, addresses in seen.items() if len(addresses) > 1}


@pytest.fixture(scope="session")
def indexed(tree: SiteTree) -> list[HtmlPage]:
    """The pages that search engines may list."""
    return [page for page in tree.content_pages if page.is_indexed]


def test_every_page_says_which_language_it_is_in(tree: SiteTree) -> None:
    assert {page.address: page.root.get("lang") for page in tree.pages} == {
        page.address: "en" if page.address.startswith("/en/") else "da" for page in tree.pages
    }


def test_every_page_has_a_title_that_no_other_has(tree: SiteTree, indexed: list[HtmlPage]) -> None:
    assert [page.address for page in tree.pages if len(page.all("//head/title")) != 1] == []
    assert [page.address for page in tree.pages if not page.text("//head/title")] == []
    assert repeated(indexed, lambda page: page.text("//head/title")) == {}


def test_every_page_has_a_description_that_no_other_has(indexed: list[HtmlPage]) -> None:
    def description(page: HtmlPage) -> str:
        return page.text("//head/meta[@name='description']/@content")

    assert [page.address for page in indexed if not description(page)] == []
    assert repeated(indexed, description) == {}


def test_every_page_names_its_own_address(tree: SiteTree, indexed: list[HtmlPage]) -> None:
    named = {page.address: page.all("//head/link[@rel='canonical']/@href") for page in indexed}
    assert named == {page.address: [tree.base.rstrip("/") + page.address] for page in indexed}


def test_every_page_has_one_main_heading(tree: SiteTree) -> None:
    counts = {page.address: len(page.all("//h1")) for page in tree.content_pages}
    assert {address: count for address, count in counts.items() if count != 1} == {}


def test_heading_levels_do_not_skip(tree: SiteTree) -> None:
    skips = []
    for page in tree.content_pages:
        level = 0
        for heading in page.all("//h1|//h2|//h3|//h4|//h5|//h6"):
            own = int(heading.tag[1])
            if own > level + 1:
                skips.append(f"{page}: {heading.tag} »{heading.text_content().strip()}«")
            level = own
    assert skips == []


def test_no_heading_is_empty(tree: SiteTree) -> None:
    headings = "//h1|//h2|//h3|//h4|//h5|//h6"
    empty = [
        f"{page}:{heading.sourceline}"
        for page in tree.content_pages
        for heading in page.all(headings)
        if not heading.text_content().strip()
    ]
    assert empty == []


def test_ids_are_unique_on_a_page(tree: SiteTree) -> None:
    repeats = {
        page.address: [name for name, count in Counter(page.ids).items() if count > 1]
        for page in tree.pages
    }
    assert {address: ids for address, ids in repeats.items() if ids} == {}


def test_every_picture_has_an_alternative_and_a_size(tree: SiteTree) -> None:
    lacking = [
        f"{page}:{image.sourceline}: {image.get('src')} has no {name}"
        for page in tree.content_pages
        for image in page.all("//img")
        for name in ("alt", "width", "height")
        # An empty alternative is right for decoration; none at all is not.
        if image.get(name) is None
    ]
    assert lacking == []


def test_every_drawing_has_a_name_or_is_hidden(tree: SiteTree) -> None:
    nameless = [
        f"{page}:{drawing.sourceline}"
        for page in tree.content_pages
        for drawing in page.all("//*[local-name()='svg']")
        if not drawing.xpath("ancestor-or-self::*[@aria-hidden='true']")
        and not drawing.xpath("*[local-name()='title'][normalize-space()]")
        and not (drawing.get("aria-label") or drawing.get("aria-labelledby"))
    ]
    assert nameless == []


def test_every_table_has_headings(tree: SiteTree) -> None:
    bare = [
        f"{page}:{table.sourceline}"
        for page in tree.content_pages
        for table in page.all("//table")
        if not table.xpath(".//th")
    ]
    assert bare == []


def test_linked_data_parses_and_says_what_it_is(tree: SiteTree) -> None:
    blocks = [(page.address, block) for page in tree.pages for block in page.linked_data]
    assert blocks
    bad = [
        address
        for address, block in blocks
        if block.get("@context") not in {"https://schema.org", "https://schema.org/"}
        or not ({"@type", "@graph"} & set(block))
    ]
    assert bad == []


def test_templates_leave_no_traces(tree: SiteTree) -> None:
    left = [
        f"{page}: {found.group()}"
        for page in tree.content_pages
        if (found := TRACES.search(_words(page)))
    ]
    assert left == []


def _words(page: HtmlPage) -> str:
    """The text that readers see, but for BibTeX, which has braces of its own."""
    return " ".join(page.all("//body//text()[not(ancestor::pre[@data-cite-text='bib'])]"))


def test_the_editors_can_be_written_to_from_every_page(tree: SiteTree) -> None:
    mail = Settings.read(ROOT).mail
    silent = [
        page.address
        for page in tree.content_pages
        if not page.all(f"//footer//a[@href='mailto:{mail}']")
    ]
    assert all(address.endswith("/afspiller/") for address in silent), silent


@pytest.mark.parametrize("address", ["/om/kontakt/", "/om/siden/", "/was/"])
def test_it_stands_first_where_one_looks_for_it(tree: SiteTree, address: str) -> None:
    page = tree.by_address[address]
    assert Settings.read(ROOT).mail in page.text("//main//p[@class='reach']")
