"""Times are read as people write them and written as people read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laboratorium.media.times import format_time, parse_time

READ = {
    "0": 0.0,
    "754": 754.0,
    "12:34": 754.0,
    "1:02:03.5": 3723.5,
    "01:02:03,5": 3723.5,
    "00:12,5": 12.5,
    " 0:07 ": 7.0,
    "90:00": 5400.0,
    "7.25": 7.25,
}
REFUSED = {
    "": "tidspunkt",
    "abc": "tidspunkt",
    "-1": "tidspunkt",
    "12:60": "sekunder",
    "1:60:00": "minutter",
    "99:99:99.999": "sekunder",
    "1:2:3:4": "tidspunkt",
    "12:": "tidspunkt",
    "१२": "tidspunkt",
    "1" * 50: "…",
}
WRITTEN = {0: "00:00", 7.9: "00:07", 754: "12:34", 3599.99: "59:59", 3723.5: "1:02:03"}


@pytest.mark.parametrize("text", READ)
def test_a_time_is_read(text: str) -> None:
    assert parse_time(text) == READ[text]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_time_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=REFUSED[text]) as caught:
        parse_time(text)
    assert "»12:34«" in str(caught.value)


@pytest.mark.parametrize("seconds", WRITTEN)
def test_a_time_is_written(seconds: float) -> None:
    assert format_time(seconds) == WRITTEN[seconds]


@pytest.mark.parametrize("seconds", [-1, float("nan"), float("inf")])
def test_what_is_no_place_is_not_written(seconds: float) -> None:
    with pytest.raises(ValueError, match="ikke et tidspunkt"):
        format_time(seconds)


@given(st.integers(0, 500_000))
def test_what_is_written_is_read_again(seconds: int) -> None:
    assert parse_time(format_time(seconds)) == seconds


@given(st.text(max_size=30))
def test_any_text_is_a_time_or_refused(text: str) -> None:
    try:
        assert parse_time(text) >= 0
    except ValueError as error:
        assert "Skriv" in str(error)
