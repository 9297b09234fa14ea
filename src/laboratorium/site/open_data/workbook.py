"""A table as a spreadsheet (.xlsx): numbers and days are such, and nothing in it is a formula.

What holds for all rows (styles, heads, the sheet that explains the columns) openpyxl makes. The
rows are written here, each once and remembered with its case, so that one edited case makes one row
anew (ECMA-376, part 1, 18.3.1.73 and 18.3.1.4). Their numbers are put in at last; the format can do
without, but exceljs 4.4.0 and others cannot (findings/).

Lists of objects are left out, since a cell cannot hold them, and so is the text of a case, which is
read on its page: both stand in the CSV and the JSON.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any

from laboratorium.site.figures.svg import escape
from laboratorium.site.open_data.columns import Column, Plain, Row, Table, ValueType
from laboratorium.site.open_data.parts import CASE

MOST = 32_767
"""How many characters a cell holds, by the specification of Excel."""
_CUT = " … (resten står på siden)"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_DAY_ONE = date(1899, 12, 30)
_SHEET = "xl/worksheets/sheet1.xml"
_DAYS = 'dd"-"mm"-"yyyy'
# What spreadsheets would take for one character written by its number.
_BY_NUMBER = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CLOCK = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_SAMPLE = re.compile(rb'<row r="2".*?</row>', re.DOTALL)
_NUMBER = "\0"
"""Stands where the number of a row is to stand: no XML holds such a character."""
_ENDS = re.compile(rb'(<(?:dimension|autoFilter) ref="A1:)[A-Z]+\d+')
_WIDTHS = {ValueType.WHOLE: 10, ValueType.NUMBER: 12, ValueType.DAY: 12, ValueType.ADDRESS: 40}


def columns(table: Table[Any]) -> tuple[Column[Any], ...]:
    """The columns that the spreadsheet has, in order."""
    left_out = {ValueType.OBJECTS} | ({ValueType.MARKDOWN} if table.name == "cases" else set())
    return tuple(one for one in table.columns if one.kind not in left_out)


def has_workbook(table: Table[Any]) -> bool:
    """Whether a sheet would hold more than which case each row is of."""
    return any(one not in CASE and one.kind is not ValueType.ADDRESS for one in columns(table))


def row_xml(table: Table[Any], row: Row) -> str:
    """A row as it stands in the sheet, but for its number and without its empty cells."""
    cells = (
        _cell(one, _letters(at), row[one.name]) for at, one in enumerate(columns(table), start=1)
    )
    return f'<row r="{_NUMBER}">{"".join(cells)}</row>'


def workbook(table: Table[Any], rows: Iterable[bytes], number: int) -> bytes:
    """The file with so many rows in it; the same rows give the same bytes."""
    parts, style = _shell(table)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            if name == _SHEET:
                data = _filled(data, b"".join(rows), number, table, style)
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return out.getvalue()


def _filled(sheet: bytes, rows: bytes, number: int, table: Table[Any], style: int) -> bytes:
    last = f"{_letters(len(columns(table)))}{number + 1}"
    sheet = _SAMPLE.sub(b"", _ENDS.sub(rf"\g<1>{last}".encode(), sheet))
    before, end, after = sheet.partition(b"</sheetData>")
    dated = rows.replace(f'{_NUMBER}" s>'.encode(), f'{_NUMBER}" s="{style}">'.encode())
    return b"".join((before, *_numbered(dated), end, after))


def _numbered(rows: bytes) -> Iterator[bytes]:
    ending = b"</row>"
    for number, row in enumerate(rows.split(ending)[:-1], start=2):
        yield row.replace(_NUMBER.encode(), b"%d" % number)
        yield ending


@cache
def _letters(column: int) -> str:
    """A column's letters by its number: A, …, Z, AA."""
    before, last = divmod(column - 1, 26)
    return f"{_letters(before) if before else ''}{chr(ord('A') + last)}"


def _cell(column: Column[Any], letters: str, value: Plain) -> str:
    if value is None or value == [] or value == "":
        return ""
    begin = f'<c r="{letters}{_NUMBER}"'
    if isinstance(value, int | float):
        return f"{begin}><v>{Decimal(str(value)):f}</v></c>"
    if column.kind is ValueType.DAY:
        return f"{begin} s><v>{(date.fromisoformat(str(value)) - _DAY_ONE).days}</v></c>"
    text = " | ".join(map(str, value)) if isinstance(value, list) else value
    if len(text) > MOST:
        text = text[: MOST - len(_CUT)] + _CUT
    text = escape(_BY_NUMBER.sub("_x005F_", text.replace("\r", "")))
    return f'{begin} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


@cache
def _shell(table: Table[Any]) -> tuple[tuple[tuple[str, bytes], ...], int]:
    """The parts of the file without its rows, and the number of the style that days have."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Rækker"
    about: Any = book.create_sheet("Kolonner")
    about.append(["Kolonne", "Slags", "Hvad der står"])
    for index, column in enumerate(columns(table), start=1):
        sheet.cell(1, index, column.name)
        sheet.column_dimensions[get_column_letter(index)].width = _WIDTHS.get(column.kind, 24)
        about.append([column.name, column.kind.value, column.description])
    for letter, width in zip("ABC", (26, 20, 90), strict=True):
        about.column_dimensions[letter].width = width
    for head in (*sheet[1], *about[1]):
        head.font, head.alignment = Font(bold=True), Alignment(vertical="top")
    sheet.freeze_panes, about.freeze_panes = "B2", "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(sheet.max_column)}1"
    sample = sheet.cell(2, 1, 0)
    sample.number_format = _DAYS
    out = BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        parts = tuple((name, _CLOCK.sub(b"", archive.read(name))) for name in archive.namelist())
    style: int = sample.style_id
    return parts, style
