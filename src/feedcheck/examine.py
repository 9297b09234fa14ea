"""A feed's bytes against the rules, in the order that they can be asked."""

from __future__ import annotations

from feedcheck.feed import Feed, feed_of
from feedcheck.model import Finding, findings
from feedcheck.rules import FEED_RULES
from feedcheck.rules.file import FILE_RULES, READING_RULES
from feedcheck.tree import UnreadableFeed, read


def check(data: bytes) -> list[Finding]:
    """Return everything wrong with a feed, by line; nothing when it is as it should be.

    ``data`` is the file's bytes. Nothing is raised: a file that is no feed has a finding, too.
    """
    return examine(data)[0]


def examine(data: bytes) -> tuple[list[Finding], Feed | None]:
    """Return the findings and the feed itself, or no feed when the file cannot be read as one."""
    try:
        document = read(data)
    except UnreadableFeed as error:
        return sorted(findings(READING_RULES, error)), None
    found = sorted(findings(FILE_RULES, document))
    if found:
        return found, None
    feed = feed_of(document)
    return sorted(findings(FEED_RULES, feed)), feed
