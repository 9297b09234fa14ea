"""What a feed's channel holds beside RSS' own elements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import format_datetime

from laboratorium.base.settings import Settings
from laboratorium.model.records import ShowRecord
from laboratorium.model.vocabulary import Vocabularies
from laboratorium.podcast import item, links
from laboratorium.podcast.clean import shorten
from laboratorium.podcast.extension import Tag
from laboratorium.podcast.release import Release

MOST_TRAILERS = 10
# The longest text that the namespace allows in funding, person, soundbite and their like.
_MOST_BYTES = 128


@dataclass(frozen=True)
class FeedPage:
    """Which page of which feed: `path` is that of the feed's first page, from the site's root.

    `part` is what a feed of a season or a laboratory is called; the podcast's own feed has none.
    `trailers` stand in the channel of every page, newest first.
    """

    path: str
    number: int = 1
    pages: int = 1
    part: str = ""
    trailers: tuple[Release, ...] = ()

    def address(self, number: int, settings: Settings) -> str:
        return settings.url + links.feed_page(self.path, number)

    @property
    def own_path(self) -> str:
        return links.feed_page(self.path, self.number)

    def title(self, show: ShowRecord) -> str:
        return f"{show.meta.title} – {self.part}" if self.part else show.meta.title


def tags(
    show: ShowRecord, settings: Settings, page: FeedPage, vocabularies: Vocabularies
) -> tuple[Tag, ...]:
    """Every element of the channel, in a fixed order."""
    return (
        *_pages(page, settings),
        *_apple(show, settings, page),
        *_podcasting(show, settings, page, vocabularies),
    )


def _pages(page: FeedPage, settings: Settings) -> Iterator[Tag]:
    """The way through the pages (RFC 5005, section 3); feedgen drops all links but `self`."""
    if page.pages == 1:
        return
    numbers = {"first": 1, "last": page.pages}
    if page.number > 1:
        numbers["previous"] = page.number - 1
    if page.number < page.pages:
        numbers["next"] = page.number + 1
    for rel, number in numbers.items():
        about = {
            "rel": rel,
            "href": page.address(number, settings),
            "type": "application/rss+xml",
        }
        yield Tag("atom:link", attributes=about)


def _apple(show: ShowRecord, settings: Settings, page: FeedPage) -> Iterator[Tag]:
    meta = show.meta
    yield Tag("itunes:author", meta.author)
    if meta.owner.email:
        owner = (Tag("itunes:name", meta.owner.name), Tag("itunes:email", meta.owner.email))
        yield Tag("itunes:owner", children=owner)
    yield from item.cover(meta.cover, meta.cover_alt, settings)
    below = (
        (Tag("itunes:category", attributes={"text": meta.subcategory}),) if meta.subcategory else ()
    )
    yield Tag("itunes:category", attributes={"text": meta.category}, children=below)
    yield Tag("itunes:explicit", "true" if meta.explicit else "false")
    yield Tag("itunes:type", meta.type)
    if meta.former_feeds and not page.part:
        yield Tag("itunes:new-feed-url", page.address(1, settings))
    if meta.update_frequency and meta.update_frequency.complete:
        yield Tag("itunes:complete", "Yes")
    if page.part:  # A part of a podcast is no podcast of its own in Apple's catalogue.
        yield Tag("itunes:block", "Yes")


def _podcasting(
    show: ShowRecord, settings: Settings, page: FeedPage, vocabularies: Vocabularies
) -> Iterator[Tag]:
    meta = show.meta
    guid = links.feed_guid(page.address(1, settings)) if page.part else meta.guid
    yield Tag("podcast:guid", guid)
    owner = {"owner": meta.owner.email}
    yield Tag("podcast:locked", "yes" if meta.locked else "no", owner)
    yield Tag("podcast:medium", meta.medium)
    yield Tag("podcast:license", meta.licence.lower())
    if meta.funding:
        url = links.ascii_url(meta.funding.url)
        yield Tag("podcast:funding", shorten(meta.funding.title, _MOST_BYTES), {"url": url})
    for person in item.consenting(meta.persons):
        yield item.person_tag(person, vocabularies)
    if often := meta.update_frequency:
        about = {"rrule": often.rrule, "complete": "true" if often.complete else None}
        yield Tag("podcast:updateFrequency", shorten(often.text, _MOST_BYTES), about)
    for trailer in page.trailers[:MOST_TRAILERS]:
        yield _trailer(trailer)
    if meta.podroll:
        friends = (
            {
                "feedGuid": friend.guid,
                "feedUrl": links.ascii_url(friend.url),
                "title": friend.title,
            }
            for friend in meta.podroll
        )
        items = tuple(Tag("podcast:remoteItem", attributes=friend) for friend in friends)
        yield Tag("podcast:podroll", children=items)


def _trailer(release: Release) -> Tag:
    meta = release.episode.meta
    about = {
        "pubdate": format_datetime(meta.published),
        "url": release.url,
        "length": str(release.length),
        "type": release.type,
        "season": str(meta.season) if meta.season else None,
    }
    return Tag("podcast:trailer", shorten(meta.title, _MOST_BYTES), about)
