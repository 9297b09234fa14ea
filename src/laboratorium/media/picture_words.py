"""What the words, signatures and further pictures in a picture's file can tell of a person.

IPTC-IIM 4.2 in Photoshop's resources, XMP as text, the keywords of PNG 3, comments of JPEG, MPF
(CIPA DC-007) and C2PA's manifests (JUMBF in APP11, caBX in PNG, C2PA in WebP).
"""

import re
from collections.abc import Iterable

PLACE, OWNER, SERIAL, THUMBNAIL, WRITTEN, SIGNED, MORE = (
    *("place", "owner", "serial", "thumbnail"),
    *("written", "signed", "more"),
)

# Data sets of IPTC's second record: by-line and its title, writer, credit, copyright, contact.
_IPTC = {
    OWNER: frozenset((80, 85, 110, 115, 116, 118, 122)),
    PLACE: frozenset((26, 27, 90, 92, 95, 100, 101)),
    WRITTEN: frozenset((5, 25, 40, 55, 103, 105, 120)),
}
_XMP = {
    PLACE: re.compile(
        rb"GPSLatitude|photoshop:(?:City|State|Country)|Iptc4xmp\w+:Location|Sublocation", re.I
    ),
    SERIAL: re.compile(rb"SerialNumber", re.I),
    OWNER: re.compile(
        rb"OwnerName|dc:(?:creator|rights)|photoshop:(?:Credit|AuthorsPosition|CaptionWriter)|xmpRights:Owner"
        rb"|PersonInImage|CreatorContactInfo|mwg-rs:Name|MPReg:PersonDisplayName|tiff:Artist",
        re.I,
    ),
    THUMBNAIL: re.compile(rb"xmp(?:GImg)?:(?:Thumbnails|image)"),
    WRITTEN: re.compile(
        rb"dc:(?:description|title|subject)|photoshop:(?:Headline|Instructions)", re.I
    ),
}
_OWNERS = re.compile(rb"author|artist|copyright|creator|owner|by-?line", re.I)
# What programs write of themselves and of the day.
_PROGRAMS = re.compile(
    rb"(?:software|date:\w+|creation time|modify-?date|png:\w+|exif:exifoffset)\0"
    rb"|created with (?:the )?gimp|lavc[\d.]+$|file written by adobe photoshop|creator: gd-jpeg",
    re.I,
)


def told(name: str, content: bytes) -> Iterable[str]:
    """Yield each kind of trace in a block of a file that is no part of the picture.

    ``name`` says where it lay: ``thumbnail``, ``trailer``, ``text`` (a PNG's), ``comment`` (a
    JPEG's) or ``other``.
    """
    if name == "thumbnail":
        yield THUMBNAIL
    if b"jumb" in content[:64] or b"c2pa" in content[:200]:
        yield SIGNED
    if name == "trailer" or content.startswith(b"MPF\0"):
        yield MORE
    if name in ("text", "comment") and content.strip(b"\0 \r\n") and not _PROGRAMS.match(content):
        yield OWNER if name == "text" and _OWNERS.match(content.partition(b"\0")[0]) else WRITTEN
    for kind, marks in _XMP.items():
        if marks.search(content):
            yield kind
    if b"8BIM" in content or name == "iptc":
        yield from _iptc(content)


def _iptc(content: bytes) -> Iterable[str]:
    for match in re.finditer(rb"\x1c\x02(.)(..)", content, re.S):
        value = content[match.end() : match.end() + int.from_bytes(match[2], "big")]
        if value.strip(b"\0 "):
            yield from (kind for kind, sets in _IPTC.items() if match[1][0] in sets)
