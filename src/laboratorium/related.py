"""Related cases: for each case the few that are most like it, and in Danish what they share.

Likeness is a weighted sum of three parts, each from 0 to 1 and the same both ways: the vocabulary
terms two cases share, where a rare term says more than a common one; the words of their texts (the
root of a TF-IDF cosine); and how near they lie. Small libraries are compared all with all. In large
ones only the cases that share the rarest words and pairs of terms are, so that the work grows with
the number of cases and not with its square.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import cos, fsum, hypot, log, radians, sqrt
from operator import mul
from typing import Any

from laboratorium.catalogue import Catalogue, goals_of
from laboratorium.content.loader import CaseRecord
from laboratorium.danish_words import terms
from laboratorium.parallel import spread

MOST = 3
# Below this likeness none is shown: better an empty place than a far-fetched neighbour.
FLOOR = 0.27
# A lab's groups know of each other already, so one place is kept for somebody else.
MOST_OF_A_LAB = 2

TEXT, TRAITS, PLACE = 0.5, 0.4, 0.1
# How much a term of each vocabulary says about what a case is about.
SAYS = {
    "challenges": 1.0,
    "fields": 0.9,
    "sdg": 0.8,
    "project_kinds": 0.7,
    "six_p": 0.5,
    "levels": 0.4,
}
NEAR_KM = 25.0
# How slowly a small library makes up its mind about what is rare: with 3, taking one of 21 cases
# away changes 2 in 100 of the relations between the others; with 1 it was twice as many.
DOUBT = 3

# Up to this many cases all are compared with all.
COMPARE_ALL = 250
# In larger libraries: how many entries of the lists are looked at for a case, and how many of the
# cases found there are compared with it in full.
LOOKED_AT, COMPARED = 1200, 50
# The words of a case that are compared: those that set it apart the most.
WORDS = 50
# How often a word counts by where it stands; 1 in the body.
TITLE, SUMMARY, LEARNING_POINT = 3, 2, 2
# Weights are whole parts of this, so that a sum is the same in whatever order it is made.
ONE = 1000
# From this weight on a word that two cases share is worth telling a reader.
TELLING = 80

# Singular, plural, and how many are named; goals have long names with commas in them.
_SAME = {
    "challenges": ("samme udfordring", "samme udfordringer", 2),
    "fields": ("samme fagområde", "samme fagområder", 2),
    "sdg": ("samme verdensmål", "samme verdensmål", 1),
    "project_kinds": ("samme projekttype", "samme projekttyper", 1),
    "six_p": ("samme P", "samme P’er", 2),
    "levels": ("samme niveau", "samme niveauer", 2),
}
# All cases have the same headings, and what stands in brackets after a link is its address.
_NOT_TEXT = re.compile(r"^##\s.*$|\]\([^)\n]*\)|https?://\S+", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE_END = tuple(".:!?")
_NORTH_KM = 111.2
_EAST_KM = _NORTH_KM * cos(radians(56))

Trait = tuple[str, str]
Key = str | Trait | tuple[Trait, Trait]
Stems = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Related:
    """A case worth reading after another one; `likeness` is from ``FLOOR`` to 1, and `reason` is
    plain Danish text: »Samme udfordring (Mobilitet) og samme kommune (Aalborg)«.
    """

    slug: str
    reason: str
    likeness: float


def related(catalogue: Catalogue, workers: int = 1) -> Mapping[str, tuple[Related, ...]]:
    """Return for each case's slug up to three related cases, the most like first.

    A case to which none comes near enough has an empty tuple. The result depends on the cases
    alone, neither on their order nor on `workers`, the number of processes that share the work.
    """
    library = _Library(catalogue, workers)
    found = spread(library.nearest, range(len(library.portraits)), workers)
    return {
        portrait.case.slug: nearest
        for portrait, nearest in zip(library.portraits, found, strict=True)
    }


@dataclass(frozen=True)
class _Portrait:
    """What a case is compared by: the weights of its terms and of its most telling words, of which
    the squares add up to at most ``ONE`` squared, and (north, east) in kilometres. `stems` holds
    those of every word of the library.
    """

    case: CaseRecord
    town: str
    traits: Mapping[Trait, int]
    words: Mapping[str, int]
    at: tuple[float, float]
    stems: Stems

    def lookups(self) -> Iterator[Key]:
        """What the case is looked up by in a large library."""
        yield from self.words
        yield from combinations(self.traits, 2)
        yield "municipalities", self.case.meta.municipality

    @cached_property
    def headwords(self) -> Mapping[str, str]:
        """The telling words of the title, summary and learning points, spelt as they stand there.

        The names of the place are not among them: that two cases share it is said by itself.
        """
        meta = self.case.meta
        points = (point.meta.title for point in self.case.learning_points)
        text = ". ".join([meta.title, meta.summary, *points])
        places = set(terms(f"{self.town} {meta.place.name}"))
        found: dict[str, str] = {}
        for match in _WORD.finditer(text):
            said = match.group()
            whole = self.stems[said][:1]
            if not whole or whole[0] in places or self.words.get(whole[0], 0) < TELLING:
                continue
            if text[: match.start()].rstrip("»\"' –").endswith(_SENTENCE_END) or not match.start():
                said = said.lower()
            found[whole[0]] = min(found.get(whole[0], said), said, key=_by_length)
        return found


class _Library:
    """All portraits, and in a large library the lists by which the likely ones are found."""

    def __init__(self, catalogue: Catalogue, workers: int) -> None:
        self.catalogue = catalogue
        self.portraits = list(_portraits(catalogue, workers))
        self.lists: dict[Key, array[int]] = defaultdict(lambda: array("I"))
        if len(self.portraits) > COMPARE_ALL:
            for index, portrait in enumerate(self.portraits):
                for key in portrait.lookups():
                    self.lists[key].append(index)

    def nearest(self, index: int) -> tuple[Related, ...]:
        own = self.portraits[index]
        ranked = sorted(
            (-likeness, other.case.slug, other)
            for other in map(self.portraits.__getitem__, self._likely(index))
            if (likeness := _likeness(own, other)) >= FLOOR
        )
        return tuple(
            Related(other.case.slug, _reason(own, other, self.catalogue), -less)
            for less, _, other in _not_all_of_a_lab(ranked)
        )

    def _likely(self, index: int) -> Iterable[int]:
        if len(self.portraits) <= COMPARE_ALL:
            return (other for other in range(len(self.portraits)) if other != index)
        shared: Counter[int] = Counter()
        left = LOOKED_AT
        # The rarest first; in a list of one stands only the case itself.
        for entries in sorted(
            map(self.lists.__getitem__, self.portraits[index].lookups()), key=len
        ):
            left -= len(entries)
            if left < 0:
                break
            if len(entries) > 1:
                shared.update(entries)
        shared.pop(index, None)
        return [other for other, _ in shared.most_common(COMPARED)]


Ranked = tuple[float, str, _Portrait]


def _not_all_of_a_lab(ranked: Iterable[Ranked]) -> list[Ranked]:
    chosen: list[Ranked] = []
    from_lab: Counter[object] = Counter()
    for entry in ranked:
        lab = entry[2].case.meta.lab
        key = lab and (lab.year, lab.number)
        if key and from_lab[key] == MOST_OF_A_LAB:
            continue
        from_lab[key] += 1
        chosen.append(entry)
        if len(chosen) == MOST:
            break
    return chosen


# How two cases are like each other.


def _likeness(one: _Portrait, other: _Portrait) -> float:
    text, traits = sqrt(_dot(one.words, other.words)), _dot(one.traits, other.traits)
    total = TEXT * text + TRAITS * traits + PLACE * _nearness(one, other)
    return min(1.0, round(total, 6))


def _dot(one: Mapping[Any, int], other: Mapping[Any, int]) -> float:
    shared = one.keys() & other.keys()
    products: Iterable[int] = map(mul, map(one.__getitem__, shared), map(other.__getitem__, shared))
    return sum(products) / ONE**2


def _nearness(one: _Portrait, other: _Portrait) -> float:
    """1 in the same municipality; elsewhere less for every kilometre, and 0 from ``NEAR_KM``."""
    if one.case.meta.municipality == other.case.meta.municipality:
        return 1.0
    away = hypot(one.at[0] - other.at[0], one.at[1] - other.at[1])
    return max(0.0, 0.8 * (1 - away / NEAR_KM))


# What a case is compared by.


def _portraits(catalogue: Catalogue, workers: int) -> Iterator[_Portrait]:
    # By slug, so that nothing depends on which case was changed last.
    cases = sorted(catalogue.cases, key=lambda case: case.slug)
    traits = [tuple(_traits(case)) for case in cases]
    carried = Counter(trait for own in traits for trait in own)
    counts, stems = _word_counts(cases, workers)
    held = Counter(word for words, _ in counts for word in words)
    rarity = {word: _rarity(holders, len(cases)) for word, holders in held.items()}
    for case, own, (words, times) in zip(cases, traits, counts, strict=True):
        said = {trait: SAYS[trait[0]] * _rarity(carried[trait], len(cases)) for trait in own}
        weights = {
            word: (1 + log(count)) * rarity[word] for word, count in zip(words, times, strict=True)
        }
        shared = (word for word in sorted(words) if held[word] > 1)
        telling = sorted(shared, key=weights.__getitem__, reverse=True)[:WORDS]
        yield _Portrait(
            case,
            catalogue.municipality(case).label,
            _unit(said, own),
            _unit(weights, telling),
            _at(case, catalogue),
            stems,
        )


def _rarity(holders: int, cases: int) -> float:
    """How much it says that a case has what `holders` of `cases` have: the logarithm of their
    share, as if ``DOUBT`` more had it and as many had not.
    """
    return log((cases + 2 * DOUBT) / (holders + DOUBT))


def _unit(weights: Mapping[Any, float], kept: Iterable[Any]) -> dict[Any, int]:
    """The weights of those `kept`, when the length of them all is ``ONE``."""
    length = sqrt(fsum(weight * weight for weight in weights.values()))
    return {key: round(weights[key] / length * ONE) for key in kept}


def _traits(case: CaseRecord) -> Iterator[Trait]:
    """The vocabulary terms of a case, each once."""
    meta = case.meta
    held: dict[str, Iterable[str]] = {
        "challenges": meta.challenges,
        "fields": meta.fields,
        "sdg": goals_of(case),
        "project_kinds": [meta.project_kind] if meta.project_kind else [],
        "six_p": meta.six_p,
        "levels": {point.meta.level for point in case.learning_points},
    }
    for vocabulary in SAYS:
        for key in sorted(held[vocabulary]):
            yield vocabulary, key


def _at(case: CaseRecord, catalogue: Catalogue) -> tuple[float, float]:
    place, middle = case.meta.place, catalogue.municipality(case)
    lat = middle.lat if place.lat is None else place.lat
    lon = middle.lon if place.lon is None else place.lon
    return lat * _NORTH_KM, lon * _EAST_KM


def _word_counts(
    cases: Sequence[CaseRecord], workers: int
) -> tuple[list[tuple[tuple[str, ...], bytes]], Stems]:
    """The stems of each case and how often each counts, up to 255 (much smaller than dicts), and
    the stems of every word.
    """
    # Taking a word apart is slow, so that is done once for all the cases that have it.
    said = [(_interned(words), times) for words, times in spread(_said, cases, workers)]
    vocabulary = sorted({word for words, _ in said for word in words})
    stems = dict(zip(vocabulary, map(_interned, spread(terms, vocabulary, workers)), strict=True))
    counted = []
    for words, times in said:
        counts: dict[str, int] = {}
        for word, count in zip(words, times, strict=True):
            for stem in stems[word]:
                counts[stem] = counts.get(stem, 0) + count
        counted.append((tuple(counts), bytes(min(count, 255) for count in counts.values())))
    return counted, stems


def _said(case: CaseRecord) -> tuple[tuple[str, ...], bytes]:
    meta = case.meta
    points = [point.meta.title for point in case.learning_points]
    parts = [*[meta.title] * TITLE, *[meta.summary] * SUMMARY, *points * LEARNING_POINT]
    counts = Counter(_WORD.findall(" ".join([*parts, _NOT_TEXT.sub(" ", case.body)])))
    return tuple(counts), bytes(min(count, 255) for count in counts.values())


def _interned(words: Iterable[str]) -> tuple[str, ...]:
    # Those from another process are copies; one string is enough for all the cases that have it.
    return tuple(map(sys.intern, words))


# What a reader is told.


def _reason(one: _Portrait, other: _Portrait, catalogue: Catalogue) -> str:
    """What the two share, the two things that count the most."""
    shared = sorted(_shared(one, other, catalogue), key=lambda part: -part[0])
    said = " og ".join(phrase for _, phrase in shared[:2]) or "teksterne ligner hinanden"
    return said[0].upper() + said[1:]


def _shared(one: _Portrait, other: _Portrait, catalogue: Catalogue) -> Iterator[tuple[float, str]]:
    """How much each thing that the two share counts, and how it is said."""
    both = _heaviest(one.traits, other.traits, one.traits.keys() & other.traits.keys())
    for vocabulary, (singular, plural, most) in _SAME.items():
        keys = {key: weight for (name, key), weight in both.items() if name == vocabulary}
        if keys:
            known = getattr(catalogue.vocabularies, vocabulary)
            labels = ", ".join(known[key].label for key in list(keys)[:most])
            same = singular if len(keys) == 1 else plural
            yield TRAITS * sum(keys.values()) / ONE**2, f"{same} ({labels})"
    if near := _nearness(one, other):
        yield PLACE * near, f"{'samme kommune' if near == 1 else 'tæt på'} ({other.town})"
    common = one.headwords.keys() & other.headwords.keys()
    if words := list(_heaviest(one.words, other.words, common).items())[:2]:
        weight = sqrt(sum(weight for _, weight in words)) / ONE
        said = (
            min(one.headwords[word], other.headwords[word], key=_by_length) for word, _ in words
        )
        yield TEXT * weight, f"fælles ord ({', '.join(said)})"


def _heaviest(one: Mapping[Any, int], other: Mapping[Any, int], shared: Set[Any]) -> dict[Any, int]:
    """The products of the weights of what is shared, the largest first."""
    products = {key: one[key] * other[key] for key in sorted(shared)}
    return dict(sorted(products.items(), key=lambda item: -item[1]))


def _by_length(said: str) -> tuple[int, bool, str]:
    return len(said), said != said.lower(), said
