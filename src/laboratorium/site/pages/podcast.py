"""The podcast's own page and the lists of its episodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from posixpath import basename
from typing import Any
from urllib.parse import quote

from laboratorium.base import addresses
from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.records import EpisodeRecord, PageRecord, ShowRecord
from laboratorium.site import linked_data, podcast_linked_data
from laboratorium.site.figures.qr import qr
from laboratorium.site.pages.episode_cards import EpisodeCard, cards_of, episode_card
from laboratorium.site.pages.episodes import PODCAST, Person, persons
from laboratorium.site.pages.model import HOME, Part, SitePage, parts
from laboratorium.site.pages.subscribing import Subscription, subscriptions

LATEST = 6
PER_PAGE = 60
ALL = addresses.EPISODES


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
    cover: str
    cover_alt: str
    feed: str
    feed_address: str
    qr: str
    subscriptions: tuple[Subscription, ...]
    latest: tuple[EpisodeCard, ...]
    episodes: int
    all: str
    seasons: tuple[Season, ...]
    persons: tuple[Person, ...]
    funding: Subscription | None
    json_ld: str


@dataclass(frozen=True)
class EpisodeListView:
    part: Part[EpisodeCard]


def season_page(season: int) -> str:
    return addresses.season(season)


def show_view(page: PageRecord[Any], catalogue: Catalogue, settings: Settings) -> ShowView:
    """The view of `docs/podcast/index.md`, for a project that has a show."""
    show = catalogue.content.show
    assert show is not None
    meta = show.meta
    heard = [episode for episode in catalogue.content.episodes if not episode.withdrawn]
    feed = settings.canonical(str(meta.feed))
    return ShowView(
        lead=page.meta.lead or "",
        title=meta.title,
        cover=addresses.podcast_file(quote(basename(str(meta.cover)))),
        cover_alt=meta.cover_alt,
        feed=feed,
        feed_address=str(meta.feed),
        qr=qr(feed, "feed-qr", "QR-kode med adressen på podcastens feed"),
        subscriptions=tuple(subscriptions(feed, meta.title, _platforms(show))),
        latest=cards_of(heard[:LATEST], show),
        episodes=len(heard),
        all=ALL,
        seasons=tuple(
            Season(number, season_page(number), len(episodes))
            for number, episodes in _seasons(heard).items()
        ),
        persons=persons(meta.persons, catalogue),
        funding=Subscription(meta.funding.title, str(meta.funding.url), False)
        if meta.funding
        else None,
        json_ld=linked_data.script_json(
            podcast_linked_data.series(show, settings.canonical(addresses.PODCAST), feed)
        ),
    )


def pages(catalogue: Catalogue) -> Iterator[SitePage]:
    """All episodes, and those of each season, cut into pages; none before there is an episode."""
    show = catalogue.content.show
    heard = [episode for episode in catalogue.content.episodes if not episode.withdrawn]
    if show is None or not heard:
        return
    name = show.meta.title
    yield from _list(heard, show, ALL, "Alle afsnit", f"Alle afsnit af »{name}«, nyeste først")
    for number, episodes in _seasons(heard).items():
        title = f"Sæson {number}"
        told = f"Afsnittene i sæson {number} af »{name}«"
        yield from _list(episodes, show, season_page(number), title, told)


def _list(
    episodes: Sequence[EpisodeRecord], show: ShowRecord, address: str, title: str, told: str
) -> Iterator[SitePage]:
    for part in parts(episodes, PER_PAGE, address):
        page = f" (side {part.number} af {part.pages})" if part.number > 1 else ""
        yield SitePage(
            address=part.own_address,
            title=part.numbered_title(title),
            description=f"{told}{page}.",
            template="episode_list.html",
            view=partial(_list_view, part, show),
            trail=(HOME, PODCAST),
            updated=episodes[0].meta.published.date(),
        )


def _list_view(part: Part[Any], show: ShowRecord) -> EpisodeListView:
    items = tuple(episode_card(episode, show) for episode in part.items)
    return EpisodeListView(Part(items, part.number, part.pages, part.total, part.address))


def _seasons(episodes: Sequence[EpisodeRecord]) -> dict[int, list[EpisodeRecord]]:
    """The newest season first; episodes without a season belong to none."""
    found: dict[int, list[EpisodeRecord]] = {}
    for episode in episodes:
        if episode.meta.season is not None:
            found.setdefault(episode.meta.season, []).append(episode)
    return dict(sorted(found.items(), reverse=True))


def _platforms(show: ShowRecord) -> dict[str, object]:
    return dict(show.meta.platforms)
