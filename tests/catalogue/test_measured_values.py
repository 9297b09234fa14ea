"""What a case has measured, in one shape wherever it was written."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from content_project import CASE, CASE_PATH, loaded

from laboratorium.catalogue.completeness import meter
from laboratorium.catalogue.measured import Measured, measured

PATH = "cases/foens/measurements.csv"
ROWS = """\
indicator;date;value;unit;low;level;source
Frivillige;2025;1;personer;;Bruger;Egen optælling
Tilfredse;2025;70;%;64;;1
frivillige;2024-06;12;personer;;Bruger;1
"""


def found(tmp_path: Path, rows: str = ROWS, case: str = CASE) -> tuple[Measured, ...]:
    project = loaded(tmp_path, {PATH: rows, CASE_PATH: case})
    assert project.errors == ()
    return measured(project.content.cases[0])


def test_both_places_are_told_and_a_series_is_in_the_order_of_time(tmp_path: Path) -> None:
    written, volunteers, content = found(tmp_path)
    assert (written.indicator, written.anchor) == ("Husstande med nærvarme", "maaling-1")
    assert (written.unit, written.unit_key) == ("husstande", "households")
    assert [str(point.date) for point in volunteers.points] == ["2024-06", "2025"]
    assert [point.source for point in volunteers.points] == [1, None]
    assert [point.said for point in volunteers.points] == ["", "Egen optælling"]
    assert (content.points[0].low, content.points[0].high) == (Decimal(64), Decimal(70))
    assert content.is_uncertain and not volunteers.is_uncertain


def test_a_number_has_its_unit_in_the_right_form(tmp_path: Path) -> None:
    _, volunteers, content = found(tmp_path)
    assert volunteers.amount(Decimal(1)) == "1\u00a0person"
    assert volunteers.amount(Decimal(12)) == "12\u00a0personer"
    assert content.amount(Decimal("70.5")) == "70,5\u00a0%"


@pytest.mark.parametrize(("rows", "is_lacking"), [("", True), (ROWS, False)])
def test_a_series_is_a_before_and_an_after(tmp_path: Path, rows: str, is_lacking: bool) -> None:
    single = CASE.replace("    before: {value: 37, date: 2013-10}\n", "")
    changes = {CASE_PATH: single} | ({PATH: rows} if rows else {})
    case = loaded(tmp_path, changes).content.cases[0]
    assert ("before-and-after" in {one.key for one in meter(case).missing}) == is_lacking
