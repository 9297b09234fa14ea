"""A time of publication is Danish time, and never a guess."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from laboratorium.model.danish_time import DENMARK, parse_danish_time
from laboratorium.reading.messages import explain

GOOD = [
    ("2026-11-23 06:00", "2026-11-23T06:00:00+01:00"),
    (" 2026-07-01 06:00 ", "2026-07-01T06:00:00+02:00"),
    ("2026-07-01T06:00", "2026-07-01T06:00:00+02:00"),
    ("2026-07-01 06:00:30", "2026-07-01T06:00:30+02:00"),
    ("2026-11-23 06:00+01:00", "2026-11-23T06:00:00+01:00"),
    ("2026-11-23 06:00 +0100", "2026-11-23T06:00:00+01:00"),
    ("2026-11-23T05:00Z", "2026-11-23T06:00:00+01:00"),
    ("2026-11-22T22:00:00-08:00", "2026-11-23T07:00:00+01:00"),
    ("2026-07-01T04:00:00.000Z", "2026-07-01T06:00:00+02:00"),
    ("Mon, 23 Nov 2026 06:00:00 +0100", "2026-11-23T06:00:00+01:00"),
    ("Mon, 05 Oct 2026 03:00:21 GMT", "2026-10-05T05:00:21+02:00"),
    ("5 Oct 2026 03:00 +0000", "2026-10-05T05:00:00+02:00"),
    # The hours beside the changes, and both of the double one.
    ("2026-03-29 01:59", "2026-03-29T01:59:00+01:00"),
    ("2026-03-29 03:00", "2026-03-29T03:00:00+02:00"),
    ("2026-10-25 01:59", "2026-10-25T01:59:00+02:00"),
    ("2026-10-25 02:30+02:00", "2026-10-25T02:30:00+02:00"),
    ("2026-10-25 02:30+01:00", "2026-10-25T02:30:00+01:00"),
    ("2026-10-25 03:00", "2026-10-25T03:00:00+01:00"),
]


@pytest.mark.parametrize(("text", "meant"), GOOD)
def test_a_time_is_read_with_the_offset_of_its_day(text: str, meant: str) -> None:
    assert parse_danish_time(text).isoformat() == meant


# (what is written, kind, what must be said)
BAD = [
    ("", "time_form", "2026-11-23 06:00"),
    ("snart", "time_form", "2026-11-23 06:00"),
    ("23. november 2026 kl. 6.00", "time_form", "Skriv 2026-11-23 06:00."),
    ("23/11-2026 06:00", "time_form", "Skriv 2026-11-23 06:00."),
    ("2026-11-23 6:00", "time_form", "Skriv 2026-11-23 06:00."),
    ("2026-11-23 06.00", "time_form", "Skriv 2026-11-23 06:00."),
    ("Mon, 23 Nov 2026", "time_form", "Skriv dato og klokkeslæt"),
    ("Mon, 23 Xyz 2026 06:00:00 +0100", "time_of_day", ""),
    ("2026-11-23 ٠٦:٠٠", "time_form", "Skriv dato og klokkeslæt"),
    ("2026-11-23", "time_missing", "2026-11-23 06:00"),
    ("2026-11-23Z", "time_missing", "2026-11-23 06:00"),
    ("2026-11-31 06:00", "date_day", "2026-11-30"),
    ("2026-13-01 06:00", "date_month", "13"),
    ("9999-01-01 06:00", "date_year", "9999"),
    ("2026-11-23 24:00", "time_of_day", "23:59"),
    ("2026-11-23 06:60", "time_of_day", "23:59"),
    ("2026-11-23 06:00+15:00", "time_offset", "+01:00"),
    ("2026-03-29 02:00", "time_gap", "Skriv 2026-03-29 03:00"),
    ("2026-03-29 02:59", "time_gap", "Skriv 2026-03-29 03:59"),
    ("2026-10-25 02:00", "time_twice", "2026-10-25 02:00+02:00"),
    ("2026-10-25 02:59", "time_twice", "2026-10-25 02:59+01:00"),
]


@pytest.mark.parametrize(("text", "kind", "hint"), BAD)
def test_what_is_no_single_moment_is_refused(text: str, kind: str, hint: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_danish_time(text)
    assert caught.value.type == kind
    code, message = explain(kind, ("published",), text, caught.value.context)
    assert code == kind.replace("_", "-")
    assert hint in message


@pytest.mark.parametrize("value", [None, 20261123, ["2026-11-23 06:00"], datetime(2026, 11, 23)])
def test_only_text_and_aware_times_are_taken(value: object) -> None:
    with pytest.raises(PydanticCustomError):
        parse_danish_time(value)


def test_times_compare_by_the_moment_in_the_double_hour() -> None:
    summer = parse_danish_time("2026-10-25 02:50+02:00")
    winter = parse_danish_time("2026-10-25 02:10+01:00")
    assert winter - summer == timedelta(minutes=20)


MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2190, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)


@given(MOMENTS)
def test_a_moment_written_with_its_offset_is_read_as_itself(moment: datetime) -> None:
    local = moment.astimezone(DENMARK)
    assert parse_danish_time(local.isoformat()) == moment
    try:
        assert parse_danish_time(f"{local:%Y-%m-%d %H:%M:%S}") == moment
    except PydanticCustomError as fault:
        assert fault.type == "time_twice"


@given(st.text(max_size=40))
def test_anything_is_a_time_or_refused_in_its_own_words(text: str) -> None:
    try:
        assert parse_danish_time(text).tzinfo is not None
    except PydanticCustomError as fault:
        assert explain(fault.type, ("published",), text, fault.context)[0] != "invalid-value"
