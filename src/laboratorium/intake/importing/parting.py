"""Several tables on one sheet: below each other, or beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from laboratorium.base.danish import slugify
from laboratorium.intake.importing.fields import Slot, find_slot
from laboratorium.intake.importing.grid import Grid, is_empty
from laboratorium.intake.importing.headings import BELONGS, Head, head_of, known_among
from laboratorium.intake.importing.mapping_file import NOTHING, Meanings

_FEWEST_NAMES = 2
_MOST_BESIDE = 20
"""Each table beside others is a copy of the sheet's rows; nobody sets more of them side by side."""


def parted(grid: Grid, meanings: Meanings = NOTHING) -> list[Grid]:
    """Each table of a sheet, with its cells where they stood; mostly that is the sheet itself."""
    return [one for part in _below(grid, meanings) for one in _beside(part, meanings)]


def _below(grid: Grid, meanings: Meanings) -> Iterator[Grid]:
    head = head_of(grid, meanings)
    starts = [0, *(_starts(grid, head, meanings) if head else ()), len(grid.rows)]
    for first, end in pairwise(starts):
        rows = grid.rows[first:end]
        # What lies between two tables is the upper one's.
        top = rows[0][0] if first else 0
        bottom = grid.rows[end][0] if end < len(grid.rows) else None
        pictures = {
            at: found
            for at, found in grid.pictures.items()
            if top <= at[0] and (bottom is None or at[0] < bottom)
        }
        notes = [] if first else grid.notes
        yield replace(grid, rows=rows, notes=notes, left=[], pictures=pictures)


def _starts(grid: Grid, head: Head, meanings: Meanings) -> Iterator[int]:
    """Where another table begins: other names after an empty row, with a line of its own over
    them perhaps.
    """
    names = [name for name in head.names if name]
    start: int | None = None
    for index in range(head.below + 1, len(grid.rows)):
        if _is_apart(grid, index):
            start = index
        elif not _is_lone(grid, index - 1):
            start = None
        if start is None or _is_lone(grid, index):
            continue
        cells = [cell for cell in grid.rows[index][1] if cell]
        if cells != names and _is_table(cells, meanings):
            yield start
            names = cells


def _is_apart(grid: Grid, index: int) -> bool:
    return grid.rows[index][0] > grid.rows[index - 1][0] + 1


def _is_lone(grid: Grid, index: int) -> bool:
    return sum(map(bool, grid.rows[index][1])) == 1


def _beside(grid: Grid, meanings: Meanings) -> list[Grid]:
    head = head_of(grid, meanings)
    if head is None:
        return [grid]
    starts = [start for start, names in _runs(grid, head) if _is_table(names, meanings)]
    if not 2 <= len(starts) <= _MOST_BESIDE:
        return [grid]
    found: list[Grid] = []
    for first, end in zip([0, *starts[1:]], [*starts[1:], None], strict=True):
        cut = [(number, [""] * first + cells[first:end]) for number, cells in grid.rows]
        pictures = {
            at: one
            for at, one in grid.pictures.items()
            if first <= at[1] and (end is None or at[1] < end)
        }
        rows = [one for one in cut if not is_empty(one[1])]
        notes = [] if first else grid.notes
        found.append(replace(grid, rows=rows, notes=notes, pictures=pictures))
    return found


def _runs(grid: Grid, head: Head) -> Iterator[tuple[int, list[str]]]:
    """The columns between those that are empty: the first of each run, and their names."""
    names = head.names
    filled = {
        column for _, cells in grid.rows[head.above :] for column, cell in enumerate(cells) if cell
    }
    last = max(filled, default=0) + 1
    for column in sorted(filled):
        if column - 1 not in filled:
            end = next(one for one in range(column, last + 1) if one not in filled)
            yield column, [name for name in names[column:end] if name]


def _is_table(names: Sequence[str], meanings: Meanings) -> bool:
    """Whether most are names of columns, and one says which case a row is or is of."""
    known = known_among(names, meanings)
    return (
        known >= _FEWEST_NAMES
        and 2 * known > len(names)
        and any(slugify(name) in BELONGS or _is_title(find_slot(name)) for name in names)
    )


def _is_title(slot: Slot | None) -> bool:
    return slot is not None and slot.group is None and slot.field.path == ("title",)
