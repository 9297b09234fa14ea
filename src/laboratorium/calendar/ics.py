"""Writing iCalendar (RFC 5545): the few properties that all calendars read alike.

Written here and not by a library: what the libraries at hand generate of Denmark's time zone lists
dates to 2038 and is an hour wrong on the mornings of change, and all else is a few lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from laboratorium.base.moment import DENMARK

ZONE = "Europe/Copenhagen"
MOST_OCTETS = 75
"""Of a line, its end not counted (3.1)."""
LAST_BY_ZONE = 2035
"""The last year in which times are told by Denmark's clock. Some calendars know no summer time
later than ten years ahead, and some take a time that comes twice for the second (3.3.5 says the
first): such times are told in UTC, which all of them read alike.
"""
# Summer time begins at 01:00 UTC on the last Sunday of March and ends on that of October, since
# 1996 (directive 2000/84/EC): the local times are those before each change (3.6.5).
_ZONE_LINES = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True)
class Event:
    """What stands in a calendar.

    `begins` and `ends` are both days or both times; the last day is the last on which it goes on.
    `stamp` is the day of the last change, `sequence` how many there were. `link` is where one takes
    part on the net, `url` the page.
    """

    uid: str
    sequence: int
    stamp: date
    begins: date
    ends: date
    summary: str
    description: str
    location: str
    link: str
    url: str
    cancelled: bool = False


def write(events: Iterable[Event], name: str, source: str = "") -> bytes:
    """A calendar called `name`; `source` is where subscribers find it again."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(name)}//Kalender//DA",
        *_named(name, source),
        *_ZONE_LINES,
    ]
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return b"".join(fold(line) + b"\r\n" for line in lines)


def fold(line: str) -> bytes:
    """A line in UTF-8, cut so that no piece is longer than 75 octets and no letter is parted (3.1).

    A piece that goes on begins with a space, which counts too.
    """
    data = line.encode()
    pieces, start, room = [], 0, MOST_OCTETS
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:  # Within a letter of several octets.
            end -= 1
        pieces.append(data[start:end])
        start, room = end, MOST_OCTETS - 1
    return b"\r\n ".join((*pieces, data[start:]))


def _named(name: str, source: str) -> Iterator[str]:
    """The calendar's name as the standard and as older programs ask for it (RFC 7986, 5.1), and how
    often to look again.
    """
    yield f"NAME:{_text(name)}"
    yield f"X-WR-CALNAME:{_text(name)}"
    if source:
        yield f"SOURCE;VALUE=URI:{source}"
        yield "REFRESH-INTERVAL;VALUE=DURATION:PT12H"
        yield "X-PUBLISHED-TTL:PT12H"


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    # Without a METHOD it says when the event was last changed (3.8.7.2).
    yield f"DTSTAMP:{event.stamp:%Y%m%d}T000000Z"
    yield f"SEQUENCE:{event.sequence}"
    yield _when("DTSTART", event.begins)
    yield _when("DTEND", _after(event.ends))
    yield f"SUMMARY:{_text(event.summary)}"
    yield f"DESCRIPTION:{_text(event.description)}"
    if event.location:
        yield f"LOCATION:{_text(event.location)}"
    if event.link:
        yield f"CONFERENCE;VALUE=URI:{event.link}"
    yield f"URL:{event.url}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    # A day of which nobody knows the hours, and what is cancelled, keeps nobody busy.
    busy = isinstance(event.begins, datetime) and not event.cancelled
    yield f"TRANSP:{'OPAQUE' if busy else 'TRANSPARENT'}"
    yield "END:VEVENT"


def _after(last: date) -> date:
    """What ends on a day is over when the next one begins (3.6.1)."""
    return last if isinstance(last, datetime) else date.fromordinal(last.toordinal() + 1)


def _when(name: str, when: date) -> str:
    if not isinstance(when, datetime):
        return f"{name};VALUE=DATE:{when:%Y%m%d}"
    local = when.astimezone(DENMARK)
    comes_twice = local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()
    if comes_twice or local.year > LAST_BY_ZONE:
        return f"{name}:{when.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"{name};TZID={ZONE}:{local:%Y%m%dT%H%M%S}"


def _text(text: str) -> str:
    """A TEXT value (3.3.11): what parts values and lines is escaped."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
