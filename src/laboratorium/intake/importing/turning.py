"""Sheets on their side: the names in a column, and a case in each of the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from laboratorium.intake.importing.fields import FIELDS, Form, Slot, find_slot
from laboratorium.intake.importing.grid import Grid
from laboratorium.intake.importing.headings import by_question, head_of, without_help

_FEWEST = 3
_MOST_FIELDS = 500
"""More rows than anybody has fields below each other."""
_WITHIN = 4
_MOST_OF_A_NAME = 120
_TITLE = next(field for field in FIELDS if field.path == ("title",))


def turned(grid: Grid) -> Grid | None:
    """The sheet with rows and columns changed about, when its names stand below each other."""
    if len(grid.rows) > _MOST_FIELDS:
        return None
    # What stands in one column alone is running text.
    if 2 * sum(sum(map(bool, cells)) > 1 for _, cells in grid.rows) < len(grid.rows):
        return None
    head = head_of(grid)
    best, column = max(_fields(head.names) if head else 0, _FEWEST - 1), -1
    for index in range(_WITHIN):
        below = [cells[index] for _, cells in grid.rows if index < len(cells)]
        known = _fields(below)
        # A column of values may well hold some of our words, but again and again.
        if known > best and 2 * known >= len(grid.rows):
            best, column = known, index
    return _turn(grid, column) if column >= 0 else None


def _fields(names: Iterable[str]) -> int:
    """How many different fields the names mean."""
    found: set[object] = set()
    for name in names:
        short = name and len(name) <= _MOST_OF_A_NAME
        slot = find_slot(without_help(name)) if short else None
        if slot is None and short and (asked := by_question(name)):
            slot = Slot(asked)
        if slot is not None and slot.field.form is not Form.DERIVED:
            found.add((slot.group and slot.group.key, slot.number, slot.field.path))
    return len(found)


def _titled(grid: Grid, first: int) -> Grid:
    """The sheet with its first line as the title, where that stands over a form to fill in."""
    cells = grid.rows[0][1]
    others = [row for _, row in grid.rows[1:]]
    above = [cell for cell in cells if cell]
    columns = {index for row in others for index, cell in enumerate(row) if cell and index > first}
    names = [row[first] for row in others if first < len(row)]
    if len(above) != 1 or len(columns) != 1 or _fields(above) or _has_title(names):
        return grid
    titled = [""] * first + [_TITLE.label] + [""] * (min(columns) - first - 1) + above
    return replace(grid, rows=[(grid.rows[0][0], titled), *grid.rows[1:]])


def _has_title(names: Iterable[str]) -> bool:
    return any((slot := find_slot(name)) and slot.field is _TITLE for name in names if name)


def _turn(grid: Grid, first: int) -> Grid:
    grid = _titled(grid, first)
    numbers = [number for number, _ in grid.rows]
    width = max(len(cells) for _, cells in grid.rows)
    rows = [
        (column + 1, [cells[column] if column < len(cells) else "" for _, cells in grid.rows])
        for column in range(first, width)
    ]
    notes = [*grid.notes, f"{_which(grid)} ligger ned: navnene står under hinanden. Det er vendt."]
    at = {number: index for index, number in enumerate(numbers)}
    aside = Grid(grid.name, [one for one in rows if any(one[1])], notes, numbers=numbers)
    for here, there in (
        (grid.links, aside.links),
        (grid.rich, aside.rich),
        (grid.dates, aside.dates),
    ):
        for (row, column), value in here.items():
            if row in at:
                there[column + 1, at[row]] = value
    aside.pictures = {
        (column + 1, at[row]): pictures
        for (row, column), pictures in grid.pictures.items()
        if row in at
    }
    for number, cells in grid.rows:
        for column in range(min(first, len(cells))):
            aside.left.append((grid.of_sheet(grid.place(number, column)), cells[column], ""))
    return aside


def _which(grid: Grid) -> str:
    return f"Arket »{grid.name}«" if grid.name else "Tabellen"
