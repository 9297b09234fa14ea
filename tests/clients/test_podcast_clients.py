"""Other people's podcast programs read the real, served feed and understand what we wrote."""

from __future__ import annotations

from datetime import UTC
from hashlib import sha256

import pytest
from loopback_site import Visit
from lxml import html
from markdown import markdown

from clients.ask import CLIENTS
from clients.reading import FIELDS, Episode, Reading
from laboratorium.model.records import Content, EpisodeRecord, ShowRecord, episode_guid
from laboratorium.model.vocabulary import vocabularies
from outside import absent
from own_content import own_loaded
from site_build import ROOT

FEED = {"title", "guid", "link", "published", "length", "type", "seconds"}
NUMBERS = {"season", "number"}
PODCASTING = {"chapters_file", "transcripts", "persons"}
# All that each client is known to read; what is not here it does not know or does not tell.
READS: dict[str, set[str]] = {
    "feedparser": {*FEED, *NUMBERS, "kind", "chapters"},
    "podcastparser": {*FEED, *NUMBERS, "kind", "chapters"},
    "podcast-partytime": {*FEED, *NUMBERS, "kind", *PODCASTING},
    "feedsmith": {*FEED, *NUMBERS, "kind", "chapters", *PODCASTING},
    "rss-parser": {*FEED, *NUMBERS, "kind"},
    "@rowanmanning/feed-parser": FEED - {"seconds"},
    "feedparser (npm)": {*FEED, *NUMBERS, "kind"},
    "gPodder": {*FEED, "chapters", "downloaded", "digest"},
    "music-metadata": {"title", "length", "seconds", *NUMBERS, "chapters"},
    "node-id3": {"title", "length", *NUMBERS, "chapters"},
    "ffprobe": {"title", "day", "length", "seconds", *NUMBERS, "chapters"},
    "webvtt-py": {"vtt", "srt"},
}
# A decoder counts the silence that fills the last frame.
SLACK = {("ffprobe", "seconds"): 1, ("music-metadata", "seconds"): 1}
PAGE = ROOT / "docs/redaktion/podcast-apps.md"
# What the page's table calls the fields, in its order.
WORDS: dict[str, set[str]] = {
    "titel": {"title"},
    "adressen på siden": {"link"},
    "udgivelsestid": {"published", "day"},
    "guid": {"guid"},
    "lydens størrelse": {"length"},
    "lydens type": {"type"},
    "varighed": {"seconds"},
    "sæson og nummer": {"season", "number"},
    "afsnit eller trailer": {"kind"},
    "kapitler": {"chapters"},
    "filen med kapitler": {"chapters_file"},
    "filerne med udskrifter": {"transcripts"},
    "udskriftens ord": {"vtt", "srt"},
    "personer": {"persons"},
    "lyden selv": {"downloaded", "digest"},
}


@pytest.fixture(scope="session")
def content() -> Content:
    loaded = own_loaded()
    assert not loaded.errors
    return loaded.content


@pytest.fixture(scope="session")
def written(content: Content, visit: Visit) -> tuple[Episode, ...]:
    """What the content says of every episode that is out, newest first, as a client with eyes for
    everything would tell it.
    """
    show = content.show
    assert show is not None
    kept = [one for one in content.episodes if one.withdrawn is None]
    return tuple(_told(one, show, visit) for one in kept)


def _told(episode: EpisodeRecord, show: ShowRecord, visit: Visit) -> Episode:
    meta, folder = episode.meta, f"podcast/{episode.slug}"
    stem = f"{visit.address}/{folder}/{episode.slug}"
    sound = (visit.site / folder / f"{episode.slug}{episode.suffix}").read_bytes()
    assert episode.seconds is not None
    assert episode.transcript is not None
    words = tuple(
        (round(cue.start, 3), f"{cue.speaker}: {cue.text}" if cue.speaker else cue.text)
        for cue in episode.transcript.cues
    )
    return Episode(
        url=f"{stem}{episode.suffix}",
        title=meta.title,
        guid=episode_guid(show.meta, episode),
        link=f"{visit.address}/{folder}/",
        published=meta.published.astimezone(UTC).isoformat(),
        day=meta.published.date().isoformat(),
        length=len(sound),
        type=episode.media_type,
        seconds=round(episode.seconds),
        season=meta.season,
        number=meta.number,
        kind=meta.type,
        chapters=tuple((one.start, one.title) for one in meta.chapters),
        chapters_file=f"{visit.address}/{folder}/chapters.json" if meta.chapters else None,
        transcripts=(
            (f"{stem}.vtt", "text/vtt"),
            (f"{stem}.json", "application/json"),
            (f"{stem}.srt", "application/x-subrip"),
        ),
        persons=_persons(episode, show),
        vtt=words,
        srt=words,
        downloaded=len(sound),
        digest=sha256(sound).hexdigest(),
    )


