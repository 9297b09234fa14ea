"""The page of one episode, its player in a frame, and what stands there once it is withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from posixpath import basename
from urllib.parse import quote

from laboratorium.base import addresses
from laboratorium.base.danish import format_date
from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.podcast_parts import Person as PersonMeta
from laboratorium.model.records import EpisodeRecord, ShowRecord
from laboratorium.model.tagging import Tags, tags
from laboratorium.podcast.sounds import Sounds
from laboratorium.reading.markdown import render
from laboratorium.site import linked_data, podcast_linked_data
from laboratorium.site.figures.waveform import waveform
from laboratorium.site.pages.cards import Cards, CaseCard
from laboratorium.site.pages.episode_cards import EpisodeCard, episode_card
from laboratorium.site.pages.model import HOME, Crumb, SitePage
from laboratorium.site.pages.transcripts import ChapterView, SectionView, chapter_views, sections

PODCAST = Crumb("Podcast", addresses.PODCAST)
TRANSCRIPTS = {"vtt": "WebVTT", "srt": "SRT", "json": "JSON"}


@dataclass(frozen=True)
class Person:
    """Somebody who is heard or has made the episode: the name, what they do, and their own page."""

    name: str
    role: str
    group: str
    url: str


@dataclass(frozen=True)
class PlayerView:
    """What the player plays and shows, on the episode's page or in a frame."""

    card: EpisodeCard
    show: str
    chapters: tuple[ChapterView, ...]
    wave: str
    cover: str
    cover_alt: str
    player: str
    """The address of the player in a frame."""


@dataclass(frozen=True)
class EpisodeView:
    """Everything the template `episode.html` shows; HTML fields are already safe."""

    card: EpisodeCard
    player: PlayerView
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
    licence: str
    licence_url: str
    json_ld: str


@dataclass(frozen=True)
class WithdrawnView:
    """What may still be said of an episode that is withdrawn: neither its title nor any name."""

    what: str
    published: str
    withdrawn: str
    iso_withdrawn: str


