"""Excel workbooks: the values as text, with formulas, merged cells and odd dates accounted for."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError, iterparse

from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from laboratorium.base.danish import format_number
from laboratorium.intake.importing.drafts import shortened
from laboratorium.intake.importing.files import Refused, look_at_xml, open_package, part
from laboratorium.intake.importing.grid import (
    MAX_CELLS,
    MAX_CELLS_IN_ROW,
    MAX_COLUMNS,
    MAX_ROWS,
    Grid,
    is_empty,
    letters,
)
from laboratorium.intake.importing.placing import PICTURES

_WORTH_A_LOOK = re.compile(rb"<(?:\w+:)?(?:f|mergeCell)[\s/>]")
_MOST_MERGED = 50_000
_MOST_CELLS = 10_000_000
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(row|c)[\s/>]")


def read_spreadsheet(data: bytes) -> list[Grid]:
    """Every sheet that holds anything. Raises `Refused` when the workbook cannot be read."""
    package = open_package(data)
    look_at_xml(package)
    _count(package)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's notes on what it does not keep
            book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            grids = [
                _grid(sheet, package)
                for sheet in book.worksheets
                if hasattr(sheet, "reset_dimensions")  # charts have sheets of their own
            ]
            book.close()
        beside = list(_left_behind(package))
    except Refused:
        raise
    except Exception as error:  # a broken workbook makes openpyxl raise nearly anything
        raise Refused(
            "Regnearket kan ikke læses. Åbn det, gem det igen som .xlsx, og prøv så."
        ) from error
    found = [grid for grid in grids if grid.rows]
    if found:
        found[0].notes += beside
    return found


def _count(package: zipfile.ZipFile) -> None:
    """Raise `Refused` before openpyxl reads a row wider than any sheet, which it keeps whole, or
    more cells than anybody can have written.
    """
    seen = 0
    for name in filter(_SHEET.fullmatch, package.namelist()):
        in_row = 0
        for found in _ROW_OR_CELL.finditer(part(package, name)):
            in_row = in_row + 1 if found[1] == b"c" else 0
            seen += found[1] == b"c"
            if in_row > MAX_CELLS_IN_ROW or seen > MAX_CELLS:
                raise Refused(
                    f"Regnearket har over {format_number(MAX_CELLS_IN_ROW)} celler i en række "
                    f"eller {format_number(MAX_CELLS)} i alt. Slet tomme rækker og kolonner, eller "
                    "del det op i flere filer."
                )


def _left_behind(package: zipfile.ZipFile) -> Iterator[str]:
    """What lies in a workbook beside the cells, and is not taken along."""
    for name in package.namelist():
        if re.fullmatch(r"xl/(?:comments\d*|comments/\w+|threadedComments/\w+)\.xml", name):
            for _, element in iterparse(BytesIO(part(package, name))):
                if element.tag.rpartition("}")[2] in {"comment", "threadedComment"}:
                    text = " ".join("".join(element.itertext()).split())
                    at = element.get("ref", "")
                    yield f"Kommentaren ved {at} er ikke taget med: »{text}«"
    if pictures := sum(name.startswith("xl/media/") for name in package.namelist()):
        said = "1 billede" if pictures == 1 else f"{pictures} billeder"
        yield f"Regnearket har {said}, som ikke er taget med. {PICTURES}"


def _grid(sheet: Any, package: zipfile.ZipFile) -> Grid:
    sheet.reset_dimensions()
    grid = Grid(str(sheet.title), [])
    by_row: dict[int, list[str]] = {}
    errors: list[str] = []
    seen = 0
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        seen += len(cells)
        if seen > _MOST_CELLS:
            raise Refused(f"Arket »{grid.name}« er for stort. Slet tomme kolonner langt til højre.")
        texts = [as_text(cell.value, cell) for cell in cells]
        if is_empty(texts):
            continue
        while not texts[-1]:
            texts.pop()
        errors += [
            f"{letters(column)}{number}"
            for column, cell in enumerate(cells)
            if getattr(cell, "data_type", "") == "e"
        ]
        by_row[number] = texts
        if len(by_row) > MAX_ROWS + 1:
            raise Refused(
                f"Arket »{grid.name}« har over {MAX_ROWS} rækker. Del det op i flere filer."
            )
    source = part(package, getattr(sheet, "_worksheet_path", "").lstrip("/"))
    if _WORTH_A_LOOK.search(source):
        _formulas_and_merged(source, grid, by_row)
    if errors:
        grid.notes.append(f"Regnearket viser en fejl i {shortened(errors)}. Ret formlerne dér.")
    if sheet.sheet_state != "visible":
        grid.notes.append(f"Arket »{grid.name}« er skjult i regnearket, men er læst.")
    grid.rows = sorted(by_row.items())
    return grid


def as_text(value: Any, cell: Any = None) -> str:
    """A cell's value as somebody would write it: `2013-10-01`, `ja`, `19.7`."""
    match value:
        case None:
            return ""
        case str():
            return value.strip()
        case bool():
            return "ja" if value else "nej"
        case datetime():
            day = value.date().isoformat()
            has_hours = value.hour or value.minute or value.second
            return f"{day} {value:%H:%M}" if has_hours else day
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
        case float():
            if "%" in str(getattr(cell, "number_format", "")):
                return f"{value * 100:.15g} %"
            return f"{value:.15g}" if abs(value) < 1e15 else str(value)
    return str(value)


