"""What is written keeps to RFC 5545, letter by letter."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta

import pytest
from dateutil.tz import tzical
from hypothesis import given
from hypothesis import strategies as st

from laboratorium.base.moment import DENMARK
from laboratorium.calendar.ics import MOST_OCTETS, Event, fold, write


def event(begins: date, ends: date, summary: str = "Møde") -> Event:
    return Event(
        uid="a",
        sequence=0,
        stamp=date(2026, 11, 29),
        begins=begins,
        ends=ends,
        summary=summary,
        description="",
        location="",
        link="",
        url="https://example.org/",
    )


def lines(one: Event) -> list[str]:
    return write([one], "Møder").decode().replace("\r\n ", "").split("\r\n")


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"])))
def test_a_line_is_cut_within_no_letter_and_put_together_again(text: str) -> None:
    pieces = fold(text).split(b"\r\n")
    assert all(len(piece) <= MOST_OCTETS for piece in pieces)
    assert all(piece.decode().startswith(" ") for piece in pieces[1:])
    assert b"".join([pieces[0], *(piece[1:] for piece in pieces[1:])]).decode() == text


def test_no_line_is_cut_without_need() -> None:
    assert fold("x" * 75) == b"x" * 75
    assert fold("x" * 76) == b"x" * 75 + b"\r\n x"
    assert fold("x" * 149) == b"x" * 75 + b"\r\n " + b"x" * 74


@pytest.mark.parametrize(
    ("begins", "ends", "told"),
    [
        (date(2023, 1, 26), date(2023, 1, 26),
         ["DTSTART;VALUE=DATE:20230126", "DTEND;VALUE=DATE:20230127", "TRANSP:TRANSPARENT"]),
        (datetime(2027, 3, 12, 9, tzinfo=DENMARK), datetime(2027, 3, 12, 15, 30, tzinfo=DENMARK),
         ["DTSTART;TZID=Europe/Copenhagen:20270312T090000",
          "DTEND;TZID=Europe/Copenhagen:20270312T153000", "TRANSP:OPAQUE"]),
        (datetime(2027, 10, 31, 2, 30, tzinfo=DENMARK, fold=1),
         datetime(2027, 10, 31, 3, tzinfo=DENMARK),
         ["DTSTART:20271031T013000Z", "DTEND;TZID=Europe/Copenhagen:20271031T030000"]),
        (datetime(2045, 7, 1, 9, tzinfo=DENMARK), datetime(2045, 7, 1, 10, tzinfo=DENMARK),
         ["DTSTART:20450701T070000Z", "DTEND:20450701T080000Z"]),
    ],
)  # fmt: skip
def test_days_and_times_have_their_own_forms(begins: date, ends: date, told: list[str]) -> None:
    assert set(told) <= set(lines(event(begins, ends)))


def test_signs_that_part_values_are_escaped() -> None:
    one = event(date(2027, 1, 1), date(2027, 1, 1), "a\\b;c,d\r\ne\rf")
    assert "SUMMARY:a\\\\b\\;c\\,d\\ne\\nf" in lines(one)


def test_a_calendar_without_meetings_is_one() -> None:
    told = write([], "Møder").decode()
    assert told.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert "VEVENT" not in told and told.endswith("END:VTIMEZONE\r\nEND:VCALENDAR\r\n")


def test_the_zone_s_two_rules_say_what_denmark_s_clocks_do() -> None:
    zone = tzical(io.StringIO(write([], "Møder").decode())).get()
    for year in (1997, 2007, 2023, 2027, 2045, 2099):
        for hours in range(0, 366 * 24, 5):
            moment = datetime(year, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
            local = moment.astimezone(DENMARK)
            if not local.fold:
                assert local.replace(tzinfo=zone).utcoffset() == local.utcoffset()
