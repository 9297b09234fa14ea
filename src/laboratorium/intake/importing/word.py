"""Word documents as a row of blocks: paragraphs as Markdown and tables as text.

Read from the XML itself (ECMA-376, Part 1, section 17), because what is inserted and deleted under
tracked changes, text boxes and notes must be told apart.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from laboratorium.intake.importing.blocks import Block, Document
from laboratorium.intake.importing.drafts import shortened
from laboratorium.intake.importing.fields import find_section
from laboratorium.intake.importing.files import Refused, open_package, part
from laboratorium.intake.importing.mail import is_archive, read_mail
from laboratorium.intake.importing.markdown_text import (
    escaped,
    start_of_line,
    visible,
    without_struck,
)
from laboratorium.intake.importing.pictures import Picture
from laboratorium.intake.importing.runs import Run, is_strong, markdown, plain
from laboratorium.intake.importing.word_notes import PICTURES_LEFT
from laboratorium.intake.importing.word_parts import (
    R,
    Style,
    W,
    inside,
    is_list,
    links,
    local,
    numbered,
    numbering_of,
    outline,
    styles,
    value,
    xml,
)
from laboratorium.intake.importing.word_runs import (
    CONTENTS,
    GONE,
    PROMPT,
    Like,
    Reader,
    is_contents,
    is_ours,
    is_prompt,
    name_of,
)

_LARGE = 26
"""The size, in half points, from which a paragraph without a style stands as a heading."""
_DIAGRAM = re.compile(r"word/diagrams/data\d*\.xml")
# A bullet that somebody typed.
_TYPED = re.compile(r"[•·▪◦‣●○–-]\s+(?=\S)")
_CONTENTS = re.compile(r"(?:toc|indholdsfortegnelse) ?\d|table of figures|table of authorities")
_EMBEDDED = (".htm", ".html", ".mht", ".txt")


def read_word(data: bytes) -> Document:
    """The document's blocks. Raises `Refused` when it cannot be read."""
    package = open_package(data)
    root = xml(package, "word/document.xml")
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise Refused("Word-dokumentet har ingen tekst, der kan læses. Gem det igen som .docx.")
    _join(body)
    document = Document()
    reader = Reader(document, styles(package), links(package), numbered(package))
    paths = inside(package)
    reader.media = lambda relation: part(package, paths[relation]) if relation in paths else b""
    document.blocks = list(_blocks(body, reader, 0))
    # Notes and the edges of pages number their relations anew.
    reader.media = lambda _relation: b""
    document.comments = [
        text for text in _notes(package, "word/comments.xml", "comment", reader) if text
    ]
    for name in ("footnote", "endnote"):
        found = _notes(package, f"word/{name}s.xml", name, reader)
        document.footnotes += [text for text in found if text]
    _boxed(package, body, document)
    _edges(package, document, reader)
    _say(document, reader)
    return document


def _join(body: Element) -> None:
    """Put a paragraph whose end was deleted under tracked changes into the next (17.13.5.15)."""
    marked = f"{W}pPr/{W}rPr/{W}del"
    for parent in list(body.iter()) if body.find(f".//{marked}") is not None else ():
        open_ended: Element | None = None
        for child in list(parent):
            if open_ended is not None and local(child) == "p":
                at = 0 if child.find(f"{W}pPr") is None else 1
                child[at:at] = [one for one in open_ended if local(one) != "pPr"]
                parent.remove(open_ended)
            is_open = local(child) == "p" and child.find(marked) is not None
            open_ended = child if is_open else None


def _blocks(parent: Element, reader: Reader, depth: int) -> Iterator[Block]:
    for child in reader.children(parent, depth):
        name = local(child)
        if name == "p" and not reader.in_tables and (controls := _controls(child)):
            for control in controls:
                yield from _named(control, reader, _alone(control, reader))
            _drawn(reader, depth)
        elif name == "p":
            block = _paragraph(child, reader)
            _drawn(reader, depth)
            is_label = block.strong or block.level is not None or block.plain.endswith(":")
            reader.before = block.plain if is_label else ""
            if block.plain and _is_of_contents(child, reader):
                reader.leave(CONTENTS, f"{block.plain}; ")
            elif block.text or block.plain:
                yield block
        elif name == "tbl":
            reader.in_tables += 1  # What is called what stands in the row.
            rows = tuple(_rows(child, reader, depth))
            reader.in_tables -= 1
            if any(said for row in rows for _, said in row):
                yield Block(rows=rows)
        elif name == "AlternateContent":
            yield from _blocks(child[0] if len(child) else child, reader, depth + 1)
        elif name == "sdt" and (is_prompt(child) or is_contents(child)):
            what = PROMPT if is_prompt(child) else CONTENTS
            for block in _flat(_blocks(child, reader, depth + 1)):
                reader.leave(what, f"{block.plain}; ")
        elif name == "sdt" and not reader.in_tables:
            yield from _named(child, reader, _blocks(child, reader, depth + 1))
        elif name not in GONE:
            yield from _blocks(child, reader, depth + 1)
        if depth == 0:
            waiting, reader.pictures = reader.pictures, []
            yield from (Block(picture=picture) for picture in waiting)


