"""A cover is what directories accept, or it is said what is wrong."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from laboratorium.media.cover import CoverFacts, read_cover

# name, format, size, mode, the codes expected
PICTURES = [
    ("cover.jpg", "JPEG", (1400, 1400), "RGB", []),
    ("Ærø cover.jpeg", "JPEG", (1500, 1500), "RGB", []),
    ("cover.png", "PNG", (3000, 3000), "RGB", []),
    ("cover.PNG", "PNG", (1400, 1400), "P", []),
    ("cover.jpg", "JPEG", (1399, 1399), "RGB", ["cover-size"]),
    ("cover.png", "PNG", (3001, 3001), "RGB", ["cover-size"]),
    ("cover.png", "PNG", (1400, 1500), "RGB", ["cover-square"]),
    ("cover.png", "PNG", (1400, 1400), "RGBA", ["cover-alpha"]),
    ("cover.jpg", "JPEG", (1400, 1400), "CMYK", ["cover-colours"]),
    ("cover.jpg", "JPEG", (1400, 1400), "L", ["cover-colours"]),
    ("cover.png", "JPEG", (1400, 1400), "RGB", ["cover-ending"]),
    ("cover.jpg", "PNG", (1400, 1400), "RGB", ["cover-ending"]),
    ("cover.jpg", "PNG", (100, 90), "RGBA", ["cover-square", "cover-size", "cover-alpha"]),
]


@pytest.mark.parametrize(("name", "kind", "size", "mode", "codes"), PICTURES)
def test_a_picture_gives_its_facts_and_its_faults(
    name: str, kind: str, size: tuple[int, int], mode: str, codes: list[str], tmp_path: Path
) -> None:
    path = tmp_path / name
    Image.new(mode, size).save(path, kind)
    facts, problems = read_cover(tmp_path, path.name)
    assert facts
    assert replace(facts, digest="") == CoverFacts(
        *size, f"image/{kind.lower()}", path.stat().st_size
    )
    assert facts.digest == sha256(path.read_bytes()).hexdigest()
    wanted = [*codes, "cover-ending"] if len(codes) > 1 else codes
    assert [problem.code for problem in problems] == wanted
    assert all(problem.level == "fejl" and problem.message.endswith(".") for problem in problems)


def test_a_heavy_cover_is_advised_against(tmp_path: Path) -> None:
    path = tmp_path / "cover.png"
    Image.effect_noise((1400, 1400), 80).convert("RGB").save(path, compress_level=1)
    facts, problems = read_cover(tmp_path, path.name)
    assert facts is not None
    assert [(problem.level, problem.code) for problem in problems] == [("forslag", "cover-heavy")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "cover-kind"),
        (b"Hej", "cover-kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "cover-kind"),
        (None, "cover-missing"),
    ],
)
def test_what_is_no_picture_has_no_facts(data: bytes | None, code: str, tmp_path: Path) -> None:
    path = tmp_path / "cover.png"
    if data is not None:
        path.write_bytes(data)
    facts, problems = read_cover(tmp_path, path.name)
    assert facts is None
    assert [problem.code for problem in problems] == [code]


def test_a_gif_and_half_a_picture_are_refused(tmp_path: Path) -> None:
    gif, half = tmp_path / "cover.gif", tmp_path / "cover.png"
    Image.new("P", (1400, 1400)).save(gif)
    Image.effect_noise((1400, 1400), 50).convert("RGB").save(half, compress_level=1)
    half.write_bytes(half.read_bytes()[:5000])
    assert [problem.code for problem in read_cover(tmp_path, gif.name)[1]] == ["cover-kind"]
    assert [problem.code for problem in read_cover(tmp_path, half.name)[1]] == ["cover-broken"]


def test_an_image_bomb_is_refused_and_not_decoded(tmp_path: Path) -> None:
    path = tmp_path / "cover.png"
    Image.new("1", (20_000, 20_000)).save(path)
    facts, problems = read_cover(tmp_path, path.name)
    assert facts is None
    assert [problem.code for problem in problems] == ["cover-size"]
