"""On paper a case is a clean A4."""

from __future__ import annotations

import io
import re
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from browser_visit import Open
from page_types import address

A4_POINTS = (595.28, 841.89)
"""ISO 216 A4 in PostScript points, 1/72 inch."""


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Return width and height of every page in points, from the MediaBox of each."""
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        # Objects may lie in compressed streams (PDF 1.5, section 7.5.7).
        try:
            pdf += zlib.decompressobj().decompress(packed)
        except zlib.error:
            continue
    boxes = re.findall(rb"/MediaBox\s*\[\s*([^\]]+)\]", pdf)
    numbers = [[float(number) for number in box.split()] for box in boxes]
    return [(right - left, top - bottom) for left, bottom, right, top in numbers]


def document_title(pdf: bytes) -> str:
    """Return the title from the document information, written as UTF-16 in hexadecimal."""
    found = re.search(rb"/Title\s*<FEFF([0-9A-Fa-f]+)>", pdf)
    return bytes.fromhex(found[1].decode()).decode("utf-16-be") if found else ""


def test_a_case_prints_on_a4_by_itself(visit: Open, site: Path) -> None:
    page = visit().go(address("case", site))
    page.emulate_media(media="print")
    # The style sheet's own paper size, whatever the printer is set to.
    pdf = page.pdf(prefer_css_page_size=True, format="Letter")
    assert pdf.startswith(b"%PDF-")
    assert page.locator("h1").inner_text() in document_title(pdf)
    sizes = page_sizes(pdf)
    assert 1 <= len(sizes) <= 12
    for size in sizes:
        assert all(abs(got - a4) < 1.5 for got, a4 in zip(size, A4_POINTS, strict=True)), size


def test_paper_gets_the_content_and_not_the_furniture(visit: Open, site: Path) -> None:
    page = visit(scheme="dark").go(address("case", site))
    title = page.locator("h1").inner_text()
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert page.locator("h1").inner_text() == title
    assert [link for link in page.locator("header nav a").all() if link.is_visible()] == []
    ink, paper = page.evaluate(
        "[getComputedStyle(document.querySelector('main p')).color,"
        " getComputedStyle(document.body).backgroundColor]"
    )

    def light(colour: str) -> float:
        red, green, blue, *alpha = (float(part) for part in re.findall(r"[\d.]+", colour))
        return 255.0 if alpha == [0.0] else (red + green + blue) / 3

    assert light(ink) < 100 < 200 < light(paper), "dark text on white paper, also by night"


def test_nothing_is_wider_than_the_paper(visit: Open, site: Path) -> None:
    page = visit(width=794 - 2 * 64).go(address("case", site))  # A4 at 96 dpi less its margins
    page.emulate_media(media="print")
    width = page.evaluate("document.documentElement.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


CUT = """() => [...document.querySelectorAll("main *")]
    .filter(one => one.checkVisibility() && one.clientWidth > 1)
    .filter(one => (one.scrollWidth > one.clientWidth + 1
            && getComputedStyle(one).overflowX !== "visible")
        || (one.localName === "table" && one.getBoundingClientRect().right > innerWidth + 1))
    .map(one => one.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize(
    "name", ["case", "measurements", "mapping_example", "stories_example", "data", "about_table"]
)
def test_no_table_is_cut_on_paper(visit: Open, site: Path, name: str) -> None:
    page = visit(width=794 - 2 * 76).go(address(name, site))
    page.emulate_media(media="print")
    assert page.evaluate(CUT) == []


def test_what_to_prepare_prints_as_a_hand_out(visit: Open, site: Path) -> None:
    page = visit().go(address("preparation", site))
    assert not page.get_by_text("Noter", exact=True).first.is_visible(), (
        "room for notes is on paper"
    )
    titles = page.locator(".handout-item h3").all_inner_texts()
    page.emulate_media(media="print")
    pdf = page.pdf(prefer_css_page_size=True, format="Letter")
    for size in page_sizes(pdf):
        assert all(abs(got - a4) < 1.5 for got, a4 in zip(size, A4_POINTS, strict=True)), size
    sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages]
    assert 2 <= len(sheets) <= 4
    printed = re.sub(r"\s+", "", "".join(sheets))
    assert len(titles) >= 8
    for title in titles:
        assert re.sub(r"\s+", "", title.replace("\u00ad", "")) in printed, title
    assert printed.count("Noter") == page.locator(".notes").count() == 2
    for furniture in ("Spring til indholdet", "Siden sætter ingen cookies", "Print den"):
        assert furniture.replace(" ", "") not in printed


BREAKS = re.compile(r"[\s\u00ad\u2010-]+")
ON_SCREEN = """() => [...document.querySelectorAll("button, .button, select, audio, nav.menu")]
    .filter(one => one.checkVisibility() && one.getBoundingClientRect().height > 2)
    .map(one => one.outerHTML.slice(0, 100))"""


def sheets_of(page: Page) -> list[str]:
    """The text of each sheet that a page prints on."""
    page.emulate_media(media="print")
    pdf = page.pdf(prefer_css_page_size=True, format="Letter")
    return [sheet.extract_text().strip() for sheet in PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize(
    "name",
    [
        *("home", "case", "prototype", "municipality", "learning_points", "measurements", "cases"),
        *("exhibition", "meeting", "network", "episode", "search", "collection", "not_found"),
        *("numbers", "six_p_term", "data"),
    ],
)
def test_no_sheet_is_empty_or_ends_in_a_heading_and_none_has_buttons(
    visit: Open, site: Path, name: str
) -> None:
    page = visit().go(address(name, site))
    headings = page.locator("main :is(h2, h3, h4, thead)").all_inner_texts()
    named = {BREAKS.sub("", heading) for heading in headings} - {""}
    sheets = sheets_of(page)
    assert [number for number, text in enumerate(sheets, start=1) if len(text) < 10] == []
    last = [sheet.splitlines()[-1] for sheet in sheets]
    assert [line for line in last if BREAKS.sub("", line) in named] == []
    assert page.evaluate(ON_SCREEN) == []


def test_an_exhibition_prints_as_a_catalogue(visit: Open, site: Path) -> None:
    page = visit().go(address("exhibition", site))
    works = page.locator("[data-work]").count()
    sheets = sheets_of(page)
    assert works > 20
    assert works >= 3 * len(sheets)
    printed = BREAKS.sub("", "".join(sheets))
    for title in page.locator(".work-title").all_inner_texts():
        assert BREAKS.sub("", title) in printed


def test_no_drawing_takes_a_sheet(visit: Open, site: Path) -> None:
    page = visit(width=794 - 2 * 76).go(address("home", site))
    page.emulate_media(media="print")
    assert page.locator(".wheel").bounding_box()["height"] < 0.4 * 297 * 96 / 25.4
