"""Word documents as a row of blocks: paragraphs as Markdown and tables as text.

Read from the XML itself (ECMA-376, Part 1, section 17), because what is inserted and deleted under
tracked changes, text boxes and notes must be told apart.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring

from laboratorium.intake.importing.drafts import shortened
from laboratorium.intake.importing.files import Refused, open_package, part
from laboratorium.intake.importing.markdown_text import escaped, start_of_line, visible

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DRAWN = ("drawing", "pict", "object")
_GONE = ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "delInstrText")
_HEADING = re.compile(r"(?:heading|overskrift)\s*(\d)")
MOST_DEPTH = 60


@dataclass(frozen=True)
class Block:
    """A paragraph or a table. `level` is 1–9 for a heading, 0 for the title, None for text.

    `text` is Markdown and `plain` the same words without it; a table has its cells in `rows`, as
    Markdown and as plain text.
    """

    text: str = ""
    plain: str = ""
    level: int | None = None
    is_item: bool = False
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()


@dataclass
class Document:
    """What a document holds; `boxes` is the text of text boxes, `notes` what was noticed."""

    blocks: list[Block] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class _Run(NamedTuple):
    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass
class _Reader:
    document: Document
    levels: dict[str, int]
    links: dict[str, str]
    numbered: dict[tuple[str, str], bool]
    inserted: int = 0
    deleted: int = 0
    struck: list[str] = field(default_factory=list)
    footnotes: int = 0
    too_deep: bool = False


def read_word(data: bytes) -> Document:
    """The document's blocks. Raises `Refused` when it cannot be read."""
    package = open_package(data)
    root = _xml(package, "word/document.xml")
    body = root.find(f"{_W}body") if root is not None else None
    if body is None:
        raise Refused("Word-dokumentet har ingen tekst, der kan læses. Gem det igen som .docx.")
    document = Document()
    reader = _Reader(document, _levels(package), _links(package), _numbered(package))
    document.blocks = list(_blocks(body, reader, 0))
    document.comments = [
        text for text in _notes(package, "word/comments.xml", "comment", reader) if text
    ]
    for name in ("footnote", "endnote"):
        found = _notes(package, f"word/{name}s.xml", name, reader)
        document.footnotes += [text for text in found if text]
    _say(document, reader)
    for name in sorted(package.namelist()):
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
            edge = _xml(package, name)
            blocks = _blocks(edge, reader, 0) if edge is not None else ()
            if text := " ".join(block.plain for block in blocks if block.plain):
                said = f"Sidehoved eller sidefod er ikke taget med: »{text}«"
                document.notes += [said] if said not in document.notes else []
    return document


def _xml(package: zipfile.ZipFile, name: str) -> Element | None:
    data = part(package, name)
    if not data:
        return None
    if _STRICT in data[:20_000]:
        raise Refused("Dokumentet er gemt som »Strict Open XML«. Gem det som almindelig .docx.")
    try:
        return fromstring(data)
    except (ParseError, ValueError, RecursionError) as error:
        raise Refused("Word-dokumentet er gået i stykker. Åbn det, og gem det igen.") from error


def _levels(package: zipfile.ZipFile) -> dict[str, int]:
    """The level of each paragraph style that is a heading, by its id; the title's is 0."""
    found: dict[str, int] = {}
    root = _xml(package, "word/styles.xml")
    for style in root.iter(f"{_W}style") if root is not None else ():
        name = _value(style.find(f"{_W}name")).lower()
        identity = style.get(f"{_W}styleId", "")
        outline = style.find(f"{_W}pPr/{_W}outlineLvl")
        match = _HEADING.fullmatch(name)
        if name in {"title", "titel"}:
            found[identity] = 0
        elif match:
            found[identity] = int(match[1])
        elif outline is not None and _value(outline).isdigit() and int(_value(outline)) < 9:
            found[identity] = int(_value(outline)) + 1
        else:
            base = _value(style.find(f"{_W}basedOn"))
            if base in found:
                found[identity] = found[base]
    return found


def _links(package: zipfile.ZipFile) -> dict[str, str]:
    root = _xml(package, "word/_rels/document.xml.rels")
    return {
        one.get("Id", ""): one.get("Target", "")
        for one in (root.iter(_RELATION) if root is not None else ())
        if one.get("TargetMode") == "External"
    }


