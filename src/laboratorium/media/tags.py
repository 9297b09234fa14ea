"""Tags of the published copy: who, what and where, the cover and the chapters.

MP3 gets ID3v2.3 with the chapter frames of the ID3v2 Chapter Frame Addendum 1.0 (CHAP, CTOC): in
version 2.4 sizes are written in another way, and ffmpeg (up to 9.0.2) and node-id3 (0.2.9) lose a
chapter with a frame of 128 bytes or more in it. M4A gets the tags of iTunes, and chapters as
QuickTime and Nero have them. What else stood in the source is left out, for nobody has looked at
it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from laboratorium.base.urls import ascii_url
from laboratorium.media.audio import AudioError
from laboratorium.media.chapters import Chapter
from laboratorium.media.mpeg_stream import sound

_UNICODE = 1
_LATIN = 0
_FRONT_COVER = 3
_TOP_LEVEL_IN_ORDER = 3
_MOST_IN_TABLE = 255
_ID3_HEADER = 10
_PNG = b"\x89PNG"

# ISO 639-1, which the feed has, to ISO 639-2, which ID3 asks for.
_LANGUAGES: Mapping[str, str] = MappingProxyType(
    {"da": "dan", "en": "eng", "nb": "nob", "no": "nor", "sv": "swe", "de": "deu", "fr": "fra"}
)


@dataclass(frozen=True)
class Tags:
    """What is written into a copy; `language` as in the feed (`da`), `seconds` the audio's length.

    `cover` is a JPEG's or PNG's bytes, `url` the episode's page.
    """

    title: str
    show: str
    author: str
    url: str
    language: str
    published: date
    number: int | None
    season: int | None
    cover: bytes | None
    chapters: tuple[Chapter, ...]
    seconds: float


def tagged(source: Path, tags: Tags) -> bytes:
    """The bytes of `source` with these tags and no others; the source itself is left as it is.

    The same file and tags give the same bytes. Raises AudioError for what is neither MP3 nor M4A.
    """
    data = source.read_bytes()
    if data[4:8] == b"ftyp":
        return _tagged_mp4(_mp4(source, tags.chapters, tags.seconds), tags)
    if frames := sound(data):
        return _id3([*_frames(tags), *_chapter_frames(tags.chapters, tags.seconds)]) + frames
    raise AudioError(f"»{source.name}« er ikke MP3 eller M4A. Gem lyden som MP3.")


def bare(source: Path, chapters: Sequence[Chapter], seconds: float) -> bytes:
    """The bytes of `source` with these chapters and no other tag. Raises AudioError as `tagged`."""
    data = source.read_bytes()
    if data[4:8] == b"ftyp":
        return _mp4(source, chapters, seconds)
    frames = _chapter_frames(chapters, seconds)
    return (_id3(frames) if frames else b"") + sound(data)


def _id3_module() -> Any:
    """Frames, for which mutagen has no types, since it makes them from tables. Loaded by whoever
    tags a sound.
    """
    from mutagen import id3

    return id3


def _frames(tags: Tags) -> list[Any]:
    frame = _id3_module()
    made = [
        frame.TIT2(encoding=_UNICODE, text=tags.title),
        frame.TALB(encoding=_UNICODE, text=tags.show),
        frame.TPE1(encoding=_UNICODE, text=tags.author),
        frame.TCON(encoding=_UNICODE, text="Podcast"),
        frame.TLAN(encoding=_UNICODE, text=_LANGUAGES.get(tags.language.split("-")[0], "und")),
        frame.TYER(encoding=_UNICODE, text=f"{tags.published:%Y}"),
        frame.TDAT(encoding=_UNICODE, text=f"{tags.published:%d%m}"),
        frame.TLEN(encoding=_UNICODE, text=str(_milliseconds(tags.seconds))),
        frame.WOAF(url=ascii_url(tags.url)),
    ]
    if tags.number is not None:
        made.append(frame.TRCK(encoding=_UNICODE, text=str(tags.number)))
    if tags.season is not None:
        made.append(frame.TPOS(encoding=_UNICODE, text=str(tags.season)))
    if tags.cover:
        mime = "image/png" if tags.cover.startswith(_PNG) else "image/jpeg"
        made.append(
            frame.APIC(encoding=_UNICODE, mime=mime, type=_FRONT_COVER, desc="", data=tags.cover)
        )
    return made


def _id3(frames: Sequence[Any]) -> bytes:
    body = b"".join(map(_rendered, frames))
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + size + body


def _rendered(frame: Any) -> bytes:
    """One frame. Of a whole tag mutagen would sort the frames, and so the chapters, by length."""
    written = _id3_module().ID3()
    written.add(frame)
    file = BytesIO()
    written.save(file, v1=0, v2_version=3, padding=_no_padding)
    return file.getvalue()[_ID3_HEADER:]


def _chapter_frames(chapters: Sequence[Chapter], seconds: float) -> list[Any]:
    if not chapters:
        return []
    frame = _id3_module()
    ends = [chapter.start for chapter in chapters[1:]] + [seconds]
    made, shown = [], []
    for index, (chapter, end) in enumerate(zip(chapters, ends, strict=True)):
        name = f"chp{index}"
        parts = [frame.TIT2(encoding=_UNICODE, text=chapter.title)]
        if chapter.url:
            # The encoding is the description's, but jsmediatags (3.9.7) reads the address by it.
            address = ascii_url(chapter.url)
            parts.append(frame.WXXX(encoding=_LATIN, desc="chapter url", url=address))
        made.append(
            frame.CHAP(
                element_id=name,
                start_time=_milliseconds(chapter.start),
                end_time=_milliseconds(chapter.end if chapter.end is not None else end),
                sub_frames=parts,
            )
        )
        if chapter.toc:
            shown.append(name)
    # The table counts its entries in one byte; what is beyond can still be found as CHAP frames.
    table = frame.CTOC(
        element_id="toc",
        flags=_TOP_LEVEL_IN_ORDER,
        child_element_ids=shown[:_MOST_IN_TABLE],
        sub_frames=[],
    )
    return [table, *made]


def _mp4(source: Path, chapters: Sequence[Chapter], seconds: float) -> bytes:
    # FFmpeg's libraries take a while to load, and most recordings are MP3.
    from laboratorium.media import mp4

    try:
        return mp4.rebuilt(source, chapters, seconds)
    except ValueError as error:
        raise AudioError(f"»{source.name}« er i stykker. Eksportér lyden igen.") from error


def _tagged_mp4(data: bytes, tags: Tags) -> bytes:
    from mutagen.mp4 import MP4, MP4Cover

    file = BytesIO(data)
    audio: Any = cast(Any, MP4)(file)
    if audio.tags is None:
        audio.add_tags()
    audio.update(
        {
            "\xa9nam": [tags.title],
            "\xa9alb": [tags.show],
            "\xa9ART": [tags.author],
            "\xa9day": [tags.published.isoformat()],
            "\xa9gen": ["Podcast"],
            "pcst": True,
            "purl": [tags.url],
        }
    )
    if tags.number is not None:
        audio["trkn"] = [(tags.number, 0)]
    if tags.season is not None:
        audio["disk"] = [(tags.season, 0)]
    if tags.cover:
        png = tags.cover.startswith(_PNG)
        form = MP4Cover.FORMAT_PNG if png else MP4Cover.FORMAT_JPEG
        audio["covr"] = [cast(Any, MP4Cover)(tags.cover, imageformat=form)]
    file.seek(0)
    audio.save(file, padding=_no_padding)
    return file.getvalue()


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)


def _no_padding(_: Any) -> int:
    return 0
