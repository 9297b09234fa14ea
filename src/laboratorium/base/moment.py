"""At which time a site is built: an input like any other, and told wherever it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from laboratorium.base.danish import format_date

DENMARK = ZoneInfo("Europe/Copenhagen")
VARIABLE = "SOURCE_DATE_EPOCH"
"""Seconds since 1970 (reproducible-builds.org/specs/source-date-epoch)."""


def format_moment(moment: datetime) -> str:
    """A time as a Dane says it, on the clock in Denmark: `30. november 2026 kl. 6.00`."""
    local = moment.astimezone(DENMARK)
    return f"{format_date(local)} kl. {local.hour}.{local:%M}"


def format_span(begins: date, ends: date | None) -> str:
    """Days or times as a Dane says them: `12. marts 2027`, `12.–13. marts 2027`,
    `12. marts 2027 kl. 9.00–15.30`. An end on the same day is said by its time alone.
    """
    start = format_moment(begins) if isinstance(begins, datetime) else format_date(begins)
    if ends is None or ends == begins:
        return start
    if isinstance(ends, datetime):
        local = ends.astimezone(DENMARK)
        if isinstance(begins, datetime) and local.date() == begins.astimezone(DENMARK).date():
            return f"{start}–{local.hour}.{local:%M}"
        return f"{start} – {format_moment(ends)}"
    if (begins.year, begins.month) == (ends.year, ends.month):
        return f"{begins.day}.–{format_date(ends)}"
    return f"{start} – {format_date(ends)}"


@dataclass(frozen=True)
class Moment:
    """A time, in UTC, and what it was taken from, in Danish."""

    at: datetime
    source: str

    def __str__(self) -> str:
        """In Denmark: `28. november 2026 kl. 23.44 (den nyeste commit)`."""
        return f"{format_moment(self.at)} ({self.source})"

    @property
    def variable(self) -> dict[str, str]:
        """The environment in which another process builds at the same time."""
        return {VARIABLE: str(int(self.at.timestamp()))}


@dataclass(frozen=True)
class Span:
    """The times at which a site is one and the same: from `since` until just before `until`."""

    since: datetime | None
    until: datetime | None

    def as_text(self) -> list[str]:
        """Both times, an empty text for none."""
        return [end.isoformat() if end else "" for end in (self.since, self.until)]

    @classmethod
    def of_text(cls, ends: Sequence[str]) -> Span:
        """What was told so."""
        return cls(*(datetime.fromisoformat(end) if end else None for end in ends))

    def holds(self, at: datetime) -> bool:
        return (self.since is None or self.since <= at) and (self.until is None or at < self.until)


ALWAYS = Span(None, None)
