"""Tags of the published copy: who, what and where, the cover and the chapters.

MP3 gets ID3v2.4 with the chapter frames of the ID3v2 Chapter Frame Addendum 1.0 (CHAP, CTOC), M4A
the tags of iTunes. There are no chapters in an M4A: no free library writes them, and apps read them
in the feed. What stood in the source's own tags is left out, for nobody has looked at it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from mutagen import id3
from mutagen.mp4 import MP4, MP4Cover

from laboratorium.media import mpeg
from laboratorium.media.audio import AudioError
from laboratorium.media.chapters import Chapter

_UTF8 = 3
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
        return _tagged_mp4(data, tags)
    first = mpeg.first_frame(data)
    if first is None:
        raise AudioError(f"»{source.name}« er ikke MP3 eller M4A. Gem lyden som MP3.")
    return _id3(tags) + data[first.start : mpeg.tags_start(data)]


def _id3(tags: Tags) -> bytes:
    # mutagen has no types for its frames, which it makes from tables.
    frame: Any = id3
    made = [
        frame.TIT2(encoding=_UTF8, text=tags.title),
        frame.TALB(encoding=_UTF8, text=tags.show),
        frame.TPE1(encoding=_UTF8, text=tags.author),
        frame.TCON(encoding=_UTF8, text="Podcast"),
        frame.TLAN(encoding=_UTF8, text=_LANGUAGES.get(tags.language.split("-")[0], "und")),
        frame.TDRC(encoding=_UTF8, text=tags.published.isoformat()),
        frame.TLEN(encoding=_UTF8, text=str(_milliseconds(tags.seconds))),
        frame.WOAF(url=_ascii(tags.url)),
    ]
    if tags.number is not None:
        made.append(frame.TRCK(encoding=_UTF8, text=str(tags.number)))
    if tags.season is not None:
        made.append(frame.TPOS(encoding=_UTF8, text=str(tags.season)))
    if tags.cover:
        mime = "image/png" if tags.cover.startswith(_PNG) else "image/jpeg"
        made.append(
            frame.APIC(encoding=_UTF8, mime=mime, type=_FRONT_COVER, desc="", data=tags.cover)
        )
    made += _chapter_frames(frame, tags)
    body = b"".join(_rendered(one) for one in made)
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x04\x00\x00" + size + body


def _rendered(frame: Any) -> bytes:
    """One frame. Of a whole tag mutagen would sort the frames, and so the chapters, by length."""
    written: Any = cast(Any, id3.ID3)()
    written.add(frame)
    file = BytesIO()
    written.save(file, v1=0, v2_version=4, padding=_no_padding)
    return file.getvalue()[_ID3_HEADER:]


def _chapter_frames(frame: Any, tags: Tags) -> list[Any]:
    if not tags.chapters:
        return []
    ends = [chapter.start for chapter in tags.chapters[1:]] + [tags.seconds]
    made, shown = [], []
    for index, (chapter, end) in enumerate(zip(tags.chapters, ends, strict=True)):
        name = f"chp{index}"
        parts = [frame.TIT2(encoding=_UTF8, text=chapter.title)]
        if chapter.url:
            parts.append(frame.WXXX(encoding=_UTF8, desc="chapter url", url=_ascii(chapter.url)))
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


def _tagged_mp4(data: bytes, tags: Tags) -> bytes:
    file = BytesIO(data)
    audio: Any = cast(Any, MP4)(file)
    if audio.tags is None:
        audio.add_tags()
    audio.tags.clear()
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


def _ascii(url: str) -> str:
    """An address as ID3 can hold it: anything else than Latin-1 is left out."""
    return url.encode("latin-1", "ignore").decode("latin-1")


def _no_padding(_: Any) -> int:
    return 0
