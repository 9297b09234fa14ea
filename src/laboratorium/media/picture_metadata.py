"""What a picture's file says beside the picture: found, and taken out without touching the pixels.

JPEG (ITU T.81 segments, Exif 2.32 in APP1), PNG (chunks, W3C PNG 3) and WebP (RIFF chunks) are
walked through as they lie. Kept are the pixels, how their colours are to be read and, where the
caller asks for it, which way is up; nothing else gets through, known or not.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image as Pillow
from PIL import ImageOps, JpegImagePlugin

from laboratorium.media import picture_words as words
from laboratorium.media.colour_profile import silent

_PNG = b"\x89PNG\r\n\x1a\n"
_KEPT_CHUNKS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT cICP mDCV cLLI bKGD hIST pHYs "
    b"acTL fcTL fdAT".split()
)
_KEPT_RIFF = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_EXIF, _XMP, _ICC = b"Exif\0\0", b"http://ns.adobe.com/", b"ICC_PROFILE\0"
# Adobe's segment in a JPEG says how the colours are coded in so many bytes.
_ADOBE = 12
_MOST_UNPACKED = 1 << 24
_MOST_OF_PROFILE = 65_519
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))

# Tags of Exif 2.32 and of what cameras write beside it.
_ORIENTATION, _IFD_EXIF, _IFD_GPS, _IFD_THUMBNAIL = 0x0112, 0x8769, 0x8825, 1
_OWNERS = (0x013B, 0x8298, 0xA430, 0x9C9D)
_SERIALS = (0xA431, 0xA435, 0xC62F, 0xA420)
_MAKER = 0x927C


class MetadataError(ValueError):
    """The file is no picture that can be taken apart."""


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


def strip(data: bytes, keep_orientation: bool = False) -> bytes:
    """Return the picture without what it says beside its pixels; the pixels are the same bytes.

    With ``keep_orientation`` a picture that lies on its side keeps the one tag that says so. A file
    with nothing to take out comes back as it is. Raises MetadataError.
    """
    turned = inspect(data).orientation if keep_orientation else 1
    if data.startswith(b"\xff\xd8"):
        return _strip_jpeg(data, turned)
    if data.startswith(_PNG):
        return _strip_png(data, turned)
    return _strip_webp(data, turned)


def _extras(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield what is no part of the picture: what it is called and its content."""
    if data.startswith(b"\xff\xd8"):
        for marker, content, _, end in _jpeg(data):
            if marker == 0xE1 and content.startswith(_EXIF):
                yield "exif", content[6:]
            elif marker == 0xE0 and content.startswith((b"JFXX", b"JFIF")):
                if content.startswith(b"JFXX") or content[12:14] not in (b"\0\0", b""):
                    yield "thumbnail", content
            elif marker == 0xD9:
                if data[end:].strip(b"\0"):
                    yield "trailer", data[end:]
            elif marker == 0xEE and content.startswith(b"Adobe"):
                if content[_ADOBE:]:
                    yield "comment", content[_ADOBE:]
            elif marker == 0xE2 and content.startswith(_ICC):
                continue
            elif not _is_kept_jpeg(marker, content):
                yield "comment" if marker == 0xFE else "other", content
    elif data.startswith(_PNG):
        for name, content, _, end in _png(data):
            if name == b"eXIf":
                yield "exif", content
            elif name not in _KEPT_CHUNKS:
                is_text = name in (b"tEXt", b"zTXt", b"iTXt")
                yield "text" if is_text else "other", _inflated(name, content)
            if name == b"IEND" and data[end:].strip(b"\0"):
                yield "trailer", data[end:]
    else:
        for name, content in _riff(data):
            if name == b"EXIF":
                yield "exif", content.removeprefix(_EXIF)
            elif name not in _KEPT_RIFF:
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
    tags = Pillow.Exif()
    try:
        tags.load(_EXIF + exif)
        inner = tags.get_ifd(_IFD_EXIF)
        place = tags.get_ifd(_IFD_GPS)
        small = tags.get_ifd(_IFD_THUMBNAIL)
        turned = tags.get(_ORIENTATION, 1)
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


def _jpeg(data: bytes) -> Iterator[tuple[int, bytes, int, int]]:
    """Yield each segment: its marker, its content, where it begins and ends; the scan with it."""
    at = 0
    while at < len(data):
        if data[at] != 0xFF:
            raise MetadataError("no marker where one must be")
        begin = at
        while at < len(data) and data[at] == 0xFF:
            at += 1
        if at >= len(data):
            raise MetadataError("the file ends in a marker")
        marker = data[at]
        at += 1
        if marker == 0xD8 or marker in _ALONE:
            yield marker, b"", begin, at
            continue
        if marker == 0xD9:
            yield marker, b"", begin, at
            return
        length = int.from_bytes(data[at : at + 2], "big")
        if length < 2 or at + length > len(data):
            raise MetadataError("a segment is longer than the file")
        content, at = data[at + 2 : at + length], at + length
        if marker == 0xDA:
            at = _end_of_scan(data, at)
        yield marker, content, begin, at
    raise MetadataError("the picture does not end")


def _end_of_scan(data: bytes, at: int) -> int:
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise MetadataError("the picture does not end")
        if data[at + 1] not in (0x00, 0xFF, *range(0xD0, 0xD8)):
            return at
        at += 1 if data[at + 1] == 0xFF else 2


