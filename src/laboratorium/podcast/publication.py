"""The podcast as one build publishes it: which episodes are out, in which feeds, and where all of
it lies.

Worked out once for each build. The feed, the pages, their linked data, the ledger and the servers'
files read it here, so that none of them can say otherwise. Paths are from the site's root; what
takes time, an episode's tagged copy and its waveform, is made when it is first asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from posixpath import splitext
from typing import TypeVar

from laboratorium.base import addresses
from laboratorium.base.settings import Settings
from laboratorium.base.urls import ascii_url
from laboratorium.catalogue.whole import Catalogue
from laboratorium.media.sound import measure
from laboratorium.media.tags import Tags
from laboratorium.model import podcast_parts
from laboratorium.model.podcast import Episode
from laboratorium.model.records import EpisodeRecord, episode_guid
from laboratorium.model.vocabulary import Licence
from laboratorium.podcast import copies
from laboratorium.podcast.imprint import Cover, Imprint, Person

AUDIO, SOUND = "podcast/audio", "podcast/sound"
"""Folders within the cache, each of one kind of file."""
STYLESHEET = addresses.podcast_file("feed.xsl")
PLAIN_STYLESHEET = addresses.podcast_file("feed.css")
OPML = addresses.podcast_file("feeds.opml")
TRANSCRIPTS = {"vtt": "text/vtt", "json": "application/json", "srt": "application/x-subrip"}
"""The type of each form of a transcript, by its ending. Apps take the first they know. WebVTT is
the one that most do; of the others JSON holds every name as it is, while SubRip has no place for
names, and some readers know only those that begin with a letter of a–z.
"""
CHAPTERS = "application/json+chapters"
K = TypeVar("K", int, tuple[int, int])


@dataclass(frozen=True)
class Release:
    """An episode that is out, with everybody in it. It knows of the podcast what any episode may
    show, and of the other episodes nothing.
    """

    episode: EpisodeRecord
    people: tuple[podcast_parts.Person, ...]
    publication: Imprint = field(repr=False, compare=False)

    @property
    def meta(self) -> Episode:
        return self.episode.meta

    @property
    def slug(self) -> str:
        return self.episode.slug

    @property
    def guid(self) -> str:
        return episode_guid(self.publication.meta, self.episode)

    @property
    def page(self) -> str:
        return addresses.episode(self.slug)

    @property
    def url(self) -> str:
        """The whole address of its page."""
        return self.publication.url(self.page)

    @property
    def player(self) -> str:
        """The page that holds nothing but the player."""
        return addresses.episode_player(self.slug)

    @property
    def file(self) -> str | None:
        """Where the tagged copy lies, on the site or in the same folders at the host of audio;
        None when the audio lies where the episode says.
        """
        # The ending is that of the type that the content has, never that of its own name.
        ending = self.episode.suffix.removeprefix(".")
        return None if self.episode.is_remote else addresses.episode_file(self.slug, ending)

    @property
    def audio(self) -> str:
        """The path of what plays; a whole address where that is not on the site."""
        if self.file is None:
            return str(self.meta.audio)
        base = self.publication.audio_host
        return addresses.at_audio_host(base, self.file) if base else self.file

    @property
    def enclosure(self) -> str:
        """The whole address of what plays, as apps fetch it."""
        audio = self.audio
        return ascii_url(audio if "://" in audio else self.publication.url(audio))

    @property
    def type(self) -> str:
        return self.episode.media_type or "audio/mpeg"

    @property
    def seconds(self) -> float:
        return self.episode.seconds or 0

    @property
    def iso_duration(self) -> str:
        """As ISO 8601 writes how long it lasts: `PT754S`."""
        return f"PT{round(self.seconds)}S"

    @cached_property
    def length(self) -> int:
        """The bytes of what is published: with its tags a copy is longer than its source."""
        length = self.copy.stat().st_size if self.copy else self.episode.length
        assert length, f"{self.episode.path}: the length is not known"
        return length

    @cached_property
    def peaks(self) -> tuple[int, ...]:
        """The waveform, 0–100 from left to right; nothing for audio that lies elsewhere."""
        episode, publication = self.episode, self.publication
        if episode.audio_path is None:
            return ()
        source, cache = publication.root / episode.audio_path, publication.cache / SOUND
        return measure(source, cache, episode.audio).peaks

    @cached_property
    def copy(self) -> Path | None:
        """The tagged copy of the audio in the project; None when there is none to copy.

        Raises AudioError when the audio cannot be read.
        """
        episode, publication, meta = self.episode, self.publication, self.meta
        if episode.audio is None or episode.audio_path is None:
            return None
        tags = Tags(
            title=meta.title,
            show=publication.meta.title,
            author=publication.meta.author,
            url=self.url,
            language=publication.meta.language,
            published=meta.published.date(),
            number=meta.number,
            season=meta.season,
            cover=None,
            chapters=episode.chapters,
            seconds=self.seconds,
        )
        source, ending = publication.root / episode.audio_path, episode.suffix
        cover = publication.copy_of(self.cover or publication.cover)
        return copies.tagged_copy(
            source, episode.audio.sha256, ending, tags, cover, publication.cache / AUDIO
        )

    @cached_property
    def cover(self) -> Cover | None:
        """Its own; without one apps and pages show the podcast's."""
        meta, path = self.meta, self.episode.cover_path
        if meta.cover is None or path is None:
            return None
        facts = self.episode.cover
        source = self.publication.root / path
        return Cover(meta.cover, meta.cover_alt or "", source, facts.digest if facts else "")

    @property
    def chapters(self) -> str | None:
        """Where the chapters lie for apps; None without any."""
        return addresses.episode_chapters(self.slug) if self.meta.chapters else None

    @property
    def transcripts(self) -> Mapping[str, str]:
        """Where each form of the transcript lies, by its ending; none without a transcript."""
        endings = TRANSCRIPTS if self.episode.transcript else ()
        return {ending: addresses.episode_file(self.slug, ending) for ending in endings}

    @property
    def persons(self) -> tuple[Person, ...]:
        return self.publication.named(self.people)

    @property
    def licence(self) -> Licence:
        publication = self.publication
        return publication.words.licences[self.meta.licence or publication.meta.licence]


