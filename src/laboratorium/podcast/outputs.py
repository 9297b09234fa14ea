"""Every file of the podcast that is no page: feeds, chapters, transcripts, audio, covers, OPML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

from laboratorium.media import chapters, transcript
from laboratorium.media.sound import forget_others
from laboratorium.podcast.imprint import PICTURES, SHOWN
from laboratorium.podcast.kept import Bytes, forget, kept, program
from laboratorium.podcast.opml import opml
from laboratorium.podcast.publication import (
    AUDIO,
    OPML,
    PLAIN_STYLESHEET,
    SOUND,
    STYLESHEET,
    Publication,
    Release,
)
from laboratorium.podcast.stylesheet import plain_stylesheet, stylesheet

TEXTS = "podcast/texts"
"""The folder within the cache that holds what need not be made anew."""
SHARE = 250
FEED_SHARE = 1_000
_FORMS = {"vtt": transcript.to_vtt, "srt": transcript.to_srt, "json": transcript.to_json}

File = tuple[str, bytes | Path]
"""A path on the site, and what lies there or the file that holds it."""
Files = Iterable[File]
Share = Callable[[], Files]


def shares(publication: Publication | None, cache: Path) -> tuple[Share, ...]:
    """The files in pieces of work that several processes can do, the longest first.

    The copies are made before this returns, since the feeds tell their lengths; what `cache` holds
    of anything that is not published any more is deleted. Nothing when there is no podcast, and
    nothing of a withdrawn episode.
    """
    if publication is None:
        rmtree(cache / "podcast", ignore_errors=True)
        return ()
    releases = publication.releases
    audio, covers = tuple(audio_files(publication)), tuple(_covers(publication))
    packs: dict[str, Callable[[], Iterable[Bytes]]] = {}
    key, of = _feeds_key(publication), -(-len(releases) // FEED_SHARE) or 1
    for share in range(of):
        packs[f"{key}-{share}"] = partial(feed_files, publication, share, of)
    for start in range(0, len(releases), SHARE):
        some = releases[start : start + SHARE]
        packs[_texts_key(some)] = partial(_text_files, some)
    forget(cache / TEXTS, packs)
    forget(cache / AUDIO, {copy.name for _, copy in audio})
    forget(cache / PICTURES, {copy.name for _, copy in covers})
    heard = {one.episode.audio.sha256 for one in releases if one.episode.audio}
    # What waits is checked as well, and a long recording is not to be measured each time.
    waiting = {one.sound for one in publication.catalogue.content.withheld if one.sound}
    forget_others(cache / SOUND, heard | waiting)
    return (
        *(partial(kept, cache / TEXTS / name, make) for name, make in packs.items()),
        *(() if publication.audio_host else (lambda: audio,)),
        lambda: covers,
    )


def paths(publication: Publication) -> Iterator[str]:
    """The paths of all that editors may link to, found without making any of it."""
    yield from (feed.path for feed in publication.feeds)
    yield from (OPML, STYLESHEET, PLAIN_STYLESHEET)
    for cover in publication.covers:
        yield from (cover.path, *map(cover.shown, SHOWN))
    for release in publication.releases:
        yield from (path for path, _ in _texts(release))
        if release.file and not publication.audio_host:
            yield release.file


def audio_files(publication: Publication) -> Iterator[tuple[str, Path]]:
    """The tagged copies of all audio that lies in the project; another host of audio holds them in
    the same folders.
    """
    for release in publication.releases:
        if release.file and release.copy:
            yield release.file, release.copy


def _covers(publication: Publication) -> Iterator[tuple[str, Path]]:
    for cover in publication.covers:
        yield cover.path, publication.copy_of(cover)
        yield from ((cover.shown(side), publication.shown(cover, side)) for side in SHOWN)


def feed_files(publication: Publication, share: int = 0, of: int = 1) -> Iterator[Bytes]:
    """Every page of every feed, the list of them, and the sheets that show them to people.

    Of `of` shares of the work only number `share`, from 0, is done.
    """
    # What writes feeds takes long to load, and most builds have them already.
    from laboratorium.podcast.feed import feed_pages, moved

    for feed in publication.feeds:
        for number, (path, make) in enumerate(feed_pages(publication, feed)):
            if number % of != share:
                continue
            data = make()
            yield path, data
            if path == publication.meta.feed:
                for former in publication.former_paths:
                    yield former, moved(data, path, former)
    if share == 0:
        yield OPML, opml(publication)
        yield STYLESHEET, stylesheet()
        yield PLAIN_STYLESHEET, plain_stylesheet()


def _text_files(releases: Iterable[Release]) -> Iterator[Bytes]:
    return ((path, make().encode()) for one in releases for path, make in _texts(one))


def _texts(release: Release) -> Iterator[tuple[str, Callable[[], str]]]:
    """Chapters and transcripts: the path of each, and how to make it."""
    if release.chapters:
        yield release.chapters, partial(chapters.to_json, release.episode.chapters)
    for ending, path in release.transcripts.items():
        assert release.episode.transcript
        yield path, partial(_FORMS[ending], release.episode.transcript)


def _feeds_key(publication: Publication) -> str:
    """A digest of all that the feeds are made of."""
    show = publication.meta.model_dump_json()
    cover = publication.cover.path
    digest = sha256(f"{program()}\n{publication.settings.url}\n{show}\n{cover}".encode())
    for one in publication.releases:
        facts = (one.guid, one.enclosure, one.length, one.type, one.seconds, *one.transcripts)
        own = one.cover.path if one.cover else ""
        meta = one.meta.model_dump_json()
        told = (one.slug, one.episode.path, own, facts, meta, one.episode.body)
        digest.update(repr(told).encode())
    return digest.hexdigest()


def _texts_key(releases: Iterable[Release]) -> str:
    """A digest of all that chapters and transcripts are made of."""
    digest = sha256(program().encode())
    for one in releases:
        spoken = one.episode.transcript
        said = spoken and [(cue.start, cue.end, cue.speaker, cue.text) for cue in spoken.cues]
        digest.update(repr((one.slug, one.episode.chapters, said)).encode())
    return digest.hexdigest()
