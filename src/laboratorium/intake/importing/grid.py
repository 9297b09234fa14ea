"""Cells as text, whatever kind of file they came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

MAX_ROWS = 20_000
MAX_COLUMNS = 500
MAX_CELLS_IN_ROW = 16_384
"""The columns of a sheet in Excel."""
MAX_CELLS = 1_000_000
"""Of all the sheets of a workbook, empty ones that have a colour or a frame too."""


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
    found: str = get_column_letter(column + 1)
    return found


def is_empty(cells: Sequence[str]) -> bool:
    return not any(cells)
