"""LibreOffice's spreadsheets (.ods): the cells as they are shown, which the file itself holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import Any

from laboratorium.base.danish import format_number
from laboratorium.intake.importing import shown
from laboratorium.intake.importing.files import Refused, open_package, part
from laboratorium.intake.importing.grid import (
    COMMENT,
    MAX_CELLS,
    MAX_CELLS_IN_ROW,
    MAX_ROWS,
    STRUCK,
    UNSEEN,
    Grid,
    hide,
    hide_all,
    is_empty,
)
from laboratorium.intake.importing.markdown_text import linked
from laboratorium.intake.importing.open_document import (
    DRAW,
    OFFICE,
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
from laboratorium.intake.importing.runs import raised

_HIDDEN = ("collapse", "filter")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


class _Sheet:
    """One sheet while it is read."""

    def __init__(self, table: Any, styles: dict[str, Any], media: Callable[[str], bytes]) -> None:
        self.styles, self.media = styles, media
        self.grid = Grid(table.get(f"{TABLE}name", ""), [])
        self.hidden_rows: list[int] = []
        self.hidden_columns = list(_hidden_columns(table))
        self.is_hidden = property_of(styles, table.get(f"{TABLE}style-name", ""), f"{TABLE}display")
        self.cells = 0

    def read(self, table: Any) -> Grid:
        number = 1
        for row in _rows(table):
            repeated = _times(row, "number-rows-repeated")
            texts = self._row(row, number)
            if not is_empty(texts):
                if repeated > 1 and len(self.grid.rows) + repeated > MAX_ROWS:
                    raise Refused(self._too_many())
                self.grid.rows += [(number + index, [*texts]) for index in range(repeated)]
                if row.get(f"{TABLE}visibility") in _HIDDEN:
                    self.hidden_rows += range(number, number + repeated)
            if len(self.grid.rows) > MAX_ROWS + 1:
                raise Refused(self._too_many())
            number += repeated
        hide(self.grid, self.hidden_rows, self.hidden_columns)
        if self.is_hidden == "false":
            hide_all(self.grid)
        return self.grid

    def _too_many(self) -> str:
        return f"Arket »{self.grid.name}« har over {MAX_ROWS} rækker. Del det op i flere filer."

    def _row(self, row: Any, number: int) -> list[str]:
        texts: list[str] = []
        for cell in row:
            if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                continue
            repeated = _times(cell, "number-columns-repeated")
            text = self._cell(cell, number, len(texts))
            self.cells += repeated if text else 1
            if len(texts) + repeated > MAX_CELLS_IN_ROW:
                if text:
                    raise Refused(_TOO_WIDE)
                break
            texts += [text] * repeated
        if self.cells > MAX_CELLS:
            raise Refused(_TOO_WIDE)
        while texts and not texts[-1]:
            texts.pop()
        return texts

    def _cell(self, cell: Any, row: int, column: int) -> str:
        paragraphs = cell.findall("{*}p")
        text = "\n".join(words(one) for one in paragraphs).strip()
        if not text and (unseen := cell.get(f"{OFFICE}string-value", cell.get(f"{OFFICE}value"))):
            self.grid.leave(row, column, unseen, UNSEEN)
        for frame in cell.iter(f"{DRAW}frame"):
            self._picture(frame, row, column)
        for note in cell.iter(f"{OFFICE}annotation"):
            said = " ".join(" ".join(words(one) for one in note.findall("{*}p")).split())
            self.grid.leave(row, column, said, COMMENT)
        if not text:
            return ""
        if is_struck(self.styles, cell.get(f"{TABLE}style-name", "")):
            self.grid.leave(row, column, text, STRUCK)
            return ""
        addresses = [one.get(f"{XLINK}href", "") for one in cell.iter("{*}a")]
        if linked_to := shown.address_in(cell.get(f"{TABLE}formula", "").partition("=")[2]):
            addresses = [linked_to]
        if len(addresses) == 1 and "\n" not in text:
            self.grid.links[row, column] = addresses[0]
        if any(True for _ in cell.iter("{*}span")) or len(addresses) > 1:
            text = self._rich(paragraphs, row, column)
        down = _times(cell, "number-rows-spanned")
        over = _times(cell, "number-columns-spanned")
        if down > 1:
            self.grid.spans[row, column] = row + down - 1
        if over > 1:
            self.grid.across[row, column] = column + over - 1
        return self._value(cell, text, row, column)

    def _picture(self, frame: Any, row: int, column: int) -> None:
        """The first picture in a frame; others in it are the same for programs that need them."""
        told = (one.text for one in frame if local(one) in ("desc", "title") and one.text)
        said = " ".join(next(told, frame.get(f"{DRAW}name", "")).split())
        for image in frame.findall(f"{DRAW}image"):
            if data := self.media(image.get(f"{XLINK}href", "")):
                self.grid.pictures.setdefault((row, column), []).append(Picture(data, said))
                return

    def _rich(self, paragraphs: list[Any], row: int, column: int) -> str:
        """The words of a cell with several weights or links, whose Markdown goes to the grid."""
        runs: list[tuple[str, bool, bool]] = []
        for number, paragraph in enumerate(paragraphs):
            runs += [("\n", False, False)] if number else []
            runs.append((paragraph.text or "", False, False))
            for child in paragraph:
                runs += self._span(child, row, column)
                runs.append((child.tail or "", False, False))
        plain = "".join(_LINK.sub(r"\1", text) for text, _, _ in runs).strip()
        rich = shown.rich_text(runs)
        if rich != plain:
            self.grid.rich[row, column] = rich
        return plain

    def _span(self, span: Any, row: int, column: int) -> list[tuple[str, bool, bool]]:
        text, style = words(span), span.get(f"{TEXT}style-name", "")
        if local(span) in ("s", "tab", "line-break"):
            return [("\n" if local(span) == "line-break" else " ", False, False)]
        if local(span) in ("annotation", "annotation-end"):
            return []
        if is_struck(self.styles, style):
            self.grid.leave(row, column, text.strip(), STRUCK)
            return []
        if (shift := shift_of(self.styles, style)) and text.strip():
            text = raised(text, shift == "down")
        bold, italic = weight_of(self.styles, style)
        address = span.get(f"{XLINK}href", "")
        return [(linked(text, address) if address else text, bool(bold), bool(italic))]

    def _value(self, cell: Any, text: str, row: int, column: int) -> str:
        kind = cell.get(f"{OFFICE}value-type")
        value = cell.get(f"{OFFICE}value", "")
        if kind == "boolean":
            return "ja" if cell.get(f"{OFFICE}boolean-value") == "true" else "nej"
        if kind in ("float", "percentage", "currency") and value:
            is_share = kind == "percentage"
            places = shown.decimals_of_text(text, float(value) * (100 if is_share else 1))
            return shown.number(float(value), places, is_share)
        if kind == "date" and (said := cell.get(f"{OFFICE}date-value", "")):
            try:
                moment = datetime.fromisoformat(said)
            except ValueError:
                return text
            found, seen = shown.day(moment, shown.parts_of_text(text, moment))
            self.grid.dates[row, column] = seen or text
            return found
        return text


_TOO_WIDE = (
    f"Regnearket har over {format_number(MAX_CELLS_IN_ROW)} celler i en række eller "
    f"{format_number(MAX_CELLS)} i alt. Slet tomme rækker og kolonner, eller del det op i flere "
    "filer."
)


def read_open_spreadsheet(data: bytes) -> list[Grid]:
    """Every sheet that holds anything. Raises `Refused` when the file cannot be read."""
    body, content, styles = open_body(data, "spreadsheet")
    named = styles_of(content, styles)
    media = partial(part, open_package(data))
    grids = [_Sheet(table, named, media).read(table) for table in body.findall(f"{TABLE}table")]
    return [grid for grid in grids if grid.rows or grid.left]


def _times(element: Any, name: str) -> int:
    said = element.get(f"{TABLE}{name}", "1")
    return min(max(int(said), 1), 2_000_000) if said.isdigit() else 1


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a sheet in their order, also those in groups and headers."""
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in (
            f"{TABLE}table-header-rows",
            f"{TABLE}table-row-group",
            f"{TABLE}table-rows",
        ):
            yield from _rows(child)


def _hidden_columns(table: Any) -> Iterator[int]:
    index = 0
    for column in table.iter(f"{TABLE}table-column"):
        repeated = _times(column, "number-columns-repeated")
        if column.get(f"{TABLE}visibility") in _HIDDEN:
            yield from range(index, min(index + repeated, MAX_CELLS_IN_ROW))
        index += repeated
