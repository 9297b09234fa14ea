"""The podcast's own page and the lists of its episodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from laboratorium.base import addresses
from laboratorium.model.podcast_parts import Funding
from laboratorium.model.records import PageRecord
from laboratorium.podcast.imprint import Cover, Person
from laboratorium.podcast.publication import Publication, Release
from laboratorium.site import linked_data, podcast_linked_data
from laboratorium.site.figures.qr import qr
from laboratorium.site.pages.episode_cards import EpisodeCard, episode_card
from laboratorium.site.pages.episodes import PODCAST
from laboratorium.site.pages.model import HOME, Part, SitePage, parts
from laboratorium.site.pages.subscribing import Subscription, subscriptions

LATEST = 6
PER_PAGE = 60


@dataclass(frozen=True)
class Season:
    number: int
    address: str
    episodes: int


@dataclass(frozen=True)
class ShowView:
    """What `episodes.html` shows beside the editors' words."""

    lead: str
    title: str
    cover: Cover
    feed: str
    feed_address: str
    qr: str
    subscriptions: tuple[Subscription, ...]
    latest: tuple[EpisodeCard, ...]
    episodes: int
    all: str
    seasons: tuple[Season, ...]
    persons: tuple[Person, ...]
    funding: Funding | None
    json_ld: str


def show_view(page: PageRecord[Any], publication: Publication) -> ShowView:
    """The view of `docs/podcast/index.md`."""
    meta, releases = publication.meta, publication.releases
    feed = publication.url(meta.feed)
    return ShowView(
        lead=page.meta.lead or "",
        title=meta.title,
        cover=publication.cover,
        feed=feed,
        feed_address=meta.feed,
        qr=qr(feed, "feed-qr", "QR-kode med adressen på podcastens feed"),
        subscriptions=tuple(subscriptions(feed, meta.title, dict(meta.platforms))),
        latest=tuple(map(episode_card, releases[:LATEST])),
        episodes=len(releases),
        all=addresses.EPISODES,
        seasons=tuple(
            Season(number, addresses.season(number), len(held))
            for number, held in publication.seasons.items()
        ),
        persons=publication.persons,
        funding=meta.funding,
        json_ld=linked_data.script_json(podcast_linked_data.series(publication)),
    )


def pages(publication: Publication) -> Iterator[SitePage]:
    """All episodes, and those of each season, cut into pages; none before there is an episode."""
    name = publication.meta.title
    told = f"Alle afsnit af »{name}«, nyeste først"
    yield from _list(publication.releases, addresses.EPISODES, "Alle afsnit", told)
    for number, held in publication.seasons.items():
        told = f"Afsnittene i sæson {number} af »{name}«"
        yield from _list(held, addresses.season(number), f"Sæson {number}", told)


def _list(releases: Sequence[Release], address: str, title: str, told: str) -> Iterator[SitePage]:
    for part in parts(releases, PER_PAGE, address) if releases else ():
        page = f" (side {part.number} af {part.pages})" if part.number > 1 else ""
        yield SitePage(
            address=part.own_address,
            title=part.numbered_title(title),
            description=f"{told}{page}.",
            template="episode_list.html",
            view=partial(_list_view, part),
            trail=(HOME, PODCAST),
            updated=releases[0].meta.published.date(),
        )


def _list_view(part: Part[Release]) -> Part[EpisodeCard]:
    return Part(
        tuple(map(episode_card, part.items)), part.number, part.pages, part.total, part.address
    )
