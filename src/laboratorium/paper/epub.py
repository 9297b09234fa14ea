"""An e-book: EPUB 3.3 (W3C), with what EPUB Accessibility 1.1 asks to be told, the same bytes for
the same input.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

MIMETYPE = "application/epub+zip"
# What XML 1.0 has no room for (section 2.2, Char).
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
_PAGE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 lang="{language}" xml:lang="{language}">
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body{kind}>
{body}
</body>
</html>
"""
_PACKAGE = """\
<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"
 xml:lang="{language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{identifier}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>{language}</dc:language>
<dc:creator>{creator}</dc:creator>
<dc:publisher>{creator}</dc:publisher>
<dc:description>{description}</dc:description>
<dc:rights>{rights}</dc:rights>
<dc:date>{day}</dc:date>
<meta property="dcterms:modified">{moment}</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityFeature">readingOrder</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">{summary}</meta>
<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.1 Level AA</meta>
</metadata>
<manifest>
{manifest}
</manifest>
<spine toc="ncx">
{spine}
</spine>
</package>
"""
# The contents as EPUB 2 has them: some readers know no others (findings/).
_NCX = """\
<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{language}">
<head><meta name="dtb:uid" content="{identifier}"/></head>
<docTitle><text>{title}</text></docTitle>
<navMap>
{points}
</navMap>
</ncx>
"""


@dataclass(frozen=True)
class Part:
    """A file of the book: its ``name`` without ending (a–z, 0–9, hyphens), its title as the
    contents have it, and its ``body`` in XHTML. ``kind`` is its epub:type, such as ``chapter``.
    """

    name: str
    title: str
    body: str
    kind: str = ""


@dataclass(frozen=True)
class EBook:
    """What a book is. ``identifier`` is a URI that never changes, ``summary`` says in words how
    accessible it is, ``contents`` is the heading of the contents. ``pictures`` are SVG files by
    name, each shown by some part.
    """

    identifier: str
    title: str
    creator: str
    description: str
    rights: str
    summary: str
    contents: str
    written: datetime
    parts: Sequence[Part]
    style: str
    pictures: Sequence[tuple[str, bytes]] = ()
    language: str = "da"


def text(value: str) -> str:
    """A text as XHTML, without what XML has no room for."""
    return escape(_NO_XML.sub("", value))


def epub(book: EBook) -> bytes:
    """The bytes of the book. ``written`` is aware, and ends up in it as UTC.

    The file ``mimetype`` comes first and is not packed (EPUB 3.3, OCF, 4.2.3).
    """
    moment = book.written.astimezone(UTC)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in _files(book, moment):
            info = zipfile.ZipInfo(name, moment.timetuple()[:6])
            info.create_system = 3  # As on Unix, wherever it is made.
            info.external_attr = 0o644 << 16
            stored = name == "mimetype"
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def _files(book: EBook, moment: datetime) -> list[tuple[str, str | bytes]]:
    items = [
        '<item id="style" href="style.css" media-type="text/css"/>',
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
    ]
    items += (
        f'<item id="{part.name}" href="{part.name}.xhtml" media-type="application/xhtml+xml"/>'
        for part in book.parts
    )
    items += (
        f'<item id="picture-{number}" href="{name}" media-type="image/svg+xml"/>'
        for number, (name, _) in enumerate(book.pictures, start=1)
    )
    spine = [book.parts[0].name, "nav", *(part.name for part in book.parts[1:])]
    package = _PACKAGE.format(
        language=book.language,
        identifier=text(book.identifier),
        title=text(book.title),
        creator=text(book.creator),
        description=text(book.description),
        rights=text(book.rights),
        summary=text(book.summary),
        day=f"{moment:%Y-%m-%d}",
        moment=f"{moment:%Y-%m-%dT%H:%M:%SZ}",
        manifest="\n".join(items),
        spine="\n".join(f'<itemref idref="{name}"/>' for name in spine),
    )
    return [
        ("mimetype", MIMETYPE),
        ("META-INF/container.xml", _CONTAINER),
        ("EPUB/package.opf", package),
        ("EPUB/style.css", book.style),
        ("EPUB/nav.xhtml", _page(book, book.contents, _contents(book))),
        ("EPUB/toc.ncx", _ncx(book)),
        *(
            (f"EPUB/{part.name}.xhtml", _page(book, part.title, part.body, part.kind))
            for part in book.parts
        ),
        *((f"EPUB/{name}", data) for name, data in book.pictures),
    ]


def _page(book: EBook, title: str, body: str, kind: str = "") -> str:
    said = f' epub:type="{kind}"' if kind else ""
    return _PAGE.format(language=book.language, title=text(title), kind=said, body=body)


def _contents(book: EBook) -> str:
    entries = "\n".join(
        f'<li><a href="{part.name}.xhtml">{text(part.title)}</a></li>' for part in book.parts
    )
    return (
        f'<nav epub:type="toc" role="doc-toc" aria-labelledby="toc"><h1 id="toc">'
        f"{text(book.contents)}</h1>\n<ol>\n{entries}\n</ol></nav>"
    )


def _ncx(book: EBook) -> str:
    points = "\n".join(
        f'<navPoint id="point-{number}" playOrder="{number}"><navLabel><text>{text(part.title)}'
        f'</text></navLabel><content src="{part.name}.xhtml"/></navPoint>'
        for number, part in enumerate(book.parts, start=1)
    )
    return _NCX.format(
        language=book.language,
        identifier=text(book.identifier),
        title=text(book.title),
        points=points,
    )
