"""Cells as text, whatever kind of file they came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

MAX_ROWS = 20_000
MAX_COLUMNS = 500


@dataclass
class Grid:
    """A sheet: every row that holds anything, with its number from 1, and its cells as text.

    `notes` is what was noticed about the sheet (Danish). A text file has no name.
    """

    name: str
    rows: list[tuple[int, list[str]]]
    notes: list[str] = field(default_factory=list)

    def place(self, row: int, column: int) -> str:
        """Where a cell is, for people: `celle F7`, or `række 7` when the file has no letters."""
        return f"celle {letters(column)}{row}" if self.name else f"række {row}"


def letters(column: int) -> str:
    """The column's letters in a spreadsheet; the first is number 0."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def column_of(reference: str) -> tuple[int, int]:
    """Row (from 1) and column (from 0) of a reference such as `F7`."""
    name = reference.rstrip("0123456789")
    column = 0
    for letter in name.upper():
        column = column * 26 + ord(letter) - 64
    return int(reference[len(name) :] or 0), column - 1


def is_empty(cells: Sequence[str]) -> bool:
    return not any(cells)