def _is_kept_jpeg(marker: int, content: bytes) -> bool:
    # Application segments and comments; all other markers belong to the picture.
    return not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def _strip_jpeg(data: bytes, turned: int) -> bytes:
    parts: list[bytes] = []
    segments = list(_jpeg(data))
    profile = b"".join(
        content[len(_ICC) + 2 :]
        for marker, content, _, _ in segments
        if marker == 0xE2 and content.startswith(_ICC)
    )
    for marker, content, begin, end in segments:
        if marker == 0xE0 and content.startswith(b"JFIF\0"):
            # The head with its density, but without the thumbnail that may follow.
            plain = content[:12] + b"\0\0"
            parts.append(_segment(0xE0, plain))
        elif marker == 0xEE and content.startswith(b"Adobe"):
            parts.append(_segment(0xEE, content[:_ADOBE]))
        elif _is_kept_jpeg(marker, content):
            if marker != 0xD8 and profile:
                # Before the picture's own tables.
                parts += _profile_segments(profile)
                profile = b""
            parts.append(data[begin:end])
        if marker == 0xD8 and turned != 1:
            parts.append(_segment(0xE1, _EXIF + _orientation_only(turned)))
    return b"".join(parts)


def _segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def _profile_segments(profile: bytes) -> list[bytes]:
    kept = silent(profile) or b""
    pieces = [kept[at : at + _MOST_OF_PROFILE] for at in range(0, len(kept), _MOST_OF_PROFILE)]
    return [
        _segment(0xE2, _ICC + bytes((number, len(pieces))) + piece)
        for number, piece in enumerate(pieces, 1)
    ]


def _orientation_only(turned: int) -> bytes:
    """Return a TIFF with one tag, big-endian: which way is up."""
    return (
        b"MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHH", _ORIENTATION, 3, 1, turned, 0) + b"\0" * 4
    )


def _png(data: bytes) -> Iterator[tuple[bytes, bytes, int, int]]:
    at = len(_PNG)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        name, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data):
            raise MetadataError("a chunk is longer than the file")
        yield name, data[at + 8 : end - 4], at, end
        if name == b"IEND":
            return
        at = end
    raise MetadataError("the picture does not end")


def _strip_png(data: bytes, turned: int) -> bytes:
    parts = [_PNG]
    for name, content, begin, end in _png(data):
        if name == b"IDAT" and turned != 1:
            parts.append(_png_chunk(b"eXIf", _orientation_only(turned)))
            turned = 1
        if name == b"iCCP":
            parts.append(_profile_chunk(content))
        elif name in _KEPT_CHUNKS:
            parts.append(data[begin:end])
    return b"".join(parts)


def _profile_chunk(content: bytes) -> bytes:
    """The chunk with the profile, which here has a name of its own; nothing when there is none."""
    _, _, packed = content.partition(b"\0")
    try:
        kept = silent(zlib.decompressobj().decompress(packed[1:], _MOST_UNPACKED))
    except zlib.error:
        kept = None
    return _png_chunk(b"iCCP", b"ICC\0\0" + zlib.compress(kept, 9)) if kept else b""


def _png_chunk(name: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + check


def _riff(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise MetadataError("neither JPEG, PNG nor WebP")
    at, end = 12, min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    while at + 8 <= end:
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + length > len(data):
            raise MetadataError("a chunk is longer than the file")
        yield data[at : at + 4], data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
    if data[at:].strip(b"\0"):
        yield b"tail", data[at:]


def _strip_webp(data: bytes, turned: int) -> bytes:
    body = bytearray(b"WEBP")
    for name, content in _riff(data):
        if name not in _KEPT_RIFF:
            continue
        if name == b"ICCP":
            content = silent(content) or b""
        if name == b"VP8X":
            # Bits 2 and 3 announce XMP and Exif.
            flags = content[0] & ~0x0C | (0x08 if turned != 1 else 0)
            content = bytes([flags]) + content[1:]
        body += _chunk(name, content)
    if turned != 1:
        body += _chunk(b"EXIF", _orientation_only(turned))
    return b"RIFF" + struct.pack("<I", len(body)) + bytes(body)


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def for_publishing(data: bytes) -> bytes:
    """Return the copy that readers get: the same pixels, and of the metadata only which way is up.

    A picture whose parts cannot be told apart is drawn anew. Raises MetadataError for no picture.
    """
    try:
        return strip(data, keep_orientation=True)
    except MetadataError:
        return _drawn_anew(data)


def upright(data: bytes) -> bytes:
    """Return the picture with no metadata, turned the way up that its metadata said.

    Only a picture that lies on its side, or whose parts cannot be told apart, is drawn anew: a JPEG
    with its own tables, so that it loses as little as can be. Raises MetadataError.
    """
    try:
        turned = inspect(data).orientation
        return strip(data) if turned == 1 else _drawn_anew(data)
    except MetadataError:
        return _drawn_anew(data)


def _drawn_anew(data: bytes) -> bytes:
    try:
        with Pillow.open(BytesIO(data)) as picture:
            form = "JPEG" if picture.format == "MPO" else picture.format
            profile, options = picture.info.get("icc_profile"), _as_it_was(picture, data)
            held = BytesIO()
            ImageOps.exif_transpose(picture).save(held, form, icc_profile=profile, **options)
    except Exception as fault:  # Pillow raises anything from SyntaxError to struct.error
        raise MetadataError(str(fault)) from fault
    return strip(held.getvalue())


def _as_it_was(picture: Pillow.Image, data: bytes) -> dict[str, object]:
    if picture.format in ("JPEG", "MPO"):
        sampling = JpegImagePlugin.get_sampling(picture)
        # 4:2:0 is the same both ways; 4:2:2 would be wrong when turned.
        tables = getattr(picture, "quantization", None)
        return {"qtables": tables, "subsampling": 2 if sampling == 2 else 0, "optimize": True}
    if picture.format == "WEBP":
        is_exact = any(name == b"VP8L" for name, _ in _riff(data))
        return {"lossless": is_exact, "quality": 95, "exif": b""}
    return {}
