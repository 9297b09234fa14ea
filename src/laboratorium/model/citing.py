"""How a chapter of the playbook refers to what the groups have written, and what that leads to.

A reference is written ``[[pointe: case/navn]]``: a word for what it leads to, and where that is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from laboratorium.base.danish import Nearest, fold, slugify
from laboratorium.base.paths import index_of
from laboratorium.base.slugs import day_of
from laboratorium.model.learning_points import LEARNING_POINT
from laboratorium.model.measurements import MEASUREMENTS
from laboratorium.model.prototypes import PROTOTYPE
from laboratorium.model.records import CaseRecord, EpisodeRecord, PartRecord
from laboratorium.model.stories import FEWEST, STORIES, story_anchor


@dataclass(frozen=True)
class Citable:
    """Something that a chapter can refer to: the word for it in a reference, what it is called, and
    how one is written.
    """

    word: str
    name: str
    example: str

    @property
    def form(self) -> str:
        """A whole reference as an example."""
        return f"[[{self.word}: {self.example}]]"


POINT = Citable("pointe", "Læringspointe", "middelfart-foens-naervarme/lav-tilslutningsafgift")
CASE = Citable("case", "Case", "middelfart-foens-naervarme")
A_PROTOTYPE = Citable("prototype", "Prototype", "middelfart-foens-naervarme/vaerket")
MEASUREMENT = Citable("måling", "Måling", "middelfart-foens-naervarme/tilsluttede-huse")
STORY = Citable("fortælling", "Fortælling", "middelfart-foens-naervarme/f-0123456789")
EPISODE = Citable("afsnit", "Podcastafsnit", "opgaven-og-stedet")
CITABLE: tuple[Citable, ...] = (POINT, CASE, A_PROTOTYPE, MEASUREMENT, STORY, EPISODE)
BY_WORD = {fold(one.word): one for one in CITABLE}


@dataclass(frozen=True)
class Reference:
    """A reference as it stands in a text, from ``start`` to ``end``."""

    word: str
    key: str
    start: int
    end: int

    @property
    def what(self) -> Citable | None:
        """What it leads to; None for a word that is none of ours."""
        return BY_WORD.get(fold(self.word))


_REFERENCE = re.compile(r"\[\[([^\[\]\n]{0,300}+)(\]\]|)")


def references(text: str) -> tuple[Reference, ...]:
    """Every ``[[…]]`` in a text, in order, also in code; one that is never closed, or has no colon,
    has no key.
    """
    found = []
    for match in _REFERENCE.finditer(text):
        word, colon, key = match[1].partition(":")
        whole = bool(colon and match[2])
        found.append(
            Reference(word.strip(), key.strip() if whole else "", match.start(), match.end())
        )
    return tuple(found)


@dataclass(frozen=True)
class Target:
    """What a reference leads to. ``key`` is its whole key, ``path`` the file that it stands in,
    ``record`` what was read of that; ``named`` is the slug of a measurement's indicator or the
    anchor of a story, which have no record of their own.
    """

    what: Citable
    key: str
    path: str
    record: CaseRecord | PartRecord[Any] | EpisodeRecord
    named: str = ""


class Targets:
    """Everything that can be referred to. A learning point is called by its file's name, with or
    without the day.
    """

    def __init__(self, cases: Iterable[CaseRecord], episodes: Iterable[EpisodeRecord]) -> None:
        self._cases = {case.slug: case for case in cases}
        self._episodes = {one.slug: Target(EPISODE, one.slug, one.path, one) for one in episodes}
        self._held: dict[str, dict[tuple[str, str], list[Target]]] = {}
        """What has been looked for so far in a case."""

    def find(self, reference: Reference) -> tuple[Target, ...]:
        """What a reference leads to: one thing; none when there is no such; several that share the
        name without a day.
        """
        what, key = reference.what, reference.key
        if what is None:
            return ()
        if what is EPISODE:
            return (self._episodes[key],) if key in self._episodes else ()
        return tuple(self._in_case(key.partition("/")[0]).get((what.word, key), ()))

    def _in_case(self, slug: str) -> Mapping[tuple[str, str], Sequence[Target]]:
        """The targets in a case, by their words and keys; none when there is no such case."""
        if slug not in self._cases:
            return {}
        found = self._held.get(slug)
        if found is None:
            found = self._held[slug] = defaultdict(list)
            for target in _of_case(self._cases[slug]):
                word, stem = target.what.word, target.key.partition("/")[2]
                found[word, target.key].append(target)
                if target.what is POINT and (day := day_of(stem)):
                    found[word, f"{slug}/{stem.removeprefix(f'{day}-')}"].append(target)
        return found

    def nearest(self, reference: Reference) -> str | None:
        """The key that someone means by one that leads nowhere."""
        what = reference.what
        return self._near[what.word].find(reference.key) if what else None

    @cached_property
    def _near(self) -> dict[str, Nearest]:
        keys: dict[str, list[str]] = {one.word: [] for one in CITABLE}
        for slug in self._cases:
            for word, key in self._in_case(slug):
                keys[word].append(key)
        keys[EPISODE.word] += self._episodes
        return {word: Nearest(found) for word, found in keys.items()}


def _of_case(case: CaseRecord) -> Iterator[Target]:
    path = index_of(case.slug)
    yield Target(CASE, case.slug, path, case)
    for kind, what in ((LEARNING_POINT, POINT), (PROTOTYPE, A_PROTOTYPE)):
        for part in case.parts.get(kind.key, ()):
            yield Target(what, f"{case.slug}/{part.slug}", part.path, part)
    for slug in dict.fromkeys(map(slugify, _indicators(case))):
        yield Target(MEASUREMENT, f"{case.slug}/{slug}", path, case, slug)
    for anchor in dict.fromkeys(_stories(case)):
        yield Target(STORY, f"{case.slug}/{anchor}", path, case, anchor)


def _indicators(case: CaseRecord) -> Iterator[str]:
    yield from (one.indicator for one in case.meta.measurements)
    if table := case.tables.get(MEASUREMENTS.key):
        yield from (row.indicator for row in table.meta.rows)


def _stories(case: CaseRecord) -> list[str]:
    """The anchors of the stories that are shown; of fewer than ``FEWEST`` none is."""
    table = case.tables.get(STORIES.key)
    rows = [row for row in table.meta.rows if not row.example] if table else []
    return [story_anchor(row.text) for row in rows] if len(rows) >= FEWEST else []
