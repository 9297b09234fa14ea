"""What a value in a feed may be: tests that say whether it is right, and readings of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from difflib import get_close_matches
from urllib.parse import urlsplit
from uuid import UUID

Test = Callable[[str], bool]
"""Says whether a value is right."""

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DATE = re.compile(
    rf"(?:(?P<weekday>{'|'.join(DAYS)}), )?(?P<day>\d{{1,2}}) (?P<month>{'|'.join(_MONTHS)}) "
    r"(?P<year>\d{4}) (?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))? "
    r"(?P<zone>[+-]\d{4}|[A-Za-z]{1,5})",
    re.ASCII,
)
_GEO = re.compile(r"geo:(-?\d{1,3}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)(,-?\d+(\.\d+)?)?(;[\w.=;-]+)?")


def one_of(*values: str, any_case: bool = False) -> Test:
    return lambda value: (value.casefold() if any_case else value) in values


def at_most(characters: int) -> Test:
    return lambda value: len(value) <= characters


def matches(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Test:
    """The pattern is the whole value."""
    compiled = re.compile(pattern, flags)
    return lambda value: bool(compiled.fullmatch(value))


def lacks(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Test:
    """The pattern is nowhere in the value."""
    compiled = re.compile(pattern, flags)
    return lambda value: not compiled.search(value)


is_language = matches(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


def is_whole_from_1(value: str) -> bool:
    """Digits that are no 0; as many as a machine's integer holds."""
    return value.isascii() and value.isdigit() and len(value) <= 18 and int(value) > 0


def is_guid(value: str) -> bool:
    try:
        return str(UUID(value)) == value.casefold()
    except ValueError:
        return False


def is_geo(value: str) -> bool:
    found = _GEO.fullmatch(value)
    return found is not None and abs(float(found[1])) <= 90 and abs(float(found[2])) <= 180


def is_web_address(value: str) -> bool:
    """An absolute http(s) address with a host, whatever else is in it."""
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018 - reading it is what finds a port that is no number
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def is_written_as_address(value: str) -> bool:
    """Only the characters that may stand in an address; others are percent-encoded."""
    return value.isascii() and value.isprintable() and not set(value) & set(' <>"{}|\\^`')


def ending(address: str) -> str:
    """Return the file ending of an address, such as ``.mp3``, or nothing."""
    try:
        name = urlsplit(address).path.rpartition("/")[2]
    except ValueError:
        return ""
    return "." + name.rpartition(".")[2].casefold() if "." in name else ""


@dataclass(frozen=True)
class Hint:
    """`` Mente du »…«?`` as text, or nothing when no known value is near."""

    value: str
    known: Collection[str]

    def __str__(self) -> str:
        folded = {term.casefold(): term for term in self.known}
        # Comparing takes time in the square of the length, and what is meant is short.
        found = get_close_matches(self.value[:100].casefold(), list(folded), 1)
        return f" Mente du »{folded[found[0]]}«?" if found else ""


def seconds(text: str) -> float | None:
    """Return the seconds of ``754``, ``12:34`` or ``1:02:03.5``, or nothing when it is no time.

    Normal Play Time as Podlove Simple Chapters uses it, and what Apple takes as a duration.
    """
    *before, last = text.strip().split(":")
    whole, dot, fraction = last.partition(".")
    parts = [*before, whole]
    if len(parts) > 3 or not all(map(_is_number, [*parts, *([fraction] if dot else [])])):
        return None
    # What stands first is not wound up: 90:00 is an hour and a half.
    if any(int(part) >= 60 for part in parts[1:]):
        return None
    total = 0
    for part in parts:
        total = total * 60 + int(part)
    return total + (float(f"0.{fraction}") if dot else 0.0)


def decimal(text: str) -> float | None:
    """Return a number of at least 0, written with digits and at most one full stop."""
    whole, dot, fraction = text.strip().partition(".")
    if _is_number(whole) and (not dot or _is_number(fraction)):
        return float(text)
    return None


def _is_number(text: str) -> bool:
    return 0 < len(text) <= 9 and text.isascii() and text.isdigit()


def instant(text: str) -> datetime | None:
    """Return the moment that an RFC 2822 date means, or nothing when it is none.

    A zone by another name than GMT's counts as GMT here; a rule of its own refuses it.
    """
    found = DATE.fullmatch(text)
    if not found:
        return None
    zone = found["zone"]
    minutes = int(zone[:3]) * 60 + int(zone[0] + zone[3:]) if zone[0] in "+-" else 0
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    month = _MONTHS.index(found["month"]) + 1
    try:
        offset = timezone(timedelta(minutes=minutes))
        day = int(found["year"]), month, int(found["day"])
        return datetime(*day, hour, minute, second, tzinfo=offset)
    except ValueError:
        return None
