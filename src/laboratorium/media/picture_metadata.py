"""What a picture's file says beside the picture.

Tags of Exif 2.32 in JPEG, PNG and WebP, and all else that is no part of the pixels; which words
tell of a person, ``picture_words`` knows.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from laboratorium.media import picture_words as words
from laboratorium.media.picture_parts import (
    ADOBE,
    EXIF,
    ICC,
    KEPT_CHUNKS,
    KEPT_RIFF,
    PNG,
    is_picture,
    jpeg_parts,
    png_parts,
    riff_parts,
)

# Tags of Exif 2.32 and of what cameras write beside it.
ORIENTATION, _IFD_EXIF, _IFD_GPS, _IFD_THUMBNAIL = 0x0112, 0x8769, 0x8825, 1
_OWNERS = (0x013B, 0x8298, 0xA430, 0x9C9D)
_SERIALS = (0xA431, 0xA435, 0xC62F, 0xA420)
_MAKER = 0x927C


@dataclass(frozen=True)
class Metadata:
    """What was found. ``traces`` are Danish words for what could tell of a person."""

    place: bool = False
    serial: bool = False
    owner: bool = False
    thumbnail: bool = False
    written: bool = False
    signed: bool = False
    more: bool = False
    other: bool = False
    orientation: int = 1

    @property
    def traces(self) -> tuple[str, ...]:
        """What could lead to a person or show what was cut off, in Danish."""
        said = (
            (self.place, "stedet, hvor det er taget"),
            (self.serial, "kameraets serienummer"),
            (self.owner, "navnet på en ejer eller fotograf"),
            (self.thumbnail, "et lille billede af det hele, også det, der er skåret væk"),
            (self.written, "en tekst, der kan nævne nogen"),
            (self.signed, "en underskrift, der siger, hvor billedet kommer fra (C2PA)"),
            (self.more, "mere bag billedet, for eksempel et billede til"),
        )
        return tuple(words for there, words in said if there)


def inspect(data: bytes) -> Metadata:
    """Return what a JPEG, PNG or WebP says beside its pixels; raises MetadataError."""
    exif, blocks = b"", []
    for name, content in _extras(data):
        if name == "exif" and not exif:
            exif = content
        else:
            blocks.append((name, content))
    found = _from_exif(exif) if exif else Metadata()
    traces = {kind for name, content in blocks for kind in words.told(name, content)}
    return Metadata(
        place=found.place or words.PLACE in traces,
        serial=found.serial or words.SERIAL in traces,
        owner=found.owner or words.OWNER in traces,
        thumbnail=found.thumbnail or words.THUMBNAIL in traces,
        written=found.written or words.WRITTEN in traces,
        signed=words.SIGNED in traces,
        more=words.MORE in traces,
        other=found.other or bool(exif) or bool(blocks),
        orientation=found.orientation,
    )


def _extras(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield what is no part of the picture: what it is called and its content."""
    if data.startswith(b"\xff\xd8"):
        for marker, content, _, end in jpeg_parts(data):
            if marker == 0xE1 and content.startswith(EXIF):
                yield "exif", content[6:]
            elif marker == 0xE0 and content.startswith((b"JFXX", b"JFIF")):
                if content.startswith(b"JFXX") or content[12:14] not in (b"\0\0", b""):
                    yield "thumbnail", content
            elif marker == 0xD9:
                if data[end:].strip(b"\0"):
                    yield "trailer", data[end:]
            elif marker == 0xEE and content.startswith(b"Adobe"):
                if content[ADOBE:]:
                    yield "comment", content[ADOBE:]
            elif marker == 0xE2 and content.startswith(ICC):
                continue
            elif not is_picture(marker, content):
                yield "comment" if marker == 0xFE else "other", content
    elif data.startswith(PNG):
        for name, content, _, end in png_parts(data):
            if name == b"eXIf":
                yield "exif", content
            elif name not in KEPT_CHUNKS:
                is_text = name in (b"tEXt", b"zTXt", b"iTXt")
                yield "text" if is_text else "other", _inflated(name, content)
            if name == b"IEND" and data[end:].strip(b"\0"):
                yield "trailer", data[end:]
    else:
        for name, content in riff_parts(data):
            if name == b"EXIF":
                yield "exif", content.removeprefix(EXIF)
            elif name not in KEPT_RIFF:
                yield "other", content


def _inflated(name: bytes, content: bytes) -> bytes:
    """Return the text of a chunk that is packed, as XMP in iTXt may be; at most 1 MB of it."""
    if name not in (b"zTXt", b"iTXt"):
        return content
    at = content.find(b"\x78")
    while 0 <= at < 200:
        try:
            return content[:at] + zlib.decompressobj().decompress(content[at:], 1 << 20)
        except zlib.error:
            at = content.find(b"\x78", at + 1)
    return content


def _from_exif(exif: bytes) -> Metadata:
    from PIL import Image as Pillow  # Where no picture is new nobody waits for it.

    tags = Pillow.Exif()
    try:
        tags.load(EXIF + exif)
        inner = tags.get_ifd(_IFD_EXIF)
        place = tags.get_ifd(_IFD_GPS)
        small = tags.get_ifd(_IFD_THUMBNAIL)
        turned = tags.get(ORIENTATION, 1)
    except Exception:  # Pillow raises anything from SyntaxError to struct.error
        # What cannot be read may hold anything.
        return Metadata(place=b"GPS" in exif, other=True)
    both = {**tags, **inner}
    maker = both.get(_MAKER, b"")
    return Metadata(
        # A GPS block often holds nothing but its version.
        place=any(tag in place for tag in (1, 2, 3, 4, 19, 20, 21, 22)),
        serial=any(_said(both.get(tag)) for tag in _SERIALS) or bool(maker),
        owner=any(_said(both.get(tag)) for tag in _OWNERS),
        thumbnail=0x0201 in small or 0x0111 in small,
        other=True,
        orientation=turned if isinstance(turned, int) and 1 <= turned <= 8 else 1,
    )


def _said(value: object) -> bool:
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value or "")
    return bool(text.strip(" \0"))
