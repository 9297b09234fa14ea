"""What pictures say beside the picture: found, told, and taken out without touching the pixels."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import (
    KINDS,
    SECRETS,
    drawing,
    pixels,
    plain,
    profile,
    telling,
    with_chunk,
    with_segment,
)
from PIL import Image as Pillow
from PIL import ImageCms

from laboratorium.media.colour_profile import silent
from laboratorium.media.images import check_image
from laboratorium.media.picture_clean import for_publishing, strip, upright
from laboratorium.media.picture_metadata import inspect
from laboratorium.media.picture_parts import MetadataError

XMP = b'<x:xmpmeta><rdf exif:GPSLatitude="55,26N" aux:SerialNumber="SN-0815-4711"/></x:xmpmeta>'
XMP_JPEG = with_segment(plain("JPEG"), 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP)
IPTC = with_segment(
    plain("JPEG"), 0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10\x1c\x02P\0\x0bAnne Hansen"
)
TRAILER = plain("JPEG") + b"ftypmp42 Anne Hansen SN-0815-4711"
PACKED = with_chunk(plain("PNG"), b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(XMP))


@pytest.mark.parametrize("kind", KINDS)
def test_place_serial_and_owner_are_found(kind: str) -> None:
    found = inspect(telling(kind))
    assert (found.place, found.serial, found.owner) == (True, True, True)
    assert inspect(plain(kind)).traces == ()


@pytest.mark.parametrize(
    ("data", "place", "serial", "owner", "other"),
    [
        (XMP_JPEG, True, True, False, True),
        (IPTC, False, False, True, True),
        (TRAILER, False, False, False, True),
        (PACKED, True, True, False, True),
        (with_chunk(plain("PNG"), b"tEXt", b"Comment\0Hej"), False, False, False, True),
        (with_segment(plain("JPEG"), 0xFE, b"Hej"), False, False, False, True),
        (plain("PNG") + b"Anne Hansen", False, False, False, True),
        (plain("WEBP") + b"Anne Hansen", False, False, False, True),
    ],
)
def test_what_lies_elsewhere_than_in_exif_is_found_and_goes(
    data: bytes, place: bool, serial: bool, owner: bool, other: bool
) -> None:
    found = inspect(data)
    assert (found.place, found.serial, found.owner, found.other) == (place, serial, owner, other)
    bare = strip(data)
    assert not inspect(bare).other
    assert pixels(bare) == pixels(data)
    assert not any(secret in bare for secret in SECRETS)


NAME = b"Anne Hansen"
BY_LINE = b"\x1c\x02P\0\x0b" + NAME
CITY = b"\x1c\x02Z\0\x05Egeby"
CAPTION = b"\x1c\x02x\0\x0b" + NAME
PHOTOSHOP = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10"
PNG, JPEG = plain("PNG"), plain("JPEG")
MANIFEST = b"JP\0\1\0\0\0\1\0\0\0\x40jumb\0\0\0\x20jumdc2pa" + NAME


def two_in_one() -> bytes:
    """A picture with another behind it, as phones make (MPF)."""
    held = io.BytesIO()
    drawing().save(held, "MPO", save_all=True, append_images=[drawing((24, 16))])
    return held.getvalue()


TRACES = [
    (with_chunk(PNG, b"tEXt", b"Author\0" + NAME), ["navnet"]),
    (with_chunk(PNG, b"tEXt", b"Description\0" + NAME), ["en tekst"]),
    (with_chunk(PNG, b"zTXt", b"Copyright\0\0" + zlib.compress(NAME)), ["navnet"]),
    (with_chunk(PNG, b"iTXt", b"Title\0\0\0da\0\0" + NAME), ["en tekst"]),
    (with_chunk(PNG, b"tEXt", b"Software\0gnome-screenshot"), []),
    (with_chunk(PNG, b"caBX", b"\0\0\0\x40jumb\0\0\0\x20jumdc2pa" + NAME), ["en underskrift"]),
    (with_segment(JPEG, 0xFE, NAME), ["en tekst"]),
    (with_segment(JPEG, 0xFE, b"Created with GIMP"), []),
    (with_segment(JPEG, 0xED, PHOTOSHOP + BY_LINE), ["navnet"]),
    (with_segment(JPEG, 0xED, PHOTOSHOP + CITY), ["stedet"]),
    (with_segment(JPEG, 0xED, PHOTOSHOP + CAPTION), ["en tekst"]),
    (with_segment(JPEG, 0xEB, MANIFEST), ["en underskrift"]),
    (with_segment(JPEG, 0xEE, b"Adobe\0\x64\0\0\0\0\1" + NAME), ["en tekst"]),
    (JPEG + JPEG, ["mere bag"]),
    (two_in_one(), ["mere bag"]),
]


@pytest.mark.parametrize(("data", "begins"), TRACES)
def test_names_and_places_in_texts_signatures_and_further_pictures_are_told_and_go(
    tmp_path: Path, data: bytes, begins: list[str]
) -> None:
    name = "a.png" if data.startswith(b"\x89PNG") else "a.jpg"
    (tmp_path / name).write_bytes(data)
    _, problem = check_image(tmp_path, name)
    assert (problem is not None) is bool(begins)
    assert all(f"står skjult: {words}" in str(problem) for words in begins)
    for bare in (strip(data), upright(data), for_publishing(data)):
        assert NAME not in bare and b"Egeby" not in bare
        assert inspect(bare).traces == () and not inspect(bare).other
        assert pixels(bare) == pixels(data)


def test_a_spoilt_index_of_further_pictures_does_not_hide_the_first(tmp_path: Path) -> None:
    data = with_segment(JPEG, 0xE2, b"MPF\0MM\0*" + NAME)
    (tmp_path / "a.jpg").write_bytes(data)
    image, problem = check_image(tmp_path, "a.jpg")
    assert image is not None and problem is not None
    assert "står skjult: mere bag" in problem.message
    assert pixels(strip(data)) == pixels(JPEG)


@pytest.mark.parametrize("version", [2, 4])
@pytest.mark.parametrize("kind", KINDS)
def test_the_colour_profile_keeps_its_colours_and_loses_its_name(kind: str, version: int) -> None:
    named = bytearray(profile())
    named[8] = version
    named[48:56] = b"ANNEHANS"
    named = bytearray(bytes(named).replace(b"s\0R\0G\0B", b"A\0n\0n\0e").replace(b"sRGB", b"Anne"))
    held = io.BytesIO()
    Pillow.new("RGB", (40, 30), "#a05028").save(held, kind, icc_profile=bytes(named))
    bare = for_publishing(held.getvalue())
    with Pillow.open(io.BytesIO(bare)) as picture:
        kept = picture.info["icc_profile"]
    assert kept == silent(kept)
    assert not any(mark in kept for mark in (b"Anne", b"A\0n\0n\0e", b"ANNE"))
    colours = [
        ImageCms.profileToProfile(
            drawing(),
            ImageCms.ImageCmsProfile(io.BytesIO(each)),
            ImageCms.createProfile("LAB"),
            outputMode="LAB",
        ).tobytes()
        for each in (profile(), kept)
    ]
    assert colours[0] == colours[1]


@pytest.mark.parametrize("spoilt", [b"", b"x" * 200, profile()[:140], profile()[:36] + b"x" * 400])
def test_what_is_no_colour_profile_is_no_part_of_the_picture(spoilt: bytes) -> None:
    assert silent(spoilt) is None


def test_a_profile_larger_than_a_segment_comes_through() -> None:
    held = io.BytesIO()
    large = bytearray(profile())
    at = large.index(b"wtpt")
    large[at + 4 : at + 12] = len(large).to_bytes(4, "big") + (150_000).to_bytes(4, "big")
    drawing().save(held, "JPEG", icc_profile=bytes(large) + b"w" * 150_000)
    with Pillow.open(io.BytesIO(for_publishing(held.getvalue()))) as picture:
        assert picture.info["icc_profile"] == silent(bytes(large) + b"w" * 150_000)


def test_a_thumbnail_is_found() -> None:
    small = io.BytesIO()
    Pillow.new("RGB", (16, 16)).save(small, "JPEG")
    jfxx = with_segment(plain("JPEG"), 0xE0, b"JFXX\0\x10" + small.getvalue())
    assert inspect(jfxx).thumbnail
    assert not inspect(strip(jfxx)).thumbnail


@pytest.mark.parametrize("turned", range(1, 9))
@pytest.mark.parametrize("kind", KINDS)
def test_stripping_keeps_pixels_profile_and_if_asked_which_way_is_up(
    kind: str, turned: int
) -> None:
    data = telling(kind, turned)
    for keep in (True, False):
        bare = strip(data, keep_orientation=keep)
        found = inspect(bare)
        assert found.traces == ()
        assert found.orientation == (turned if keep else 1)
        assert pixels(bare) == pixels(data)
        assert not any(secret in bare for secret in SECRETS)
        with Pillow.open(io.BytesIO(bare)) as picture:
            assert picture.info["icc_profile"] == silent(profile())
        assert strip(bare, keep_orientation=keep) == bare


@pytest.mark.parametrize("turned", range(1, 9))
@pytest.mark.parametrize("kind", KINDS)
def test_upright_is_the_same_picture_the_right_way_up(kind: str, turned: int) -> None:
    from PIL import ImageChops, ImageOps

    data = telling(kind, turned)
    right = upright(data)
    assert not inspect(right).other
    with Pillow.open(io.BytesIO(data)) as before, Pillow.open(io.BytesIO(right)) as after:
        wanted = ImageOps.exif_transpose(before).convert("RGB")
        assert after.size == wanted.size
        assert after.info["icc_profile"] == silent(profile())
        difference = ImageChops.difference(wanted, after.convert("RGB"))
        assert max(high for _, high in difference.getextrema()) <= (0 if kind == "PNG" else 40)
    assert upright(right) == right


def test_a_progressive_and_a_cmyk_jpeg_come_through(tmp_path: Path) -> None:
    for mode, options in (("RGB", {"progressive": True}), ("CMYK", {}), ("L", {})):
        held = io.BytesIO()
        Pillow.new(mode, (200, 120)).save(held, "JPEG", **options)
        data = with_segment(held.getvalue(), 0xFE, b"Anne Hansen")
        bare = strip(data)
        assert pixels(bare) == pixels(data)
        assert SECRETS[0] not in bare


def test_an_animation_keeps_its_frames() -> None:
    for kind in ("PNG", "WEBP"):
        held = io.BytesIO()
        frames = [Pillow.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
        frames[0].save(held, kind, save_all=True, append_images=frames[1:], duration=100)
        with Pillow.open(io.BytesIO(strip(held.getvalue()))) as picture:
            assert getattr(picture, "n_frames", 1) == 3


def test_what_cannot_be_told_apart_is_drawn_anew() -> None:
    data = plain("JPEG")
    odd = data[:2] + b"\0\0" + data[2:]
    for broken in (b"", b"x", data[:200], odd[:60], b"RIFF0000WAVE"):
        with pytest.raises(MetadataError):
            for_publishing(broken)
    assert for_publishing(telling("JPEG")) == strip(telling("JPEG"), keep_orientation=True)


@pytest.mark.filterwarnings("ignore")
@given(st.data())
def test_no_spoilt_picture_makes_a_traceback(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(KINDS)))
    whole = telling(kind, 6)
    at = data.draw(st.integers(0, len(whole) - 1))
    spoilt = (
        whole[:at] + data.draw(st.binary(max_size=8)) + whole[at + data.draw(st.integers(0, 9)) :]
    )
    try:
        bare = strip(spoilt)
    except MetadataError:
        return
    assert inspect(bare).traces == ()


CHECKED = [
    (telling("JPEG"), "image-place", "fejl", "stedet"),
    (telling("PNG"), "image-place", "fejl", "serienummer"),
    (telling("JPEG", place=False), "image-metadata", "forslag", "serienummer"),
    (XMP_JPEG, "image-place", "fejl", "./lab fix"),
    (IPTC, "image-metadata", "forslag", "fotograf"),
]


@pytest.mark.parametrize(("data", "code", "level", "words"), CHECKED)
def test_the_checker_says_so_and_still_has_the_picture(
    tmp_path: Path, data: bytes, code: str, level: str, words: str
) -> None:
    name = "a.png" if data.startswith(b"\x89PNG") else "a.jpg"
    (tmp_path / name).write_bytes(data)
    image, problem = check_image(tmp_path, name)
    assert image is not None and problem is not None
    assert (problem.code, problem.level.value) == (code, level)
    assert words in problem.message


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_without_secrets_is_fine_and_measured_as_it_is_shown(
    tmp_path: Path, kind: str
) -> None:
    name = f"a{KINDS[kind]}"
    (tmp_path / name).write_bytes(telling(kind, 6, place=False, secrets=False))
    image, problem = check_image(tmp_path, name)
    assert problem is None
    assert image is not None and (image.width, image.height) == (32, 48)
