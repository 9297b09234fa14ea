"""Where the podcast's files and pages lie, and how their addresses are written in a feed."""

from __future__ import annotations

import uuid
from posixpath import splitext
from urllib.parse import quote, urljoin, urlsplit

from laboratorium.base import addresses
from laboratorium.base.settings import Settings
from laboratorium.model.records import EpisodeRecord, ShowRecord

FOLDER = addresses.PODCAST
STYLESHEET = addresses.podcast_file("feed.xsl")
PLAIN_STYLESHEET = addresses.podcast_file("feed.css")
OPML = addresses.podcast_file("feeds.opml")
# The namespace of podcast:guid (podcastindex.org/namespace/1.0).
GUIDS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
# Letters that a URL may hold as they are (RFC 3986); `%` because what is escaped stays so.
_SAFE = "%/:?#[]@!$&'()*+,;=~-._"


def ascii_url(url: str) -> str:
    """The address with every other letter escaped, as clients that know no IRIs need it."""
    try:
        parts = urlsplit(url)
        host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
        url = parts._replace(netloc=host).geturl()
    except (ValueError, UnicodeError):
        pass
    return quote(url.encode(errors="ignore"), safe=_SAFE)


def page(episode: EpisodeRecord) -> str:
    return addresses.episode(episode.slug)


def chapters(episode: EpisodeRecord) -> str:
    return addresses.episode_chapters(episode.slug)


def transcript(episode: EpisodeRecord, ending: str) -> str:
    return addresses.episode_file(episode.slug, ending)


def audio(episode: EpisodeRecord) -> str:
    """Where the published copy lies on the site."""
    return addresses.episode_file(episode.slug, episode.suffix.removeprefix("."))


def enclosure(show: ShowRecord, episode: EpisodeRecord, settings: Settings) -> str:
    """The address from which the audio is fetched. The episode must not be withdrawn."""
    if episode.is_remote and episode.meta.audio:
        return ascii_url(episode.meta.audio)
    base = show.meta.audio_base_url
    there = addresses.at_audio_host(base, audio(episode)) if base else None
    return ascii_url(there or settings.url + audio(episode))


def cover(name: str) -> str:
    """Where a cover lies on the site; `name` is its name in podcasts/."""
    return addresses.podcast_file(name)


def cover_url(name: str, settings: Settings) -> str:
    return settings.url + quote(cover(name))


def feed_guid(url: str) -> str:
    """The podcast:guid of a feed: made from its address without scheme and trailing slash."""
    return str(uuid.uuid5(GUIDS, url.partition("://")[2].rstrip("/")))


def feed_page(path: str, number: int) -> str:
    """Page `number` (from 1) of the feed at `path`: `podcast/feed.xml` → `podcast/feed-2.xml`."""
    stem, ending = splitext(path)
    return path if number == 1 else f"{stem}-{number}{ending}"


def season_feed(season: int) -> str:
    return f"{addresses.season(season)}feed.xml"


def lab_feed(year: int, number: int) -> str:
    return f"{addresses.lab_episodes(year, number)}feed.xml"


def show_page(show: ShowRecord, settings: Settings) -> str:
    """The address of the show's page, which may be given from the site's root."""
    link = show.meta.link or f"/{FOLDER}"
    return ascii_url(link if "://" in link else settings.url + link.lstrip("/"))


def absolute(href: str, episode: EpisodeRecord, settings: Settings) -> str:
    """A link in the notes as an app can follow it, far from the site."""
    resolved = addresses.resolve(href, episode.path, settings.url)
    try:
        return ascii_url(urljoin(settings.url + page(episode), resolved))
    except ValueError:  # A target such as `http://[` that is no address at all.
        return settings.url + page(episode)
