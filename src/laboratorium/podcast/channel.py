"""What a feed's channel holds beside RSS' own elements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import format_datetime

from laboratorium.base.urls import ascii_url
from laboratorium.model.records import guid_of_feed
from laboratorium.podcast import item
from laboratorium.podcast.clean import shorten
from laboratorium.podcast.extension import Tag
from laboratorium.podcast.publication import Feed, Publication, Release

MOST_TRAILERS = 10
# The longest text that the namespace allows in funding, person, soundbite and their like.
_MOST_BYTES = 128
# The namespace of podcast:guid (podcastindex.org/namespace/1.0).


@dataclass(frozen=True)
class FeedPage:
    """Which page of a feed, from 1, and how many there are."""

    publication: Publication
    feed: Feed
    number: int = 1
    pages: int = 1

    @property
    def path(self) -> str:
        return self.feed.page(self.number)

    def url(self, number: int) -> str:
        """The publication address of page `number` of the same feed."""
        return self.publication.url(self.feed.page(number))


def tags(page: FeedPage) -> tuple[Tag, ...]:
    """Every element of the channel, in a fixed order."""
    return (*_pages(page), *_apple(page), *_podcasting(page))


def _pages(page: FeedPage) -> Iterator[Tag]:
    """The hub of the feed (WebSub, section 4), and the way through the pages (RFC 5005, section 3);
    feedgen drops all links but `self`.
    """
    if (hub := page.publication.meta.hub) and page.number == 1:
        yield Tag("atom:link", attributes={"rel": "hub", "href": ascii_url(hub)})
    if page.pages == 1:
        return
    numbers = {"first": 1, "last": page.pages}
    if page.number > 1:
        numbers["previous"] = page.number - 1
    if page.number < page.pages:
        numbers["next"] = page.number + 1
    for rel, number in numbers.items():
        about = {"rel": rel, "href": page.url(number), "type": "application/rss+xml"}
        yield Tag("atom:link", attributes=about)


def _apple(page: FeedPage) -> Iterator[Tag]:
    meta = page.publication.meta
    yield Tag("itunes:author", meta.author)
    if meta.owner.email:
        owner = (Tag("itunes:name", meta.owner.name), Tag("itunes:email", meta.owner.email))
        yield Tag("itunes:owner", children=owner)
    yield from item.cover(page.publication.cover, page.publication)
    below = (
        (Tag("itunes:category", attributes={"text": meta.subcategory}),) if meta.subcategory else ()
    )
    yield Tag("itunes:category", attributes={"text": meta.category}, children=below)
    yield Tag("itunes:explicit", "true" if meta.explicit else "false")
    yield Tag("itunes:type", meta.type)
    if meta.former_feeds and not page.feed.part:
        yield Tag("itunes:new-feed-url", page.url(1))
    if meta.update_frequency and meta.update_frequency.complete:
        yield Tag("itunes:complete", "Yes")
    if page.feed.part:  # A part of a podcast is no podcast of its own in Apple's catalogue.
        yield Tag("itunes:block", "Yes")


def _podcasting(page: FeedPage) -> Iterator[Tag]:
    meta = page.publication.meta
    yield Tag("podcast:guid", guid_of_feed(page.url(1)) if page.feed.part else meta.guid)
    owner = {"owner": meta.owner.email}
    yield Tag("podcast:locked", "yes" if meta.locked else "no", owner)
    yield Tag("podcast:medium", meta.medium)
    yield Tag("podcast:license", meta.licence.lower())
    if meta.funding:
        url = ascii_url(meta.funding.url)
        yield Tag("podcast:funding", shorten(meta.funding.title, _MOST_BYTES), {"url": url})
    yield from map(item.person_tag, page.publication.persons)
    if often := meta.update_frequency:
        about = {"rrule": often.rrule, "complete": "true" if often.complete else None}
        yield Tag("podcast:updateFrequency", shorten(often.text, _MOST_BYTES), about)
    for trailer in page.feed.trailers[:MOST_TRAILERS]:
        yield _trailer(trailer)
    if meta.podroll:
        friends = (
            {"feedGuid": friend.guid, "feedUrl": ascii_url(friend.url), "title": friend.title}
            for friend in meta.podroll
        )
        items = tuple(Tag("podcast:remoteItem", attributes=friend) for friend in friends)
        yield Tag("podcast:podroll", children=items)


def _trailer(release: Release) -> Tag:
    meta = release.meta
    about = {
        "pubdate": format_datetime(meta.published),
        "url": release.enclosure,
        "length": str(release.length),
        "type": release.type,
        "season": str(meta.season) if meta.season else None,
    }
    return Tag("podcast:trailer", shorten(meta.title, _MOST_BYTES), about)
