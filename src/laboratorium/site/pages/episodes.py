"""The page of one episode, its player in a frame, and what stands there once it is withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from laboratorium.base import addresses
from laboratorium.base.danish import format_date
from laboratorium.catalogue.playbook import Link, citing_chapters
from laboratorium.model.records import EpisodeRecord
from laboratorium.model.tagging import Tags, tags
from laboratorium.model.vocabulary import Licence, Municipality, Vocabulary
from laboratorium.podcast.imprint import Cover, Person
from laboratorium.podcast.publication import Publication, Release
from laboratorium.reading.markdown import render
from laboratorium.site import linked_data, podcast_linked_data
from laboratorium.site.citing import Cited, cited
from laboratorium.site.citing.citation import of_release
from laboratorium.site.figures.waveform import waveform
from laboratorium.site.pages.cards import Cards, CaseCard
from laboratorium.site.pages.episode_cards import EpisodeCard, episode_card, format_size
from laboratorium.site.pages.model import HOME, Crumb, SitePage
from laboratorium.site.pages.transcripts import ChapterView, SectionView, chapter_views, sections

PODCAST = Crumb("Podcast", addresses.PODCAST)
TRANSCRIPTS = {"vtt": "WebVTT", "srt": "SRT", "json": "JSON"}


@dataclass(frozen=True)
class PlayerView:
    """What the player plays and shows, on the episode's page or in a frame."""

    card: EpisodeCard
    show: str
    chapters: tuple[ChapterView, ...]
    wave: str
    cover: Cover
    player: str
    """The address of the player in a frame."""


@dataclass(frozen=True)
class EpisodeView:
    """Everything the template `episode.html` shows; HTML fields are already safe."""

    card: EpisodeCard
    player: PlayerView
    download: str
    """What one gets with the audio: `MP3, 1,2 MB`."""
    iso_duration: str
    transcript: tuple[SectionView, ...]
    lines: int
    files: tuple[Crumb, ...]
    notes: str
    persons: tuple[Person, ...]
    place: str
    links: tuple[Crumb, ...]
    cases: tuple[CaseCard, ...]
    tags: Tags
    newer: EpisodeCard | None
    older: EpisodeCard | None
    licence: Licence
    cited: Cited
    json_ld: str
    citing: tuple[Link, ...]
    """The chapters of the playbook that refer to it."""


@dataclass(frozen=True)
class WithdrawnView:
    """What may still be said of an episode that is withdrawn: neither its title nor any name."""

    what: str
    published: str
    withdrawn: str
    iso_withdrawn: str


def pages(publication: Publication, cards: Cards) -> Iterator[SitePage]:
    """Two pages for each episode; those that are withdrawn keep their addresses, no more."""
    for episode in publication.catalogue.content.episodes:
        yield from _redirects(episode)
        if episode.withdrawn:
            yield from _withdrawn_pages(episode)
    releases = publication.releases
    for release, newer, older in zip(
        releases, (None, *releases), (*releases[1:], None), strict=False
    ):
        meta = release.meta
        catalogue = publication.catalogue
        cases = tuple(map(cards.case, catalogue.cases_of(release.episode)))
        citing = citing_chapters(catalogue, release.episode.path)
        yield SitePage(
            address=release.page,
            title=meta.title,
            description=meta.summary,
            template="episode.html",
            view=partial(view, release, cases, newer, older, citing),
            trail=(HOME, PODCAST),
            source=release.episode.path,
            updated=meta.published.date(),
        )
        yield SitePage(
            address=release.player,
            title=meta.title,
            description=f"Afspiller til »{meta.title}«.",
            template="player.html",
            view=partial(player_view, release),
            trail=(HOME, PODCAST, Crumb(meta.title, release.page)),
            indexed=False,
        )


