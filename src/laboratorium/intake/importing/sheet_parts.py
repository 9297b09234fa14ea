"""What a sheet's XML says beside the values: formulas, merged cells, what is hidden, addresses."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, iterparse

from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from laboratorium.intake.importing.files import part
from laboratorium.intake.importing.grid import MAX_CELLS_IN_ROW

_WORTH_A_LOOK = re.compile(
    rb"<(?:\w+:)?(?:f|mergeCell|hyperlink)[\s/>]|is>\s*<(?:\w+:)?r>|hidden=\"(?:1|true)\""
)
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
FUNCTION = re.compile(r'\s*HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)
_MOST_MERGED = 50_000
_OFF = ("0", "false")


class RichRun(NamedTuple):
    """A piece of a cell's text and how it is marked; `shift` is Excel's word for raised or lowered
    letters.
    """

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    shift: str = ""


@dataclass
class SheetParts:
    """Rows count from 1 and columns from 0. `formulas` holds each formula's text, and whether the
    file has its value; `merged` ranges as they are written; `links` an address by its cell,
    `rich` the runs of a cell that holds its text itself.
    """

    formulas: dict[tuple[int, int], tuple[str, bool]] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    rich: dict[tuple[int, int], list[RichRun]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def sheet_parts(package: zipfile.ZipFile, path: str) -> SheetParts:
    """What the XML of the sheet at `path` says; as much of it as can be read."""
    found = SheetParts()
    source = part(package, path)
    if not _WORTH_A_LOOK.search(source):
        return found
    targets = _targets(package, path)
    try:
        for element in _elements(source):
            _take(element, found, targets)
    except ParseError:
        pass  # openpyxl says it of the whole sheet.
    return found


def _elements(source: bytes) -> Iterator[Element]:
    for _, element in iterparse(BytesIO(source)):
        yield element
        if element.tag.endswith("}row"):
            element.clear()


def _take(element: Element, found: SheetParts, targets: dict[str, str]) -> None:
    tag = element.tag.rpartition("}")[2]
    if tag == "c":
        if runs := element.findall("{*}is/{*}r"):
            found.rich[_at(element.get("r", ""))] = [_run(run) for run in runs]
        formula = element.find("{*}f")
        if formula is not None:
            value = element.find("{*}v")
            at = _at(element.get("r", ""))
            text = formula.text or ""
            found.formulas[at] = (text, value is not None and bool(value.text))
            if address := FUNCTION.match(text):
                found.links[at] = address[1]
    elif tag == "row" and _is_on(element.get("hidden")):
        found.hidden_rows.add(int(element.get("r", "0")))
    elif tag == "col" and _is_on(element.get("hidden")):
        first, last = int(element.get("min", "1")), int(element.get("max", "1"))
        found.hidden_columns.update(range(first - 1, min(last, MAX_CELLS_IN_ROW)))
    elif tag == "mergeCell" and len(found.merged) < _MOST_MERGED:
        found.merged.append(element.get("ref", ""))
    elif tag == "hyperlink":
        target = targets.get(element.get(_ID, ""), "")
        left, top, _, _ = range_boundaries(element.get("ref", "A1"))
        if target:
            found.links[top, left - 1] = target


def _run(run: Element) -> RichRun:
    marks = run.find("{*}rPr")
    text = "".join(one.text or "" for one in run.findall("{*}t"))
    if marks is None:
        return RichRun(text)

    def is_marked(name: str) -> bool:
        mark = marks.find(f"{{*}}{name}")
        return mark is not None and mark.get("val", "1") not in _OFF

    shift = marks.find("{*}vertAlign")
    said = "" if shift is None else shift.get("val", "")
    return RichRun(text, is_marked("b"), is_marked("i"), is_marked("strike"), said)


def _at(reference: str) -> tuple[int, int]:
    row, column = coordinate_to_tuple(reference)
    return row, column - 1


def _is_on(said: str | None) -> bool:
    return said in ("1", "true")


def _targets(package: zipfile.ZipFile, path: str) -> dict[str, str]:
    """The addresses outside the workbook that a sheet refers to, by the id of the relation."""
    folder, _, name = path.rpartition("/")
    source = part(package, f"{folder}/_rels/{name}.rels")
    if not source:
        return {}
    return {
        element.get("Id", ""): element.get("Target", "")
        for _, element in iterparse(BytesIO(source))
        if element.get("TargetMode") == "External"
    }
