"""The frames of an MPEG audio stream (ISO/IEC 11172-3 and 13818-3), read from their headers alone.

mutagen trusts a Xing or VBRI header and otherwise guesses from the first frames. What neither can
tell is asked here: is this such a stream at all, is it whole, and how long is it without a header?
"""

import mmap
from collections.abc import Iterator
from typing import NamedTuple

Data = bytes | mmap.mmap
"""A file's bytes, read or mapped."""

_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_KBIT_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KBIT_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_ID3_HEADER = 10
_SEARCHED = 65_536
_CHAIN = 3


class Frame(NamedTuple):
    """One layer III frame: where it begins, its length in bytes, what it holds."""

    start: int
    length: int
    rate: int
    samples: int
    mono: bool


class Header(NamedTuple):
    """What a Xing or Info header says: audio bytes from its own frame on, None where unsaid."""

    size: int | None


def id3_length(data: Data) -> int:
    """The length in bytes of an ID3v2 tag at the start of `data`, 0 when there is none."""
    if len(data) < _ID3_HEADER or data[:3] != b"ID3" or any(byte & 0x80 for byte in data[6:10]):
        return 0
    size = data[6] << 21 | data[7] << 14 | data[8] << 7 | data[9]
    return _ID3_HEADER + size + (_ID3_HEADER if data[5] & 0x10 else 0)


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
    begin = id3_length(data)
    at = data.find(b"\xff", begin)
    while 0 <= at < begin + _SEARCHED:
        frame = frame_at(data, at)
        if frame and _followed(data, frame):
            return frame
        at = data.find(b"\xff", at + 1)
    return None


def frames(data: Data, first: Frame) -> Iterator[Frame]:
    """Every frame from `first` on; a stretch of other bytes between two frames is passed over."""
    at = first.start
    while at < len(data):
        frame = frame_at(data, at)
        if frame is None:
            frame = _next_frame(data, at)
            if frame is None:
                return
        yield frame
        at = frame.start + frame.length


def xing(data: Data, first: Frame) -> Header | None:
    """What the first frame says of the whole stream when it is a Xing or Info header."""
    version_1 = first.samples == 1152
    at = first.start + 4 + ((17 if first.mono else 32) if version_1 else (9 if first.mono else 17))
    if data[at : at + 4] not in (b"Xing", b"Info"):
        return None
    flags = int.from_bytes(data[at + 4 : at + 8], "big")
    if not flags & 2:
        return Header(None)
    place = at + 8 + (4 if flags & 1 else 0)
    return Header(int.from_bytes(data[place : place + 4], "big") or None)


def tags_start(data: Data) -> int:
    """Where the audio and its padding end: before an APE and an ID3v1 tag, if they are there."""
    end = len(data)
    if data[max(0, end - 128) : end][:3] == b"TAG":
        end -= 128
    footer = data[max(0, end - 32) : end]
    if len(footer) == 32 and footer[:8] == b"APETAGEX":
        end -= int.from_bytes(footer[12:16], "little") + (32 if footer[23] & 0x80 else 0)
    return end if end > 0 else len(data)


def audio_end(data: Data) -> int:
    """Where the audio ends: before the tags after it, and bytes that are all zero."""
    end = tags_start(data)
    while end > 0 and not any(data[max(0, end - _SEARCHED) : end]):
        end -= _SEARCHED
    if end <= 0:
        return len(data)
    begin = max(0, end - _SEARCHED)
    return begin + len(data[begin:end].rstrip(b"\0"))


def _followed(data: Data, frame: Frame) -> bool:
    for _ in range(_CHAIN):
        at = frame.start + frame.length
        if at >= len(data):
            return at == len(data)
        after = frame_at(data, at)
        if after is None or after.rate != frame.rate:
            return data[at : at + 3] == b"TAG" or data[at : at + 8] == b"APETAGEX"
        frame = after
    return True


def _next_frame(data: Data, at: int) -> Frame | None:
    stop = at + _SEARCHED
    at = data.find(b"\xff", at, stop)
    while at >= 0:
        frame = frame_at(data, at)
        if frame and _followed(data, frame):
            return frame
        at = data.find(b"\xff", at + 1, stop)
    return None
