"""Excel workbooks: the cells as text that says what they show, read once from top to bottom."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, iterparse

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
    area_of,
    column_of,
    hide,
    hide_all,
    letters,
)
from laboratorium.intake.importing.number_formats import moment
from laboratorium.intake.importing.placing import PICTURES
from laboratorium.intake.importing.runs import raised
from laboratorium.intake.importing.sheet_pictures import sheet_pictures
from laboratorium.intake.importing.workbook import (
    NAMES,
    Relation,
    RichRun,
    SheetPart,
    Style,
    Text,
    Workbook,
    id_of,
    is_on,
    read_workbook,
    relations,
    text_of,
    unescaped,
)

_SHOWS_NOTHING = ";;;"
_MOST_CELLS = 10_000_000
_MOST_MERGED = 50_000
_MOST_LINKED = 200
_AS_IT_IS = Style()


def read_spreadsheet(data: bytes) -> list[Grid]:
    """Every sheet that holds anything. Raises `Refused` when the workbook cannot be read."""
    package = open_package(data)
    look_at_xml(package)
    try:
        book = read_workbook(package)
        sheets = [_Sheet(one, book) for one in book.sheets if one.path in package.namelist()]
        cells = 0
        for sheet in sheets:
            cells = sheet.read(package, cells)
        beside = list(_left_behind(package))
    except Refused:
        raise
    except Exception as error:  # what is broken raises nearly anything
        raise Refused(
            "Regnearket kan ikke læses. Åbn det, gem det igen som .xlsx, og prøv så."
        ) from error
    found = [sheet.grid for sheet in sheets if sheet.grid.rows or sheet.grid.left]
    if found:
        found[0].notes += beside
    return found


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


class _Sheet:
    """One sheet while it is read; `filled` are its cells by row, as far to the right as they say
    anything.
    """

    def __init__(self, found: SheetPart, book: Workbook) -> None:
        self.path, self.is_hidden, self.book = found.path, found.is_hidden, book
        self.grid = Grid(found.name, [])
        self.filled: dict[int, list[str]] = {}
        self.wide = 0
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.errors: list[str] = []
        self.formulas = 0
        self.without_value: list[str] = []

    def read(self, package: zipfile.ZipFile, cells: int) -> int:
        """Read the sheet into the grid, and say how many cells there were after those before."""
        targets = relations(package, self.path)
        in_row = number = merged = 0
        with package.open(self.path) as source:
            for _, element in iterparse(source):
                match NAMES.get(element.tag):
                    case "c":
                        in_row, cells = in_row + 1, cells + 1
                        if in_row > MAX_CELLS_IN_ROW or cells > MAX_CELLS:
                            raise Refused(_TOO_MANY)
                    case "row":
                        number = int(float(element.get("r", number + 1)))
                        self._row(element, number)
                        element.clear()
                        in_row = 0
                    case "col" if is_on(element.get("hidden")):
                        first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                        self.hidden_columns.update(range(first - 1, min(last, MAX_CELLS_IN_ROW)))
                    case "mergeCell" if merged < _MOST_MERGED:
                        merged += 1
                        self._merge(element.get("ref", ""))
                    case "hyperlink":
                        self._link(element, targets)
        for at, picture in sheet_pictures(package, targets):
            self.grid.pictures.setdefault(at, []).append(picture)
        self._finish()
        return cells

    def _finish(self) -> None:
        grid = self.grid
        grid.rows = sorted(self.filled.items())
        if self.errors:
            said = shortened(self.errors)
            grid.notes.append(f"Regnearket viser en fejl i {said}. Ret formlerne dér.")
        if count := self.formulas - len(self.without_value):
            what = "celle er en formel; dens" if count == 1 else "celler er formler; deres"
            grid.notes.append(f"{count} {what} sidst regnede værdi er brugt.")
        if self.without_value:
            grid.notes.append(
                f"Formlen i {shortened(self.without_value)} har ingen regnet værdi i filen. Åbn "
                "filen i regnearket, gem den, og importér igen, eller skriv værdien selv."
            )
        hide(grid, self.hidden_rows, self.hidden_columns)
        if self.is_hidden:
            hide_all(grid)

    def _row(self, row: Element, number: int) -> None:
        if is_on(row.get("hidden")):
            self.hidden_rows.add(number)
        texts: list[str] = []
        column = -1
        for cell in row:
            if NAMES.get(cell.tag) != "c":
                continue
            at = cell.get("r")
            column = column_of(at.rstrip("0123456789")) if at else column + 1
            if text := self._cell(cell, number, column):
                texts += [""] * (column + 1 - len(texts))
                texts[column] = text
        if not texts:
            return
        self.filled[number] = texts
        self.wide += len(texts)
        if len(self.filled) > MAX_ROWS + 1:
            raise Refused(
                f"Arket »{self.grid.name}« har over {MAX_ROWS} rækker. Del det op i flere filer."
            )
        if self.wide > _MOST_CELLS:
            raise Refused(
                f"Arket »{self.grid.name}« er for stort. Slet tomme kolonner langt til højre."
            )

    def _cell(self, cell: Element, row: int, column: int) -> str:
        """What a cell shows; what it does not show, or shows struck out, goes to the report."""
        number = cell.get("s")
        styles = self.book.styles
        style = styles[int(number)] if number and int(number) < len(styles) else _AS_IT_IS
        value: Text = ""
        formula = None
        for child in cell:
            match NAMES.get(child.tag):
                case "v":
                    value = child.text or ""
                case "is":
                    value = text_of(child)
                case "f":
                    formula = child.text or ""
        text = self._text(cell.get("t", "n"), value, style, row, column) if value else ""
        if formula is not None:
            is_missing = not value and cell.get("t") != "str"
            text = self._formula(formula, text, is_missing, row, column)
        if text and (style.is_struck or style.code == _SHOWS_NOTHING):
            self.grid.leave(row, column, text, STRUCK if style.is_struck else UNSEEN)
            return ""
        return text

    def _text(self, kind: str, value: Text, style: Style, row: int, column: int) -> str:
        if kind == "s" and isinstance(value, str):
            value = self.book.texts[int(value)]
        if not isinstance(value, str):
            return _rich(value, self.grid, row, column)
        match kind:
            case "s" | "inlineStr":
                return value.strip()
            case "str":
                return unescaped(value).strip()
            case "b":
                return "ja" if value.strip() == "1" else "nej"
            case "e":
                self.errors.append(f"{letters(column)}{row}")
                return value
        text, seen, is_error = _value(kind, value, style, self.book.epoch)
        if seen:
            self.grid.dates[row, column] = seen
        if is_error:
            self.errors.append(f"{letters(column)}{row}")
        return text

    def _formula(self, formula: str, text: str, is_missing: bool, row: int, column: int) -> str:
        self.formulas += 1
        if address := shown.address_in(formula):
            self.grid.links[row, column] = address
        if not is_missing or column >= MAX_COLUMNS:
            return text
        self.without_value.append(f"{letters(column)}{row}")
        return f"={formula}"

    def _merge(self, reference: str) -> None:
        """Keep how far down and across a merged cell reaches, by its first cell."""
        if area := area_of(reference):
            first, (bottom, right) = area
            if bottom > first[0]:
                self.grid.spans[first] = bottom
            if right > first[1]:
                self.grid.across[first] = right

    def _link(self, element: Element, targets: dict[str, Relation]) -> None:
        """Keep the address behind cells; Excel puts what follows # aside."""
        found = targets.get(id_of(element))
        area = area_of(element.get("ref", ""))
        if found is None or not found.is_outside or area is None:
            return
        (top, left), (bottom, right) = area
        inner = element.get("location", "")
        address = f"{found.target}#{inner}" if inner and "#" not in found.target else found.target
        for row in range(top, min(bottom, top + _MOST_LINKED) + 1):
            for column in range(left, min(right + 1, len(self.filled.get(row, ())))):
                self.grid.links[row, column] = address


