"""Sheets in the many ways that people lay them out: where each thing ends up."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from import_files import imported, saved
from openpyxl import Workbook

# Every word of a file is found again in a file or in the report, wherever it stood.

NAMES = (
    *("Titel", "Kommune", "Resumé", "Status", "Verdensmål", "Begyndte", "Stedet", "Budget", "Id"),
    *("Kontaktperson", "Prøvehandling: titel", "Prøvehandling: hvad", "Læringspointe", "Case", ""),
)
ROWS = st.lists(st.lists(st.booleans(), min_size=6, max_size=6), min_size=1, max_size=5)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(NAMES), min_size=6, max_size=6), ROWS, st.integers(0, 3))
def test_every_cell_is_found_again(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], rows: list[list[bool]], gone: int
) -> None:
    names = ["Titel", "Kommune", *names[2:]]
    book = Workbook()
    sheet: Any = book.active
    sheet.append(names)
    marks: list[str] = []
    for row, filled in enumerate(rows):
        cells = [
            f"mærke{row}x{column}q" if is_filled else None
            for column, is_filled in enumerate(filled)
        ]
        sheet.append(cells)
        marks += [mark for mark in cells if mark]
    if gone:
        sheet.row_dimensions[2 + gone].hidden = True
    if not any(rows[0][:1]):
        sheet["A2"] = "Haven"
    done = imported(tmp_path_factory.mktemp("alt"), "a.xlsx", saved(book))
    assert [mark for mark in marks if mark not in done.everything] == []
