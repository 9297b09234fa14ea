"""Rules of dates: RFC 2822 with English names, the right weekday and a real offset."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedcheck.feed import Feed
from feedcheck.finds import hit, value
from feedcheck.model import Hit, Rule, advice, error
from feedcheck.sources import RFC_2822, rss
from feedcheck.values import DATE, DAYS, instant

_DATES = (
    *("channel/pubDate", "channel/lastBuildDate", "item/pubDate"),
    "channel/podcast:trailer@pubdate",
)
# -0000 means, by RFC 2822, that nobody knows.
_OFFSET = re.compile(r"\+\d{4}|-(?!0000)\d{4}|GMT|UTC?|Z", re.ASCII)


def _weekday(feed: Feed) -> Iterator[Hit]:
    for node, text in feed.values(*_DATES):
        moment, found = instant(text or ""), DATE.fullmatch(text or "")
        if moment and found and found["weekday"] not in (None, DAYS[moment.weekday()]):
            right = DAYS[moment.weekday()]
            yield hit(node, value=found["weekday"], right=right, date=found[0][5:16])


def _zone(feed: Feed) -> Iterator[Hit]:
    for node, text in feed.values(*_DATES):
        found = DATE.fullmatch(text or "")
        if found and not _OFFSET.fullmatch(found["zone"]):
            yield hit(node, value=found["zone"])


def _built(feed: Feed) -> Iterator[Hit]:
    moments = [moment for item in feed.items if (moment := instant(item.value("pubDate")))]
    for node in feed.at("channel/lastBuildDate"):
        built = instant(node.text.strip())
        if built and moments and built < max(moments):
            yield hit(node)


DATE_RULES: tuple[Rule[Feed], ...] = (
    error("date-format", RFC_2822,
        value(lambda text: not text or instant(text) is not None, *_DATES),
        "Datoen »{value}« kan ikke læses. Skriv med engelske navne og tidszone: Mon, 23 Nov 2026 "
        "06:00:00 +0100."),
    error("date-weekday", RFC_2822, _weekday,
        "Den {date} er ikke en {value}. Skriv {right}."),
    error("date-zone", RFC_2822, _zone,
        "Tidszonen »{value}« siger ikke, hvornår det er. Skriv forskellen til UTC: +0100 om "
        "vinteren og +0200 om sommeren."),
    advice("build-date", rss("optionalChannelElements"), _built,
        "<lastBuildDate> er ældre end det nyeste afsnit. Skriv det nyeste afsnits dato eller "
        "en senere."),
)  # fmt: skip