_TOO_MANY = (
    f"Regnearket har over {format_number(MAX_CELLS_IN_ROW)} celler i en række eller "
    f"{format_number(MAX_CELLS)} i alt. Slet tomme rækker og kolonner, eller del det op i flere "
    "filer."
)


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


@lru_cache(maxsize=4096)
def _value(kind: str, value: str, style: Style, epoch: datetime) -> tuple[str, str, bool]:
    """A number or a moment as somebody would write it, `2013-10-01` or `19.7`; what is seen of a
    moment; and whether the spreadsheet shows a fault instead.
    """
    found: Any
    if kind == "d":
        found = _from_iso(value)
    else:
        found = float(value) if set(value) & set(".eE") else int(value)
        if style.is_moment:
            try:
                found = timedelta(days=found) if style.is_span else moment(found, epoch)
            except (OverflowError, ValueError):
                return value, "", True
    match found:
        case time() | timedelta():
            return shown.clock(found), "", False
        case datetime() | date():
            text, seen = shown.day(found, shown.parts_of_date(style.code))
            return text, seen or text, False
        case float() | int():
            places = shown.decimals(style.code)
            return shown.number(found, places, "%" in style.code), "", False
    return str(found), "", False


def _from_iso(text: str) -> datetime | date | time:
    """A moment as workbooks that are strict write it. Raises ValueError."""
    if "T" in text:
        return datetime.fromisoformat(text)
    return date.fromisoformat(text) if "-" in text else time.fromisoformat(text)
