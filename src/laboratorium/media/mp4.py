"""Sound in MPEG-4 (ISO/IEC 14496-12): what it is, and a new file that holds the sound alone.

FFmpeg's libraries read and write it. The new file's table of contents is written anew, so that
nothing that a recorder, a phone or a program put in the old one can follow: places, names, times,
tracks of text, unused space, and sound that was cut away but still lay in the file.
"""

import mmap
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import av
from av.stream import Disposition

from laboratorium.media.chapters import Chapter
from laboratorium.media.mpeg import Data

_COVER = Disposition.attached_pic
# A decoder needs a little of what comes before the first sound that is heard; AAC two packets.
_LEAD_IN = 2
# What the packets that lead in, and a text track's titles, may take in bytes.
_BESIDE_SOUND = 16_384
# What playing needs (ISO/IEC 14496-12 and -14), and our own tags and chapters.
_WITHIN = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"udta"}
_NEEDED = {
    b"ftyp", b"mdat", b"mvhd", b"tkhd", b"mdhd", b"hdlr", b"smhd", b"gmhd", b"nmhd", b"dinf",
    b"elst", b"tref", b"stsd", b"stts", b"stsc", b"stsz", b"stco", b"co64", b"sgpd", b"sbgp",
    b"ctts", b"stss", b"iods", b"meta",
}  # fmt: skip
# Nothing of the time or the program that wrote it, and what is needed first stands first.
_WRITING = {"fflags": "+bitexact", "movflags": "+faststart"}

# What FFmpeg has to say of a file is for programmers, and in English.
av.logging.set_level(None)


class Found(NamedTuple):
    """What a file holds. `codec` is FFmpeg's name of it; the rest is as in `AudioFacts`."""

    codec: str
    seconds: float
    bitrate: int
    sample_rate: int
    channels: int
    has_video: bool


def whole(data: Data) -> bool:
    """Whether no box reaches beyond the file's end, and the table of contents is there."""
    names = set()
    for name, _, end in _boxes(data):
        if end > len(data):
            return False
        names.add(name)
    return b"moov" in names


def read(path: Path) -> Found:
    """Read what the file at `path` holds. Raises ValueError when there is no sound in it."""
    try:
        with _opened(path) as file:
            stream = file.streams.audio[0]
            seconds = float(stream.duration * stream.time_base) if stream.duration else 0.0
            if seconds <= 0:
                raise ValueError("no sound")
            moving = [one for one in file.streams.video if not one.disposition & _COVER]
            return Found(
                stream.codec_context.name,
                seconds,
                stream.bit_rate or round(path.stat().st_size * 8 / seconds),
                stream.rate,
                stream.channels,
                bool(moving),
            )
    except (av.FFmpegError, IndexError) as error:
        raise ValueError(str(error)) from error


def rebuilt(path: Path, chapters: Sequence[Chapter], seconds: float) -> bytes:
    """A file of the sound at `path` with these chapters and nothing else, the same each time.

    The chapters are written as QuickTime's track of text and as Nero's list, since players read one
    or the other. Raises ValueError when there is no sound to be had.
    """
    with TemporaryDirectory() as folder:
        made = Path(folder, "sound.m4a")
        try:
            with (
                _opened(path) as old,
                av.open(str(made), "w", format="ipod", container_options=_WRITING) as new,
            ):
                stream = old.streams.audio[0]
                target = new.add_stream_from_template(stream)
                new.set_chapters(_written(chapters, seconds))
                for packet in _heard(old.demux(stream)):
                    packet.stream = target
                    new.mux(packet)
        except (av.FFmpegError, IndexError) as error:
            raise ValueError(str(error)) from error
        return made.read_bytes()


def _opened(path: Path) -> Any:
    return av.open(str(path), format="mov", metadata_errors="replace")


def _heard(packets: Iterator[Any]) -> Iterator[Any]:
    """The packets that are played, and the last ones before the first of them."""
    before: list[Any] = []
    for packet in packets:
        if packet.dts is None:
            continue
        if packet.is_discard:
            before = [*before, packet][-_LEAD_IN:]
            continue
        yield from before
        before = []
        yield packet


def _written(chapters: Sequence[Chapter], seconds: float) -> list[Any]:
    """One begins where the one before it ends: the track of text knows no gaps."""
    shown = [chapter for chapter in chapters if chapter.toc]
    starts = [round(chapter.start * 1000) for chapter in shown] + [round(seconds * 1000)]
    return [
        {
            "id": number,
            "start": start,
            "end": end,
            "time_base": Fraction(1, 1000),
            "metadata": {"title": chapter.title},
        }
        for number, (chapter, (start, end)) in enumerate(zip(shown, pairwise(starts), strict=True))
    ]


def unheard(file: Any, path: Path) -> bool:
    """Whether an opened file holds sound, or anything in its place, that is never played."""
    heard = sum(packet.size for packet in _heard(file.demux(file.streams.audio[0])))
    with path.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as data:
        held = sum(end - start for name, start, end in _boxes(data) if name == b"mdat")
    return bool(held - heard > _BESIDE_SOUND)


def has_more(data: Data) -> bool:
    """Whether there is anything but zeros in a box that playing does not need."""
    return _has_more(data, 0, len(data))


def _has_more(data: Data, start: int, stop: int) -> bool:
    for name, begin, end in _boxes(data, start, stop):
        if name in _WITHIN:
            if _has_more(data, begin, end):
                return True
        elif name not in _NEEDED and data[begin:end].strip(b"\0"):
            return True
    return False


def _boxes(data: Data, start: int = 0, stop: int | None = None) -> Iterator[tuple[bytes, int, int]]:
    """The name of each box between two places, where its content begins and where it ends."""
    stop = len(data) if stop is None else min(stop, len(data))
    while start + 8 <= stop:
        size, begin = int.from_bytes(data[start : start + 4], "big"), start + 8
        if size == 1:
            size, begin = int.from_bytes(data[begin : begin + 8], "big"), start + 16
        end = stop if size == 0 else start + size
        if end < begin:
            return
        yield data[start + 4 : start + 8], begin, end
        start = end
