"""The boxes of an MPEG-4 file (ISO/IEC 14496-12): is it whole, and is it only sound?"""

from collections.abc import Iterator

from laboratorium.media.mpeg import Data

_DEEPEST = {b"moov", b"trak", b"mdia"}


def whole(data: Data) -> bool:
    """Whether no box reaches beyond the file's end, and the table of contents is there."""
    names = set()
    for name, _, end in _boxes(data, 0, len(data)):
        if end > len(data):
            return False
        names.add(name)
    return b"moov" in names


def has_video(data: Data) -> bool:
    """Whether one of the tracks is a moving picture (handler `vide`)."""
    return _finds_video(data, 0, len(data))


def _finds_video(data: Data, start: int, stop: int) -> bool:
    for name, body, end in _boxes(data, start, stop):
        # A handler box: version and flags, four unused bytes, then the type of its track.
        if name == b"hdlr" and data[body + 8 : body + 12] == b"vide":
            return True
        if name in _DEEPEST and _finds_video(data, body, min(end, stop)):
            return True
    return False


def _boxes(data: Data, start: int, stop: int) -> Iterator[tuple[bytes, int, int]]:
    """(name, where its content begins, where it ends) of every box between `start` and `stop`."""
    while start + 8 <= stop:
        size, body = int.from_bytes(data[start : start + 4], "big"), start + 8
        if size == 1:
            size, body = int.from_bytes(data[body : body + 8], "big"), start + 16
        end = stop if size == 0 else start + size
        if end < body:
            return
        yield data[start + 4 : start + 8], body, end
        start = end
