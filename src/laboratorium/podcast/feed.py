"""The feed: RSS 2.0 with Apple's elements, Podcasting 2.0 and Podlove Simple Chapters.

feedgen makes the RSS. What it gets wrong is handled here and in `extension`: it puts entries first
that are added last, takes the last link for the channel's own, drops all Atom links but one, stamps
feeds with the clock, and raises on characters that XML cannot hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from posixpath import dirname, relpath
from typing import Any

from feedgen.feed import FeedGenerator

from laboratorium.podcast import channel, item
from laboratorium.podcast.channel import FeedPage
from laboratorium.podcast.clean import clean, shorten, unfolded
from laboratorium.podcast.extension import register, set_tags
from laboratorium.podcast.notes import MOST_BYTES, notes
from laboratorium.podcast.publication import (
    PLAIN_STYLESHEET,
    STYLESHEET,
    Feed,
    Publication,
    Release,
)

NEWEST = 100
MOST_FEED_BYTES = 500_000
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_GENERATOR = "laboratorium"
_DECLARATION_END = b"?>\n"


def feed_pages(publication: Publication, feed: Feed) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Every page of a feed: its path and how to make it.

    A page holds 100 episodes, the first one fewer when their notes would take it over 500 kB. An
    empty feed has its one page.
    """
    releases, first = feed.releases, NEWEST
    while True:
        rest = max(0, len(releases) - first)
        page = FeedPage(publication, feed, 1, 1 + -(-rest // NEWEST))
        data = feed_xml(page, releases[:first])
        if len(data) <= MOST_FEED_BYTES or first == 1:
            break
        # A little under what the mean episode leaves room for, so that few tries are needed.
        held = min(first, len(releases))
        first = max(1, min(held - 1, held * MOST_FEED_BYTES * 95 // (len(data) * 100)))
    yield page.path, lambda: data
    for number in range(2, page.pages + 1):
        start = first + (number - 2) * NEWEST
        later = FeedPage(publication, feed, number, page.pages)
        yield later.path, partial(feed_xml, later, releases[start : start + NEWEST])


def feed_xml(page: FeedPage, releases: Sequence[Release]) -> bytes:
    """One page of a feed, UTF-8. `releases` are those on the page, in the order they are to
    stand.
    """
    feed = FeedGenerator()
    _describe(feed, page, releases)
    register(feed, channel.tags(page))
    for release in releases:
        entry = feed.add_entry(order="append")
        _fill(entry, release)
        set_tags(entry, item.tags(release))
    xml: bytes = feed.rss_str(pretty=True)
    return xml.replace(_DECLARATION_END, _DECLARATION_END + _sheet(page.path), 1)


def moved(data: bytes, path: str, former: str) -> bytes:
    """The feed made for `path`, to lie at `former` too: only the way to its stylesheet differs."""
    return data.replace(_sheet(path), _sheet(former), 1)


def _sheet(path: str) -> bytes:
    """The instructions that let a browser show the feed at `path` as a page."""
    folder = dirname(path) or "."
    return b"".join(
        f'<?xml-stylesheet type="text/{kind}" href="{relpath(sheet, folder)}"?>\n'.encode()
        for kind, sheet in (("xsl", STYLESHEET), ("css", PLAIN_STYLESHEET))
    )


def _describe(feed: Any, page: FeedPage, releases: Sequence[Release]) -> None:
    publication, meta = page.publication, page.publication.meta
    feed.title(clean(page.feed.title))
    feed.description(shorten(unfolded(clean(meta.description)), MOST_BYTES))
    feed.language(meta.language)
    licence = publication.words.licences[meta.licence].label
    feed.copyright(clean(f"{meta.author} · {licence}"))
    feed.generator(_GENERATOR)
    feed.lastBuildDate(releases[0].meta.published if releases else _NEVER)
    feed.link(href=page.url(page.number), rel="self", type="application/rss+xml")
    # Of several links feedgen takes the last for the channel's own.
    feed.link(href=publication.home, rel="alternate")
    cover = publication.url(publication.cover.path)
    feed.image(url=cover, title=clean(page.feed.title), link=publication.home)


def _fill(entry: Any, release: Release) -> None:
    meta = release.meta
    entry.title(clean(meta.title) or release.slug)
    entry.guid(release.guid, permalink=False)
    entry.link(href=release.url, rel="alternate")
    written = notes(release)
    entry.description(clean(written.short))
    entry.content(clean(written.whole), type="CDATA")
    entry.enclosure(release.enclosure, release.length, release.type)
    entry.pubDate(meta.published)
