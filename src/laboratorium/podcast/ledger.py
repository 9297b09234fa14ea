"""The ledger: what every subscriber's app has been told, so that no build tells it otherwise.

An app knows an episode by its guid: with a new one it is fetched again and heard marks are lost; an
enclosure that is used twice hides an episode at Apple; a changed date moves it among the others; a
feed that moves without itunes:new-feed-url loses everybody. `podcasts/ledger.yml` holds guid,
enclosure and date of every episode ever published, and is committed with the content.

A build stops at what the ledger has against the content; whoever changes an episode hears of it
before that, beside everything else that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from laboratorium.base.paths import LEDGER, PODCASTS, source_of
from laboratorium.base.problems import Position, Problem, error, in_order
from laboratorium.base.settings import Settings
from laboratorium.base.yaml_text import quoted
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.records import EpisodeRecord, Loaded, episode_guid
from laboratorium.model.schedule import released
from laboratorium.podcast.ledger_file import Entry, Ledger, read
from laboratorium.podcast.publication import Publication

_HEADER = """\
# Podcastens hovedbog: hvad abonnenternes apps har fået at vide om hvert udgivet afsnit.
# Filen bliver skrevet af programmet, når noget er udgivet. Ret den ikke i hånden, og slet den ikke.
"""


def check(root: Path, publication: Publication | None) -> tuple[Problem, ...]:
    """What must not be published, given the ledger in the project's folder; without a podcast,
    that there was one.
    """
    ledger, broken = _read(root)
    return broken or compare(ledger, present(publication) if publication else None)


def continued(root: Path, loaded: Loaded, at: datetime) -> Loaded:
    """What was loaded, with the ledger's problems, of what is out at a time, among the others.

    Not while the content has errors: an episode that cannot be read is not one that was taken away.
    """
    if loaded.errors or not loaded.content.show:
        return loaded
    catalogue = Catalogue.of(released(loaded.content, at))
    found = check(root, Publication.of(catalogue, Settings.read(root), root, root / ".cache"))
    return replace(loaded, problems=in_order((*loaded.problems, *found)))


def updated(root: Path, publication: Publication) -> str:
    """The text that podcasts/ledger.yml is to hold once this is published. Raises ValueError when
    `check` has anything to say.
    """
    ledger, broken = _read(root)
    if broken:
        raise ValueError(broken[0].message)
    return extend(ledger, present(publication))


def _read(root: Path) -> tuple[Ledger | None, tuple[Problem, ...]]:
    path = root / LEDGER
    return read(path.read_bytes()) if path.is_file() else (None, ())


def present(publication: Publication) -> Ledger:
    """What a build tells apps. Withdrawn episodes are there, with their day."""

    def entry(episode: EpisodeRecord, enclosure: str = "") -> Entry:
        return Entry(
            slug=episode.slug,
            guid=episode_guid(publication.meta, episode),
            # An address on the site is kept without the site's own, which may move as a whole.
            enclosure=enclosure.removeprefix(publication.settings.url),
            published=episode.meta.published,
            withdrawn=episode.withdrawn,
            path=episode.path,
            former_slugs=episode.meta.former_slugs,
        )

    entries = [entry(one.episode, one.enclosure) for one in publication.releases]
    entries += map(entry, publication.catalogue.withdrawn_episodes)
    return Ledger(
        feed=publication.url(publication.meta.feed),
        guid=publication.meta.guid,
        episodes=tuple(sorted(entries, key=_order)),
        former_feeds=publication.meta.former_feeds,
        waiting={
            source.slug: one.says
            for one in publication.catalogue.content.withheld
            if (source := source_of(one.path)) and source.folder == PODCASTS
        },
    )


def _order(entry: Entry) -> tuple[float, str, str]:
    return entry.published.timestamp(), entry.slug, entry.guid


def compare(ledger: Ledger | None, now: Ledger | None) -> tuple[Problem, ...]:
    """Everything in the content that would break what subscribers have; nothing when all is well.

    Problems point at the ledger's line, which says what was published; what one episode takes from
    another of the same build is reported on its own file. Either may be None: nothing was published
    before, or there is no podcast any more.
    """
    found: list[Problem] = []
    if ledger is not None:
        if now is not None:
            found += _feed_problems(ledger, now)
        waiting = now.waiting if now else {}
        found += _episode_problems(ledger, now.episodes if now else (), waiting)
    if now is not None:
        found += _enclosure_problems(ledger, now)
    return in_order(found)


def _feed_problems(ledger: Ledger, now: Ledger) -> Iterator[Problem]:
    if now.guid != ledger.guid:
        yield _refuse(
            ledger.lines["guid"],
            "ledger-show-guid",
            f"Podcastens guid var {ledger.guid}, men er nu {now.guid}. Den må aldrig ændres; "
            f"skriv »guid: {ledger.guid}« i podcasts/show.yml.",
        )
    if now.feed != ledger.feed and ledger.feed not in now.former_feeds:
        yield _refuse(
            ledger.lines["feed"],
            "ledger-feed-moved",
            f"Feedet lå på {ledger.feed}, men ligger nu på {now.feed}. Abonnenterne mister det, "
            "hvis deres apps ikke får besked. Skriv den gamle adresse under »former_feeds« i "
            "podcasts/show.yml, så feedet siger, hvor det er flyttet hen, og lad den gamle adresse "
            "vise videre.",
        )


def _episode_problems(
    ledger: Ledger, episodes: Iterable[Entry], waiting: Mapping[str, str]
) -> Iterator[Problem]:
    by_guid = {episode.guid: episode for episode in episodes}
    by_slug = {slug: one for one in episodes for slug in one.former_slugs}
    by_slug |= {one.slug: one for one in episodes}
    known = {entry.guid for entry in ledger.episodes}
    # A file that was renamed without a word is known by its time of publication.
    renamed = {one.published: one for one in episodes if one.guid not in known}
    for entry in ledger.episodes:
        if episode := by_guid.get(entry.guid):
            if episode.published != entry.published:
                yield _refuse(entry.lines["published"], "ledger-published", _moved(entry, episode))
        elif entry.withdrawn is not None:
            continue
        elif why := waiting.get(entry.slug):
            yield _refuse(entry.lines["slug"], "ledger-waiting", _called_back(entry, why))
        elif episode := by_slug.get(entry.slug):
            yield _refuse(entry.lines["guid"], "ledger-guid", _other_guid(entry, episode))
        elif episode := renamed.get(entry.published):
            yield _refuse(entry.lines["guid"], "ledger-guid", _renamed(entry, episode))
        else:
            yield _refuse(entry.lines["slug"], "ledger-lost", _lost(entry))


def _moved(entry: Entry, episode: Entry) -> str:
    return (
        f"Afsnittet {episode.path} udkom {_time(entry.published)}, men siger nu "
        f"{_time(episode.published)}. Apps har vist den første tid; skriv "
        f"»published: {_time(entry.published)}«."
    )


def _other_guid(entry: Entry, episode: Entry) -> str:
    return (
        f"Afsnittet {episode.path} har fået en ny guid ({episode.guid}), så apps ville hente det "
        f"igen som et nyt. Skriv »guid: {entry.guid}« i filen."
    )


def _renamed(entry: Entry, episode: Entry) -> str:
    return (
        f"Afsnittet »{entry.slug}« er væk, men {episode.path} har samme udgivelsestid. Er det "
        f"samme afsnit under et nyt navn, så skriv »guid: {entry.guid}« og "
        f"»former_slugs: [{entry.slug}]« i filen."
    )


def _called_back(entry: Entry, why: str) -> str:
    return (
        f"Afsnittet »{entry.slug}« udkom {_time(entry.published)}, men {why}. Det, der er ude, kan "
        "ikke kaldes hjem. Skriv den første tid igen, og slet »draft«. Skal det ikke høres mere, "
        "så skriv »withdrawn:« og datoen i filen."
    )


def _lost(entry: Entry) -> str:
    return (
        f"Afsnittet »{entry.slug}« er udgivet, men findes ikke mere. Læg podcasts/{entry.slug}.md "
        "tilbage; skal det ikke høres længere, så skriv »withdrawn:« og datoen i filen."
    )


def _enclosure_problems(ledger: Ledger | None, now: Ledger) -> Iterator[Problem]:
    owners: dict[str, Entry] = {}
    for entry in ledger.episodes if ledger else ():
        owners |= dict.fromkeys(entry.enclosures, entry)
    taken: dict[str, Entry] = {}
    for episode in now.episodes:
        if not episode.enclosure:
            continue
        owner = owners.get(episode.enclosure)
        if owner and owner.guid != episode.guid and owner.slug not in episode.slugs:
            yield _refuse(
                owner.lines["enclosure"],
                "ledger-enclosure",
                f"Lyden {episode.enclosure} hører til afsnittet »{owner.slug}«, men bruges nu af "
                f"{episode.path}. Apple skjuler det ene. Giv afsnittets fil et andet navn, eller "
                "læg lyden på en ny adresse.",
            )
        other = taken.setdefault(episode.enclosure, episode)
        if other is not episode:
            message = (
                f"Lyden {episode.enclosure} bruges også af {other.path}. Apple skjuler det ene "
                "afsnit. Giv hvert afsnit sin egen lyd."
            )
            yield error(episode.path, Position(1, 1), "enclosure-twice", message)


def _refuse(line: int, code: str, message: str) -> Problem:
    return error(LEDGER, Position(line, 1), code, message)


def _time(moment: datetime) -> str:
    """As editors write it; fixed offsets make it the clock in Denmark."""
    return moment.isoformat(sep=" ", timespec="seconds").replace(":00+", "+")


def extend(ledger: Ledger | None, now: Ledger) -> str:
    """The ledger's new text, when all that `now` holds has been published. The same in, the same
    out, and nothing new in is the old text again.

    Raises ValueError when `compare` refuses: what has been told may not be written over.
    """
    if problems := compare(ledger, now):
        raise ValueError(problems[0].message)
    entries = {entry.guid: entry for entry in ledger.episodes} if ledger else {}
    for episode in now.episodes:
        if episode.guid in entries or episode.withdrawn is None:
            entries[episode.guid] = _joined(entries.get(episode.guid), episode)
    lines = [_HEADER + f"feed: {quoted(now.feed)}", f"guid: {quoted(now.guid)}"]
    lines.append("episodes:" if entries else "episodes: []")
    for entry in sorted(entries.values(), key=_order):
        lines += _written(entry)
    return "\n".join(lines) + "\n"


def _joined(old: Entry | None, new: Entry) -> Entry:
    """The new entry, remembering every enclosure that the episode has had."""
    if old is None:
        return new
    enclosure = new.enclosure or old.enclosure
    former = tuple(url for url in old.enclosures if url != enclosure)
    return replace(new, enclosure=enclosure, former_enclosures=former)


def _written(entry: Entry) -> Iterator[str]:
    yield f"  - slug: {quoted(entry.slug)}"
    yield f"    guid: {quoted(entry.guid)}"
    yield f"    enclosure: {quoted(entry.enclosure)}"
    if entry.former_enclosures:
        yield f"    former_enclosures: [{', '.join(map(quoted, entry.former_enclosures))}]"
    yield f"    published: {quoted(entry.published.isoformat())}"
    if entry.withdrawn is not None:
        yield f"    withdrawn: {quoted(entry.withdrawn.isoformat())}"