def pages(
    catalogue: Catalogue,
    cards: Cards,
    settings: Settings,
    sounds: Sounds,
) -> Iterator[SitePage]:
    """Two pages for each episode; those that are withdrawn keep their addresses, no more."""
    show = catalogue.content.show
    if show is None:
        return
    episodes = catalogue.content.episodes
    heard = [episode for episode in episodes if not episode.withdrawn]
    for episode in episodes:
        yield from _redirects(episode)
        if episode.withdrawn:
            yield from _withdrawn_pages(episode)
    for index, episode in enumerate(heard):
        newer = heard[index - 1] if index else None
        older = heard[index + 1] if index + 1 < len(heard) else None
        meta = episode.meta
        around = (newer, older)
        player = partial(player_view, episode, show, sounds)
        yield SitePage(
            address=addresses.episode(episode.slug),
            title=meta.title,
            description=meta.summary,
            template="episode.html",
            view=partial(view, episode, catalogue, cards, settings, player, around),
            trail=(HOME, PODCAST),
            source=episode.path,
            updated=meta.published.date(),
        )
        yield SitePage(
            address=addresses.episode_player(episode.slug),
            title=meta.title,
            description=f"Afspiller til »{meta.title}«.",
            template="player.html",
            view=player,
            trail=(HOME, PODCAST, Crumb(meta.title, addresses.episode(episode.slug))),
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


def player_view(episode: EpisodeRecord, show: ShowRecord, sounds: Sounds) -> PlayerView:
    card = episode_card(episode, show)
    card = replace(card, audio=replace(card.audio, bytes=sounds.size(episode)))
    chapters = chapter_views(episode.meta.chapters)
    seconds = card.audio.seconds
    marks = [float(chapter.seconds) / seconds for chapter in chapters] if seconds else []
    own_cover = episode.meta.cover
    alt = episode.meta.cover_alt if own_cover else show.meta.cover_alt
    return PlayerView(
        card=card,
        show=show.meta.title,
        chapters=chapters,
        wave=waveform(sounds.peaks(episode), "lyd", [mark for mark in marks if 0 < mark <= 1]),
        cover=addresses.podcast_file(quote(basename(str(own_cover or show.meta.cover)))),
        cover_alt=alt or "",
        player=addresses.episode_player(episode.slug),
    )


def view(
    episode: EpisodeRecord,
    catalogue: Catalogue,
    cards: Cards,
    settings: Settings,
    make_player: Callable[[], PlayerView],
    around: tuple[EpisodeRecord | None, EpisodeRecord | None] = (None, None),
) -> EpisodeView:
    show = catalogue.content.show
    assert show is not None
    meta, vocabularies = episode.meta, catalogue.vocabularies
    player = make_player()
    transcript = sections(episode.transcript.cues if episode.transcript else (), player.chapters)
    cases = tuple(cards.case(catalogue.case_by_slug[slug]) for slug in meta.cases)
    root = addresses.to_root(player.card.address)
    newer, older = (episode_card(other, show) if other else None for other in around)
    licence = meta.licence or show.meta.licence
    return EpisodeView(
        card=player.card,
        player=player,
        transcript=transcript,
        lines=sum(len(section.cues) for section in transcript),
        files=tuple(_transcript_files(episode)),
        notes=render(episode.body, partial(addresses.resolve, source=episode.path, root=root)),
        # Where the episode names nobody, those of the show, as in the feed.
        persons=persons(meta.persons or show.meta.persons, catalogue),
        place=_place(episode, catalogue),
        links=tuple(Crumb(link.title, str(link.url)) for link in meta.links),
        cases=cases,
        tags=tags(meta.six_p, meta.sdg, vocabularies),
        newer=newer,
        older=older,
        licence=vocabularies.licences[licence].label,
        licence_url=catalogue.vocabularies.licences[licence].url,
        json_ld=_json_ld(episode, show, player, cases, settings),
    )


def _transcript_files(episode: EpisodeRecord) -> Iterator[Crumb]:
    if episode.transcript:
        for ending, name in TRANSCRIPTS.items():
            yield Crumb(name, addresses.episode_file(episode.slug, ending))


def persons(people: Iterable[PersonMeta], catalogue: Catalogue) -> tuple[Person, ...]:
    """People as pages name them; why their voices may be published stays in the project."""
    roles = catalogue.vocabularies.podcast_roles
    return tuple(
        Person(person.name, roles[person.role].label, person.group or "", person.url or "")
        for person in people
    )


def _place(episode: EpisodeRecord, catalogue: Catalogue) -> str:
    location = episode.meta.location
    if location is None:
        return ""
    if not location.municipality:
        return str(location.name)
    municipality = catalogue.vocabularies.municipalities[location.municipality].full_name
    name = str(location.name)
    return municipality if name == municipality else f"{name}, {municipality}"


def _json_ld(
    episode: EpisodeRecord,
    show: ShowRecord,
    player: PlayerView,
    cases: tuple[CaseCard, ...],
    settings: Settings,
) -> str:
    url = settings.canonical(player.card.address)
    audio = player.card.audio
    captions = next((file.address for file in _transcript_files(episode)), "")
    return linked_data.script_json(
        podcast_linked_data.episode(
            episode,
            show,
            url=url,
            show_url=settings.canonical(addresses.PODCAST),
            feed=settings.canonical(str(show.meta.feed)),
            audio=podcast_linked_data.audio_object(
                audio.href(settings.url),
                audio.type,
                audio.bytes,
                audio.iso_duration,
                settings.canonical(captions) if captions else "",
            ),
            cases=[(card.title, settings.canonical(card.address)) for card in cases],
            clips=[
                (chapter.title, float(chapter.seconds), f"{url}#t={chapter.target}")
                for chapter in player.chapters
            ],
        )
    )
