"""The fonts: small enough, all there, with their licences; and the mark's files."""

import re
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from laboratorium.base.palette import MIDDLE, SIX_P

ASSETS = Path(__file__).parents[3] / "docs" / "assets"
SHEET = (ASSETS / "css" / "fonts.css").read_text("utf-8")
FACES = re.findall(r"@font-face\s*\{([^}]*)\}", SHEET)
OWN = [face for face in FACES if "url(" in face]
STAND_INS = [face for face in FACES if "local(" in face]


def declared(face: str, name: str) -> str:
    found = re.search(rf"{name}:\s*([^;]+);", face)
    return found.group(1) if found else ""


def test_all_fonts_together_stay_within_the_budget() -> None:
    fonts = list((ASSETS / "fonts").glob("*.woff2"))
    assert 0 < sum(font.stat().st_size for font in fonts) <= 90_000
    assert all(font.read_bytes()[:4] == b"wOF2" for font in fonts)


def test_every_file_is_declared_and_every_declared_file_is_there() -> None:
    named = {address for face in OWN for address in re.findall(r'url\("([^"]+)"\)', face)}
    assert all(address.startswith("../fonts/") for address in named)
    assert {Path(address).name for address in named} == {
        font.name for font in (ASSETS / "fonts").glob("*.woff2")
    }


def test_text_is_shown_while_fonts_come_and_does_not_move_when_they_have() -> None:
    assert all(declared(face, "font-display") == "swap" for face in OWN)
    kinds = [
        {(declared(face, "font-weight"), declared(face, "font-style")) for face in faces}
        for faces in (OWN, STAND_INS)
    ]
    assert kinds[0] == kinds[1]
    for face in STAND_INS:
        for name in ("size-adjust", "ascent-override", "descent-override", "line-gap-override"):
            assert re.fullmatch(r"\d+(\.\d+)?%", declared(face, name)), name


@pytest.mark.parametrize("name", ["literata-OFL.txt", "sans-OFL.txt"])
def test_the_licence_lies_beside_the_fonts(name: str) -> None:
    text = (ASSETS / "fonts" / name).read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert text.startswith("Copyright")


def test_the_families_are_those_the_tokens_ask_for() -> None:
    tokens = (ASSETS / "css" / "tokens.css").read_text("utf-8")
    for face in FACES:
        assert declared(face, "font-family") in tokens


@pytest.mark.parametrize("name", ["mark.svg", "favicon.svg"])
def test_the_mark_as_a_file_has_plain_colours_and_a_name(name: str) -> None:
    root = etree.parse(str(ASSETS / "mark" / name)).getroot()
    svg = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{svg}svg"
    assert root.findtext(f"{svg}title") == "Laboratorium til lokal bærekraft"
    assert [path.get("fill") for path in root.findall(f"{svg}path")] == [
        MIDDLE[key] for key in SIX_P
    ]


@pytest.mark.parametrize(
    ("name", "size", "budget"),
    [
        ("favicon-32.png", (32, 32), 3_000),
        ("apple-touch-icon.png", (180, 180), 8_000),
        ("og-image.png", (1200, 630), 60_000),
    ],
)
def test_the_pictures_are_of_their_size_and_small(
    name: str, size: tuple[int, int], budget: int
) -> None:
    path = ASSETS / "mark" / name
    with Image.open(path) as picture:
        assert picture.size == size
    assert path.stat().st_size <= budget
