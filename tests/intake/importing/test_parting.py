"""Several tables on one sheet are found in time that grows with the sheet, however it is filled."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laboratorium.intake.importing.grid import Grid
from laboratorium.intake.importing.parting import parted
from pace import is_linear

HEAD = ["Titel", "Kommune", "Organisation"]


def sheet(row: Callable[[int], tuple[int, list[str]]]) -> Callable[[int], list[Grid]]:
    return lambda size: parted(Grid("Ark", [(1, HEAD), *map(row, range(size))]))


@pytest.mark.parametrize(
    "row",
    [
        lambda at: (at + 2, [f"Have {at}", "", ""]),
        lambda at: (2 * at + 3, [f"Have {at}", "", ""]),
        lambda at: (2 * at + 3, HEAD),
        lambda at: (at + at // 3 + 2, [f"Have {at}", "Odense", ""]),
    ],
    ids=["titles alone", "a title and an empty row", "the same heads", "blocks"],
)
def test_time_grows_with_the_rows(row: Callable[[int], tuple[int, list[str]]]) -> None:
    assert is_linear(sheet(row), 4000)


def test_a_table_begins_below_an_empty_row_with_lines_of_its_own_over_it() -> None:
    rows = [
        (1, HEAD),
        (2, ["Haven", "Odense", "Foreningen"]),
        (4, ["Læring", "", ""]),
        (5, ["Fra i år", "", ""]),
        (6, ["Case", "Pointe", "Niveau"]),
        (7, ["Haven", "Begynd småt", "Bruger"]),
    ]
    assert [part.rows[0][0] for part in parted(Grid("Ark", rows))] == [1, 4]


@pytest.mark.parametrize(("tables", "found"), [(2, 2), (20, 20), (21, 1)])
def test_tables_side_by_side_are_few(tables: int, found: int) -> None:
    names = [*HEAD, ""] * tables
    row = ["Haven", "Odense", "Foreningen", ""] * tables
    assert len(parted(Grid("Ark", [(1, names), (2, row)]))) == found