def _controls(paragraph: Element) -> list[Element]:
    """The controls of a paragraph in which nothing else is said, when each is called as a field."""
    controls = [one for one in paragraph if local(one) == "sdt"]
    if not all(name_of(one) for one in controls):
        return []
    return [] if any(_says(one) for one in paragraph if local(one) != "sdt") else controls


def _alone(control: Element, reader: Reader) -> Iterator[Block]:
    paragraph = Element(f"{W}p")
    paragraph.append(control)
    block = _paragraph(paragraph, reader)
    reader.before = ""
    yield from [block] if block.plain else []


def _named(control: Element, reader: Reader, blocks: Iterable[Block]) -> Iterator[Block]:
    """What a control holds, below what it is called when no line above says so."""
    name, above = name_of(control).rstrip(" :?*"), reader.before.rstrip(" :?*")
    found = list(blocks)
    if name and found and not is_ours(above):
        first = found[0]
        if find_section(name) or first.level is not None or first.is_item or not first.plain:
            yield Block(escaped(name), name, 2 if find_section(name) else None, strong=True)
        else:
            found[0] = replace(first, text=f"{name}: {first.text}", plain=f"{name}: {first.plain}")
    yield from found


def _rows(table: Element, reader: Reader, depth: int) -> Iterator[tuple[tuple[str, str], ...]]:
    for row in _inside(table, "tr"):
        if row.find(f"{W}trPr/{W}del") is not None:
            reader.strike(row)
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
        if local(child) == name:
            yield child
        elif local(child) in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _inside(child, name)


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of a cell; a table in a cell becomes its cells' text."""
    for block in blocks:
        yield from (
            [Block(text, said) for row in block.rows for text, said in row]
            if block.rows
            else [block]
        )


def _paragraph(paragraph: Element, reader: Reader) -> Block:
    properties = paragraph.find(f"{W}pPr")
    identity = value(properties.find(f"{W}pStyle")) if properties is not None else ""
    style = reader.styles.get(identity, Style())
    if style.level is not None:
        like = Like()
    else:
        like = Like(Run("", style.marks.get("b", False), style.marks.get("i", False)))
    runs = [run for run in reader.runs(paragraph, like) if run.text]
    said = plain(runs)
    level = outline(properties) or style.level
    if level is not None and said:
        return Block(escaped(" ".join(said.split())), " ".join(said.split()), level)
    text = markdown(runs)
    number = numbering_of(properties) or style.numbering
    # Without a list's number there is but a level: Word's own subtitle says so.
    listed = number is not None and number[0] not in ("", "0")
    if text and (listed or (number is None and _is_list(style, identity))):
        return _item(text, said, number, style, identity, reader, is_strong(runs))
    if listed is False and (typed := _TYPED.match(said)) and (lead := _TYPED.match(text)):
        return Block(f"- {text[lead.end() :]}", said[typed.end() :], None, True)
    strong = is_strong(runs) or _is_large(paragraph) or _is_underlined(paragraph, runs)
    return Block(start_of_line(text), said, strong=strong)


def _is_list(style: Style, identity: str) -> bool:
    named = identity.lower().startswith(("listbullet", "listnumber", "opstilling"))
    return named or is_list(style)


def _item(
    text: str,
    said: str,
    number: tuple[str, str] | None,
    style: Style,
    identity: str,
    reader: Reader,
    strong: bool,
) -> Block:
    """An item of a list; a bold line with a number is a heading to those who wrote it."""
    which, depth = number or ("", "0")
    counts = reader.numbered.get((which, depth), "number" in (style.name or identity.lower()))
    if counts and strong and depth == "0" and "\n" not in said and not said.endswith("."):
        return Block(text, said, strong=True)
    indent = "    " * min(int(depth) if depth.isdigit() else 0, 5)
    lead = "1. " if counts else "- "
    return Block(f"{indent}{lead}{text}", said, None, True)


def _is_large(paragraph: Element) -> bool:
    """Whether every run of a paragraph is set much larger than text."""
    sizes = [value(run.find(f"{W}rPr/{W}sz")) for run in paragraph.iter(f"{W}r")]
    return bool(sizes) and all(size.isdigit() and int(size) >= _LARGE for size in sizes)


def _is_underlined(paragraph: Element, runs: Sequence[Run]) -> bool:
    """Whether all of a paragraph is underlined and leads nowhere, as headings of old were."""
    marks = [value(run.find(f"{W}rPr/{W}u")) for run in paragraph.iter(f"{W}r") if _says(run)]
    return all(mark not in ("", "none") for mark in marks) and not any(run.link for run in runs)


def _says(run: Element) -> bool:
    return any(one.text and one.text.strip() for one in run.iter(f"{W}t"))


def _is_of_contents(paragraph: Element, reader: Reader) -> bool:
    """Whether a paragraph is a line of a table of contents or of pictures, by its style."""
    style = reader.styles.get(value(paragraph.find(f"{W}pPr/{W}pStyle")), Style())
    return bool(_CONTENTS.fullmatch(style.name))


