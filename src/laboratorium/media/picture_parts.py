"""The parts of a picture's file as they lie: JPEG segments, PNG chunks, WebP's RIFF chunks.

ITU T.81; W3C PNG 3; Google's WebP container. Walked through once, and made anew.
"""

import struct
import zlib
from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
KEPT_CHUNKS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT cICP mDCV cLLI bKGD hIST pHYs "
    b"acTL fcTL fdAT".split()
)
KEPT_RIFF = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
EXIF, ICC = b"Exif\0\0", b"ICC_PROFILE\0"
ADOBE = 12
"""Adobe's segment in a JPEG says how the colours are coded in so many bytes."""

_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))


class MetadataError(ValueError):
    """The file is no picture that can be taken apart."""


def jpeg_parts(data: bytes) -> Iterator[tuple[int, bytes, int, int]]:
    """Yield each segment: its marker, its content, where it begins and ends; the scan with it."""
    at = 0
    while at < len(data):
        if data[at] != 0xFF:
            raise MetadataError("no marker where one must be")
        begin = at
        while at < len(data) and data[at] == 0xFF:
            at += 1
        if at >= len(data):
            raise MetadataError("the file ends in a marker")
        marker = data[at]
        at += 1
        if marker == 0xD8 or marker in _ALONE:
            yield marker, b"", begin, at
            continue
        if marker == 0xD9:
            yield marker, b"", begin, at
            return
        length = int.from_bytes(data[at : at + 2], "big")
        if length < 2 or at + length > len(data):
            raise MetadataError("a segment is longer than the file")
        content, at = data[at + 2 : at + length], at + length
        if marker == 0xDA:
            at = _end_of_scan(data, at)
        yield marker, content, begin, at
    raise MetadataError("the picture does not end")


def _end_of_scan(data: bytes, at: int) -> int:
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise MetadataError("the picture does not end")
        if data[at + 1] not in (0x00, 0xFF, *range(0xD0, 0xD8)):
            return at
        at += 1 if data[at + 1] == 0xFF else 2


def is_picture(marker: int, content: bytes) -> bool:
    # Application segments and comments; all other markers belong to the picture.
    return not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def png_parts(data: bytes) -> Iterator[tuple[bytes, bytes, int, int]]:
    at = len(PNG)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        name, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data):
            raise MetadataError("a chunk is longer than the file")
        yield name, data[at + 8 : end - 4], at, end
        if name == b"IEND":
            return
        at = end
    raise MetadataError("the picture does not end")


def png_chunk(name: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + check


def riff_parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise MetadataError("neither JPEG, PNG nor WebP")
    at, end = 12, min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    while at + 8 <= end:
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + length > len(data):
            raise MetadataError("a chunk is longer than the file")
        yield data[at : at + 4], data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
    if data[at:].strip(b"\0"):
        yield b"tail", data[at:]


def riff_chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