def _withdrawn_pages(episode: EpisodeRecord) -> Iterator[SitePage]:
    what = withdrawn_view(episode)
    for address in (addresses.episode(episode.slug), addresses.episode_player(episode.slug)):
        yield SitePage(
            address=address,
            title=f"{what.what} er trukket tilbage",
            description=f"{what.what} af podcasten er trukket tilbage.",
            template="withdrawn.html",
            view=partial(withdrawn_view, episode),
            trail=(HOME, PODCAST),
            indexed=False,
        )


def _redirects(episode: EpisodeRecord) -> Iterator[SitePage]:
    """From the addresses that the episode had under former slugs; nothing tells what it was."""
    for slug in episode.meta.former_slugs:
        for page_of in (addresses.episode, addresses.episode_player):
            yield SitePage(
                address=page_of(slug),
                title="Afsnittet er flyttet",
                description="Afsnittet ligger nu på en anden adresse.",
                template="redirect.html",
                view=partial(Crumb, "Gå til afsnittet", page_of(episode.slug)),
                indexed=False,
            )


def withdrawn_view(episode: EpisodeRecord) -> WithdrawnView:
    meta = episode.meta
    assert episode.withdrawn is not None
    season = f" i sæson {meta.season}" if meta.season else ""
    return WithdrawnView(
        what=f"Afsnit {meta.number}{season}" if meta.number else "Et afsnit",
        published=format_date(meta.published),
        withdrawn=format_date(episode.withdrawn),
        iso_withdrawn=episode.withdrawn.isoformat(),
    )


def player_view(release: Release) -> PlayerView:
    chapters = chapter_views(release.episode.chapters)
    seconds = release.seconds
    marks = [float(chapter.seconds) / seconds for chapter in chapters] if seconds else []
    return PlayerView(
        card=episode_card(release),
        show=release.publication.meta.title,
        chapters=chapters,
        wave=waveform(release.peaks, "lyd", [mark for mark in marks if 0 < mark <= 1]),
        cover=release.cover or release.publication.cover,
        player=release.player,
    )


def view(
    release: Release,
    cases: tuple[CaseCard, ...] = (),
    newer: Release | None = None,
    older: Release | None = None,
    citing: tuple[Link, ...] = (),
) -> EpisodeView:
    episode, meta = release.episode, release.meta
    player = player_view(release)
    transcript = sections(episode.transcript.cues if episode.transcript else (), player.chapters)
    root = addresses.to_root(release.page)
    described = podcast_linked_data.episode(
        release,
        cases=[(card.title, card.address) for card in cases],
        clips=[(one.title, float(one.seconds), one.target) for one in player.chapters],
    )
    kind, size = episode.suffix.removeprefix(".").upper(), format_size(release.length)
    return EpisodeView(
        card=player.card,
        player=player,
        download=f"{kind}, {size}" if size else kind,
        iso_duration=release.iso_duration,
        transcript=transcript,
        lines=sum(len(section.cues) for section in transcript),
        files=tuple(Crumb(TRANSCRIPTS[form], at) for form, at in release.transcripts.items()),
        notes=_notes(episode, root),
        persons=release.persons,
        place=_place(episode, release.publication.words.municipalities),
        links=tuple(Crumb(link.title, str(link.url)) for link in meta.links),
        cases=cases,
        tags=tags(meta.six_p, meta.sdg, release.publication.words),
        newer=episode_card(newer) if newer else None,
        older=episode_card(older) if older else None,
        licence=release.licence,
        cited=cited(of_release(release)),
        json_ld=linked_data.script_json(described),
        citing=citing,
    )


def _notes(episode: EpisodeRecord, root: str) -> str:
    link = partial(addresses.resolve, source=episode.path, root=root)
    return render(episode.body, link)


def _place(episode: EpisodeRecord, municipalities: Vocabulary[Municipality]) -> str:
    location = episode.meta.location
    if location is None or not location.municipality:
        return location.name if location else ""
    municipality = municipalities[location.municipality].full_name
    name = str(location.name)
    return municipality if name == municipality else f"{name}, {municipality}"
