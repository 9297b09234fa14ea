"""Sound in MPEG-4 (ISO/IEC 14496-12): what it is, and a new file that holds the sound alone.

FFmpeg's libraries read and write it. The new file's table of contents is written anew, so that
nothing that a recorder, a phone or a program put in the old one can follow: places, names, times,
tracks of text, unused space, and sound that was cut away but still lay in the file.
"""

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
# Nothing of the time or the program that wrote it, and what is needed first stands first.
_WRITING = {"fflags": "+bitexact", "movflags": "+faststart"}

# What FFmpeg has to say of a file is for programmers, and in English.
av.logging.set_level(None)


class Found(NamedTuple):
    """What a file holds. `codec` is FFmpeg's name of it; `bitrate` in bits a second, the rest as in
    `AudioFacts`. `told` is what it says of itself, by FFmpeg's names of that.
    """

    codec: str
    seconds: float
    bitrate: int
    sample_rate: int
    channels: int
    has_video: bool
    chapters: tuple[Chapter, ...]
    told: dict[str, str]


def whole(data: Data) -> bool:
    """Whether no box reaches beyond the file's end, and the table of contents is there."""
    names = set()
    for name, end in _boxes(data):
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
                tuple(map(_chapter, file.chapters())),
                {**stream.metadata, **file.metadata},
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


def _chapter(found: Any) -> Chapter:
    start, end = (float(found[key] * found["time_base"]) for key in ("start", "end"))
    return Chapter(start, found["metadata"].get("title", ""), end=end)


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


def _boxes(data: Data) -> Iterator[tuple[bytes, int]]:
    """The name of each of the file's boxes, and where it ends."""
    start = 0
    while start + 8 <= len(data):
        size, least = int.from_bytes(data[start : start + 4], "big"), 8
        if size == 1:
            size, least = int.from_bytes(data[start + 8 : start + 16], "big"), 16
        end = len(data) if size == 0 else start + size
        if end < start + least:
            return
        yield data[start + 4 : start + 8], end
        start = end
