"""Dates as contributors know them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from laboratorium.model.partial_date import (
    FIRST_YEAR,
    LAST_YEAR,
    PartialDate,
    parse_full_date,
    parse_partial_date,
)

SOUND = [
    ("2013", PartialDate(2013), date(2013, 1, 1), date(2013, 12, 31)),
    ("2013-02", PartialDate(2013, 2), date(2013, 2, 1), date(2013, 2, 28)),
    ("2024-02", PartialDate(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
    ("2024-02-29", PartialDate(2024, 2, 29), date(2024, 2, 29), date(2024, 2, 29)),
    (" 2013-12-01 ", PartialDate(2013, 12, 1), date(2013, 12, 1), date(2013, 12, 1)),
]


@pytest.mark.parametrize(("text", "value", "first", "last"), SOUND)
def test_a_date_is_read_as_it_was_written(
    text: str, value: PartialDate, first: date, last: date
) -> None:
    parsed = parse_partial_date(text)
    assert parsed == value
    assert str(parsed) == text.strip()
    assert (parsed.first, parsed.last) == (first, last)


# (what was written, the error, what is suggested)
UNSOUND = [
    ("2026-13-01", "date_month", None),
    ("2026-00", "date_month", None),
    ("2025-02-29", "date_day", "2025-02-28"),
    ("2026-04-31", "date_day", "2026-04-30"),
    ("2026-04-00", "date_day", "2026-04-01"),
    ("0101", "date_year", None),
    ("1499", "date_year", None),
    ("9999-01-01", "date_year", None),
    ("26-01-2023", "date_form", "2023-01-26"),
    ("26/1-2023", "date_form", "2023-01-26"),
    ("26.1.2023", "date_form", "2023-01-26"),
    ("2023-1-5", "date_form", "2023-01-05"),
    ("2023/01", "date_form", "2023-01"),
    ("26. januar 2023", "date_form", "2023-01-26"),
    ("den 1. Maj 2023", "date_form", "2023-05-01"),
    ("okt. 2013", "date_form", "2013-10"),
    ("31. februar 2023", "date_form", None),
    ("12:30", "date_form", None),
    ("ja", "date_form", None),
    ("ca. 2013", "date_form", None),
    ("201", "date_form", None),
    ("20130", "date_form", None),
    ("２０１３", "date_form", None),
    ("-2013", "date_form", None),
    ("2013-10-01T12:00", "date_form", "2013-10-01"),
    ("9" * 100_000, "date_form", None),
]


@pytest.mark.parametrize(("text", "kind", "meant"), UNSOUND)
def test_what_is_no_date_is_refused_with_the_one_that_was_meant(
    text: str, kind: str, meant: str | None
) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_partial_date(text)
    assert caught.value.type == kind
    assert (caught.value.context or {}).get("meant") == meant


@pytest.mark.parametrize("text", ["2013", "2013-10"])
def test_a_full_date_needs_its_day(text: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_full_date(text)
    assert caught.value.type == "date_not_full"
    assert parse_full_date("2026-11-23") == date(2026, 11, 23)


@pytest.mark.parametrize("value", [None, 2013, 1.5, True, [], {}])
def test_only_text_and_dates_are_dates(value: object) -> None:
    with pytest.raises(PydanticCustomError):
        parse_partial_date(value)


def test_a_date_object_is_a_date() -> None:
    assert parse_partial_date(date(2013, 10, 1)) == PartialDate(2013, 10, 1)


PARTIAL = st.builds(
    lambda day, parts: PartialDate(*(day.year, day.month, day.day)[:parts]),
    st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)),
    st.integers(1, 3),
)


@given(PARTIAL)
def test_what_is_written_is_read_back(value: PartialDate) -> None:
    assert parse_partial_date(str(value)) == value


@given(PARTIAL, PARTIAL)
def test_dates_have_one_order_the_vaguer_first(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) + (one == other) + (one > other) == 1
    assert (one <= other) == (not one > other)
    assert (one >= other) == (not one < other)
    assert (one < other) == (str(one) < str(other))
