"""A picture without what its file says beside it: the same pixels, byte for byte.

Kept are the pixels, how their colours are to be read and, where the caller asks for it, which way
is up; nothing else gets through, known or not.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from laboratorium.media.colour_profile import silent
from laboratorium.media.picture_metadata import ORIENTATION, inspect
from laboratorium.media.picture_parts import (
    ADOBE,
    EXIF,
    ICC,
    KEPT_CHUNKS,
    KEPT_RIFF,
    PNG,
    MetadataError,
    is_picture,
    jpeg_parts,
    png_chunk,
    png_parts,
    riff_chunk,
    riff_parts,
    segment,
)

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_UNPACKED = 1 << 24
_MOST_OF_PROFILE = 65_519


def strip(data: bytes, keep_orientation: bool = False) -> bytes:
    """Return the picture without what it says beside its pixels; the pixels are the same bytes.

    With ``keep_orientation`` a picture that lies on its side keeps the one tag that says so. A file
    with nothing to take out comes back as it is. Raises MetadataError.
    """
    turned = inspect(data).orientation if keep_orientation else 1
    if data.startswith(b"\xff\xd8"):
        return _strip_jpeg(data, turned)
    if data.startswith(PNG):
        return _strip_png(data, turned)
    return _strip_webp(data, turned)


def for_publishing(data: bytes) -> bytes:
    """Return the copy that readers get: the same pixels, and of the metadata only which way is up.

    A picture whose parts cannot be told apart is drawn anew. Raises MetadataError for no picture.
    """
    try:
        return strip(data, keep_orientation=True)
    except MetadataError:
        return _drawn_anew(data)


def upright(data: bytes) -> bytes:
    """Return the picture with no metadata, turned the way up that its metadata said.

    Only a picture that lies on its side, or whose parts cannot be told apart, is drawn anew: a JPEG
    with its own tables, so that it loses as little as can be. Raises MetadataError.
    """
    try:
        turned = inspect(data).orientation
        return strip(data) if turned == 1 else _drawn_anew(data)
    except MetadataError:
        return _drawn_anew(data)


def _strip_jpeg(data: bytes, turned: int) -> bytes:
    parts: list[bytes] = []
    segments = list(jpeg_parts(data))
    profile = b"".join(
        content[len(ICC) + 2 :]
        for marker, content, _, _ in segments
        if marker == 0xE2 and content.startswith(ICC)
    )
    for marker, content, begin, end in segments:
        if marker == 0xE0 and content.startswith(b"JFIF\0"):
            # The head with its density, but without the thumbnail that may follow.
            plain = content[:12] + b"\0\0"
            parts.append(segment(0xE0, plain))
        elif marker == 0xEE and content.startswith(b"Adobe"):
            parts.append(segment(0xEE, content[:ADOBE]))
        elif is_picture(marker, content):
            if marker != 0xD8 and profile:
                # Before the picture's own tables.
                parts += _profile_segments(profile)
                profile = b""
            parts.append(data[begin:end])
        if marker == 0xD8 and turned != 1:
            parts.append(segment(0xE1, EXIF + _orientation_only(turned)))
    return b"".join(parts)


def _profile_segments(profile: bytes) -> list[bytes]:
    kept = silent(profile) or b""
    pieces = [kept[at : at + _MOST_OF_PROFILE] for at in range(0, len(kept), _MOST_OF_PROFILE)]
    return [
        segment(0xE2, ICC + bytes((number, len(pieces))) + piece)
        for number, piece in enumerate(pieces, 1)
    ]


def _orientation_only(turned: int) -> bytes:
    """Return a TIFF with one tag, big-endian: which way is up."""
    return (
        b"MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHH", ORIENTATION, 3, 1, turned, 0) + b"\0" * 4
    )


def _strip_png(data: bytes, turned: int) -> bytes:
    parts = [PNG]
    for name, content, begin, end in png_parts(data):
        if name == b"IDAT" and turned != 1:
            parts.append(png_chunk(b"eXIf", _orientation_only(turned)))
            turned = 1
        if name == b"iCCP":
            parts.append(_profile_chunk(content))
        elif name in KEPT_CHUNKS:
            parts.append(data[begin:end])
    return b"".join(parts)


def _profile_chunk(content: bytes) -> bytes:
    """The chunk with the profile, which here has a name of its own; nothing when there is none."""
    _, _, packed = content.partition(b"\0")
    try:
        kept = silent(zlib.decompressobj().decompress(packed[1:], _MOST_UNPACKED))
    except zlib.error:
        kept = None
    return png_chunk(b"iCCP", b"ICC\0\0" + zlib.compress(kept, 9)) if kept else b""


def _strip_webp(data: bytes, turned: int) -> bytes:
    body = bytearray(b"WEBP")
    for name, content in riff_parts(data):
        if name not in KEPT_RIFF:
            continue
        if name == b"ICCP":
            content = silent(content) or b""
        if name == b"VP8X":
            # Bits 2 and 3 announce XMP and Exif.
            flags = content[0] & ~0x0C | (0x08 if turned != 1 else 0)
            content = bytes([flags]) + content[1:]
        body += riff_chunk(name, content)
    if turned != 1:
        body += riff_chunk(b"EXIF", _orientation_only(turned))
    return b"RIFF" + struct.pack("<I", len(body)) + bytes(body)


def _drawn_anew(data: bytes) -> bytes:
    from PIL import Image as Pillow  # Where no picture is new nobody waits for it.
    from PIL import ImageOps

    try:
        with Pillow.open(BytesIO(data)) as picture:
            form = "JPEG" if picture.format == "MPO" else picture.format
            profile, options = picture.info.get("icc_profile"), _as_it_was(picture, data)
            held = BytesIO()
            ImageOps.exif_transpose(picture).save(held, form, icc_profile=profile, **options)
    except Exception as fault:  # Pillow raises anything from SyntaxError to struct.error
        raise MetadataError(str(fault)) from fault
    return strip(held.getvalue())


def _as_it_was(picture: Image, data: bytes) -> dict[str, object]:
    from PIL import JpegImagePlugin

    if picture.format in ("JPEG", "MPO"):
        sampling = JpegImagePlugin.get_sampling(picture)
        # 4:2:0 is the same both ways; 4:2:2 would be wrong when turned.
        tables = getattr(picture, "quantization", None)
        return {"qtables": tables, "subsampling": 2 if sampling == 2 else 0, "optimize": True}
    if picture.format == "WEBP":
        is_exact = any(name == b"VP8L" for name, _ in riff_parts(data))
        return {"lossless": is_exact, "quality": 95, "exif": b""}
    return {}