def _numbered(package: zipfile.ZipFile) -> dict[tuple[str, str], bool]:
    """Whether a list's level has numbers, by the list's number and the level."""
    root = _xml(package, "word/numbering.xml")
    if root is None:
        return {}
    formats = {
        (one.get(f"{_W}abstractNumId", ""), level.get(f"{_W}ilvl", "")): _value(
            level.find(f"{_W}numFmt")
        )
        for one in root.iter(f"{_W}abstractNum")
        for level in one.iter(f"{_W}lvl")
    }
    return {
        (number.get(f"{_W}numId", ""), level): form not in {"bullet", "none"}
        for number in root.iter(f"{_W}num")
        for (abstract, level), form in formats.items()
        if abstract == _value(number.find(f"{_W}abstractNumId"))
    }


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val", "")


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _children(element: Element, reader: _Reader, depth: int) -> Iterable[Element]:
    """What is in an element, or nothing when somebody has nested it without end."""
    if depth < MOST_DEPTH:
        return element
    reader.too_deep = True
    return ()


def _blocks(parent: Element, reader: _Reader, depth: int) -> Iterator[Block]:
    for child in _children(parent, reader, depth):
        name = _local(child)
        if name == "p":
            block = _paragraph(child, reader)
            if block.text or block.plain:
                yield block
        elif name == "tbl":
            rows = tuple(_rows(child, reader, depth))
            if any(plain for row in rows for _, plain in row):
                yield Block(rows=rows)
        elif name == "AlternateContent":
            yield from _blocks(child[0] if len(child) else child, reader, depth + 1)
        elif name not in _GONE:
            yield from _blocks(child, reader, depth + 1)


def _rows(table: Element, reader: _Reader, depth: int) -> Iterator[tuple[tuple[str, str], ...]]:
    for row in _inside(table, "tr"):
        if row.find(f"{_W}trPr/{_W}del") is not None:
            _strike(row, reader)
            continue
        cells: list[tuple[str, str]] = []
        for cell in _inside(row, "tc"):
            blocks = list(_flat(_blocks(cell, reader, depth + 1)))
            cells.append(
                (
                    "\n".join(block.text for block in blocks if block.text),
                    "\n".join(block.plain for block in blocks if block.plain),
                )
            )
        yield tuple(cells)


