"""Dates that are understood are told as they should be, and `./lab fix` writes them so."""

from __future__ import annotations

from pathlib import Path

import pytest
from content_project import CASE, CASE_PATH, POINT, POINT_PATH, PROJECT, loaded, write

from laboratorium.reading.fix import fix
from laboratorium.reading.fix_dates import with_dates

# (what stands in the case, what somebody writes, what it becomes)
WRITTEN = [
    ("from: 2011", "from: marts 2011", "from: 2011-03"),
    ("from: 2011", "from: mar-11", "from: 2011-03"),
    ("from: 2011", "from: '26.01.2011'", "from: 2011-01-26"),
    ("from: 2012", 'from: "26. januar 2012"', "from: 2012-01-26"),
    ("date: 2013-10", "date: okt. 2013", "date: 2013-10"),
    ("date: 2018-12", "date: 2018-12-24T10:00:00Z", "date: 2018-12-24"),
    ("updated: 2026-11-23", "updated: 23/11 2026", "updated: 2026-11-23"),
    ("updated: 2026-11-23", "updated: 2026-11-23 00:00:00  ", "updated: 2026-11-23  "),
]


@pytest.mark.parametrize(("old", "new", "mended"), WRITTEN)
def test_the_checker_says_it_and_fix_writes_it(
    tmp_path: Path, old: str, new: str, mended: str
) -> None:
    text = CASE.replace(old, new)
    (problem,) = loaded(tmp_path, {CASE_PATH: text}).errors
    date = mended.split(": ")[1].strip()
    assert f"Skriv {date}." in problem.message
    (result,) = fix(tmp_path)
    assert [words for words in result.done if date in words] == [result.done[-1]]
    assert (tmp_path / CASE_PATH).read_text("utf-8") == CASE.replace(old, mended)
    assert list(fix(tmp_path)) == []


@pytest.mark.parametrize("date", ["engang i 2012", "2012-13", "31.02.2012", "uge 4", "2012-02-30"])
def test_what_is_no_date_is_left_to_people(date: str) -> None:
    text = CASE.replace("from: 2012", f"from: {date}")
    assert with_dates(text, CASE_PATH) == (text, [])


def test_a_month_is_no_day() -> None:
    text = POINT.replace("date: 2026-11-23", "date: november 2026")
    assert with_dates(text, POINT_PATH) == (text, [])


def test_several_on_a_line_are_each_written() -> None:
    before = "{value: 37, date: okt-13}"
    text = CASE.replace("{value: 37, date: 2013-10}", before).replace(
        "from: 2011}", "from: maj 11}"
    )
    mended, done = with_dates(text, CASE_PATH)
    assert mended == CASE.replace("from: 2011}", "from: 2011-05}")
    assert done == ["skrev datoen »maj 11« som 2011-05", "skrev datoen »okt-13« som 2013-10"]


def test_all_kinds_of_file_are_mended(tmp_path: Path) -> None:
    point = POINT.replace("date: 2026-11-23", "date: den 23. november 2026")
    write(tmp_path, {**PROJECT, POINT_PATH: point})
    assert [result.path for result in fix(tmp_path)] == [POINT_PATH]
    assert (tmp_path / POINT_PATH).read_text("utf-8") == POINT