def _drawn(reader: Reader, depth: int) -> None:
    """Keep pictures for blocks of their own, and the text of text boxes; the rest is named."""
    drawings, reader.drawings = reader.drawings, []
    for element in drawings:
        for box in _boxes(element):
            texts = [block.text for block in _blocks(box, reader, depth + 1) if block.text]
            if texts:
                reader.document.boxes.append("\n\n".join(texts))
        names = {local(one): one for one in element.iter()}
        if names.keys() & {"blip", "imagedata", "chart", "OLEObject"}:
            described = names.get("docPr")
            said = described.get("descr") or described.get("name") if described is not None else ""
            found = list(_pictures(element, visible(said or ""), reader))
            reader.pictures += found
            if not found:
                reader.document.pictures.append(visible(said or "uden beskrivelse"))


def _pictures(drawing: Element, said: str, reader: Reader) -> Iterator[Picture]:
    for element in drawing.iter():
        name = local(element)
        if name == "blip":
            data = reader.media(element.get(f"{R}embed", ""))
        elif name == "imagedata":
            data, said = reader.media(element.get(f"{R}id", "")), element.get("title", said)
        else:
            continue
        if data:
            yield Picture(data, said, "", _cut(drawing))


def _cut(drawing: Element) -> tuple[float, float, float, float]:
    """What the document cuts away of a picture, in thousandths of a per cent (ECMA-376, 20.1.8)."""
    source = next((one for one in drawing.iter() if local(one) == "srcRect"), None)
    if source is None:
        return 0, 0, 0, 0

    def share(side: str) -> float:
        said = source.get(side, "0")
        return int(said) / 100_000 if said.isdigit() else 0

    return share("l"), share("t"), share("r"), share("b")


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes in a drawing; those within others come with them."""
    for child in element:
        if local(child) == "txbxContent":
            yield child
        elif local(child) != "Fallback":
            yield from _boxes(child)


def _boxed(package: zipfile.ZipFile, body: Element, document: Document) -> None:
    """The text of SmartArt, and of what was put into the document as a file of its own."""
    for name in sorted(package.namelist()):
        if _DIAGRAM.fullmatch(name) and (root := xml(package, name)) is not None:
            paragraphs = (one for one in root.iter() if local(one) == "p")
            texts = ["".join(one.itertext()).strip() for one in paragraphs]
            document.boxes += ["\n\n".join(text for text in texts if text)] if any(texts) else []
    paths = inside(package)
    for chunk in body.iter(f"{W}altChunk"):
        path = paths.get(next(iter(chunk.attrib.values()), ""), "")
        text = _of_chunk(part(package, path)) if path else ""
        if path.lower().endswith(_EMBEDDED) and text.strip():
            from laboratorium.intake.importing.html_text import from_html

            said, struck = without_struck(from_html(text))
            document.boxes.append(said)
            document.left += [("Streget over", one) for one in struck]
        else:
            document.notes.append(f"En indlejret fil ({path or 'ukendt'}) er ikke læst.")


def _of_chunk(data: bytes) -> str:
    """What somebody put into the document whole, as HTML or as a web archive that holds it."""
    return read_mail(data).text if is_archive(data) else data.decode("utf-8", errors="replace")


def _notes(package: zipfile.ZipFile, name: str, tag: str, reader: Reader) -> Iterator[str]:
    root = xml(package, name)
    for one in root.iter(f"{W}{tag}") if root is not None else ():
        if one.get(f"{W}type") in {None, "normal"}:
            yield " ".join(block.plain for block in _blocks(one, reader, 0)).strip()


def _edges(package: zipfile.ZipFile, document: Document, reader: Reader) -> None:
    for name in sorted(package.namelist()):
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
            edge = xml(package, name)
            blocks = _blocks(edge, reader, 0) if edge is not None else ()
            if text := " ".join(block.plain for block in blocks if block.plain):
                said = ("Sidehoved eller sidefod", text)
                document.left += [said] if said not in document.left else []


def _say(document: Document, reader: Reader) -> None:
    if reader.inserted or reader.deleted:
        document.notes.append(
            f"Dokumentet har sporede ændringer ({reader.inserted} indsat, {reader.deleted} "
            "slettet). Det er læst, som om de alle er godkendt."
        )
    if reader.struck:
        document.left.append(("Slettet under sporede ændringer", " … ".join(reader.struck)))
    for what, texts in reader.left.items():
        whole = "".join(texts) if what != "Henvisning" else ""
        document.left += [(what, " ".join(whole.split()))] if whole.strip() else []
        document.left += [(what, text) for text in texts] if not whole else []
    document.left += [("Kommentar", comment) for comment in document.comments]
    if document.pictures:
        document.notes.append(f"Billeder: {shortened(document.pictures)}. {PICTURES_LEFT}")
    if reader.too_deep:
        document.notes.append(
            "Noget af dokumentet ligger for dybt inde i sig selv og er ikke læst. Kopiér teksten "
            "over i et nyt dokument."
        )
    if document.boxes:
        document.notes.append(f"Tekstfelter: {len(document.boxes)}. De står nederst i casen.")