def _inside(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also in content controls; not in tables within."""
    for child in element:
        if _local(child) == name:
            yield child
        elif _local(child) in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _inside(child, name)


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of a cell; a table in a cell becomes its cells' text."""
    for block in blocks:
        yield from (
            [Block(text, plain) for row in block.rows for text, plain in row]
            if block.rows
            else [block]
        )


def _paragraph(paragraph: Element, reader: _Reader) -> Block:
    runs = [run for run in _runs(paragraph, reader, _Run(""), 0) if run.text]
    plain = visible("".join(run.text for run in runs)).strip()
    style = _value(paragraph.find(f"{_W}pPr/{_W}pStyle"))
    outline = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
    level = reader.levels.get(style)
    if outline is not None and _value(outline).isdigit() and int(_value(outline)) < 9:
        level = int(_value(outline)) + 1
    number = paragraph.find(f"{_W}pPr/{_W}numPr")
    if level is not None and plain:
        return Block(escaped(" ".join(plain.split())), " ".join(plain.split()), level)
    text = _markdown(runs)
    listed = number is not None and _value(number.find(f"{_W}numId")) != "0"
    if text and (listed or style.lower().startswith(("listbullet", "listnumber", "opstilling"))):
        identity = _value(number.find(f"{_W}numId")) if number is not None else ""
        depth = _value(number.find(f"{_W}ilvl")) if number is not None else "0"
        counts = reader.numbered.get((identity, depth), "number" in style.lower())
        indent = "    " * min(int(depth) if depth.isdigit() else 0, 5)
        lead = "1. " if counts else "- "
        return Block(f"{indent}{lead}{text}", plain, None, True)
    return Block(start_of_line(text), plain)


def _runs(element: Element, reader: _Reader, like: _Run, depth: int) -> Iterator[_Run]:
    for child in _children(element, reader, depth):
        name = _local(child)
        if name == "t":
            yield like._replace(text=child.text or "")
        elif name in {"tab", "ptab"}:
            yield like._replace(text=" ")
        elif name in {"br", "cr"}:
            yield like._replace(text="\n")
        elif name == "noBreakHyphen":
            yield like._replace(text="-")
        elif name in {"footnoteReference", "endnoteReference"}:
            reader.footnotes += 1
            yield like._replace(text=f" (note {reader.footnotes})")
        elif name == "r":
            style = child.find(f"{_W}rPr")
            bold, italic = _is_on(style, "b"), _is_on(style, "i")
            yield from _runs(child, reader, like._replace(bold=bold, italic=italic), depth + 1)
        elif name == "hyperlink":
            link = reader.links.get(child.get(f"{_R}id", ""), "")
            fits = link.lower().startswith(("http://", "https://", "mailto:"))
            yield from _runs(child, reader, like._replace(link=link if fits else ""), depth + 1)
        elif name in _DRAWN:
            _drawn(child, reader, depth)
        elif name == "AlternateContent":
            yield from _runs(child[0] if len(child) else child, reader, like, depth + 1)
        elif name in {"ins", "moveTo"}:
            reader.inserted += 1
            yield from _runs(child, reader, like, depth + 1)
        elif name == "del":
            _strike(child, reader)
        elif name == "moveFrom":
            reader.deleted += 1
        elif name not in _GONE:
            yield from _runs(child, reader, like, depth + 1)


def _strike(element: Element, reader: _Reader) -> None:
    """Keep what somebody struck out for the report: whether it goes is for them to say."""
    reader.deleted += 1
    words = (
        " " if _local(one) == "p" else one.text or ""
        for one in element.iter()
        if _local(one) in {"p", "t", "delText"}
    )
    if text := " ".join("".join(words).split()):
        reader.struck.append(visible(text))


def _is_on(style: Element | None, name: str) -> bool:
    found = style.find(f"{_W}{name}") if style is not None else None
    return found is not None and _value(found) not in {"0", "false", "off"}


def _drawn(element: Element, reader: _Reader, depth: int) -> None:
    """A picture is only named; the text of a text box is kept."""
    for box in _boxes(element):
        texts = [block.text for block in _blocks(box, reader, depth + 1) if block.text]
        if texts:
            reader.document.boxes.append("\n\n".join(texts))
    names = {_local(one): one for one in element.iter()}
    if names.keys() & {"blip", "imagedata", "chart", "OLEObject"}:
        described = names.get("docPr")
        said = described.get("descr") or described.get("name") if described is not None else ""
        reader.document.pictures.append(visible(said or "uden beskrivelse"))


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes in a drawing; those within others come with them."""
    for child in element:
        if _local(child) == "txbxContent":
            yield child
        elif _local(child) != "Fallback":
            yield from _boxes(child)


def _markdown(runs: list[_Run]) -> str:
    parts: list[str] = []
    index = 0
    while index < len(runs):
        alike = [runs[index].text]
        while index + 1 < len(runs) and runs[index + 1][1:] == runs[index][1:]:
            index += 1
            alike.append(runs[index].text)
        parts.append(_marked(runs[index]._replace(text=visible("".join(alike)))))
        index += 1
    text = "".join(parts).strip()
    return re.sub(r"[ \t]*\n[ \t]*", "  \n", text)


def _marked(run: _Run) -> str:
    inner = run.text.strip()
    if not inner:
        return run.text
    before, _, after = run.text.partition(inner)
    mark = "**" if run.bold else "*" if run.italic else ""
    text = f"{mark}{escaped(inner)}{mark}" if "\n" not in inner else escaped(inner)
    if run.link:
        address = re.sub(r"[\s<>()\\]", "", run.link)
        text = f"[{text}]({address})"
    return f"{before}{text}{after}"


def _notes(package: zipfile.ZipFile, name: str, tag: str, reader: _Reader) -> Iterator[str]:
    root = _xml(package, name)
    for one in root.iter(f"{_W}{tag}") if root is not None else ():
        if one.get(f"{_W}type") in {None, "normal"}:
            yield " ".join(block.plain for block in _blocks(one, reader, 0)).strip()


def _say(document: Document, reader: _Reader) -> None:
    if reader.inserted or reader.deleted:
        document.notes.append(
            f"Dokumentet har sporede ændringer ({reader.inserted} indsat, {reader.deleted} "
            "slettet). Det er læst, som om de alle er godkendt."
        )
    if reader.struck:
        said = " … ".join(reader.struck)
        document.notes.append(f"Slettet under sporede ændringer og ikke taget med: »{said}«")
    for comment in document.comments:
        document.notes.append(f"En kommentar er ikke taget med: »{comment}«")
    if document.pictures:
        document.notes.append(
            f"Billeder: {shortened(document.pictures)}. De er ikke taget med. Læg dem i casens "
            "mappe med en beskrivelse, fotografens navn og et grundlag for at vise dem."
        )
    if reader.too_deep:
        document.notes.append(
            "Noget af dokumentet ligger for dybt inde i sig selv og er ikke læst. Kopiér teksten "
            "over i et nyt dokument."
        )
    if document.boxes:
        document.notes.append(f"Tekstfelter: {len(document.boxes)}. De står nederst i casen.")
