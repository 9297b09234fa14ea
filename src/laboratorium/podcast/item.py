"""What an episode's item holds beside RSS' own elements: Apple's, Podcasting 2.0's and psc's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from laboratorium.base.settings import Settings
from laboratorium.model.podcast_parts import Person
from laboratorium.model.records import EpisodeRecord, ShowRecord
from laboratorium.model.vocabulary import Vocabularies
from laboratorium.podcast import links
from laboratorium.podcast.extension import Tag
from laboratorium.podcast.release import Release

# Apps take the first they know; WebVTT holds the speakers best.
TRANSCRIPTS = (
    ("vtt", "text/vtt"),
    ("srt", "application/x-subrip"),
    ("json", "application/json"),
)
_COVER_TYPES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png"}


def tags(
    release: Release, show: ShowRecord, settings: Settings, vocabularies: Vocabularies
) -> tuple[Tag, ...]:
    """Every element of the item, in a fixed order."""
    return (
        *_apple(release, show, settings),
        *_texts(release.episode, show, settings),
        *_persons(release.episode, show, vocabularies),
        *_facts(release.episode, show, settings, vocabularies),
    )


def _apple(release: Release, show: ShowRecord, settings: Settings) -> Iterator[Tag]:
    meta = release.episode.meta
    yield Tag("itunes:duration", str(max(1, round(release.seconds))))
    yield Tag("itunes:explicit", "true" if meta.explicit or show.meta.explicit else "false")
    yield Tag("itunes:episodeType", meta.type)
    if meta.season:
        yield Tag("itunes:season", str(meta.season))
        yield Tag("podcast:season", str(meta.season))
    if meta.number:
        yield Tag("itunes:episode", str(meta.number))
        yield Tag("podcast:episode", str(meta.number))
    if meta.cover:
        yield from cover(meta.cover, meta.cover_alt, settings)


def cover(name: str, alt: str | None, settings: Settings) -> Iterator[Tag]:
    """A picture, for apps that know Apple's element and for those that read it aloud."""
    url = links.cover_url(name, settings)
    kind = _COVER_TYPES.get(name[name.rfind(".") :].lower())
    yield Tag("itunes:image", attributes={"href": url})
    about = {"href": url, "alt": alt, "aspect-ratio": "1/1", "type": kind}
    yield Tag("podcast:image", attributes=about)


def _texts(episode: EpisodeRecord, show: ShowRecord, settings: Settings) -> Iterator[Tag]:
    if episode.transcript is not None:
        for ending, kind in TRANSCRIPTS:
            url = settings.url + links.transcript(episode, ending)
            # All three hold the times, so that apps can show the words as they are said.
            about = {
                "url": url,
                "type": kind,
                "language": show.meta.language,
                "rel": "captions",
            }
            yield Tag("podcast:transcript", attributes=about)
    if episode.meta.chapters:
        url = settings.url + links.chapters(episode)
        about = {"url": url, "type": "application/json+chapters"}
        yield Tag("podcast:chapters", attributes=about)
        yield Tag("psc:chapters", attributes={"version": "1.2"}, children=_simple_chapters(episode))
    for bite in episode.meta.soundbites:
        span = {"startTime": _decimal(bite.start), "duration": _decimal(bite.duration)}
        yield Tag("podcast:soundbite", bite.title, span)


def _simple_chapters(episode: EpisodeRecord) -> tuple[Tag, ...]:
    return tuple(
        Tag(
            "psc:chapter",
            attributes={
                "start": _clock(chapter.start),
                "title": chapter.title,
                "href": links.ascii_url(chapter.url) if chapter.url else None,
            },
        )
        for chapter in episode.meta.chapters
    )


def _persons(episode: EpisodeRecord, show: ShowRecord, vocabularies: Vocabularies) -> Iterator[Tag]:
    """An item's persons replace the channel's, so the hosts are said again."""
    own = consenting(episode.meta.persons)
    if own:
        names = {person.name for person in own}
        for person in consenting(show.meta.persons):
            if person.role == "host" and person.name not in names:
                yield person_tag(person, vocabularies)
    for person in own:
        yield person_tag(person, vocabularies)


def consenting(persons: Iterable[Person]) -> Sequence[Person]:
    """Those who have not withdrawn."""
    return [person for person in persons if person.basis.withdrawn is None]


def person_tag(person: Person, vocabularies: Vocabularies) -> Tag:
    """Role and group as the taxonomy writes them, in small letters."""
    role = vocabularies.podcast_roles[person.role]
    url = links.ascii_url(person.url) if person.url else None
    about = {"role": role.taxonomy, "group": role.group.lower(), "href": url}
    return Tag("podcast:person", person.name, about)


def _facts(
    episode: EpisodeRecord, show: ShowRecord, settings: Settings, vocabularies: Vocabularies
) -> Iterator[Tag]:
    meta = episode.meta
    if meta.location:
        about = {"rel": "subject", "country": "DK"}
        if meta.location.municipality:
            near = vocabularies.municipalities[meta.location.municipality]
            about["geo"] = f"geo:{near.lat},{near.lon}"
        yield Tag("podcast:location", meta.location.name, about)
    yield Tag("podcast:license", (meta.licence or show.meta.licence).lower())
    page = settings.url + links.page(episode)
    yield Tag("podcast:contentLink", "Hør og læs afsnittet på siden", {"href": page})
    if meta.synthetic_voice:
        yield Tag("podcast:txt", "true", {"purpose": "ai-content"})
    yield Tag("podcast:socialInteract", attributes={"protocol": "disabled"})


def _decimal(seconds: float) -> str:
    return f"{seconds:.3f}".rstrip("0").rstrip(".")


def _clock(seconds: float) -> str:
    """Normal play time as Podlove Simple Chapters writes it: `00:12:34.500`."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"
