"""What an Excel workbook says once for all of its sheets: their names, the texts that they share,
and how their cells look (ECMA-376, part 1, 18; with the names of »Strict Open XML« too).
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring, iterparse

from laboratorium.intake.importing.files import part
from laboratorium.intake.importing.number_formats import (
    BUILT_IN,
    EPOCH,
    EPOCH_OF_MAC,
    GENERAL,
    is_moment,
    is_span,
)

_BOOK = "xl/workbook.xml"
_SPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_USED = (
    *("row", "c", "v", "is", "f", "col", "mergeCell", "hyperlink"),
    *("si", "t", "r", "sheet", "workbookPr", "numFmt", "font", "xf", "cellXfs"),
)
NAMES = {f"{{{space}}}{name}": name for space in _SPACES for name in _USED}
"""What the elements that are read are called, by their tags."""
_OFF = ("0", "false")
_ESCAPED = re.compile(r"_x(?![dD][89a-fA-F])([0-9a-fA-F]{4})_")


class RichRun(NamedTuple):
    """A piece of a cell's text and how it is marked; `shift` is Excel's word for raised or lowered
    letters.
    """

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    shift: str = ""


Text = str | tuple[RichRun, ...]


class Relation(NamedTuple):
    """What a part refers to: what it is there, its path in the file or its address outside."""

    kind: str
    target: str
    is_outside: bool


class SheetPart(NamedTuple):
    name: str
    path: str
    is_hidden: bool


@dataclass(frozen=True)
class Style:
    """How a cell looks: its number format, whether that is of a moment or of a time that
    something lasts, and whether its text is struck out.
    """

    code: str = GENERAL
    is_struck: bool = False
    is_moment: bool = False
    is_span: bool = False


@dataclass
class Workbook:
    """All that is said for every sheet; `epoch` is the day that dates are counted from."""

    sheets: list[SheetPart] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    epoch: datetime = EPOCH


def read_workbook(package: zipfile.ZipFile) -> Workbook:
    """Raises ParseError, KeyError and ValueError for a workbook that is broken."""
    book = Workbook()
    there = relations(package, _BOOK)
    for element in fromstring(part(package, _BOOK)).iter():
        name = NAMES.get(element.tag)
        if name == "workbookPr" and is_on(element.get("date1904")):
            book.epoch = EPOCH_OF_MAC
        elif name == "sheet":
            sheet = there[id_of(element)]
            if sheet.kind == "worksheet":  # Charts have sheets of their own.
                hidden = element.get("state", "visible") != "visible"
                book.sheets.append(SheetPart(element.get("name", ""), sheet.target, hidden))
    for kind, target, _ in there.values():
        if kind == "sharedStrings" and target in package.namelist():
            book.texts = list(_texts(package, target))
        elif kind == "styles" and (source := part(package, target)):
            book.styles = list(_styles(fromstring(source)))
    return book


def relations(package: zipfile.ZipFile, path: str) -> dict[str, Relation]:
    """What the part at a path refers to, by the ids that it uses."""
    folder, _, name = path.rpartition("/")
    source = part(package, f"{folder}/_rels/{name}.rels")
    found: dict[str, Relation] = {}
    for element in fromstring(source) if source else ():
        kind, target = element.get("Type", "").rpartition("/")[2], element.get("Target", "")
        is_outside = element.get("TargetMode") == "External"
        if not is_outside:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[element.get("Id", "")] = Relation(kind, target, is_outside)
    return found


def id_of(element: Element, name: str = "id") -> str:
    """The id of the relation that an element refers to."""
    return next((value for key, value in element.items() if key.endswith(f"}}{name}")), "")


def is_on(said: str | None) -> bool:
    """Whether an attribute says yes."""
    return said is not None and said not in _OFF


def unescaped(text: str) -> str:
    """A text without Excel's way of writing what XML cannot hold: `_x000D_` (22.9.2.19)."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n")


def text_of(element: Element) -> Text:
    """The text in an element of a cell or of the shared ones, in runs when it has several."""
    runs: list[RichRun] = []
    for child in element:
        name = NAMES.get(child.tag)
        if name == "t":
            runs.append(RichRun(unescaped(child.text or "")))
        elif name == "r":
            runs.append(_run(child))
    return runs[0].text if len(runs) == 1 and not any(runs[0][1:]) else tuple(runs)


def _run(run: Element) -> RichRun:
    text = unescaped("".join(one.text or "" for one in run if NAMES.get(one.tag) == "t"))
    marks = {mark.tag.rpartition("}")[2]: mark.get("val", "1") for mark in run.iter()}
    bold, italic, struck = (marks.get(name, "0") not in _OFF for name in ("b", "i", "strike"))
    return RichRun(text, bold, italic, struck, marks.get("vertAlign", ""))


def _texts(package: zipfile.ZipFile, path: str) -> Iterator[Text]:
    with package.open(path) as source:
        for _, element in iterparse(source):
            if NAMES.get(element.tag) == "si":
                yield text_of(element)
                element.clear()


def _styles(root: Element) -> Iterator[Style]:
    """The styles of cells, in the order that cells count them."""
    codes = dict(BUILT_IN)
    struck: list[bool] = []
    for element in root.iter():
        match NAMES.get(element.tag):
            case "numFmt":
                codes[int(element.get("numFmtId", "0"))] = element.get("formatCode", GENERAL)
            case "font":
                strike = element.find("{*}strike")
                struck.append(strike is not None and is_on(strike.get("val", "1")))
            case "cellXfs":
                for one in element:
                    code = codes.get(int(one.get("numFmtId", "0")), GENERAL)
                    font = int(one.get("fontId", "0"))
                    yield Style(
                        code,
                        font < len(struck) and struck[font],
                        is_moment(code),
                        is_span(code),
                    )
