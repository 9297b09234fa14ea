"""What the parts of a Word document say beside its text: styles, lists and addresses (ECMA-376)."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError, fromstring

from laboratorium.intake.importing.files import Refused, part

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_HEADING = re.compile(r"(?:heading|overskrift)\s*(\d)")
_LIST = re.compile(r"list (?:bullet|number|paragraph)|opstilling.*|listeafsnit")
_RELATIONS = "word/_rels/document.xml.rels"


@dataclass(frozen=True)
class Style:
    """What a style says of its paragraphs and runs; what it is made from is reckoned in.

    `level` is that of a heading, 0 for the title; `numbering` the list and level in it.
    """

    name: str = ""
    level: int | None = None
    numbering: tuple[str, str] | None = None
    marks: dict[str, bool] = field(default_factory=dict)


def xml(package: zipfile.ZipFile, name: str) -> Element | None:
    """The root of a part, or None when there is none. Raises `Refused`."""
    data = part(package, name)
    if not data:
        return None
    if _STRICT in data[:20_000]:
        raise Refused("Dokumentet er gemt som »Strict Open XML«. Gem det som almindelig .docx.")
    try:
        return fromstring(data)
    except (ParseError, ValueError, RecursionError) as error:
        raise Refused("Word-dokumentet er gået i stykker. Åbn det, og gem det igen.") from error


def value(element: Element | None) -> str:
    """What an element says of itself in its `val`; empty for none."""
    return "" if element is None else element.get(f"{W}val", "")


def local(element: Element) -> str:
    """The element's name without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def marks(properties: Element | None) -> dict[str, bool]:
    """Which marks a run's properties turn on or off: bold, italic, hidden and struck out."""
    if properties is None:
        return {}
    found: dict[str, bool] = {}
    for name in ("b", "i", "vanish", "strike", "dstrike"):
        mark = properties.find(f"{W}{name}")
        if mark is not None:
            found["strike" if name == "dstrike" else name] = value(mark) not in (
                "0",
                "false",
                "off",
            )
    return found


def styles(package: zipfile.ZipFile) -> dict[str, Style]:
    """Each style by its id."""
    root = xml(package, "word/styles.xml")
    elements = {
        one.get(f"{W}styleId", ""): one
        for one in (root.iter(f"{W}style") if root is not None else ())
    }
    found: dict[str, Style] = {}
    for identity in elements:
        _style(identity, elements, found, 0)
    return found


def _style(
    identity: str, elements: dict[str, Element], found: dict[str, Style], depth: int
) -> Style:
    if identity in found:
        return found[identity]
    element = elements.get(identity)
    if element is None or depth > 20:
        return Style()
    base = _style(value(element.find(f"{W}basedOn")), elements, found, depth + 1)
    name = value(element.find(f"{W}name")).lower()
    match = _HEADING.fullmatch(name)
    level = 0 if name in {"title", "titel"} else int(match[1]) if match else None
    if level is None:
        level = outline(element.find(f"{W}pPr"))
    if level is None:
        level = base.level
    numbering = numbering_of(element.find(f"{W}pPr")) or base.numbering
    own = marks(element.find(f"{W}rPr"))
    found[identity] = Style(name, level, numbering, {**base.marks, **own})
    return found[identity]


def outline(properties: Element | None) -> int | None:
    """The level that a paragraph's place in the outline gives it, or None for text."""
    said = value(properties.find(f"{W}outlineLvl")) if properties is not None else ""
    return int(said) + 1 if said.isdigit() and int(said) < 9 else None


def numbering_of(properties: Element | None) -> tuple[str, str] | None:
    """The list and the level in it that a paragraph's properties name."""
    number = properties.find(f"{W}numPr") if properties is not None else None
    if number is None:
        return None
    return value(number.find(f"{W}numId")), value(number.find(f"{W}ilvl")) or "0"


def is_list(style: Style) -> bool:
    """Whether a style is one of Word's own for lists."""
    return bool(_LIST.match(style.name)) and "paragraph" not in style.name


def links(package: zipfile.ZipFile) -> dict[str, str]:
    """Each address outside the document by the id of its relation."""
    root = xml(package, _RELATIONS)
    return {
        one.get("Id", ""): one.get("Target", "")
        for one in (root.iter(_RELATION) if root is not None else ())
        if one.get("TargetMode") == "External"
    }


def inside(package: zipfile.ZipFile) -> dict[str, str]:
    """Each part that the document refers to by the id of its relation, as its path."""
    root = xml(package, _RELATIONS)
    return {
        one.get("Id", ""): f"word/{one.get('Target', '')}".replace("word//word/", "word/")
        for one in (root.iter(_RELATION) if root is not None else ())
        if one.get("TargetMode") != "External"
    }


def numbered(package: zipfile.ZipFile) -> dict[tuple[str, str], bool]:
    """Whether a list's level has numbers, by the list's number and the level."""
    root = xml(package, "word/numbering.xml")
    if root is None:
        return {}
    formats = {
        (one.get(f"{W}abstractNumId", ""), level.get(f"{W}ilvl", "")): value(
            level.find(f"{W}numFmt")
        )
        for one in root.iter(f"{W}abstractNum")
        for level in one.iter(f"{W}lvl")
    }
    return {
        (number.get(f"{W}numId", ""), level): form not in {"bullet", "none"}
        for number in root.iter(f"{W}num")
        for (abstract, level), form in formats.items()
        if abstract == value(number.find(f"{W}abstractNumId"))
    }
