"""Pictures: there, whole, what their ending says, described, and used."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from content_project import CASE, CASE_PATH, PROTOTYPE, PROTOTYPE_PATH, line_of, loaded, said
from PIL import Image as Pillow

from laboratorium.media.images import check_image

ENDINGS = {"jpg": "JPEG", "jpeg": "JPEG", "JPG": "JPEG", "png": "PNG", "webp": "WEBP"}


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30), mode: str = "RGB") -> bytes:
    buffer = io.BytesIO()
    Pillow.new(mode, size).save(buffer, kind)
    return buffer.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A few bytes of PNG that say they hold a huge picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + data + chunk(b"IEND", b"")


@pytest.mark.parametrize(("ending", "kind"), ENDINGS.items())
def test_a_picture_is_measured(tmp_path: Path, ending: str, kind: str) -> None:
    (tmp_path / f"a.{ending}").write_bytes(picture(kind))
    image, problem = check_image(tmp_path, f"a.{ending}")
    assert problem is None
    assert image is not None
    assert (image.path, image.width, image.height) == (f"a.{ending}", 40, 30)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA"])
def test_every_colour_mode_is_fine(tmp_path: Path, mode: str) -> None:
    (tmp_path / "a.png").write_bytes(picture("PNG", mode=mode))
    assert check_image(tmp_path, "a.png")[1] is None


BROKEN: list[tuple[str, bytes, str, str]] = [
    ("a.jpg", picture("PNG"), "image-kind", ".png"),
    ("a.png", picture("JPEG"), "image-kind", ".jpg"),
    ("a.webp", picture("GIF"), "image-kind", ".jpg, .png eller .webp"),
    ("a.jpg", picture("BMP"), "image-kind", ".jpg, .png eller .webp"),
    ("a.jpg", b"<svg onload=alert(1)>", "image-kind", ".webp"),
    ("a.jpg", b"<script>alert(1)</script>", "image-kind", ".webp"),
    ("a.jpg", b"", "image-kind", ".webp"),
    ("a.jpg", picture("JPEG", (400, 300))[:400], "image-broken", "Gem det igen"),
    ("a.png", picture("PNG", (400, 300))[:-30], "image-broken", "Gem det igen"),
    ("a.png", png_that_claims(100, 100), "image-broken", "Gem det igen"),
    ("a.png", png_that_claims(9_000, 9_000), "image-too-large", "40 millioner"),
    ("a.png", png_that_claims(12_000, 12_000), "image-too-large", "40 millioner"),
    ("a.png", png_that_claims(60_000, 60_000), "image-too-large", "40 millioner"),
]


@pytest.mark.parametrize(("name", "data", "code", "text"), BROKEN)
def test_a_picture_that_cannot_be_shown_is_told(
    tmp_path: Path, name: str, data: bytes, code: str, text: str
) -> None:
    (tmp_path / name).write_bytes(data)
    image, problem = check_image(tmp_path, name)
    assert image is None
    assert problem is not None
    assert (problem.path, problem.code) == (name, code)
    assert text in problem.message


def listed(name: str, text: str = CASE, alt: str = "Et værk") -> str:
    line = f"images: [{{file: {name}, alt: {alt}, credit: X, licence: CC0-1.0, basis: consent}}]\n"
    return text.replace("---\n", f"---\n{line}", 1)


def test_a_listed_picture_is_part_of_its_case(tmp_path: Path) -> None:
    found = loaded(
        tmp_path, {CASE_PATH: listed("images/a.jpg"), "cases/foens/images/a.jpg": picture()}
    )
    assert found.problems == ()
    (case,) = found.content.cases
    assert (case.meta.images[0].width, case.meta.images[0].height) == (40, 30)


def test_a_prototype_shows_pictures_of_its_case(tmp_path: Path) -> None:
    changes = {PROTOTYPE_PATH: listed("./a.jpg", PROTOTYPE), "cases/foens/a.jpg": picture()}
    found = loaded(tmp_path, changes)
    assert found.problems == ()
    (image,) = found.content.cases[0].prototypes[0].meta.images
    assert (image.file, image.width) == ("a.jpg", 40)


MISSING = [
    ("images/b.jpg", "»images/a.jpg«"),
    ("a.jpg", "»images/a.jpg«"),
]


@pytest.mark.parametrize(("name", "hint"), MISSING)
def test_a_picture_that_is_not_there_is_told(tmp_path: Path, name: str, hint: str) -> None:
    text = listed(name)
    found = loaded(tmp_path, {CASE_PATH: text, "cases/foens/images/a.jpg": picture()})
    (problem,) = found.errors
    assert said([problem]) == [(CASE_PATH, line_of(text, "images:"), "image-missing")]
    assert hint in problem.message


def test_a_picture_without_a_description_is_told(tmp_path: Path) -> None:
    changes = {CASE_PATH: listed("a.jpg", alt="''"), "cases/foens/a.jpg": picture()}
    assert said(loaded(tmp_path, changes).errors) == [(CASE_PATH, 2, "empty-value")]
    text = listed("a.jpg").replace("alt: Et værk, ", "")
    (problem,) = loaded(tmp_path, {CASE_PATH: text}).errors
    assert said([problem]) == [(CASE_PATH, 2, "missing")]
    assert "»Hvad viser billedet?«" in problem.message


def test_a_picture_that_nothing_shows_is_told(tmp_path: Path) -> None:
    found = loaded(tmp_path, {"cases/foens/images/a.jpg": picture()})
    assert [(p.path, p.level.value, p.code) for p in found.problems] == [
        ("cases/foens/images/a.jpg", "forslag", "image-unused")
    ]


def test_a_broken_picture_is_told_once(tmp_path: Path) -> None:
    changes = {CASE_PATH: listed("a.jpg"), "cases/foens/a.jpg": b"x"}
    assert said(loaded(tmp_path, changes).problems) == [("cases/foens/a.jpg", 1, "image-kind")]
