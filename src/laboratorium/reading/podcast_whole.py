"""What ties a podcast together: no two episodes alike, covers read once, references that hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from laboratorium.base import addresses
from laboratorium.base.danish import fold, slugify
from laboratorium.base.paths import DOCS, LEDGER
from laboratorium.base.problems import START, Problem, advice, error
from laboratorium.base.slugs import shortened
from laboratorium.media.cover import CoverFacts, read_cover
from laboratorium.media.images import look_beside
from laboratorium.model.podcast_types import check_cover
from laboratorium.model.records import EpisodeRecord, ShowRecord, episode_guid, guid_of
from laboratorium.reading import podcast_files, podcast_moved, references
from laboratorium.reading.messages import quote
from laboratorium.reading.podcast_files import PodcastFiles
from laboratorium.reading.podcast_loader import LoadedEpisode, LoadedShow, Said, missing_show
from laboratorium.reading.references import Known, Outline

# `Afsnit 3: Varme`, `Varme (episode 3)`, `#3 Varme`, `3. Varme`; but `7. juni` and `linje nr. 5`.
_NUMBERED = re.compile(
    r"(?:^|[(,:–-]\s*)(?:afsnit|episode|ep|nr|#)\.?\s*#?\s*\d+"
    r"|^\d{1,3}(?:\s*[:)–-]\s|\.\s+(?-i:[A-ZÆØÅ]))",
    re.IGNORECASE,
)

_WORD = re.compile(r"\w+")

Named = tuple[str, Said]
"""A value and the file that names it."""
Whole = tuple[ShowRecord | None, tuple[EpisodeRecord, ...], tuple[Problem, ...]]


def join(
    root: Path,
    found: PodcastFiles,
    show: LoadedShow | None,
    episodes: Sequence[LoadedEpisode],
    known: Known,
) -> Whole:
    """Return the show, the episodes newest first, and every problem with them."""
    problems = [*found.problems, *(show.problems if show else ())]
    if show is None and episodes:
        problems.append(missing_show(episodes[0].path))
    problems += podcast_moved.check_guids(episodes, show, (root / LEDGER).is_file())
    for episode in episodes:
        problems += podcast_moved.problems_of(episode, show)
        problems += _check_title(episode, show.said.get("title") if show else None)
    problems += _check_alike(show, episodes)
    problems += _check_renamed(show, episodes)
    problems += _check_addresses(episodes, known.pages)
    problems += _check_references(episodes, known)
    covers = _Covers(root, found.media)
    for path, said in _covers(show, episodes):
        problems += covers.check(path, said)
    problems += podcast_files.unused(found, _used(show, episodes))

    records = [covers.add(episode.record) for episode in episodes if episode.record]
    records.sort(key=lambda record: record.slug)
    records.sort(key=lambda record: record.meta.published, reverse=True)
    whole = show.record if show else None
    if whole:
        whole = replace(whole, cover=covers.facts.get(whole.meta.cover))
    return whole, tuple(records), tuple(problems)


def _used(show: LoadedShow | None, episodes: Sequence[LoadedEpisode]) -> dict[str, bool]:
    used: dict[str, bool] = {}
    for episode in episodes:
        for name in episode.names:
            used[name] = used.get(name, False) or not episode.withdrawn
    return used | {said.value: True for _, said in _covers(show, episodes)}


def _covers(show: LoadedShow | None, episodes: Sequence[LoadedEpisode]) -> Iterator[Named]:
    """Yield the covers that are to be shown."""
    if show and "cover" in show.said:
        yield podcast_files.SHOW, show.said["cover"]
    yield from _values([episode for episode in episodes if not episode.withdrawn], "cover")


class _Covers:
    """Reads each cover once, however many episodes share it."""

    def __init__(self, root: Path, media: dict[str, str]) -> None:
        self.root, self.media = root, media
        self.facts: dict[str, CoverFacts | None] = {}
        self._problems: dict[str, list[Problem]] = {}

    def check(self, path: str, cover: Said) -> Iterator[Problem]:
        """Yield what is wrong with a cover, at the line that names it."""
        name = cover.value
        try:
            check_cover(name)
        except ValueError:
            # The model has told of it.
            return
        if name not in self.media:
            message = podcast_files.missing(
                name, "Billedet", self.media, podcast_files.COVERS, it="det"
            )
            yield error(path, cover.at, "cover-missing", message)
            return
        if name not in self._problems:
            self._read(name)
        yield from (problem.at(path, cover.at) for problem in self._problems[name])

    def _read(self, name: str) -> None:
        self._problems[name] = []
        if path := self.media[name]:
            self.facts[name], found = read_cover(self.root, path)
            _, beside = look_beside(self.root, path) if self.facts[name] else (None, None)
            self._problems[name] = [*found, *([beside] if beside else [])]

    def add(self, record: EpisodeRecord) -> EpisodeRecord:
        """Return the record with what its cover was found to be."""
        name = record.meta.cover
        if name is None or record.withdrawn or not self.facts.get(name):
            return record
        return replace(record, cover=self.facts[name], cover_path=self.media[name])


def _check_title(episode: LoadedEpisode, show: Said | None) -> Iterator[Problem]:
    """Yield advice about a title that says what apps show beside it: number, or the show's name."""
    if (title := episode.said.get("title")) is None:
        return
    if not any(letter.isalpha() for letter in title.value):
        message = (
            "Titlen er kun et tal, og den går tabt i Podcast Index’ læser (podcast-partytime 5.0). "
            "Skriv mindst ét ord."
        )
        yield advice(episode.path, title.at, "title-only-number", message)
    elif _NUMBERED.search(title.value):
        message = "Nummeret står i titlen. Skriv det kun under »Nummer«; så viser apps det selv."
        yield advice(episode.path, title.at, "title-number", message)
    if show and _words(show.value) in _words(title.value):
        message = "Podcastens navn står i titlen. Slet det der; apps viser det ved siden af."
        yield advice(episode.path, title.at, "title-show", message)