def _persons(episode: EpisodeRecord, show: ShowRecord) -> tuple[tuple[str, str], ...]:
    """The show's hosts are in every episode that names anyone."""
    own = [one for one in episode.meta.persons if one.basis.withdrawn is None]
    names = {one.name for one in own}
    hosts = [one for one in show.meta.persons if one.role == "host" and one.name not in names]
    roles = vocabularies().podcast_roles
    everyone = [*(hosts if own else ()), *own]
    return tuple((one.name, roles[one.role].taxonomy) for one in everyone)


def reading_of(visit: Visit, client: str) -> Reading:
    reading = visit.readings[client]
    if reading.missing:
        absent(client)
    assert not reading.failed
    return reading


def fields_of(reading: Reading) -> set[str]:
    """What the client read of any episode."""
    return {
        name
        for name in FIELDS
        if name != "url" and any(getattr(one, name) is not None for one in reading.episodes)
    }


@pytest.mark.nightly
def test_the_content_has_something_of_everything_to_read(written: tuple[Episode, ...]) -> None:
    assert len(written) >= 4
    assert {name for name in FIELDS if any(getattr(one, name) for one in written)} == set(FIELDS)


@pytest.mark.nightly
@pytest.mark.parametrize("client", READS)
def test_a_client_reads_what_the_content_says(
    client: str, visit: Visit, written: tuple[Episode, ...]
) -> None:
    reading = reading_of(visit, client)
    assert [one.url for one in reading.episodes] == [one.url for one in written]
    assert fields_of(reading) == READS[client]
    for read, known in zip(reading.episodes, written, strict=True):
        for name in sorted(READS[client]):
            told, truth = getattr(read, name), getattr(known, name)
            if slack := SLACK.get((client, name)):
                assert abs(told - truth) <= slack, f"{known.title}: {name}"
            else:
                # Nothing is told of what is not there in as many ways as there are clients.
                assert (told or None) == (truth or None), f"{known.title}: {name}"


def test_every_client_is_held_to_the_content() -> None:
    assert [client.name for client in CLIENTS] == list(READS)


# --- the page for editors


def _table() -> dict[str, tuple[list[str], list[str]]]:
    """client → what the page says that it reads, and what not."""
    body = PAGE.read_text(encoding="utf-8").split("---\n", 2)[2]
    tree = html.fragment_fromstring(markdown(body, extensions=["tables"]), create_parent="div")
    table = next(tree.iter("table"))
    rows = [[str(cell.text_content()) for cell in row] for row in table.findall("tbody/tr")]
    return {name: (_words(reads), _words(leaves)) for name, reads, leaves in rows}


def _words(cell: str) -> list[str]:
    return [word.strip().lower() for word in cell.split(",")]


def test_the_page_has_a_word_for_every_field_and_a_line_for_every_client() -> None:
    assert set().union(*WORDS.values()) == set(FIELDS) - {"url"}
    table = _table()
    assert list(table) == [client.name for client in CLIENTS]
    assert all(sorted(reads + leaves) == sorted(WORDS) for reads, leaves in table.values())


@pytest.mark.parametrize("client", READS)
def test_the_page_says_what_the_client_reads(client: str) -> None:
    found = READS[client]
    assert _table()[client] == (
        [word for word, held in WORDS.items() if held & found],
        [word for word, held in WORDS.items() if not held & found],
    )


def test_the_page_names_the_script_and_what_it_needs() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert "python scripts clients.ask" in text
    assert "tests/clients/node" in text
