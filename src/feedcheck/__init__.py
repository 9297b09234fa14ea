"""A checker of a podcast's feed: Apple, PSP-1, Podcasting 2.0, RFC 5005, RSS 2.0 and psc.

Bytes in, findings out; each finding names its line, what to write instead, and the rule's source.
"""

from __future__ import annotations

from feedcheck.addresses import ADDRESS_RULES
from feedcheck.channel import CHANNEL_RULES
from feedcheck.chapters import CHAPTER_RULES
from feedcheck.dates import DATE_RULES
from feedcheck.feed import Feed, feed_of
from feedcheck.item import ITEM_RULES
from feedcheck.model import Finding, Rule, findings, format_finding
from feedcheck.paging import PAGING_RULES
from feedcheck.podcasting_episode import EPISODE_RULES
from feedcheck.podcasting_show import SHARED_RULES, SHOW_RULES
from feedcheck.shape import READING_RULES, SHAPE_RULES
from feedcheck.structure import STRUCTURE_RULES
from feedcheck.tree import LARGEST, UnreadableFeed, read
from feedcheck.words import WORD_RULES

__all__ = [
    "FEED_RULES",
    "LARGEST",
    "READING_RULES",
    "SHAPE_RULES",
    "Feed",
    "Finding",
    "Rule",
    "check_feed",
    "examine",
    "format_finding",
]

FEED_RULES: tuple[Rule[Feed], ...] = (
    *CHANNEL_RULES,
    *ITEM_RULES,
    *STRUCTURE_RULES,
    *WORD_RULES,
    *DATE_RULES,
    *ADDRESS_RULES,
    *PAGING_RULES,
    *CHAPTER_RULES,
    *SHOW_RULES,
    *SHARED_RULES,
    *EPISODE_RULES,
)


def check_feed(data: bytes) -> list[Finding]:
    """Return everything wrong with a feed, by line; nothing when it is as it should be."""
    return examine(data)[0]


def examine(data: bytes) -> tuple[list[Finding], Feed | None]:
    """Return the findings and the feed itself, or no feed when the file cannot be read as one."""
    try:
        document = read(data)
    except UnreadableFeed as error:
        return sorted(findings(READING_RULES, error)), None
    shape = sorted(findings(SHAPE_RULES, document))
    if shape:
        return shape, None
    feed = feed_of(document)
    return sorted(findings(FEED_RULES, feed)), feed