def _words(text: str) -> str:
    """The words of a text alone, each with a space before and after it."""
    return " ".join(("", *_WORD.findall(fold(text)), ""))


def _check_alike(show: LoadedShow | None, episodes: Sequence[LoadedEpisode]) -> Iterator[Problem]:
    """Yield a problem for each value that apps tell episodes apart by and that two share."""
    guids: dict[str, str] = {}
    if show and show.record:
        computed = (e.record for e in episodes if e.record and "guid" not in e.said)
        guids = {episode_guid(show.record.meta, record): record.path for record in computed}
    live = [episode for episode in episodes if not episode.withdrawn]
    hint = "En guid er et enkelt afsnits; slet linjen i det nyeste af dem."
    yield from _twice(_values(episodes, "guid"), "same-guid", "samme guid", hint, guids)
    hint = "Hvert afsnit skal have sin egen fil; ret navnet her."
    yield from _twice(_values(live, "audio"), "same-audio", "samme lyd", hint)
    yield from _twice(_values(live, "transcript"), "same-transcript", "samme udskrift", hint)
    full = [episode for episode in live if episode.kind == "full"]
    hint = "Giv det nyeste af dem det næste nummer."
    yield from _twice(_numbers(full), "same-number", "samme nummer", hint)
    if show and show.kind == "serial":
        for episode in full:
            if "number" not in episode.said:
                at = episode.said["title"].at if "title" in episode.said else START
                message = (
                    "Podcasten er en serie, så hvert afsnit skal have et nummer. Tilføj linjen "
                    "»number: …«."
                )
                yield error(episode.path, at, "number-missing", message)


def _check_renamed(show: LoadedShow | None, episodes: Sequence[LoadedEpisode]) -> Iterator[Problem]:
    """Yield a problem for each renamed episode that would get a new guid by its new name.

    Apps would take it for a new episode, and those who have heard it would get it again.
    """
    for episode in episodes:
        former = episode.outline.former
        if not former or "guid" in episode.said:
            continue
        line = "guid: …"
        if show and show.record and len(former) == 1:
            line = f"guid: {guid_of(show.record.meta.guid, former[0][0])}"
        message = (
            "Afsnittet har skiftet navn og ville få en ny guid, så alle får det igen. "
            f"Tilføj linjen »{line}« med den guid, det er udgivet under."
        )
        yield error(episode.path, former[0][1], "renamed-without-guid", message)


def _values(episodes: Sequence[LoadedEpisode], key: str) -> Iterator[Named]:
    return ((episode.path, episode.said[key]) for episode in episodes if key in episode.said)


def _numbers(episodes: Sequence[LoadedEpisode]) -> Iterator[Named]:
    """Yield the number of each episode within its season."""
    seasons = {path: said.value.lstrip("0") for path, said in _values(episodes, "season")}
    for path, said in _values(episodes, "number"):
        yield path, Said(f"{seasons.get(path, '')}/{said.value.lstrip('0')}", said.at)


def _twice(
    values: Iterable[Named], code: str, what: str, hint: str, taken: Mapping[str, str] | None = None
) -> Iterator[Problem]:
    owners = dict(taken or {})
    for path, said in values:
        owner = owners.setdefault(said.value, path)
        if owner != path:
            yield error(path, said.at, code, f"Afsnittet har {what} som {owner}. {hint}")


def _check_addresses(
    episodes: Sequence[LoadedEpisode], pages: Collection[str]
) -> Iterator[Problem]:
    yield from references.check_slugs([e.outline for e in episodes], "afsnittet", "filen")
    slugs = {episode.slug for episode in episodes}
    for episode in episodes:
        if owner := _owner(episode.slug, pages):
            title = episode.said.get("title")
            meant = shortened(slugify(title.value if title else ""))
            if not meant or meant in slugs or _owner(meant, pages):
                meant = f"om-{episode.slug}"
            message = f"Afsnittet får samme adresse som {owner}. Kald filen »{meant}.md«."
            yield error(episode.path, START, "same-slug", message)
        for slug, at in episode.outline.former:
            if owner := _owner(slug, pages):
                message = f"»{quote(slug)}« er optaget af {owner}. Slet det fra de tidligere navne."
                yield error(episode.path, at, "same-slug", message)


def _owner(slug: str, pages: Collection[str]) -> str | None:
    """What else lies where an episode of that name would, in Danish; ``None`` for nothing."""
    here = (f"{DOCS}/podcast/{slug}.md", f"{DOCS}/podcast/{slug}/index.md")
    page = next((path for path in here if path in pages), None)
    if page is None and addresses.is_podcasts_own(slug):
        return f"podcastens egne sider og feeds ({addresses.episode(slug)})"
    return page


def _check_references(episodes: Sequence[LoadedEpisode], known: Known) -> Iterator[Problem]:
    # Episodes may link to one another; cases and pages are looked up as they always were.
    shown = Known(known.cases, known.pages | {episode.path for episode in episodes})
    for episode in episodes:
        outline: Outline = episode.outline
        yield from references.check_links(outline, shown)
        if episode.record:
            yield from references.check_lab(episode.record, known)
        for case in episode.cases:
            if case.value not in known.cases:
                near = known.near_case.find(case.value)
                hint = f"Mente du »{near}«?" if near else "Ret navnet, eller slet det fra listen."
                message = f"Casen »{quote(case.value)}« findes ikke. {hint}"
                yield error(episode.path, case.at, "dangling-cases", message)