@dataclass(frozen=True)
class Feed:
    """A feed with all its episodes, newest first. `path` is that of its first page; `part` is what
    a feed of a season or a laboratory is called, and empty for the podcast's own.
    """

    path: str
    title: str
    part: str
    releases: tuple[Release, ...]

    @cached_property
    def trailers(self) -> tuple[Release, ...]:
        return tuple(one for one in self.releases if one.meta.type == "trailer")

    def page(self, number: int) -> str:
        """Page `number` (from 1): `podcast/feed.xml` → `podcast/feed-2.xml`."""
        stem, ending = splitext(self.path)
        return self.path if number == 1 else f"{stem}-{number}{ending}"


@dataclass(frozen=True)
class Publication(Imprint):
    """The podcast of a catalogue."""

    catalogue: Catalogue

    @classmethod
    def of(
        cls, catalogue: Catalogue, settings: Settings, root: Path, cache: Path
    ) -> Publication | None:
        """None when there is no podcast."""
        show = catalogue.show
        words = catalogue.vocabularies
        return cls(show, words, settings, root, cache, catalogue) if show else None

    @property
    def persons(self) -> tuple[Person, ...]:
        """Those behind the podcast."""
        return self.named(self.catalogue.people)

    @cached_property
    def releases(self) -> tuple[Release, ...]:
        """The episodes that are out, newest first and then by slug."""
        own = Imprint(self.show, self.words, self.settings, self.root, self.cache)
        people = self.catalogue.people_of
        return tuple(Release(one, people(one), own) for one in self.catalogue.episodes)

    @cached_property
    def _by_slug(self) -> Mapping[str, Release]:
        return {release.slug: release for release in self.releases}

    def of_episodes(self, episodes: Iterable[EpisodeRecord]) -> tuple[Release, ...]:
        """The releases of episodes that are out, in the order given."""
        return tuple(self._by_slug[episode.slug] for episode in episodes)

    @cached_property
    def seasons(self) -> Mapping[int, tuple[Release, ...]]:
        """The newest season first; an episode without a season belongs to none."""
        return _grouped((one.meta.season, one) for one in self.releases)

    @cached_property
    def feeds(self) -> tuple[Feed, ...]:
        """The podcast's own feed, then those of seasons and laboratories where show.yml asks for
        them, newest first.
        """
        labs = _grouped(
            ((lab.year, lab.number) if (lab := one.meta.lab) else None, one)
            for one in self.releases
        )
        parts = [
            (addresses.season(season), f"sæson {season}", held)
            for season, held in self.seasons.items()
            if self.meta.feeds_per_season
        ] + [
            (addresses.lab_episodes(*lab), f"laboratorium {lab[1]}, {lab[0]}", held)
            for lab, held in labs.items()
            if self.meta.feeds_per_lab
        ]
        title = self.meta.title
        return (
            Feed(self.meta.feed, title, "", self.releases),
            *(Feed(f"{at}feed.xml", f"{title} – {name}", name, held) for at, name, held in parts),
        )

    @property
    def audio_elsewhere(self) -> tuple[str, ...]:
        """The addresses at which browsers find audio that is not on the site: of all episodes,
        unless there is none, and of each that has its own.
        """
        own = (one.audio for one in self.releases if one.episode.is_remote)
        return (*([self.audio_host] if self.audio_host else []), *own)

    @cached_property
    def covers(self) -> tuple[Cover, ...]:
        """The podcast's and the episodes' own, each once, by name."""
        covers = (self.cover, *(one.cover for one in self.releases if one.cover))
        return tuple(cover for _, cover in sorted({one.name: one for one in covers}.items()))


def _grouped(pairs: Iterable[tuple[K | None, Release]]) -> dict[K, tuple[Release, ...]]:
    """The releases of each key, the greatest key first; those without a key are left out."""
    found: dict[K, list[Release]] = defaultdict(list)
    for key, release in pairs:
        if key is not None:
            found[key].append(release)
    return {key: tuple(held) for key, held in sorted(found.items(), reverse=True)}
