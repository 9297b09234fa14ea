"""All frames of an MPEG audio file together: how long they last, and what of the file is sound.

What a header says of a stream is not believed before it is seen to be so: of files that were joined
it tells the length of the first. So every frame is counted, and nothing but frames is published.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from laboratorium.media import mpeg_header
from laboratorium.media.mpeg import Data, Frame, frames


class Stream(NamedTuple):
    """`size` is in bytes and `seconds` what the frames last; `end` is where the last one ends.

    `first` is None without any frame. `header` is what a frame says that only tells of the others,
    `is_told` whether it is right; such frames count in nothing.
    """

    first: Frame | None
    header: mpeg_header.Told | None
    is_told: bool
    end: int
    size: int
    seconds: float


def counted(data: Data) -> Stream:
    """Count a file's frames."""
    lengths: Counter[tuple[int, int]] = Counter()
    first, told = None, None
    end = size = 0
    for frame in frames(data):
        end = frame.start + frame.length
        if found := mpeg_header.told(data, frame):
            told = told if lengths else found
            continue
        first = first or frame
        lengths[frame.samples, frame.rate] += 1
        size += frame.length
    seconds = sum(samples * count / rate for (samples, rate), count in lengths.items())
    right = told is not None and told.is_of(lengths.total(), size)
    return Stream(first, told, right, end, size, seconds)


def sound(data: Data) -> bytes:
    """The frames alone, one after the other, and before them a header that is right.

    The header that an encoder wrote stays when it tells of just these frames, for it also says how
    many samples at both ends are none of the recording; else ours takes its place where frames
    differ in bitrate, since apps could not find a place in them without.
    """
    told, held = None, []
    for frame in frames(data):
        found = mpeg_header.told(data, frame)
        if found is None:
            held.append(frame)
        elif not held:
            told = found
    if not held:
        return b""
    before = b""
    if told and told.is_of(len(held), sum(frame.length for frame in held)):
        before = data[told.frame.start : told.frame.start + told.frame.length]
    elif len({data[frame.start + 2] >> 4 for frame in held}) > 1:
        before = mpeg_header.made(data, held)
    return before + b"".join(data[start:stop] for start, stop in _runs(held))


def beside(data: Data) -> int:
    """How many bytes that are not zero are part of no frame."""
    held = list(frames(data))
    runs = list(_runs(held)) if held else []
    ends, starts = [0, *(stop for _, stop in runs)], [*(start for start, _ in runs), len(data)]
    gaps = (data[stop:start] for stop, start in zip(ends, starts, strict=True))
    return sum(len(gap) - gap.count(0) for gap in gaps)


def _runs(held: list[Frame]) -> Iterator[tuple[int, int]]:
    """Where frames that follow each other begin and end."""
    start = stop = held[0].start
    for frame in held:
        if frame.start != stop:
            yield start, stop
            start = frame.start
        stop = frame.start + frame.length
    yield start, stop
