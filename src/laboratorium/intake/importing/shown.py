"""What a cell shows: its value by its number format, no more and no less precise."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from laboratorium.base.danish import MONTHS
from laboratorium.intake.importing.number_formats import QUIET

_DECIMALS = re.compile(r"0[.,](0+)(?![#?0])")
_WORD = re.compile(r"[^\W\d_]{3,}")
_MOST_DECIMALS = 12
_HYPERLINK = re.compile(r'\s*HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=512)
def parts_of_date(code: str) -> str:
    """Which of year, month and day a number format shows, as `ymd`; empty for none of them."""
    plain = QUIET.sub("", code.partition(";")[0]).lower()
    # An m beside hours or seconds means minutes.
    months = re.sub(r"(?<=h)[^a-z]*m+|m+(?=[^a-z]*s)", "", plain)
    return "".join(part for part, of in (("y", plain), ("m", months), ("d", plain)) if part in of)


@lru_cache(maxsize=512)
def decimals(code: str) -> int:
    """How many decimals a number format always shows."""
    found = _DECIMALS.search(QUIET.sub("", code.partition(";")[0]))
    return len(found[1]) if found else 0


def number(value: float, places: int, per_cent: bool = False) -> str:
    """A number with at least that many decimals, and never fewer than it has."""
    value = value * 100 if per_cent else value
    exact = f"{value:.15g}" if abs(value) < 1e15 else str(value)
    padded = f"{value:.{places}f}"
    text = padded if places and float(padded) == float(exact) else exact
    return f"{text} %" if per_cent else text


def decimals_of_text(text: str, value: float) -> int:
    """How many decimals a text shows of a number, whatever sign stands before them."""
    digits = "".join(_DIGITS.findall(text))
    for places in range(_MOST_DECIMALS):
        if f"{abs(value):.{places}f}".replace(".", "") == digits:
            return places
    return 0


def day(value: datetime | date, parts: str) -> tuple[str, str]:
    """A date as precise as it is shown; and, when the year is not, what is seen of it instead."""
    moment = value if isinstance(value, datetime) else None
    whole = (value.date() if isinstance(value, datetime) else value).isoformat()
    if parts in ("y", "ym"):
        return whole[: 4 if parts == "y" else 7], ""
    if parts in ("md", "m", "d"):
        return whole, f"{value.day}. {MONTHS[value.month - 1]}"
    has_hours = moment and (moment.hour or moment.minute or moment.second)
    return (f"{whole} {moment:%H:%M}" if moment and has_hours else whole), ""


def clock(value: time | timedelta) -> str:
    """A time of day, or how long something lasts: `9:05`, `36:00`, with seconds that are some."""
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if seconds else f"{hours}:{minutes:02}"


def parts_of_text(text: str, value: date) -> str:
    """Which of year, month and day a text shows of a date, as `ymd`."""
    numbers = [int(one) for one in _DIGITS.findall(text)][:3]
    years = {value.year, value.year % 100}
    named = _WORD.search(text) is not None
    if len(numbers) + named >= 3:
        return "ymd"
    if named and len(numbers) == 1:
        return "md" if numbers[0] == value.day and numbers[0] not in years else "ym"
    if len(numbers) == 1:
        return "y" if numbers[0] == value.year else "ymd"
    if len(numbers) == 2:
        return "ym" if value.year in numbers else "md"
    return "ymd"


def address_in(formula: str) -> str:
    """The address that a formula makes a link to, or an empty string."""
    found = _HYPERLINK.match(formula)
    return found[1] if found else ""


def rich_text(runs: Any) -> str:
    """The runs of a cell as Markdown with what is bold and italic, without what is struck out."""
    from laboratorium.intake.importing.markdown_text import emphasised

    return "".join(
        emphasised(text, bold, italic) if bold or italic else text for text, bold, italic in runs
    ).strip()
