"""What a picture's file says beside the picture: found, and taken out without touching the pixels.

JPEG (ITU T.81 segments, Exif 2.32 in APP1), PNG (chunks, W3C PNG 3) and WebP (RIFF chunks) are
walked through as they lie. Kept are the pixels, the colour profile and, where the caller asks for
it, which way is up; nothing else gets through, known or not.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image as Pillow
from PIL import ImageOps, JpegImagePlugin

_PNG = b"\x89PNG\r\n\x1a\n"
_KEPT_CHUNKS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT cICP mDCV cLLI bKGD hIST pHYs "
    b"acTL fcTL fdAT".split()
)
_KEPT_RIFF = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_EXIF, _XMP, _ICC = b"Exif\0\0", b"http://ns.adobe.com/", b"ICC_PROFILE\0"
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
    xmp = b"".join(content for name, content in blocks if name != "thumbnail")
    return Metadata(
        place=found.place or b"GPSLatitude" in xmp or b"gpslatitude" in xmp,
        serial=found.serial or b"SerialNumber" in xmp,
        owner=found.owner
        or any(mark in xmp for mark in (b"OwnerName", b"dc:creator", b"\x1c\x02P")),
        thumbnail=found.thumbnail
        or b"xmp:Thumbnails" in xmp
        or any(name == "thumbnail" for name, _ in blocks),
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
            elif not _is_kept_jpeg(marker, content):
                yield "other", content
    elif data.startswith(_PNG):
        for name, content, _, end in _png(data):
            if name == b"eXIf":
                yield "exif", content
            elif name not in _KEPT_CHUNKS:
                yield "other", _inflated(name, content)
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
    if marker == 0xE2:
        return content.startswith(_ICC)
    if marker == 0xEE:
        return content.startswith(b"Adobe")
    # Application segments and comments; all other markers belong to the picture.
    return not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def _strip_jpeg(data: bytes, turned: int) -> bytes:
    parts: list[bytes] = []
    for marker, content, begin, end in _jpeg(data):
        if marker == 0xE0 and content.startswith(b"JFIF\0"):
            # The head with its density, but without the thumbnail that may follow.
            plain = content[:12] + b"\0\0"
            parts.append(b"\xff\xe0" + struct.pack(">H", len(plain) + 2) + plain)
        elif _is_kept_jpeg(marker, content):
            parts.append(data[begin:end])
        if marker == 0xD8 and turned != 1:
            exif = _EXIF + _orientation_only(turned)
            parts.append(b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif)
    return b"".join(parts)


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
    for name, _, begin, end in _png(data):
        if name == b"IDAT" and turned != 1:
            exif = _orientation_only(turned)
            check = struct.pack(">I", zlib.crc32(b"eXIf" + exif))
            parts.append(struct.pack(">I", len(exif)) + b"eXIf" + exif + check)
            turned = 1
        if name in _KEPT_CHUNKS:
            parts.append(data[begin:end])
    return b"".join(parts)


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
