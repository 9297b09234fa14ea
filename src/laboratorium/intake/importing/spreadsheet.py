"""Excel workbooks: the values as text, with formulas, merged cells and odd dates accounted for."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import iterparse

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils.cell import range_boundaries

from laboratorium.base.danish import format_number
from laboratorium.intake.importing import shown
from laboratorium.intake.importing.drafts import shortened
from laboratorium.intake.importing.files import Refused, look_at_xml, open_package, part
from laboratorium.intake.importing.grid import (
    MAX_CELLS,
    MAX_CELLS_IN_ROW,
    MAX_COLUMNS,
    MAX_ROWS,
    STRUCK,
    UNSEEN,
    Grid,
    hide,
    hide_all,
    is_empty,
    letters,
)
from laboratorium.intake.importing.placing import PICTURES
from laboratorium.intake.importing.runs import raised
from laboratorium.intake.importing.sheet_parts import RichRun, SheetParts, sheet_parts
from laboratorium.intake.importing.sheet_pictures import sheet_pictures

_SHOWS_NOTHING = ";;;"
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
            book = load_workbook(
                BytesIO(data), read_only=True, data_only=True, keep_links=False, rich_text=True
            )
            look = _Look.of(book)
            grids = [
                _grid(sheet, package, look)
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
    found = [grid for grid in grids if grid.rows or grid.left]
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
    if "xl/richData/richValueRel.xml" in package.namelist():
        yield f"Billeder, der er lagt ind i celler, er ikke taget med. {PICTURES}"


@dataclass
class _Look:
    """What the styles of a workbook say: which of them strike text out."""

    struck: frozenset[int]

    @classmethod
    def of(cls, book: Any) -> _Look:
        fonts = [bool(font.strike) for font in book._fonts]
        styles = enumerate(book._cell_styles)
        return cls(frozenset(number for number, style in styles if fonts[style.fontId]))


def _grid(sheet: Any, package: zipfile.ZipFile, look: _Look) -> Grid:
    sheet.reset_dimensions()
    grid = Grid(str(sheet.title), [])
    by_row: dict[int, list[str]] = {}
    errors: list[str] = []
    seen = 0
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        seen += len(cells)
        if seen > _MOST_CELLS:
            raise Refused(f"Arket »{grid.name}« er for stort. Slet tomme kolonner langt til højre.")
        texts = [
            "" if cell.value is None else _cell(cell, grid, number, column, look)
            for column, cell in enumerate(cells)
        ]
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
    path = getattr(sheet, "_worksheet_path", "").lstrip("/")
    parts = sheet_parts(package, path)
    for (row, column), runs in parts.rich.items():
        if row in by_row and column < len(by_row[row]):
            by_row[row][column] = _rich(runs, grid, row, column)
    _formulas(parts, grid, by_row)
    _merged(parts, grid)
    grid.links |= parts.links
    for at, picture in sheet_pictures(package, path):
        grid.pictures.setdefault(at, []).append(picture)
    if errors:
        grid.notes.append(f"Regnearket viser en fejl i {shortened(errors)}. Ret formlerne dér.")
    grid.rows = sorted(by_row.items())
    hide(grid, parts.hidden_rows, parts.hidden_columns)
    if sheet.sheet_state != "visible":
        hide_all(grid)
    return grid


def _cell(cell: Any, grid: Grid, row: int, column: int, look: _Look) -> str:
    """What a cell shows; what it does not show, or shows struck out, goes to the report."""
    value = cell.value
    if isinstance(value, CellRichText):
        text = _rich(_runs(value), grid, row, column)
    elif isinstance(value, datetime | date) and not isinstance(value, time):
        text, seen = shown.day(value, shown.parts_of_date(cell.number_format))
        grid.dates[row, column] = seen or text
    else:
        text = as_text(value, cell)
    if not text:
        return ""
    if cell._style_id in look.struck:
        grid.leave(row, column, text, STRUCK)
        return ""
    if cell.number_format == _SHOWS_NOTHING:
        grid.leave(row, column, text, UNSEEN)
        return ""
    return text


def _runs(value: CellRichText) -> Iterator[RichRun]:
    for run in value:
        font = getattr(run, "font", None)
        text = str(getattr(run, "text", run))
        if font is None:
            yield RichRun(text)
        else:
            shift = font.vertAlign or ""
            yield RichRun(text, bool(font.b), bool(font.i), bool(font.strike), shift)


def _rich(found: Iterable[RichRun], grid: Grid, row: int, column: int) -> str:
    """The words of a cell with several weights; Markdown with those weights goes to the grid."""
    runs: list[tuple[str, bool, bool]] = []
    for run in found:
        if run.struck:
            grid.leave(row, column, run.text.strip(), STRUCK)
            continue
        shifted = run.shift in ("superscript", "subscript") and run.text.strip()
        text = raised(run.text, run.shift == "subscript") if shifted else run.text
        runs.append((text, run.bold, run.italic))
    if any(bold or italic for _, bold, italic in runs):
        grid.rich[row, column] = shown.rich_text(runs)
    return "".join(text for text, _, _ in runs).strip()


def as_text(value: Any, cell: Any = None) -> str:
    """A cell's value as somebody would write it: `2013-10-01`, `ja`, `19.7`."""
    code = str(getattr(cell, "number_format", ""))
    match value:
        case None:
            return ""
        case str():
            return value.strip()
        case bool():
            return "ja" if value else "nej"
        case datetime() | date():
            return shown.day(value, "")[0]
        case time():
            return value.isoformat()
        case timedelta():
            return str(value)
        case float() | int():
            return shown.number(value, shown.decimals(code), "%" in code)
    return str(value)


def _formulas(parts: SheetParts, grid: Grid, by_row: dict[int, list[str]]) -> None:
    without: list[str] = []
    for (row, column), (formula, has_value) in parts.formulas.items():
        cells = by_row.get(row, [])
        if not has_value and column < MAX_COLUMNS and not (column < len(cells) and cells[column]):
            without.append(f"{letters(column)}{row}")
            cells += [""] * (column + 1 - len(cells))
            cells[column] = f"={formula}"
            by_row[row] = cells
    if len(parts.formulas) > len(without):
        count = len(parts.formulas) - len(without)
        what = "celle er en formel; dens" if count == 1 else "celler er formler; deres"
        grid.notes.append(f"{count} {what} sidst regnede værdi er brugt.")
    if without:
        grid.notes.append(
            f"Formlen i {shortened(without)} har ingen regnet værdi i filen. Åbn filen i "
            "regnearket, gem den, og importér igen, eller skriv værdien selv."
        )


def _merged(parts: SheetParts, grid: Grid) -> None:
    """How far down and across each merged cell reaches, by its first cell."""
    for reference in parts.merged:
        left, top, right, bottom = range_boundaries(reference)
        if bottom > top:
            grid.spans[top, left - 1] = bottom
        if right > left:
            grid.across[top, left - 1] = right - 1
