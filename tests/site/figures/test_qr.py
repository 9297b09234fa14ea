"""The QR code: the very modules that the code has, black on white."""

import re

import numpy as np
import pytest
import zxingcpp
from lxml import etree

from laboratorium.site.figures.qr import QUIET, code_of, qr, qr_file

FEED = "https://laboratorium.example.org/podcast/feed.xml"


def modules(svg: str) -> set[tuple[int, int]]:
    """The dark modules as (x, y) from the corner of the drawing."""
    data = etree.fromstring(svg).find("path").get("d")
    dark: set[tuple[int, int]] = set()
    for x, y, run in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", data):
        dark |= {(int(x) + step, int(y)) for step in range(int(run))}
    return dark


def read_code(svg: str) -> str:
    """What a reader of codes finds in the drawing, four points to the module."""
    size = int(etree.fromstring(svg).get("viewBox").split()[2])
    picture = np.full((size, size), 255, np.uint8)
    for x, y in modules(svg):
        picture[y, x] = 0
    found = zxingcpp.read_barcode(picture.repeat(4, 0).repeat(4, 1))
    assert found and found.ec_level == "M"
    return found.text


@pytest.mark.parametrize("text", [FEED, "æøå", "A" * 500])
def test_the_code_says_the_text(text: str) -> None:
    assert read_code(qr(text, "qr", "Kode")) == text


def test_a_file_of_its_own_has_the_same_modules_on_white() -> None:
    ground, dark = etree.fromstring(qr_file(FEED)).iterfind("{*}path")
    size = code_of(FEED).size
    assert (ground.get("fill"), ground.get("d")) == ("#fff", f"M0 0h{size}v{size}H0z")
    assert dark.get("d") == etree.fromstring(qr(FEED, "qr", "Kode")).find("path").get("d")


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
