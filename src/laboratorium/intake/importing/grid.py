"""Cells as text, whatever kind of file they came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from string import ascii_uppercase

from laboratorium.intake.importing.pictures import Picture

MAX_ROWS = 20_000
MAX_COLUMNS = 500
MAX_CELLS_IN_ROW = 16_384
"""The columns of a sheet in Excel."""
MAX_CELLS = 1_000_000
"""Of all the sheets of a workbook, empty ones that have a colour or a frame too."""

At = tuple[int, int]
"""The number of a row from 1 and the index of a column from 0."""

_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")

HIDDEN_ROW = "Rækken er skjult."
HIDDEN_COLUMN = "Kolonnen er skjult."
HIDDEN_SHEET = "Arket er skjult."
STRUCK = "Teksten er streget over."
UNSEEN = "Cellen viser ikke, hvad der står i den."
COMMENT = "Kommentarer kommer ikke med."


@dataclass
class Grid:
    """A sheet: every row that holds anything, with its number from 1, and its cells as text.

    `notes` is what was noticed about the sheet (Danish). A text file has no name. `links` holds the
    address behind a cell, `rich` its text as Markdown, `dates` what a cell shows that is a date to
    the spreadsheet, `spans` the last row of those merged downwards by the first cell; `left` what
    is not taken along: where it stood, what it says, and why; `pictures` what begins in a cell. A
    sheet that was turned has the `numbers` of its rows before.
    """

    name: str
    rows: list[tuple[int, list[str]]]
    notes: list[str] = field(default_factory=list)
    links: dict[At, str] = field(default_factory=dict)
    rich: dict[At, str] = field(default_factory=dict)
    dates: dict[At, str] = field(default_factory=dict)
    spans: dict[At, int] = field(default_factory=dict)
    across: dict[At, int] = field(default_factory=dict)
    left: list[tuple[str, str, str]] = field(default_factory=list)
    numbers: list[int] | None = None
    pictures: dict[At, list[Picture]] = field(default_factory=dict)

    def place(self, row: int, column: int) -> str:
        """Where a cell is, for people: `celle F7`, or `række 7` when the file has no letters."""
        if self.numbers is not None:
            row, column = self.numbers[column], row - 1
        return f"celle {letters(column)}{row}" if self.name else f"række {row}"

    def of_sheet(self, where: str) -> str:
        """A place with the sheet's name after it."""
        return f"{where} i arket »{self.name}«" if self.name else where

    def pictures_in(self, row: int) -> list[Picture]:
        """The pictures that begin in a row, which then are somebody's."""
        found = sorted(at for at in self.pictures if at[0] == row)
        return [
            replace(picture, where=self.of_sheet(self.place(*at)))
            for at in found
            for picture in self.pictures.pop(at)
        ]

    def leave(self, row: int, column: int, text: str, why: str) -> None:
        """Keep a cell's text for the report alone."""
        if text:
            self.left.append((self.of_sheet(self.place(row, column)), text, why))


def hide(grid: Grid, rows: Iterable[int], columns: Iterable[int]) -> None:
    """Take what stands in hidden rows and columns out of a sheet, for the report."""
    gone, out = set(rows), set(columns)
    if not gone and not out:
        return
    kept: list[tuple[int, list[str]]] = []
    for number, cells in grid.rows:
        for index, text in enumerate(cells):
            if text and (number in gone or index in out):
                why = HIDDEN_ROW if number in gone else HIDDEN_COLUMN
                grid.leave(number, index, text, why)
                cells[index] = ""
        if number not in gone and not is_empty(cells):
            kept.append((number, cells))
    grid.rows = kept


def hide_all(grid: Grid) -> None:
    """Take all of a hidden sheet out of it, for the report."""
    for number, cells in grid.rows:
        for index, text in enumerate(cells):
            grid.leave(number, index, text, HIDDEN_SHEET)
    grid.rows = []


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """The column's letters in a spreadsheet; the first is number 0."""
    found, number = "", column + 1
    while number:
        number, letter = divmod(number - 1, len(ascii_uppercase))
        found = f"{ascii_uppercase[letter]}{found}"
    return found


@lru_cache(maxsize=1024)
def column_of(name: str) -> int:
    """The number of the column with these letters, from 0. Raises ValueError for others."""
    number = 0
    for letter in name:
        number = number * len(ascii_uppercase) + ascii_uppercase.index(letter) + 1
    return number - 1


def area_of(reference: str) -> tuple[At, At] | None:
    """The first and the last cell of `B2:C4`, or of one alone; None for whole columns and rows."""
    match = _AREA.fullmatch(reference)
    if match is None:
        return None
    first = int(match[2]), column_of(match[1])
    return first, (int(match[4]), column_of(match[3])) if match[3] else first


def is_empty(cells: Sequence[str]) -> bool:
    return not any(cells)
