"""The QR code: the very modules that the code has, black on white."""

import re

import pytest
import segno
from lxml import etree

from laboratorium.site.figures.qr import QUIET, qr

FEED = "https://laboratorium.example.org/podcast/feed.xml"


def modules(svg: str) -> set[tuple[int, int]]:
    """The dark modules as (x, y) from the corner of the drawing."""
    data = etree.fromstring(svg).find("path").get("d")
    dark: set[tuple[int, int]] = set()
    for x, y, run in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", data):
        dark |= {(int(x) + step, int(y)) for step in range(int(run))}
    return dark


@pytest.mark.parametrize("text", [FEED, "æøå", "A" * 500])
def test_the_drawing_has_the_dark_modules_of_the_code(text: str) -> None:
    matrix = segno.make(text, error="m", micro=False).matrix
    assert modules(qr(text, "qr", "Kode")) == {
        (x + QUIET, y + QUIET)
        for y, row in enumerate(matrix)
        for x, module in enumerate(row)
        if module
    }


def test_there_is_room_around_it() -> None:
    root = etree.fromstring(qr(FEED, "qr", "Kode"))
    size = int(root.get("viewBox").split()[2])
    assert all(
        QUIET <= value < size - QUIET for module in modules(qr(FEED, "qr", "K")) for value in module
    )


def test_it_is_black_on_white_in_any_colour_scheme_and_has_a_name() -> None:
    root = etree.fromstring(qr(FEED, "qr", "Feedets adresse"))
    assert (root.find("rect").get("fill"), root.find("path").get("fill")) == ("#fff", "#000")
    assert root.findtext("title") == "Feedets adresse"
    assert root.get("role") == "img"


def test_a_text_too_long_for_any_code_is_refused() -> None:
    with pytest.raises(ValueError):
        qr("x" * 3000, "qr", "Kode")
