"""What an episode's item holds beside RSS' own elements: Apple's, Podcasting 2.0's and psc's."""

from __future__ import annotations

from collections.abc import Iterator

from laboratorium.base.urls import ascii_url
from laboratorium.podcast.extension import Tag
from laboratorium.podcast.imprint import Cover, Imprint, Person
from laboratorium.podcast.publication import CHAPTERS, TRANSCRIPTS, Release


def tags(release: Release) -> tuple[Tag, ...]:
    """Every element of the item, in a fixed order."""
    # An item's persons replace the channel's, which count where the episode names nobody.
    persons = release.persons if release.meta.persons else ()
    return (*_apple(release), *_texts(release), *map(person_tag, persons), *_facts(release))


def _apple(release: Release) -> Iterator[Tag]:
    meta, publication = release.meta, release.publication
    yield Tag("itunes:duration", str(max(1, round(release.seconds))))
    yield Tag("itunes:explicit", "true" if meta.explicit or publication.meta.explicit else "false")
    yield Tag("itunes:episodeType", meta.type)
    if meta.season:
        yield Tag("itunes:season", str(meta.season))
        yield Tag("podcast:season", str(meta.season))
    if meta.number:
        yield Tag("itunes:episode", str(meta.number))
        yield Tag("podcast:episode", str(meta.number))
    if release.cover:
        yield from cover(release.cover, publication)


def cover(picture: Cover, publication: Imprint) -> Iterator[Tag]:
    """A picture, for apps that know Apple's element and for those that read it aloud."""
    url = publication.url(picture.path)
    yield Tag("itunes:image", attributes={"href": url})
    about = {"href": url, "alt": picture.alt, "aspect-ratio": "1/1", "type": picture.type}
    yield Tag("podcast:image", attributes=about)


def _texts(release: Release) -> Iterator[Tag]:
    publication = release.publication
    for ending, path in release.transcripts.items():
        about = {
            "url": publication.url(path),
            "type": TRANSCRIPTS[ending],
            "language": publication.meta.language,
            # All forms hold the times, so that apps can show the words as they are said.
            "rel": "captions",
        }
        yield Tag("podcast:transcript", attributes=about)
    if release.chapters:
        about = {"url": publication.url(release.chapters), "type": CHAPTERS}
        yield Tag("podcast:chapters", attributes=about)
        yield Tag("psc:chapters", attributes={"version": "1.2"}, children=_simple_chapters(release))
    for bite in release.meta.soundbites:
        span = {"startTime": _decimal(bite.start), "duration": _decimal(bite.duration)}
        yield Tag("podcast:soundbite", bite.title, span)


def _simple_chapters(release: Release) -> tuple[Tag, ...]:
    return tuple(
        Tag(
            "psc:chapter",
            attributes={
                "start": _clock(chapter.start),
                "title": chapter.title,
                "href": ascii_url(chapter.url) if chapter.url else None,
            },
        )
        for chapter in release.meta.chapters
    )


def person_tag(person: Person) -> Tag:
    """Role and group as the taxonomy writes them, in small letters."""
    about = {
        "role": person.role.taxonomy,
        "group": person.role.group.lower(),
        "href": ascii_url(person.url),
    }
    return Tag("podcast:person", person.name, about)


def _facts(release: Release) -> Iterator[Tag]:
    meta = release.meta
    if meta.location:
        about = {"rel": "subject", "country": "DK"}
        if meta.location.municipality:
            near = release.publication.words.municipalities[meta.location.municipality]
            about["geo"] = f"geo:{near.lat},{near.lon}"
        yield Tag("podcast:location", meta.location.name, about)
    yield Tag("podcast:license", release.licence.key.lower())
    yield Tag("podcast:contentLink", "Hør og læs afsnittet på siden", {"href": release.url})
    if meta.synthetic_voice:
        yield Tag("podcast:txt", "true", {"purpose": "ai-content"})
    yield Tag("podcast:socialInteract", attributes={"protocol": "disabled"})


def _decimal(seconds: float) -> str:
    return f"{seconds:.3f}".rstrip("0").rstrip(".")


def _clock(seconds: float) -> str:
    """Normal play time as Podlove Simple Chapters writes it: `00:12:34.500`."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"
