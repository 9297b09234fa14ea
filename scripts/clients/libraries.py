"""Clients that are Python libraries: feedparser, podcastparser and webvtt-py.

They are there when the project's own environment is, for the tests need them.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from lxml import etree

from clients.reading import Episode, Pairs, Times

PODCAST = "{https://podcastindex.org/namespace/1.0}"
SUBTITLES = {"text/vtt": "vtt", "application/x-subrip": "srt"}
MOST_BYTES = 20_000_000
_SECONDS = 30


def fetch(url: str) -> bytes:
    """The bytes at an address on the web, at most 20 MB of them. Raises OSError or ValueError."""
    request = Request(on_the_web(url), headers={"User-Agent": "laboratorium-try-clients"})
    with urlopen(request, timeout=_SECONDS) as answer:
        data: bytes = answer.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValueError(f"{url[:80]} fylder mere end 20 MB.")
    return data


def on_the_web(url: str) -> str:
    """The address itself, or ValueError: a stranger's feed may name files on this machine."""
    if urlsplit(url).scheme not in ("http", "https"):
        raise ValueError(f"{url[:80]} er ikke en adresse på nettet.")
    return url


def utc(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def feedparser(url: str, data: bytes) -> Iterator[Episode]:
    """Of Podcasting 2.0 it keeps only the last element of each name, so those are not read."""
    from calendar import timegm

    import feedparser  # type: ignore[import-untyped]

    read = feedparser.parse(data)
    if read.bozo:
        raise ValueError(str(read.bozo_exception))
    for entry in read.entries:
        sound = entry.enclosures[0]
        chapters = entry.get("psc_chapters", {}).get("chapters", ())
        yield Episode(
            url=sound.href,
            title=entry.title,
            guid=entry.id,
            link=entry.link,
            published=utc(timegm(entry.published_parsed)),
            length=int(sound.length),
            type=sound.type,
            seconds=int(entry.itunes_duration),
            season=_whole(entry.get("itunes_season")),
            number=_whole(entry.get("itunes_episode")),
            kind=entry.get("itunes_episodetype"),
            chapters=tuple((one["start_parsed"].total_seconds(), one["title"]) for one in chapters),
        )


def podcastparser(url: str, data: bytes) -> Iterator[Episode]:
    """What gPodder reads feeds with."""
    import podcastparser  # type: ignore[import-untyped]

    for one in podcastparser.parse(url, io.BytesIO(data))["episodes"]:
        sound = one["enclosures"][0]
        yield Episode(
            url=sound["url"],
            title=one["title"],
            guid=one["guid"],
            link=one["link"],
            published=utc(one["published"]),
            length=sound["file_size"],
            type=sound["mime_type"],
            seconds=one["total_time"],
            season=one.get("season"),
            number=one.get("number"),
            kind=one.get("type"),
            chapters=tuple((mark["start"], mark["title"]) for mark in one.get("chapters", ())),
        )


def webvtt(url: str, data: bytes) -> Iterator[Episode]:
    """The words of the transcripts that the feed points at, with the voices that say them."""
    for sound, transcripts in subtitles(data):
        words = {SUBTITLES[kind]: _words(where, SUBTITLES[kind]) for where, kind in transcripts}
        yield Episode(url=sound, vtt=words.get("vtt"), srt=words.get("srt"))


def _words(url: str, form: str) -> Times:
    """SubRip has the voice in its text already."""
    import webvtt

    cues: Iterable[Any] = webvtt.from_buffer(io.StringIO(fetch(url).decode()), format=form).captions
    return tuple(
        # White space after a name in WebVTT is none of the name's, but webvtt-py keeps it.
        (_seconds(cue.start_time), f"{cue.voice.strip()}: {text}" if cue.voice else text)
        for cue in cues
        for text in (" ".join(cue.text.split()),)
    )


def _seconds(stamp: Any) -> float:
    return round(float(stamp.in_seconds() + stamp.milliseconds / 1000), 3)


def subtitles(data: bytes) -> Iterator[tuple[str, Pairs]]:
    """For each item its enclosure, and its transcripts in forms that webvtt-py reads."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for item in etree.fromstring(data, parser).iter("item"):
        found = item.iterfind(f"{PODCAST}transcript")
        told = tuple((one.get("url", ""), one.get("type", "")) for one in found)
        sound = item.find("enclosure")
        if sound is not None:
            yield sound.get("url", ""), tuple(pair for pair in told if pair[1] in SUBTITLES)


def _whole(text: str | None) -> int | None:
    return int(text) if text else None
