"""A podcast made of real records, for tests to vary; nothing in it is read from a file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path
from typing import Any

from lxml import etree

from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.media.audio import AudioFacts
from laboratorium.media.transcript import Cue, Transcript
from laboratorium.model.podcast import Episode, Show
from laboratorium.model.records import Content, EpisodeRecord, ShowRecord
from laboratorium.podcast.channel import FeedPage
from laboratorium.podcast.feed import feed_xml
from laboratorium.podcast.outputs import shares
from laboratorium.podcast.publication import Publication, Release

SITE = Settings("Laboratoriet", "https://example.org/lab/")
GUID = "9b024349-ccf0-5f69-a609-6b82873eab3c"
WINTER = timezone(timedelta(hours=1))
FEED = "podcast/feed.xml"
NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
}
HOST = {"name": "Anne Holm", "role": "host", "basis": {"kind": "contract", "date": "2026-01-01"}}
GUEST = {
    "name": "Bo Lund",
    "role": "guest",
    "group": "Middelfart Kommune",
    "url": "https://example.org/bo",
    "basis": {"kind": "consent", "date": "2026-11-01"},
}
SHOW = {
    "title": "Lokalt prøvet",
    "description": "Samtaler om opgaver, som kommuner og borgere har løst sammen.",
    "author": "Laboratoriet",
    "owner": {"name": "Laboratoriet", "email": "redaktion@example.org"},
    "category": "Society & Culture",
    "subcategory": "Documentary",
    "cover": "forside.jpg",
    "cover_alt": "Seks farvede blade om et hus",
    "guid": GUID,
    "licence": "CC-BY-4.0",
    "funding": {"url": "https://example.org/vaer-med", "title": "Vær med"},
    "persons": [HOST],
    "update_frequency": {"text": "En gang om måneden", "rrule": "FREQ=MONTHLY"},
    "podroll": [{"guid": GUID, "url": "https://podnews.net/rss", "title": "Podnews"}],
}
EPISODE = {
    "title": "Landsbyen, der byggede et varmeværk",
    "number": "1",
    "season": "1",
    "published": "2026-11-20 06:00",
    "summary": "Oliefyrene skulle skiftes. Så byggede landsbyen sit eget varmeværk.",
    "audio": "varmevaerket.mp3",
    "cover": "varme.png",
    "cover_alt": "Et hvidt hus",
    "persons": [GUEST],
    "location": {"name": "Føns", "municipality": "Middelfart"},
    "licence": "CC-BY-SA-4.0",
    "chapters": [
        {"start": "00:00", "title": "Velkommen"},
        {"start": "12:34.5", "title": "Røret & renden", "url": "https://example.org/rør"},
    ],
    "transcript": "varmevaerket.vtt",
    "soundbites": [{"start": "01:13", "duration": "60", "title": "Naboens idé"}],
    "links": [{"title": "Varmeværket", "url": "https://example.org/vaerk"}],
    "synthetic_voice": "ja",
}
BODY = "Her er **noterne** med en [case](../cases/foens/index.md).\n\n- et\n- to\n"
CUES = Transcript((Cue(0.0, 2.5, "Anne", "Velkommen.", 1), Cue(3.0, 5.0, "Bo", "Tak.", 4)))


def show(**changes: Any) -> ShowRecord:
    return ShowRecord("podcasts/show.yml", Show.model_validate(SHOW | changes))


def episode(slug: str = "varmevaerket", body: str = BODY, **changes: Any) -> EpisodeRecord:
    """An episode with everything in it, but for what `changes` sets to None."""
    given = {key: value for key, value in (EPISODE | changes).items() if value is not None}
    meta = Episode.model_validate(given)
    gone = meta.withdrawal is not None
    remote = "://" in (meta.audio or "")
    facts = AudioFacts(
        bytes=1_000_000,
        type="audio/mpeg",
        seconds=1800.4,
        bitrate=64_000,
        sample_rate=24_000,
        channels=1,
        sha256=sha256(slug.encode()).hexdigest(),
    )
    return EpisodeRecord(
        slug=slug,
        path=f"podcasts/{slug}.md",
        meta=meta,
        body=body,
        body_line=30,
        audio=None if gone or remote else facts,
        transcript=None if gone or not meta.transcript else CUES,
        audio_path=None if gone or remote else f"podcasts/{meta.audio}",
        cover_path=f"podcasts/{meta.cover}" if meta.cover else None,
    )


def many(count: int, **changes: Any) -> list[EpisodeRecord]:
    """Episodes a day apart, the newest last."""
    first = datetime(2001, 1, 1, 6, tzinfo=WINTER)
    return [
        episode(
            f"afsnit-{number}",
            **{"number": str(number), "published": first + timedelta(days=number)} | changes,
        )
        for number in range(1, count + 1)
    ]


def publication(
    episodes: Iterable[EpisodeRecord],
    of: ShowRecord | None = None,
    at: Settings = SITE,
    root: Path | None = None,
) -> Publication:
    """The podcast of these episodes. Without a `root` for their audio, each copy is told to be as
    long as every other.
    """
    newest_first = sorted(episodes, key=lambda one: (-one.meta.published.timestamp(), one.slug))
    content = Content(show=of or show(), episodes=tuple(newest_first))
    folder = root or Path("/nowhere")
    made = Publication.of(Catalogue.of(content), at, folder, folder / ".cache")
    assert made is not None
    for release in () if root else made.releases:
        if release.file:
            vars(release)["length"] = 1_000_123
    return made


def released(*episodes: EpisodeRecord, of: ShowRecord | None = None) -> tuple[Release, ...]:
    return publication(episodes, of).releases


def xml(
    *episodes: EpisodeRecord,
    of: ShowRecord | None = None,
    feed: int = 0,
    number: int = 1,
    pages: int = 1,
) -> bytes:
    """A page of one of the podcast's feeds, with all these episodes on it."""
    made = publication(episodes, of)
    return feed_xml(FeedPage(made, made.feeds[feed], number, pages), made.releases)


def published_files(content: Content, root: Path) -> dict[str, bytes]:
    """Everything the podcast in the folder `root` publishes of the content."""
    cache = root / ".cache"
    whole = Publication.of(Catalogue.of(content), SITE, root, cache)
    made = [file for share in shares(whole, cache) for file in share()]
    told = {path: at if isinstance(at, bytes) else at.read_bytes() for path, at in made}
    assert len(told) == len(made), "two files of one path"
    return told


def channel(data: bytes) -> etree._Element:
    found = etree.fromstring(data).find("channel")
    assert found is not None
    return found


def all_of(element: etree._Element, path: str) -> list[etree._Element]:
    return element.findall(path, NAMES)


def one(element: etree._Element, path: str) -> etree._Element:
    (found,) = all_of(element, path)
    return found
