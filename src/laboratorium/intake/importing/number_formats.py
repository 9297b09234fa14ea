"""The number formats of Excel: what each stands for, and which moment a number means where one
shows dates (ECMA-376, part 1, 18.8.30 and 18.17.4).
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

EPOCH = datetime(1899, 12, 30)
EPOCH_OF_MAC = datetime(1904, 1, 1)
GENERAL = "General"
BUILT_IN = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00"},
    **{12: "# ?/?", 13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy"},
    **{18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm"},
    **dict.fromkeys((5, 6, 37, 38, 41, 42), "#,##0"),
    **dict.fromkeys((7, 8, 39, 40, 43, 44), "#,##0.00"),
    **{45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@"},
}
"""The codes that stand in no file, by their numbers; those of money without their currency."""

QUIET = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
"""What a code says in words of its own, by colour, condition or language."""
_MOMENT = re.compile(r"[dmyhs]", re.IGNORECASE)
_SPAN = re.compile(r"\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)
_DAY = 86_400_000
_NO_DAY = 60
"""Excel counts the 29th of February 1900, which never was."""


def is_span(code: str) -> bool:
    """Whether a code shows how long something lasts: `[h]:mm`."""
    return _SPAN.search(code.partition(";")[0]) is not None


def is_moment(code: str) -> bool:
    """Whether a code shows a date, a time, or how long something lasts."""
    if code == GENERAL:
        return False
    return is_span(code) or _MOMENT.search(QUIET.sub("", code.partition(";")[0])) is not None


def moment(number: float, epoch: datetime) -> datetime | time:
    """The moment that a number of days since the epoch is; within its first day a time alone.

    Raises OverflowError where no calendar reaches.
    """
    days, part = divmod(number, 1)
    rest = timedelta(milliseconds=round(part * _DAY))
    if 0 <= number < 1 and not rest.days:
        return (datetime.min + rest).time()
    if 0 < number < _NO_DAY and epoch == EPOCH:
        days += 1
    return epoch + timedelta(days=days) + rest
