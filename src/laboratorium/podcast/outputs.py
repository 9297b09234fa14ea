"""Every file of the podcast that is no page: feeds, chapters, transcripts, audio, covers, OPML."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.media import chapters, transcript
from laboratorium.media.sound import forget_others, measure
from laboratorium.model.records import EpisodeRecord, ShowRecord
from laboratorium.podcast import links
from laboratorium.podcast.channel import FeedPage
from laboratorium.podcast.copies import COVERS, Copies, Pictures, put
from laboratorium.podcast.feed import feed_pages, moved
from laboratorium.podcast.kept import Bytes, Kept, feeds_key, forget, texts_key
from laboratorium.podcast.opml import opml
from laboratorium.podcast.release import Measure, Release, releases
from laboratorium.podcast.sound_advice import SOUND
from laboratorium.podcast.sounds import Sounds
from laboratorium.podcast.stylesheet import plain_stylesheet, stylesheet

AUDIO, TEXTS, PICTURES = "podcast/audio", "podcast/texts", "podcast/covers"
"""Folders within the cache, each of one kind of file."""
SHARE = 250
FEED_SHARE = 1_000
_PLAIN_PATH = re.compile(r"[A-Za-z0-9_-]+(?:[./][A-Za-z0-9_-]+)*\.(?:xml|rss)")


@dataclass(frozen=True)
class File:
    """A file to publish: its path on the site, and its bytes or the file that holds them."""

    path: str
    content: bytes | Path


@dataclass(frozen=True)
class Feed:
    """One feed of the podcast: the path of its first page, what it is called, what it holds."""

    path: str
    part: str
    releases: tuple[Release, ...]


Share = Callable[[], Iterator[File]]


def files(catalogue: Catalogue, settings: Settings, root: Path, cache: Path) -> Iterator[File]:
    """All of it, one file at a time; see `shares`."""
    for share in shares(catalogue, settings, root, cache):
        yield from share()


def shares(catalogue: Catalogue, settings: Settings, root: Path, cache: Path) -> tuple[Share, ...]:
    """The work in pieces that several processes can do, the longest first.

    `root` is the project's folder, `cache` one of our own, for the audio's copies and for what need
    not be made anew. The copies are made before this returns, since the feeds tell their lengths;
    what `cache` holds of anything that is not published any more is deleted. Nothing when there is
    no podcast, and nothing of a withdrawn episode.
    """
    show = catalogue.content.show
    copies = _copies(show, settings, root, cache) if show else None
    kept = Kept(cache / TEXTS)
    work: list[Share] = []
    if show and copies:
        shown = releases(show, catalogue.content.episodes, settings, copies.length)
        key = feeds_key(show, shown, settings)
        of = -(-len(shown) // FEED_SHARE) or 1
        for share in range(of):
            make = partial(feed_files, show, shown, settings, share, of)
            work.append(partial(_kept, kept, kept.expect(f"{key}-{share}"), make))
        if show.meta.audio_base_url is None:
            work.append(partial(audio_files, shown, copies))
        for start in range(0, len(shown), SHARE):
            some = shown[start : start + SHARE]
            key = kept.expect(texts_key(some))
            work.append(partial(_kept, kept, key, partial(text_files, some)))
        for source in cover_sources(show, shown, root).values():
            copies.pictures.expect(source)
        work.append(partial(covers, show, shown, root, copies.pictures))
    kept.forget_others()
    forget(cache / AUDIO, copies.used if copies else set())
    forget(cache / PICTURES, copies.pictures.used if copies else set())
    audio = (one.audio for one in catalogue.content.episodes if not one.withdrawn)
    forget_others(cache / SOUND, {facts.sha256 for facts in audio if facts})
    return tuple(work)


def hosted_audio(
    catalogue: Catalogue, settings: Settings, root: Path, cache: Path
) -> Iterator[File]:
    """The audio that is to be sent to the host that `audio_base_url` names, in the same folders as
    on the site.
    """
    show = catalogue.content.show
    if show is not None:
        copies = _copies(show, settings, root, cache)
        shown = releases(show, catalogue.content.episodes, settings, copies.length)
        yield from audio_files(shown, copies)


def sounds(catalogue: Catalogue, settings: Settings, root: Path, cache: Path) -> Sounds:
    """What pages tell of the audio in the project: its waveform and its published size."""
    show = catalogue.content.show
    if show is None:
        return Sounds()
    copies = _copies(show, settings, root, cache)

    def peaks(episode: EpisodeRecord) -> tuple[int, ...]:
        path = episode.audio_path
        return measure(root / path, cache / SOUND, episode.audio).peaks if path else ()

    def size(episode: EpisodeRecord) -> int:
        return (episode.length or 0) if episode.is_remote else copies.length(episode)

    return Sounds(peaks, size)


def _copies(show: ShowRecord, settings: Settings, root: Path, cache: Path) -> Copies:
    return Copies(root, cache / AUDIO, Pictures(cache / PICTURES), show, settings)


def _kept(kept: Kept, key: str, make: Callable[[], Iterable[Bytes]]) -> Iterator[File]:
    return (File(path, data) for path, data in kept.of(key, make))


def write(folder: Path, made: Iterable[File]) -> None:
    """Write files below `folder`; what is there already with the same bytes keeps its time."""
    for file in made:
        target = folder / file.path
        if isinstance(file.content, Path):
            put(file.content, target)
        elif not target.is_file() or target.read_bytes() != file.content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.content)


def feed_files(
    show: ShowRecord, shown: Sequence[Release], settings: Settings, share: int = 0, of: int = 1
) -> Iterator[Bytes]:
    """Every page of every feed, the list of them, and the sheets that show them to people.

    Of `of` shares of the work only number `share`, from 0, is done.
    """
    all_feeds = feeds(show, shown)
    for feed in all_feeds:
        made = feed_pages(show, feed.releases, settings, feed.path, feed.part)
        for number, (path, make) in enumerate(made):
            if number % of != share:
                continue
            data = make()
            yield path, data
            if path == show.meta.feed:
                for former in former_paths(show, settings):
                    yield former, moved(data, path, former)
    if share == 0:
        first_pages = [FeedPage(feed.path, part=feed.part) for feed in all_feeds]
        yield links.OPML, opml(show, first_pages, settings)
        yield links.STYLESHEET, stylesheet()
        yield links.PLAIN_STYLESHEET, plain_stylesheet()


def feeds(show: ShowRecord, shown: Sequence[Release]) -> tuple[Feed, ...]:
    """The podcast's own feed, then those of seasons and laboratories where show.yml asks for
    them, newest first.
    """
    by_season: dict[int, list[Release]] = defaultdict(list)
    by_lab: dict[tuple[int, int], list[Release]] = defaultdict(list)
    for one in shown:
        if show.meta.feeds_per_season and one.episode.meta.season:
            by_season[one.episode.meta.season].append(one)
        if show.meta.feeds_per_lab and (lab := one.episode.meta.lab):
            by_lab[lab.year, lab.number].append(one)
    return (
        Feed(show.meta.feed, "", tuple(shown)),
        *(
            Feed(links.season_feed(season), f"sæson {season}", tuple(held))
            for season, held in sorted(by_season.items(), reverse=True)
        ),
        *(
            Feed(links.lab_feed(*key), f"laboratorium {key[1]}, {key[0]}", tuple(held))
            for key, held in sorted(by_lab.items(), reverse=True)
        ),
    )


def former_paths(show: ShowRecord, settings: Settings) -> tuple[str, ...]:
    """Where on this very site the feed has lain before: the same feed stays there, and says where
    it has moved to.
    """
    paths = (
        url.removeprefix(settings.url)
        for url in show.meta.former_feeds
        if url.startswith(settings.url)
    )
    return tuple(path for path in paths if _PLAIN_PATH.fullmatch(path) and path != show.meta.feed)


def text_files(shown: Iterable[Release]) -> Iterator[Bytes]:
    """Chapters and transcripts."""
    for release in shown:
        episode = release.episode
        if episode.chapters:
            yield links.chapters(episode), chapters.to_json(episode.chapters).encode()
        if episode.transcript is not None:
            for ending, form in (
                ("vtt", transcript.to_vtt),
                ("srt", transcript.to_srt),
                ("json", transcript.to_json),
            ):
                path = links.transcript(episode, ending)
                yield path, form(episode.transcript).encode()


def covers(
    show: ShowRecord, shown: Iterable[Release], root: Path, pictures: Pictures
) -> Iterator[File]:
    """The podcast's cover and the episodes' own, each once and without metadata."""
    for name, source in cover_sources(show, shown, root).items():
        yield File(links.cover(name), pictures.of(source))


def cover_sources(show: ShowRecord, shown: Iterable[Release], root: Path) -> dict[str, Path]:
    """The file of each cover by the name it is published under, in order of name."""
    sources = {show.meta.cover: f"{COVERS}/{show.meta.cover}"}
    for release in shown:
        episode = release.episode
        if episode.meta.cover and episode.cover_path:
            sources[episode.meta.cover] = episode.cover_path
    return {name: root / source for name, source in sorted(sources.items())}


def audio_files(shown: Iterable[Release], copies: Copies) -> Iterator[File]:
    """The tagged copies of all audio that lies in the project."""
    for release in shown:
        if not release.episode.is_remote:
            yield File(links.audio(release.episode), copies.of(release.episode))


def paths(catalogue: Catalogue, settings: Settings) -> Iterator[str]:
    """The paths of all that editors may link to, found without making any of it."""
    show = catalogue.content.show
    if show is None:
        return
    measure: Measure = _unmeasured
    shown = releases(show, catalogue.content.episodes, settings, measure)
    yield from (feed.path for feed in feeds(show, shown))
    yield from (links.OPML, links.STYLESHEET, links.PLAIN_STYLESHEET)
    own = {name for one in shown if (name := one.episode.meta.cover)}
    yield from map(links.cover, sorted({show.meta.cover, *own}))
    for release in shown:
        episode = release.episode
        if episode.chapters:
            yield links.chapters(episode)
        if episode.transcript is not None:
            yield from (links.transcript(episode, ending) for ending in ("vtt", "srt", "json"))
        if not episode.is_remote and show.meta.audio_base_url is None:
            yield links.audio(episode)


def _unmeasured(episode: EpisodeRecord) -> int:
    return 1
