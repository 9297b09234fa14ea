"""JSON-LD (schema.org) for the podcast: the series, an episode and its audio."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from laboratorium.model.records import EpisodeRecord, ShowRecord
from laboratorium.model.vocabulary import vocabularies


def series(show: ShowRecord, url: str, feed: str) -> dict[str, Any]:
    """The `PodcastSeries`. `url` is the show's page, `feed` the feed, both whole addresses."""
    meta = show.meta
    return (
        {"@context": "https://schema.org"}
        | _series(show, url, feed)
        | {
            "description": meta.description,
            "inLanguage": meta.language,
            "author": {"@type": "Organization", "name": meta.author},
        }
    )


def episode(
    record: EpisodeRecord,
    show: ShowRecord,
    *,
    url: str,
    show_url: str,
    feed: str,
    audio: dict[str, Any],
    cases: Sequence[tuple[str, str]] = (),
    clips: Sequence[tuple[str, float, str]] = (),
) -> dict[str, Any]:
    """The `PodcastEpisode` with its `AudioObject`.

    `audio` is what `audio_object` gives. `cases` are (name, address) of what it is about, `clips`
    the chapters as (name, start in seconds, address). A voice that a program made is nobody, so it
    is no contributor.
    """
    meta = record.meta
    people = [
        {"@type": "Person", "name": person.name}
        for person in meta.persons
        if person.basis.kind != "synthetic"
    ]
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "PodcastEpisode",
        "@id": url,
        "url": url,
        "name": meta.title,
        "description": meta.summary,
        "inLanguage": show.meta.language,
        "datePublished": meta.published.isoformat(),
        "timeRequired": audio["duration"],
        "episodeNumber": meta.number,
        "partOfSeason": meta.season and {"@type": "PodcastSeason", "seasonNumber": meta.season},
        "partOfSeries": _series(show, show_url, feed),
        "license": vocabularies().licences[meta.licence or show.meta.licence].url,
        "contributor": people,
        "about": [
            {"@type": "CreativeWork", "@id": address, "name": name} for name, address in cases
        ],
        "associatedMedia": audio,
        "hasPart": [
            {"@type": "Clip", "name": name, "startOffset": start, "url": address}
            for name, start, address in clips
        ],
    }
    return {key: value for key, value in data.items() if value not in (None, [], "")}


def audio_object(url: str, type_: str, size: int, duration: str, captions: str) -> dict[str, Any]:
    """The `AudioObject`; `duration` is ISO 8601, `captions` the address of WebVTT, or empty."""
    data: dict[str, Any] = {
        "@type": "AudioObject",
        "contentUrl": url,
        "encodingFormat": type_,
        "contentSize": str(size) if size else None,
        "duration": duration,
        "caption": {"@type": "MediaObject", "contentUrl": captions, "encodingFormat": "text/vtt"}
        if captions
        else None,
    }
    return {key: value for key, value in data.items() if value is not None}


def _series(show: ShowRecord, url: str, feed: str) -> dict[str, Any]:
    return {
        "@type": "PodcastSeries",
        "@id": url,
        "url": url,
        "name": show.meta.title,
        "webFeed": feed,
    }
