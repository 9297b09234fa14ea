"""Values are read as their specifications say, and nothing else passes for them."""

from __future__ import annotations

import pytest

from feedcheck.values import decimal, instant, seconds

TIMES = [
    ("0", 0.0),
    ("754", 754.0),
    ("12:34", 754.0),
    ("1:02:03.5", 3723.5),
    ("00:00:00.000", 0.0),
    ("90:00", 5400.0),
    ("1:60", None),
    ("1:60:00", None),
    ("1:2:3:4", None),
    ("", None),
    ("1,5", None),
    ("-1", None),
    ("1:", None),
    ("٣", None),
    ("9" * 5000, None),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times_are_read(text: str, expected: float | None) -> None:
    assert seconds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", 1.0),
        ("1.5", 1.5),
        ("1,5", None),
        ("", None),
        (".5", None),
        ("1.", None),
        ("1e5", None),
    ],
)
def test_decimals_are_read(text: str, expected: float | None) -> None:
    assert decimal(text) == expected


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Mon, 23 Nov 2026 06:00:00 +0100", "2026-11-23T06:00:00+01:00"),
        ("23 Nov 2026 06:00 GMT", "2026-11-23T06:00:00+00:00"),
        ("Mon, 23 Nov 2026 06:00:00 -0330", "2026-11-23T06:00:00-03:30"),
        ("Mon, 23 Nov 2026 06:00:00 +9900", None),
        ("Mon, 23 Nov 2026 25:00:00 +0100", None),
        ("Mon, 23 Nov 0000 06:00:00 +0100", None),
    ],
)
def test_dates_are_read(text: str, iso: str | None) -> None:
    moment = instant(text)
    assert (moment.isoformat() if moment else None) == iso