def _formulas_and_merged(source: bytes, grid: Grid, by_row: dict[int, list[str]]) -> None:
    merged: list[str] = []
    without: list[str] = []
    formulas = 0
    for tag, reference, formula, has_value in _cells(source):
        if tag == "mergeCell":
            merged.append(reference)
            continue
        formulas += 1
        row, column = coordinate_to_tuple(reference)
        column -= 1
        cells = by_row.get(row, [])
        if not has_value and column < MAX_COLUMNS and not (column < len(cells) and cells[column]):
            without.append(reference)
            cells += [""] * (column + 1 - len(cells))
            cells[column] = f"={formula}"
            by_row[row] = cells
    if formulas > len(without):
        count = formulas - len(without)
        what = "celle er en formel; dens" if count == 1 else "celler er formler; deres"
        grid.notes.append(f"{count} {what} sidst regnede værdi er brugt.")
    if without:
        grid.notes.append(
            f"Formlen i {shortened(without)} har ingen regnet værdi i filen. Åbn filen i "
            "regnearket, gem den, og importér igen, eller skriv værdien selv."
        )
    if merged:
        _fill_merged(merged[:_MOST_MERGED], grid, by_row)


def _cells(source: bytes) -> Iterator[tuple[str, str, str, bool]]:
    """Merged ranges and formulas: what it is, where, the formula, and whether it has a value."""
    formula: str | None = None
    has_value = False
    try:
        for _, element in iterparse(BytesIO(source)):
            tag = element.tag.rpartition("}")[2]
            if tag == "f":
                formula = element.text or ""
            elif tag == "v":
                has_value = bool(element.text)
            elif tag == "c":
                if formula is not None:
                    yield tag, element.get("r", ""), formula, has_value
                formula, has_value = None, False
            elif tag == "mergeCell":
                yield tag, element.get("ref", ""), "", False
            elif tag == "row":
                element.clear()
    except ParseError:
        return


def _fill_merged(merged: list[str], grid: Grid, by_row: dict[int, list[str]]) -> None:
    """Give a value merged over several rows to each of them, one over columns to the first."""
    down: list[str] = []
    across: list[str] = []
    for reference in merged:
        left, top, _, bottom = range_boundaries(reference)
        left -= 1
        cells = by_row.get(top, [])
        value = cells[left] if left < len(cells) else ""
        if not value:
            continue
        (down if bottom > top else across).append(reference)
        for row in range(top + 1, min(bottom, top + MAX_ROWS) + 1):
            if row in by_row:
                cells = by_row[row]
                cells += [""] * (left + 1 - len(cells))
                cells[left] = cells[left] or value
    if down:
        grid.notes.append(
            f"Flettede celler: {shortened(down)}. Værdien er brugt i hver af rækkerne."
        )
    if across:
        grid.notes.append(
            f"Flettede celler: {shortened(across)}. Værdien er brugt i den første kolonne."
        )
