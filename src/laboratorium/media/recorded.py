"""What a recording says of itself beside its sound: none of it is published, but who can fetch the
project can read it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av

from laboratorium.media import mp4
from laboratorium.media.audio import M4A_TYPE, MP3_TYPE
from laboratorium.media.chapters import Chapter
from laboratorium.media.mpeg_stream import beside

# What every program writes and nobody minds.
_USUAL = {
    "compatible_brands", "encoder", "handler_name", "language", "major_brand", "minor_version",
    "vendor_id",
}  # fmt: skip
_USUAL_NAMES = {"", "SoundHandler", "SubtitleHandler", "Core Media Audio"}
_KINDS = (
    (("location", "com.apple.quicktime.location"), "hvor den er optaget"),
    (("creation_time", "date", "year"), "hvornår den er optaget"),
    (("artist", "album_artist", "author", "composer", "performer", "copyright"), "navne"),
    (("make", "model", "com.apple.quicktime.m", "com.android"), "apparatet"),
)
_TEXT = "titler og kommentarer"
# Fewer bytes are an empty tag.
_LITTLE = 12


@dataclass(frozen=True)
class Recorded:
    """`traces` are Danish words for what a file tells, never what it says; `chapters` are its own,
    in the order in which they are heard.
    """

    traces: tuple[str, ...] = ()
    chapters: tuple[Chapter, ...] = ()


def recorded(path: Path, mime: str) -> Recorded:
    """Look at an MP3 or M4A, by its type as of `read_audio`. What FFmpeg cannot open tells nothing
    here: `read_audio` says what is wrong with it.
    """
    container = "mp3" if mime == MP3_TYPE else "mov"
    try:
        with av.open(str(path), format=container, metadata_errors="replace") as file:
            told = {key.lower(): value for key, value in file.metadata.items()}
            names = {str(one.metadata.get("handler_name", "")) for one in file.streams}
            pictures = bool(file.streams.video)
            cut = mime == M4A_TYPE and mp4.unheard(file, path)
            chapters = tuple(sorted(map(chapter_of, file.chapters()), key=lambda one: one.start))
    except av.FFmpegError:
        return Recorded()
    found = {_kind(key) for key, value in told.items() if key not in _USUAL and value.strip()}
    if names - _USUAL_NAMES:
        found.add(_TEXT)
    if pictures:
        found.add("et billede")
    if cut:
        found.add("lyd, der er klippet fra")
    if not found and not chapters and _has_more(path, mime):
        found.add("andet end lyd")
    return Recorded(tuple(sorted(found)), chapters)


def chapter_of(found: Any) -> Chapter:
    """A chapter as FFmpeg's libraries give it."""
    start, end = (float(found[key] * found["time_base"]) for key in ("start", "end"))
    return Chapter(start, found["metadata"].get("title", "").strip(), end=end)


def _has_more(path: Path, mime: str) -> bool:
    data = path.read_bytes()
    return beside(data) > _LITTLE if mime == MP3_TYPE else mp4.has_more(data)


def _kind(key: str) -> str:
    return next((said for starts, said in _KINDS if key.startswith(starts)), _TEXT)
