"""What an audio file is: its type, length and quality, read from its bytes and never from its name.

Two types are published: MPEG layer III (`audio/mpeg`) and AAC in MPEG-4 (`audio/x-m4a`), the two
that every podcast app plays. Anything else is refused in Danish, with what to do instead.
"""

import hashlib
import mmap
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias, cast

from laboratorium.base.magic import looks_like
from laboratorium.media import mpeg
from laboratorium.media.mpeg_stream import counted

MP3_TYPE = "audio/mpeg"
M4A_TYPE = "audio/x-m4a"

SUFFIXES: Mapping[str, str] = MappingProxyType({MP3_TYPE: ".mp3", M4A_TYPE: ".m4a"})
"""The file name ending under which each type is published."""

_SAVE = "Gem lyden som MP3, og læg filen her igen."
_AGAIN = "Eksportér den igen fra jeres lydprogram, og læg den her på ny."
_SLACK = 4096
_START = 65_536


class AudioError(ValueError):
    """A file that cannot be published as audio; `str()` is a Danish sentence saying why."""


@dataclass(frozen=True)
class AudioFacts:
    """What the feed and the pages say of an audio file.

    `type` is `audio/mpeg` or `audio/x-m4a`. `bitrate` is the mean in bits a second, `sample_rate`
    in hertz, `sha256` in lower-case hexadecimal.
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


_Found: TypeAlias = tuple[str, float, int, int, int]
"""Type, seconds, bits a second, hertz, channels."""


def _read(path: Path, data: mmap.mmap) -> AudioFacts:
    read = _read_m4a if data[4:8] == b"ftyp" else _read_mp3
    mime, seconds, bitrate, rate, channels = read(path, data)
    digest = hashlib.sha256(data).hexdigest()
    return AudioFacts(len(data), mime, seconds, bitrate, rate, channels, digest)


def _read_mp3(path: Path, data: mmap.mmap) -> _Found:
    if data[:3] != b"ID3" and (what := looks_like(data[:64])):
        raise AudioError(f"»{path.name}« er ikke lyd, der kan udgives, men {what}. {_SAVE}")
    if mpeg.id3_length(data) > len(data):
        raise AudioError(_cut(path))
    stream = counted(data)
    if stream.first is None:
        raise AudioError(_unknown(path, data[:4096]) if not stream.header else _silent(path))
    # A header that tells of more than there is, is of a file that did not come whole; of less, of
    # the first of several that were joined.
    told = stream.header.size if stream.header else 0
    if stream.end > len(data) or told > stream.size + _SLACK:
        raise AudioError(_cut(path))
    first, seconds = stream.first, stream.seconds
    bitrate = round(stream.size * 8 / seconds)
    if stream.header and stream.is_told:
        # mutagen takes off what the encoder put in at both ends, and needs no more than the start
        # for it. Its own types do not say what it finds.
        from mutagen.mp3 import MP3

        start = stream.header.frame.start
        seconds = cast(Any, MP3)(BytesIO(data[start : start + _START])).info.length
    return MP3_TYPE, seconds, bitrate, first.rate, 1 if first.mono else 2


def _read_m4a(path: Path, data: mmap.mmap) -> _Found:
    # FFmpeg's libraries take a while to load.
    from laboratorium.media import mp4

    if not mp4.whole(data):
        raise AudioError(_cut(path))
    try:
        found = mp4.read(path)
    except ValueError as error:
        raise AudioError(f"»{path.name}« er i stykker og kan ikke læses. {_AGAIN}") from error
    if found.has_video:
        raise AudioError(f"»{path.name}« er en video. {_SAVE}")
    if found.codec.startswith(("mp3", "mp2")):
        raise AudioError(f"Lyden i »{path.name}« er MP3 i en anden indpakning. {_SAVE}")
    if found.codec != "aac":
        raise AudioError(
            f"Lyden i »{path.name}« er pakket på en måde, som ikke alle kan afspille. {_SAVE}"
        )
    return M4A_TYPE, found.seconds, found.bitrate, found.sample_rate, found.channels


def _silent(path: Path) -> str:
    return f"»{path.name}« indeholder ingen lyd. {_AGAIN}"


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
