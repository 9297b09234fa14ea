"""What an audio file is: its type, length and quality, read from its bytes and never from its name.

Two types are published: MPEG layer III (`audio/mpeg`) and AAC in MPEG-4 (`audio/x-m4a`), the two
that every podcast app plays. Anything else is refused in Danish, with what to do instead.
"""

import hashlib
import mmap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mutagen import MutagenError
from mutagen.mp3 import MP3, BitrateMode
from mutagen.mp4 import MP4

from laboratorium.base.magic import looks_like
from laboratorium.media import mpeg, mpeg4

MP3_TYPE = "audio/mpeg"
M4A_TYPE = "audio/x-m4a"

SUFFIXES: Mapping[str, str] = MappingProxyType({MP3_TYPE: ".mp3", M4A_TYPE: ".m4a"})
"""The file name ending under which each type is published."""

_SAVE = "Gem lyden som MP3, og læg filen her igen."
_AGAIN = "Eksportér den igen fra jeres lydprogram, og læg den her på ny."
_SLACK = 4096


class AudioError(ValueError):
    """A file that cannot be published as audio; `str()` is a Danish sentence saying why."""


@dataclass(frozen=True)
class AudioFacts:
    """What the feed and the pages say of an audio file.

    `type` is `audio/mpeg` or `audio/x-m4a`. `bitrate` is the mean in bits a second, `sample_rate`
    in hertz, `sha256` in lower-case hexadecimal. `channels` of an M4A are those that its own table
    of contents states: many programs write 2 there for mono too.
    """

    bytes: int
    type: str
    seconds: float
    bitrate: int
    sample_rate: int
    channels: int
    sha256: str


def read_audio(path: Path) -> AudioFacts:
    """Read what an audio file is. Raises AudioError, whose text is for the contributor."""
    if path.is_dir():
        raise AudioError(f"»{path.name}« er en mappe. Skriv navnet på en lydfil i den.")
    try:
        if path.stat().st_size == 0:
            raise AudioError(f"»{path.name}« er tom (0 byte). {_AGAIN}")
        # Mapped, not read: three hours of audio may be hundreds of megabytes.
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
            return _read(path, view)
    except FileNotFoundError as error:
        message = f"»{path.name}« findes ikke. Læg lydfilen her, eller ret navnet."
        raise AudioError(message) from error
    except OSError as error:
        raise AudioError(f"»{path.name}« kan ikke læses. Se efter, om den kan åbnes.") from error


def _read(path: Path, data: mmap.mmap) -> AudioFacts:
    read = _read_m4a if data[4:8] == b"ftyp" else _read_mp3
    mime, seconds, bitrate, rate, channels = read(path, data)
    if seconds <= 0:
        raise AudioError(f"»{path.name}« indeholder ingen lyd. {_AGAIN}")
    digest = hashlib.sha256(data).hexdigest()
    return AudioFacts(len(data), mime, seconds, bitrate, rate, channels, digest)


def _read_mp3(path: Path, data: mmap.mmap) -> tuple[str, float, int, int, int]:
    if data[:3] != b"ID3" and (what := looks_like(data[:64])):
        raise AudioError(f"»{path.name}« er ikke lyd, der kan udgives, men {what}. {_SAVE}")
    if mpeg.id3_length(data[:10]) > len(data):
        raise AudioError(_cut(path))
    first = mpeg.first_frame(data)
    if first is None:
        raise AudioError(_unknown(path, data[:4096]))
    end = mpeg.audio_end(data)
    header = mpeg.xing(data, first)
    if header and header.size and first.start + header.size > end + _SLACK:
        raise AudioError(_cut(path))
    info = _info(MP3, path) if header else None
    if info is not None and info.bitrate_mode != BitrateMode.UNKNOWN and not info.sketchy:
        return MP3_TYPE, info.length, info.bitrate, info.sample_rate, info.channels
    return _counted(path, data, first, end)


def _info(reader: Any, path: Path) -> Any:
    # Any, because mutagen's own types do not say what its readers find.
    try:
        return reader(path).info
    except MutagenError:
        return None


def _counted(
    path: Path, data: mmap.mmap, first: mpeg.Frame, end: int
) -> tuple[str, float, int, int, int]:
    count = size = last = 0
    for frame in mpeg.frames(data, first):
        if frame.start >= end:
            break
        count, size, last = count + 1, size + frame.length, frame.start + frame.length
    # Trailing zeros may be the end of the last frame, so the file's own end counts too.
    if last > len(data):
        raise AudioError(_cut(path))
    seconds = count * first.samples / first.rate
    return MP3_TYPE, seconds, round(size * 8 / seconds), first.rate, 1 if first.mono else 2


def _read_m4a(path: Path, data: mmap.mmap) -> tuple[str, float, int, int, int]:
    if not mpeg4.whole(data):
        raise AudioError(_cut(path))
    if mpeg4.has_video(data):
        raise AudioError(f"»{path.name}« er en video. {_SAVE}")
    info = _info(MP4, path)
    if info is None or info.length <= 0:
        raise AudioError(f"»{path.name}« er i stykker og kan ikke læses. {_AGAIN}")
    if not info.codec.startswith("mp4a"):
        raise AudioError(
            f"Lyden i »{path.name}« er pakket på en måde, som ikke alle kan afspille. {_SAVE}"
        )
    return M4A_TYPE, info.length, info.bitrate, info.sample_rate, info.channels


def _cut(path: Path) -> str:
    return f"»{path.name}« er klippet over: Slutningen af filen mangler. {_AGAIN}"


def _unknown(path: Path, start: bytes) -> str:
    try:
        # A letter may have been cut in two at the end of what was looked at.
        text = start.decode("utf-8", "strict" if len(start) < 4096 else "ignore")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        return f"»{path.name}« er ikke en lydfil, vi kender. {_SAVE}"
    return f"»{path.name}« er en tekstfil og ikke lyd. {_SAVE}"
