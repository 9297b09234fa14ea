"""The frame of silence that tells of all the others: Xing's, Info's (LAME) and VBRI's (Fraunhofer).

http://gabriel.mp3-tech.org/mp3infotag.html
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from laboratorium.media.mpeg import Data, Frame, after_side_information, frame_at

_VBRI = 36
_FRAMES, _SIZE, _PLACES = 1, 2, 4
_HUNDREDTHS = 100


class Told(NamedTuple):
    """What such a `frame` says: how many frames there are, and their size in bytes; 0 where it says
    nothing.
    """

    frame: Frame
    frames: int
    size: int

    def is_of(self, count: int, size: int) -> bool:
        """Whether it is right; some programs count this frame too, some do not."""
        frames, sizes = {count, count + 1}, {size, size + self.frame.length}
        return self.frames in frames and self.size in sizes


def told(data: Data, frame: Frame) -> Told | None:
    """What a frame tells of the others; None for one that holds sound."""
    at = after_side_information(data, frame)
    if data[at : at + 4] in (b"Xing", b"Info"):
        flags = _number(data, at + 4)
        count = _number(data, at + 8) if flags & _FRAMES else 0
        size_at = at + (12 if flags & _FRAMES else 8)
        return Told(frame, count, _number(data, size_at) if flags & _SIZE else 0)
    at = frame.start + _VBRI
    if data[at : at + 4] == b"VBRI":
        return Told(frame, _number(data, at + 14), _number(data, at + 10))
    return None


def made(data: Data, held: Sequence[Frame]) -> bytes:
    """A Xing header for the frames `held` of `data`: how many, how long, and where each hundredth
    of them begins.
    """
    head = bytearray(data[held[0].start : held[0].start + 4])
    head[1] |= 1  # No error check.
    begins = after_side_information(bytes(head), held[0]._replace(start=0))
    ends = list(accumulate(frame.length for frame in held))
    size = ends[-1]
    starts = (len(held) * part // _HUNDREDTHS for part in range(_HUNDREDTHS))
    places = bytes(256 * (ends[at] - held[at].length) // size for at in starts)
    flags = _FRAMES | _SIZE | _PLACES
    for kbit in range(1, 15):
        head[2] = kbit << 4 | head[2] & 0x0C
        own = frame_at(bytes(head), 0)
        if own and own.length >= begins + 16 + len(places):
            break
    assert own
    numbers = b"".join(value.to_bytes(4, "big") for value in (flags, len(held), size + own.length))
    return (bytes(head) + bytes(begins - 4) + b"Xing" + numbers + places).ljust(own.length, b"\0")


def _number(data: Data, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "big")
