"""Rules of dates: RFC 2822 with English names, the right weekday and a real offset."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from feedcheck.feed import Feed
from feedcheck.model import Hit, Rule
from feedcheck.sources import RFC_2822, rss
from feedcheck.tree import Node
from laboratorium.base.problems import Level

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(
    rf"(?:(?P<weekday>{'|'.join(_DAYS)}), )?(?P<day>\d{{1,2}}) (?P<month>{'|'.join(_MONTHS)}) "
    r"(?P<year>\d{4}) (?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))? "
    r"(?P<zone>[+-]\d{4}|[A-Za-z]{1,5})",
    re.ASCII,
)
# -0000 means, by RFC 2822, that nobody knows.
_OFFSET = re.compile(r"\+\d{4}|-(?!0000)\d{4}", re.ASCII)
_UNIVERSAL = ("GMT", "UT", "UTC", "Z")


def _texts(feed: Feed) -> Iterator[tuple[Node, str]]:
    for node in feed.at("channel/pubDate", "channel/lastBuildDate", "item/pubDate"):
        yield node, node.text.strip()
    for node in feed.at("channel/podcast:trailer"):
        yield node, node.attributes.get("pubdate", "").strip()


def instant(text: str) -> datetime | None:
    """Return the moment that an RFC 2822 date means, or nothing when it is none.

    A zone by another name than GMT's counts as GMT here; a rule of its own refuses it.
    """
    found = _DATE.fullmatch(text)
    if not found:
        return None
    zone = found["zone"]
    minutes = int(zone[:3]) * 60 + int(zone[0] + zone[3:]) if zone[0] in "+-" else 0
    try:
        return datetime(
            int(found["year"]),
            _MONTHS.index(found["month"]) + 1,
            int(found["day"]),
            int(found["hour"]),
            int(found["minute"]),
            int(found["second"] or 0),
            tzinfo=timezone(timedelta(minutes=minutes)),
        )
    except ValueError:
        return None


def _format(feed: Feed) -> Iterator[Hit]:
    for node, text in _texts(feed):
        if text and instant(text) is None:
            yield Hit(node.line, {"value": text})


def _weekday(feed: Feed) -> Iterator[Hit]:
    for node, text in _texts(feed):
        moment, found = instant(text), _DATE.fullmatch(text)
        if moment and found and found["weekday"] not in (None, _DAYS[moment.weekday()]):
            right = _DAYS[moment.weekday()]
            yield Hit(node.line, {"value": found["weekday"], "right": right, "date": text[5:16]})


def _zone(feed: Feed) -> Iterator[Hit]:
    for node, text in _texts(feed):
        found = _DATE.fullmatch(text)
        if found and not _OFFSET.fullmatch(found["zone"]) and found["zone"] not in _UNIVERSAL:
            yield Hit(node.line, {"value": found["zone"]})


def _built(feed: Feed) -> Iterator[Hit]:
    for node in feed.at("channel/lastBuildDate"):
        built = instant(node.text.strip())
        newest = max(
            (moment for item in feed.items if (moment := instant(item.value("pubDate")))),
            default=None,
        )
        if built and newest and built < newest:
            yield Hit(node.line)


DATE_RULES: tuple[Rule[Feed], ...] = (
    Rule(
        "date-format",
        RFC_2822,
        Level.ERROR,
        "Datoen »{value}« kan ikke læses. Skriv med engelske navne og tidszone: Mon, 23 Nov 2026 "
        "06:00:00 +0100.",
        _format,
    ),
    Rule(
        "date-weekday",
        RFC_2822,
        Level.ERROR,
        "Den {date} er ikke en {value}. Skriv {right}.",
        _weekday,
    ),
    Rule(
        "date-zone",
        RFC_2822,
        Level.ERROR,
        "Tidszonen »{value}« siger ikke, hvornår det er. Skriv forskellen til UTC: +0100 om "
        "vinteren og +0200 om sommeren.",
        _zone,
    ),
    Rule(
        "build-date",
        rss("optionalChannelElements"),
        Level.ADVICE,
        "<lastBuildDate> er ældre end det nyeste afsnit. Skriv det nyeste afsnits dato eller "
        "en senere.",
        _built,
    ),
)
