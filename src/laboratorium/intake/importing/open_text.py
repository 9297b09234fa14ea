"""LibreOffice's documents (.odt) as a row of blocks: OpenDocument 1.3, section 5."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from laboratorium.intake.importing.blocks import Block, Document
from laboratorium.intake.importing.drafts import shortened
from laboratorium.intake.importing.files import open_package, part
from laboratorium.intake.importing.markdown_text import escaped, start_of_line, web_address
from laboratorium.intake.importing.open_document import (
    DRAW,
    STYLE,
    TABLE,
    TEXT,
    XLINK,
    is_struck,
    local,
    open_body,
    property_of,
    shift_of,
    styles_of,
    weight_of,
    words,
)
from laboratorium.intake.importing.pictures import Picture
from laboratorium.intake.importing.runs import Run, is_strong, markdown, plain, raised
from laboratorium.intake.importing.word_notes import PICTURES_LEFT, left_link

_MOST_DEPTH = 60
_SKIPPED = frozenset(
    ("sequence-decls", "variable-decls", "user-field-decls", "forms", "soft-page-break")
)


class _Reader:
    """A document while it is read."""

    def __init__(
        self, styles: dict[str, Any], lists: dict[str, Any], media: Callable[[str], bytes]
    ) -> None:
        self.styles, self.lists, self.media = styles, lists, media
        self.pictures: list[Picture] = []
        self.document = Document()
        self.struck: list[str] = []
        self.hidden: list[str] = []
        self.links: list[str] = []

    def blocks(self, parent: Any, depth: int = 0, kind: str = "") -> Iterator[Block]:
        """The paragraphs and tables in an element; `kind` is what leads an item of a list."""
        if depth > _MOST_DEPTH:
            self.document.notes.append("Noget ligger for dybt i dokumentet og er ikke læst.")
            return
        for child in parent:
            name = local(child)
            if name == "tracked-changes":
                self._deleted(child)
            elif name in ("p", "h"):
                if (block := self._paragraph(child, name == "h", kind)) is not None:
                    yield block
                kind = f"{' ' * 4}" if kind.strip() else kind
            elif name == "list":
                yield from self._list(child, depth)
            elif name == "table":
                yield from self._table(child, depth)
            elif name == "frame":
                self._frame(child, depth)
            elif name not in _SKIPPED and name:
                yield from self.blocks(child, depth + 1, kind)
            if depth == 0:
                waiting, self.pictures = self.pictures, []
                yield from (Block(picture=picture) for picture in waiting)

    def _list(self, element: Any, depth: int, level: int = 1, style: str = "") -> Iterator[Block]:
        style = element.get(f"{TEXT}style-name", style)
        lead = f"{' ' * 4 * (level - 1)}{'1. ' if self._counts(style, level) else '- '}"
        for item in element:
            started = False
            for child in item:
                if local(child) == "list":
                    yield from self._list(child, depth + 1, level + 1, style)
                    continue
                shell = [child]
                yield from self.blocks(shell, depth + 1, lead if not started else "")
                started = True

    def _counts(self, style: str, level: int) -> bool:
        listed = self.lists.get(style)
        if listed is None:
            return False
        return any(
            local(one) == "list-level-style-number"
            and one.get(f"{TEXT}level") == str(level)
            and bool(one.get(f"{STYLE}num-format"))
            for one in listed
        )

    def _table(self, table: Any, depth: int) -> Iterator[Block]:
        rows: list[tuple[tuple[str, str], ...]] = []
        for row in table.iter(f"{TABLE}table-row"):
            cells: list[tuple[str, str]] = []
            for cell in row.findall(f"{TABLE}table-cell"):
                inner = [one for block in self.blocks(cell, depth + 1) for one in _flat(block)]
                cells.append(("\n".join(t for t, _ in inner if t), "\n".join(p for _, p in inner)))
            rows.append(tuple(cells))
        if any(said for row in rows for _, said in row):
            yield Block(rows=tuple(rows))

    def _paragraph(self, element: Any, is_heading: bool, lead: str) -> Block | None:
        style = element.get(f"{TEXT}style-name", "")
        runs = [run for run in self._runs(element, self._like(style, Run("")), 0) if run.text]
        said = plain(runs)
        if not said:
            return None
        level = self._level(element, style, is_heading)
        if level is not None:
            line = " ".join(said.split())
            return Block(escaped(line), line, level)
        text = markdown(runs)
        if lead.strip():
            return Block(f"{lead}{text}", said, None, True)
        return Block(start_of_line(text), said, strong=is_strong(runs))

    def _level(self, element: Any, style: str, is_heading: bool) -> int | None:
        names = {style, *self._parents(style)}
        if names & {"Title", "Titel"}:
            return 0
        if is_heading:
            level = element.get(f"{TEXT}outline-level", "1")
            return min(int(level), 9) if level.isdigit() else 1
        return None

    def _parents(self, name: str) -> Iterator[str]:
        for _ in range(10):
            style = self.styles.get(name)
            name = style.get(f"{STYLE}parent-style-name", "") if style is not None else ""
            if not name:
                return
            yield name

    def _like(self, style: str, run: Run) -> Run:
        bold, italic = weight_of(self.styles, style)
        return run._replace(
            bold=run.bold if bold is None else bold, italic=run.italic if italic is None else italic
        )

    def _runs(self, element: Any, like: Run, depth: int, shift: str = "") -> Iterator[Run]:
        if element.text:
            yield like._replace(text=_shifted(element.text, shift))
        for child in element:
            yield from self._inline(child, like, depth, shift)
            if child.tail:
                yield like._replace(text=_shifted(child.tail, shift))

    def _inline(self, child: Any, like: Run, depth: int, shift: str) -> Iterator[Run]:
        name = local(child)
        if depth > _MOST_DEPTH or not name:
            return
        if name == "s":
            yield like._replace(text=" " * min(int(child.get(f"{TEXT}c", "1") or 1), 100))
        elif name == "tab":
            yield like._replace(text=" ")
        elif name == "line-break":
            yield like._replace(text="\n")
        elif name == "a":
            # LibreOffice takes an address without https:// for a file beside the document.
            said = child.get(f"{XLINK}href", "")
            said = said.removeprefix("../") if said.startswith("../www.") else said
            kept = web_address(said)
            if said and not kept:
                self.links.append(left_link(words(child), said))
            yield from self._runs(child, like._replace(link=kept), depth + 1, shift)
        elif name == "span":
            yield from self._span(child, like, depth, shift)
        elif name == "note":
            self._note(child)
            yield like._replace(text=f" (note {len(self.document.footnotes)})")
        elif name == "annotation":
            said = " ".join(" ".join(words(one) for one in child.findall("{*}p")).split())
            self.document.comments.append(said)
        elif name == "frame":
            self._frame(child, depth)
        elif name not in ("annotation-end", "bookmark"):
            yield from self._runs(child, like, depth + 1, shift)

    def _span(self, span: Any, like: Run, depth: int, shift: str) -> Iterator[Run]:
        style = span.get(f"{TEXT}style-name", "")
        said = words(span)
        if property_of(self.styles, style, f"{TEXT}display") == "none":
            self.hidden.append(" ".join(said.split()))
        elif is_struck(self.styles, style):
            self.struck.append(" ".join(said.split()))
        else:
            shift = shift_of(self.styles, style) or shift
            yield from self._runs(span, self._like(style, like), depth + 1, shift)

    def _note(self, note: Any) -> None:
        body = note.find(f"{TEXT}note-body")
        texts = [block.plain for block in self.blocks(body)] if body is not None else []
        self.document.footnotes.append(" ".join(texts))

    def _frame(self, frame: Any, depth: int) -> None:
        for child in frame:
            name = local(child)
            if name == "text-box":
                texts = [block.text for block in self.blocks(child, depth + 1) if block.text]
                self.document.boxes += ["\n\n".join(texts)] if texts else []
            elif name == "image":
                told = (one.text for one in frame if local(one) in ("desc", "title") and one.text)
                said = next(told, frame.get(f"{DRAW}name", ""))
                data = self.media(child.get(f"{XLINK}href", ""))
                if data:
                    self.pictures.append(Picture(data, " ".join(said.split())))
                    return  # What follows is the same picture for programs that cannot read it.
                self.document.pictures.append(said or "uden beskrivelse")

    def _deleted(self, changes: Any) -> None:
        for deletion in changes.iter(f"{TEXT}deletion"):
            said = " ".join(" ".join(words(one) for one in deletion.findall("{*}p")).split())
            self.struck += [said] if said else []


def read_open_text(data: bytes) -> Document:
    """The document's blocks. Raises `Refused` when it cannot be read."""
    body, content, styles = open_body(data, "text")
    lists = {
        one.get(f"{STYLE}name", ""): one
        for root in (styles, content)
        for one in root.iter(f"{TEXT}list-style")
    }
    package = open_package(data)
    reader = _Reader(styles_of(content, styles), lists, partial(part, package))
    document = reader.document
    document.blocks = list(reader.blocks(body))
    if any(local(one) == "tracked-changes" for one in body):
        document.notes.append(
            "Dokumentet har sporede ændringer. Det er læst, som om de alle er godkendt."
        )
    for said in reader.struck:
        document.left.append(("Slettet eller streget over", said))
    for said in reader.hidden:
        document.left.append(("Skjult tekst", said))
    for said in document.comments:
        document.left.append(("Kommentar", said))
    for said in reader.links:
        document.left.append(("Henvisning", said))
    if document.pictures:
        document.notes.append(f"Billeder: {shortened(document.pictures)}. {PICTURES_LEFT}")
    for edge in styles.iter(f"{STYLE}header", f"{STYLE}footer"):
        said = " ".join(words(edge).split())
        if said:
            document.left.append(("Sidehoved eller sidefod", said))
    return document


def _shifted(text: str, shift: str) -> str:
    return raised(text, shift == "down") if shift and text.strip() else text


def _flat(block: Block) -> list[tuple[str, str]]:
    if block.rows:
        return [cell for row in block.rows for cell in row]
    return [(block.text, block.plain)]
