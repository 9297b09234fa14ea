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

from laboratorium.base.settings import Settings
from laboratorium.model.records import ShowRecord
from laboratorium.model.vocabulary import vocabularies
from laboratorium.podcast import channel, item, links
from laboratorium.podcast.channel import FeedPage
from laboratorium.podcast.clean import clean, shorten, unfolded
from laboratorium.podcast.extension import register, set_tags
from laboratorium.podcast.notes import MOST_BYTES, notes
from laboratorium.podcast.release import Release

NEWEST = 100
MOST_FEED_BYTES = 500_000
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_GENERATOR = "laboratorium"
_DECLARATION_END = b"?>\n"


def feed_pages(
    show: ShowRecord, releases: Sequence[Release], settings: Settings, path: str, part: str = ""
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Every page of a feed: its path and how to make it. `releases` are all its episodes, newest
    first.

    A page holds 100 episodes, the first one fewer when their notes would take it over 500 kB. An
    empty feed has its one page.
    """
    trailers = tuple(one for one in releases if one.episode.meta.type == "trailer")
    first = NEWEST
    while True:
        rest = max(0, len(releases) - first)
        page = FeedPage(path, 1, 1 + -(-rest // NEWEST), part, trailers)
        data = feed_xml(show, releases[:first], settings, page)
        if len(data) <= MOST_FEED_BYTES or first == 1:
            break
        # A little under what the mean episode leaves room for, so that few tries are needed.
        held = min(first, len(releases))
        first = max(1, min(held - 1, held * MOST_FEED_BYTES * 95 // (len(data) * 100)))
    yield page.own_path, lambda: data
    for number in range(2, page.pages + 1):
        start = first + (number - 2) * NEWEST
        later = FeedPage(path, number, page.pages, part, trailers)
        shown = releases[start : start + NEWEST]
        yield later.own_path, partial(feed_xml, show, shown, settings, later)


def feed_xml(
    show: ShowRecord, episodes: Sequence[Release], settings: Settings, page: FeedPage
) -> bytes:
    """One page of a feed, UTF-8. `episodes` are those on the page, in the order they are to
    stand.
    """
    feed = FeedGenerator()
    terms = vocabularies()
    _describe(feed, show, episodes, settings, page)
    register(feed, channel.tags(show, settings, page, terms))
    for release in episodes:
        entry = feed.add_entry(order="append")
        _fill(entry, release, settings)
        set_tags(entry, item.tags(release, show, settings, terms))
    xml: bytes = feed.rss_str(pretty=True)
    return xml.replace(_DECLARATION_END, _DECLARATION_END + _sheet(page.own_path), 1)


def moved(data: bytes, path: str, former: str) -> bytes:
    """The feed made for `path`, to lie at `former` too: only the way to its stylesheet differs."""
    return data.replace(_sheet(path), _sheet(former), 1)


def _sheet(path: str) -> bytes:
    """The instructions that let a browser show the feed at `path` as a page."""
    folder = dirname(path) or "."
    return b"".join(
        f'<?xml-stylesheet type="text/{kind}" href="{relpath(sheet, folder)}"?>\n'.encode()
        for kind, sheet in (("xsl", links.STYLESHEET), ("css", links.PLAIN_STYLESHEET))
    )


def _describe(
    feed: Any,
    show: ShowRecord,
    episodes: Sequence[Release],
    settings: Settings,
    page: FeedPage,
) -> None:
    meta = show.meta
    feed.title(clean(page.title(show)))
    feed.description(shorten(unfolded(clean(meta.description)), MOST_BYTES))
    feed.language(meta.language)
    licence = vocabularies().licences[meta.licence].label
    feed.copyright(clean(f"{meta.author} · {licence}"))
    feed.generator(_GENERATOR)
    newest = max((one.episode.meta.published for one in episodes), default=_NEVER)
    feed.lastBuildDate(newest)
    own = page.address(page.number, settings)
    feed.link(href=own, rel="self", type="application/rss+xml")
    # Of several links feedgen takes the last for the channel's own.
    home = links.show_page(show, settings)
    feed.link(href=home, rel="alternate")
    feed.image(url=links.cover_url(meta.cover, settings), title=clean(page.title(show)), link=home)


def _fill(entry: Any, release: Release, settings: Settings) -> None:
    meta = release.episode.meta
    entry.title(clean(meta.title) or release.slug)
    entry.guid(release.guid, permalink=False)
    entry.link(href=settings.url + links.page(release.episode), rel="alternate")
    written = notes(release.episode, settings)
    entry.description(clean(written.short))
    entry.content(clean(written.whole), type="CDATA")
    entry.enclosure(release.url, release.length, release.type)
    entry.pubDate(meta.published)
