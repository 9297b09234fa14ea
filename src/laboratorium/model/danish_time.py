"""Times as editors write them: `2026-11-23 06:00` is what the clock shows in Denmark.

An hour that summer time leaves out, or that comes twice when it ends, is refused instead of
guessed: a feed's ``pubDate`` may never change once an app has read it.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Annotated

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from laboratorium.base.moment import DENMARK
from laboratorium.model.partial_date import parse_full_date

EXAMPLE = "2026-11-23 06:00"

_WRITTEN = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)?"
    r" ?(Z|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)
# As feeds and mail write it (RFC 822): `Mon, 05 Oct 2026 03:00:21 GMT`.
_MAILED = re.compile(
    r"(?:[A-Za-z]{3}, *)?\d{1,2} [A-Za-z]{3} \d{4} \d{1,2}:\d{2}(?::\d{2})? "
    r"(?:[+-]\d{4}|[A-Z]{1,4})",
    re.ASCII,
)
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)
_LOOSE = re.compile(
    r"(.*?\d{4}|\d{4}-\d\d-\d\d)(?:,? +(?:kl\.? *)?|T)(\d{1,2})[:.](\d{2})", re.ASCII
)


def parse_danish_time(value: object) -> datetime:
    """Return the time with Denmark's offset on that day, as a fixed offset.

    Takes `2026-11-23 06:00` (Danish time), with seconds or a `T` too, and with an offset of its own
    (`2026-11-23T06:00+01:00`), and the form of mail and feeds (RFC 822). Fixed offsets compare by
    the moment, which those of ``ZoneInfo`` do not in the hours around a change. Raises
    ``PydanticCustomError``.
    """
    if isinstance(value, datetime) and value.tzinfo is not None:
        return _in_denmark(value)
    text = value.strip() if isinstance(value, str) else ""
    match = _WRITTEN.fullmatch(text)
    if not match and _MAILED.fullmatch(text):
        return _in_denmark(_mailed(text))
    if not match:
        raise PydanticCustomError("time_form", "not a time", {"meant": _guess(text[:60])})
    day = parse_full_date(match[1])
    if match[2] is None:
        meant = f"{day.isoformat()} 06:00"
        raise PydanticCustomError("time_missing", "no time of day", {"meant": meant})
    hour, minute, second = int(match[2]), int(match[3]), int(match[4] or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise PydanticCustomError("time_of_day", "no such time of day")
    written = datetime(day.year, day.month, day.day, hour, minute, second)
    if match[5]:
        return _in_denmark(written.replace(tzinfo=_offset(match[5])))
    return _only_once(written)


def parse_day_or_time(value: object) -> date:
    """Return the day written as `2026-11-23`, or the time written as `parse_danish_time` takes it.

    Raises ``PydanticCustomError``.
    """
    text = value.strip() if isinstance(value, str) else ""
    is_time = isinstance(value, datetime) or ":" in text or _LOOSE.fullmatch(text)
    return parse_danish_time(value) if is_time else parse_full_date(value)


def parse_clock(value: object) -> str:
    """Return the time of day written as `10:15` or `10.15`, with two digits in both.

    Raises ``PydanticCustomError``.
    """
    match = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match:
        raise PydanticCustomError("clock", "not a time of day")
    return f"{int(match[1]):02d}:{match[2]}"


def _mailed(text: str) -> datetime:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        raise PydanticCustomError("time_of_day", "no such time of day") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _offset(text: str) -> timezone:
    if text == "Z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    if hours > 14 or minutes > 59:
        raise PydanticCustomError("time_offset", "no such offset")
    size = timedelta(hours=hours, minutes=minutes)
    return timezone(-size if text[0] == "-" else size)


def _in_denmark(moment: datetime) -> datetime:
    return _fixed(moment.astimezone(DENMARK))


def _fixed(local: datetime) -> datetime:
    offset = local.utcoffset() or timedelta()
    return local.replace(tzinfo=timezone(offset), fold=0)


def _only_once(written: datetime) -> datetime:
    """Return the one moment at which the clock in Denmark shows this; there may be none or two."""
    first = written.replace(tzinfo=DENMARK, fold=0)
    second = first.replace(fold=1)
    if first.utcoffset() == second.utcoffset():
        return _fixed(first)
    if first.astimezone(UTC).astimezone(DENMARK).replace(tzinfo=None) != written:
        # Seen with the offset from before the gap, the moment lies an hour later on the clock.
        later = first.astimezone(UTC).astimezone(DENMARK)
        raise PydanticCustomError("time_gap", "left out", {"meant": f"{later:%Y-%m-%d %H:%M}"})
    summer, winter = (f"{written:%Y-%m-%d %H:%M}{_said(time)}" for time in (first, second))
    raise PydanticCustomError("time_twice", "comes twice", {"summer": summer, "winter": winter})


def _said(moment: datetime) -> str:
    return f"{moment:%z}"[:3] + ":" + f"{moment:%z}"[3:]


def _guess(text: str) -> str | None:
    """Return what someone means by `23. november 2026 kl. 6.00` or `2026-11-23 6:00`."""
    match = _LOOSE.fullmatch(text)
    if not match or int(match[2]) > 23 or int(match[3]) > 59:
        return None
    found: date | str | None
    try:
        found = parse_full_date(match[1])
    except PydanticCustomError as fault:
        found = (fault.context or {}).get("meant")
    return f"{found} {int(match[2]):02d}:{match[3]}" if found else None


DanishTime = Annotated[
    datetime,
    BeforeValidator(parse_danish_time),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}"}),
]
DayOrTime = Annotated[
    date,
    PlainValidator(parse_day_or_time),
    WithJsonSchema(
        {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}.*)?$"},
        mode="validation",
    ),
]
Clock = Annotated[
    str,
    BeforeValidator(parse_clock),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,2}[:.]\d{2}$"}),
]
