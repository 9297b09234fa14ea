"""The frames of an MPEG audio stream (ISO/IEC 11172-3 and 13818-3), read from their headers alone.

Nothing in it needs more than the bytes themselves, and all of it takes time in proportion to them.
"""

import mmap
import re
from collections.abc import Iterator
from typing import NamedTuple

Data = bytes | mmap.mmap
"""A file's bytes, read or mapped."""

_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_KBIT_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KBIT_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_ID3_HEADER = 10
_CRC = 2
_SEARCHED = 65_536
_CHAIN = 3
# What a frame's header or a tag begins with: one pass over the bytes, whatever they are.
_SIGNS = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb][\x10-\xef]|ID3")
# What may follow the last frame: ID3v1, APE, Lyrics3, an ID3v2 tag, padding.
_AFTER = (b"TAG", b"APETAGEX", b"LYRICSBE", b"ID3", b"\0\0\0\0")


class Frame(NamedTuple):
    """One layer III frame: where it begins, its length in bytes, what it holds."""

    start: int
    length: int
    rate: int
    samples: int
    mono: bool


def id3_length(data: Data, at: int = 0) -> int:
    """The length in bytes of an ID3v2 tag at `at`, 0 when there is none."""
    head = data[at : at + _ID3_HEADER]
    if len(head) < _ID3_HEADER or head[:3] != b"ID3" or any(byte & 0x80 for byte in head[6:10]):
        return 0
    size = head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]
    return _ID3_HEADER + size + (_ID3_HEADER if head[5] & 0x10 else 0)


def frame_at(data: Data, at: int) -> Frame | None:
    """The layer III frame whose header stands at `at`, or None when no such header does."""
    if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] & 0xE6 != 0xE2:
        return None
    version = data[at + 1] >> 3 & 3
    kbit, rate = data[at + 2] >> 4, data[at + 2] >> 2 & 3
    if version == 1 or kbit in (0, 15) or rate == 3:
        return None
    first = version == 3
    hertz = _RATES[version][rate]
    bits = (_KBIT_1 if first else _KBIT_2)[kbit] * 1000
    length = (144 if first else 72) * bits // hertz + (data[at + 2] >> 1 & 1)
    return Frame(at, length, hertz, 1152 if first else 576, data[at + 3] >> 6 == 3)


def first_frame(data: Data) -> Frame | None:
    """The first frame that others follow; what looks like one in a text or picture is passed over.

    A file of one or two frames is a stream when they end where the file does.
    """
    return _next_frame(data, 0)


def frames(data: Data) -> Iterator[Frame]:
    """Every frame; tags, zeros and a stretch of other bytes between two of them are passed over."""
    frame = first_frame(data)
    while frame:
        yield frame
        at = frame.start + frame.length
        frame = frame_at(data, at) or _next_frame(data, at)


def after_side_information(data: Data, frame: Frame) -> int:
    """Where the sound of a frame begins, or what stands in its place."""
    side = {(1152, True): 17, (1152, False): 32, (576, True): 9, (576, False): 17}
    check = 0 if data[frame.start + 1] & 1 else _CRC
    return frame.start + 4 + check + side[frame.samples, frame.mono]


def _followed(data: Data, frame: Frame) -> bool:
    for _ in range(_CHAIN):
        at = frame.start + frame.length
        if at >= len(data):
            return at == len(data)
        after = frame_at(data, at)
        if after is None or after.rate != frame.rate:
            return data[at : at + 8].startswith(_AFTER)
        frame = after
    return True


def _next_frame(data: Data, at: int) -> Frame | None:
    """The first frame from `at` on that others follow, beyond tags and padding."""
    at = _past_padding(data, at)
    stop = at + _SEARCHED
    while 0 <= at < stop:
        if length := id3_length(data, at):
            at = _past_padding(data, at + length)
            stop = at + _SEARCHED
            continue
        frame = frame_at(data, at)
        if frame and _followed(data, frame):
            return frame
        sign = _SIGNS.search(data, at + 1, stop)
        at = sign.start() if sign else -1
    return None


def _past_padding(data: Data, at: int) -> int:
    """Where the zeros that begin at `at` end."""
    while at < len(data) and not data[at]:
        block = data[at : at + _SEARCHED]
        at += len(block) - len(block.lstrip(b"\0"))
    return at
