"""Columns taken apart: what each cell holds, and where it stands."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laboratorium.reading.cells import cells

LINES = st.lists(
    st.lists(st.text("ab;\"\n æ,'", max_size=6), min_size=1, max_size=4), min_size=1, max_size=5
)


@given(LINES)
def test_what_the_standard_library_writes_is_read_back(rows: list[list[str]]) -> None:
    out = StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    found = cells(out.getvalue(), ";", "x.csv")
    stripped = [[text.strip() for text in row] for row in rows]
    assert [[cell.text for cell in row] for row in found.rows] == [r for r in stripped if any(r)]
    assert found.problems == ()


@given(st.text('ab;"\n\t ,', max_size=60))
def test_any_text_is_read_and_each_place_is_in_it(text: str) -> None:
    found = cells(text, ";", "x.csv")
    lines = text.split("\n")
    for cell in (cell for row in found.rows for cell in row):
        assert 1 <= cell.at.line <= len(lines)
        assert 1 <= cell.at.column <= len(lines[cell.at.line - 1]) + 1
        begins = lines[cell.at.line - 1][cell.at.column - 1 :]
        assert not cell.text or begins.strip() == "" or begins.lstrip()[0] in f'"{cell.text[0]}'


@pytest.mark.parametrize("text", ['"a', 'a\n"b"c;d', '"a"" ;b', 'x;"'])
def test_quotes_that_do_not_pair_are_told_where_they_stand(text: str) -> None:
    (problem,) = cells(text, ";", "x.csv").problems
    line = text.split("\n")[problem.line - 1]
    assert (problem.code, line[problem.column - 1]) == ("csv-quotes", '"')


def test_a_cell_over_several_lines_moves_the_places_after_it() -> None:
    (row, after) = cells('a;"b\nc";d\ne', ";", "x.csv").rows
    assert [cell.text for cell in row] == ["a", "b\nc", "d"]
    assert (row[2].at, after[0].at) == ((2, 4), (3, 1))
