"""What spreadsheets and documents of LibreOffice share: OpenDocument 1.3, read with lxml."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from laboratorium.intake.importing.files import Refused, look_at_xml, open_package, part

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
BROKEN = "Filen er gået i stykker. Åbn den i LibreOffice, gem den igen, og prøv så."


def open_body(data: bytes, kind: str) -> tuple[Any, Any, Any]:
    """The body of a kind, such as `spreadsheet`, the root of the content, and that of the styles.

    Raises `Refused` when the file is broken, locked, or holds no such body.
    """
    package = open_package(data)
    look_at_xml(package)
    if b"manifest:encryption-data" in part(package, "META-INF/manifest.xml"):
        raise Refused("Filen er beskyttet med adgangskode. Fjern den, gem, og prøv igen.")
    content = _root(part(package, "content.xml"))
    styles = _root(part(package, "styles.xml") or b"<styles/>")
    body = content.find(f"{OFFICE}body/{OFFICE}{kind}")
    if body is None:
        raise Refused(BROKEN)
    return body, content, styles


def _root(data: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(BROKEN) from error


def styles_of(*roots: Any) -> dict[str, Any]:
    """Every style by its name, those of the content before those of the file."""
    found: dict[str, Any] = {}
    for root in roots:
        for style in root.iter(f"{STYLE}style"):
            found.setdefault(style.get(f"{STYLE}name", ""), style)
    return found


def property_of(styles: dict[str, Any], name: str, key: str) -> str:
    """What a style says of a property of text, or what it is made from says."""
    for _ in range(10):
        style = styles.get(name)
        if style is None:
            return ""
        for properties in style:
            if properties.get(key) is not None:
                return str(properties.get(key))
        name = style.get(f"{STYLE}parent-style-name", "")
    return ""


def is_struck(styles: dict[str, Any], name: str) -> bool:
    """Whether a style strikes its text out, as one of the two properties for it says."""
    keys = (f"{STYLE}text-line-through-style", f"{STYLE}text-line-through-type")
    return any(property_of(styles, name, key) not in ("", "none") for key in keys)


def weight_of(styles: dict[str, Any], name: str) -> tuple[bool | None, bool | None]:
    """Whether a style's text is bold and italic; None where it does not say."""
    weight = property_of(styles, name, f"{FO}font-weight")
    slant = property_of(styles, name, f"{FO}font-style")
    bold = weight in ("bold", "600", "700", "800", "900") if weight else None
    return bold, slant in ("italic", "oblique") if slant else None


def shift_of(styles: dict[str, Any], name: str) -> str:
    """`up` or `down` for text of a style that stands above or below the line, else empty."""
    position = property_of(styles, name, f"{STYLE}text-position").partition(" ")[0]
    if position in ("super", "sub"):
        return "up" if position == "super" else "down"
    share = position.removesuffix("%")
    if not share.lstrip("-").isdigit() or not int(share):
        return ""
    return "up" if int(share) > 0 else "down"


def local(element: Any) -> str:
    """The element's name without its namespace; empty for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def words(element: Any) -> str:
    """The text in an element with its spaces, tabs and line breaks, without notes of others."""
    return "".join(_words(element))


def _words(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local(child)
        if name == "s":
            yield " " * min(int(child.get(f"{TEXT}c", "1") or 1), 100)
        elif name == "tab":
            yield " "
        elif name == "line-break":
            yield "\n"
        elif name not in {"annotation", "note", "annotation-end", "tracked-changes"}:
            yield from _words(child)
        yield child.tail or ""
