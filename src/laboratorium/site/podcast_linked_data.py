"""JSON-LD (schema.org) for the podcast: the series, an episode and its audio."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from laboratorium.base import addresses
from laboratorium.podcast.imprint import Imprint
from laboratorium.podcast.publication import TRANSCRIPTS, Publication, Release
from laboratorium.site.linked_data import translated

_CONTEXT = {"@context": "https://schema.org"}


def series(publication: Publication) -> dict[str, Any]:
    """The `PodcastSeries`."""
    meta = publication.meta
    return (
        _CONTEXT
        | _series(publication)
        | {
            "description": meta.description,
            "inLanguage": meta.language,
            "author": {"@type": "Organization", "name": meta.author},
        }
    )


def episode(
    release: Release,
    cases: Sequence[tuple[str, str]] = (),
    clips: Sequence[tuple[str, float, int]] = (),
) -> dict[str, Any]:
    """The `PodcastEpisode` with its `AudioObject`.

    `cases` are (name, path) of what it is about, `clips` the chapters as (name, start in seconds,
    the second they are linked to by). A voice that a program made is nobody, so it is no
    contributor.
    """
    meta, publication = release.meta, release.publication
    audio = _audio(release)
    data: dict[str, Any] = _CONTEXT | {
        "@type": "PodcastEpisode",
        "@id": release.url,
        "url": release.url,
        "name": meta.title,
        "description": meta.summary,
        "inLanguage": publication.meta.language,
        "datePublished": meta.published.isoformat(),
        "timeRequired": audio["duration"],
        "episodeNumber": meta.number,
        "partOfSeason": meta.season and {"@type": "PodcastSeason", "seasonNumber": meta.season},
        "partOfSeries": _series(publication),
        "license": release.licence.url,
        "contributor": [
            {"@type": "Person", "name": person.name}
            for person in release.persons
            if not person.synthetic
        ],
        "about": [
            {"@type": "CreativeWork", "@id": publication.url(path), "name": name}
            for name, path in cases
        ],
        "associatedMedia": audio,
        "hasPart": [
            {"@type": "Clip", "name": name, "startOffset": start, "url": f"{release.url}#t={at}"}
            for name, start, at in clips
        ],
        **translated(meta, release.page, publication.settings.url),
    }
    return {key: value for key, value in data.items() if value not in (None, [], "")}


def _audio(release: Release) -> dict[str, Any]:
    data: dict[str, Any] = {
        "@type": "AudioObject",
        "contentUrl": release.enclosure,
        "encodingFormat": release.type,
        "contentSize": str(release.length),
        "duration": release.iso_duration,
    }
    if captions := release.transcripts.get("vtt"):
        data["caption"] = {
            "@type": "MediaObject",
            "contentUrl": release.publication.url(captions),
            "encodingFormat": TRANSCRIPTS["vtt"],
        }
    return data


def _series(publication: Imprint) -> dict[str, Any]:
    url = publication.url(addresses.PODCAST)
    return {
        "@type": "PodcastSeries",
        "@id": url,
        "url": url,
        "name": publication.meta.title,
        "webFeed": publication.url(publication.meta.feed),
    }
