"""Pictures with things to hide, of every kind that may be published."""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache

from PIL import Image as Pillow
from PIL import ImageCms

KINDS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
SECRETS = (b"Anne Hansen", b"SN-0815-4711")


@cache
def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def drawing(size: tuple[int, int] = (48, 32)) -> Pillow.Image:
    """A picture in which the upper left corner is red, so that one sees which way is up."""
    picture = Pillow.new("RGB", size, "#124c3a")
    picture.paste((200, 20, 20), (0, 0, size[0] // 2, size[1] // 2))
    return picture


@cache
def telling(kind: str, turned: int = 1, place: bool = True, secrets: bool = True) -> bytes:
    """A picture that says where it was taken, by whom and with what, and has a colour profile."""
    exif = Pillow.Exif()
    exif[0x0112] = turned
    if secrets:
        exif[0x013B] = SECRETS[0].decode()
        exif.get_ifd(0x8769)[0xA431] = SECRETS[1].decode()
    if place:
        exif.get_ifd(0x8825).update({1: "N", 2: (55.0, 26.0, 1.0), 3: "E", 4: (9.0, 52.0, 1.0)})
    held = io.BytesIO()
    options = {"quality": 90} if kind == "JPEG" else {}
    drawing().save(held, kind, exif=exif, icc_profile=profile(), **options)
    return held.getvalue()


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def with_segment(jpeg: bytes, marker: int, content: bytes) -> bytes:
    return jpeg[:2] + segment(marker, content) + jpeg[2:]


def with_chunk(png: bytes, name: bytes, content: bytes) -> bytes:
    """The PNG with a chunk more, after its header."""
    check = struct.pack(">I", zlib.crc32(name + content))
    return png[:33] + struct.pack(">I", len(content)) + name + content + check + png[33:]


def plain(kind: str) -> bytes:
    held = io.BytesIO()
    drawing().save(held, kind)
    return held.getvalue()


def pixels(data: bytes) -> bytes:
    with Pillow.open(io.BytesIO(data)) as picture:
        return picture.convert("RGB").tobytes()
