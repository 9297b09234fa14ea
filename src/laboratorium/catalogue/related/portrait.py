"""What a case is compared by: its vocabulary terms, its most telling words, and where it lies."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations
from math import fsum, log, sqrt
from typing import Any, NamedTuple

import numpy

from laboratorium.base.danish_roots import root_terms
from laboratorium.base.once import once
from laboratorium.base.parallel import spread
from laboratorium.catalogue.near import place_of
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.cases import Case
from laboratorium.model.facets import FacetOf, facets
from laboratorium.model.learning_points import LearningPoint
from laboratorium.model.records import CaseRecord
from laboratorium.reading.body import body_of
from laboratorium.reading.plain import plain

# How slowly a small library makes up its mind about what is rare: with 3, taking one of 21 cases
# away changes 2 in 100 of the relations between the others; with 1 it was twice as many.
DOUBT = 3
# The words of a case that are compared: those that set it apart the most.
WORDS = 50
# So many words a process takes apart at a time: few would be done sooner than it begins.
WORDS_AT_ONCE = 1000
# How often a word counts by where it stands; 1 in the body.
TITLE, SUMMARY, LEARNING_POINT = 3, 2, 2
# Weights are whole parts of this, so that a sum is the same in whatever order it is made.
ONE = 1000
# From this weight on a word that two cases share is worth telling a reader.
TELLING = 80

_WORD = re.compile(r"[^\W\d_]{2,}")
# A link from one case to another, as it is written in its text.
_CASE = re.compile(r"\.\./([a-z0-9-]+)/(?:index\.md)?")
_SENTENCE_END = tuple(".:!?")

Trait = tuple[str, str]
Key = str | Trait | tuple[Trait, Trait]


class Counted(NamedTuple):
    """The stems of a case, how often each counts, up to 255 (much smaller than a dict), and the
    slugs of the cases that its text links to.
    """

    stems: tuple[str, ...]
    times: bytes
    links: tuple[str, ...]


@cache
def compared() -> tuple[FacetOf, ...]:
    """The facets that cases are compared by, what says the most first."""
    found = [one for model in (Case, LearningPoint) for one in facets(model) if one.facet.likeness]
    return tuple(sorted(found, key=lambda one: -one.facet.likeness))


@dataclass(frozen=True)
class Portrait:
    """What a case is compared by: the weights of its terms and of its most telling words, of which
    the squares add up to at most ``ONE`` squared, and (north, east) in kilometres.
    """

    case: CaseRecord
    town: str
    traits: Mapping[Trait, int]
    words: Mapping[str, int]
    at: tuple[float, float]
    links: frozenset[str]
    """The slugs of the cases that its text links to."""

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
        places = set(root_terms(f"{self.town} {meta.place.name}"))
        found: dict[str, str] = {}
        for match in _WORD.finditer(text):
            said = match.group()
            whole = root_terms(said)[:1]
            if not whole or whole[0] in places or self.words.get(whole[0], 0) < TELLING:
                continue
            if text[: match.start()].rstrip("»\"' –").endswith(_SENTENCE_END) or not match.start():
                said = said.lower()
            found[whole[0]] = min(found.get(whole[0], said), said, key=by_length)
        return found


def by_slug(catalogue: Catalogue) -> list[CaseRecord]:
    """The cases in the order of their portraits: nothing depends on which was changed last."""
    return sorted(catalogue.cases, key=lambda case: case.slug)


def portraits(catalogue: Catalogue, words: Iterable[Words]) -> Iterator[Portrait]:
    """The portrait of each case by slug; `words` are those of all of them in that order."""
    cases = by_slug(catalogue)
    traits = [_traits(case) for case in cases]
    held = [*words]
    links = (links for some in held for links in some.links)
    says = {one.vocabulary: one.facet.likeness for one in compared()}
    carried = Counter(trait for own in traits for trait in own)
    for case, own, telling, linked in zip(cases, traits, _weighed(held), links, strict=True):
        said = {trait: says[trait[0]] * _rarity(carried[trait], len(cases)) for trait in own}
        town = catalogue.municipality(case).label
        at = place_of(case, catalogue)
        yield Portrait(case, town, _unit(said, own), telling, at, frozenset(linked))


class Words(NamedTuple):
    """The stems of cases in a row: each stem once, how many each case has, their places among the
    stems, case by case, and how often each counts, up to 255; and what the text of each links to.
    """

    stems: tuple[str, ...]
    sizes: array[int]
    places: array[int]
    times: bytes
    links: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, counted: Sequence[Counted]) -> Words:
        stems: dict[str, int] = {}
        places = [stems.setdefault(stem, len(stems)) for own in counted for stem in own.stems]
        sizes = array("I", [len(own.stems) for own in counted])
        times = b"".join(own.times for own in counted)
        links = tuple(own.links for own in counted)
        return cls(tuple(stems), sizes, array("I", places), times, links)


def _weighed(some: Sequence[Words]) -> Iterator[dict[str, int]]:
    """The most telling words of each case with their weights, the heaviest first."""
    vocabulary = sorted({stem for own in some for stem in own.stems})
    number = {word: at for at, word in enumerate(vocabulary)}
    nothing = numpy.arange(0)
    words = numpy.concatenate(
        [nothing, *(numpy.array([number[one] for one in own.stems])[own.places] for own in some)]
    )
    times = numpy.frombuffer(b"".join(own.times for own in some), dtype=numpy.uint8)
    sizes = [size for own in some for size in own.sizes]
    of_case = numpy.repeat(numpy.arange(len(sizes)), sizes)
    held = numpy.bincount(words, minlength=len(vocabulary))
    # Logarithms and sums from Python alone: numpy's may differ from one processor to the next.
    loud = numpy.array([0.0, *(1 + log(count) for count in range(1, 256))])
    rarity = {count: _rarity(count, len(sizes)) for count in set(held.tolist())}
    rare = numpy.array([rarity[count] for count in held.tolist()])
    weights = loud[times] * rare[words]
    squares, at = (weights * weights).tolist(), 0
    shared = numpy.flatnonzero(held[words] > 1)
    ranked = shared[numpy.lexsort((words[shared], -weights[shared], of_case[shared]))]
    first = numpy.searchsorted(of_case[ranked], numpy.arange(len(sizes) + 1))
    for case, size in enumerate(sizes):
        length = sqrt(fsum(squares[at : at + size])) or 1.0
        at += size
        telling = ranked[first[case] : first[case + 1]][:WORDS]
        scaled = numpy.rint(weights[telling] / length * ONE).astype(int).tolist()
        names = map(vocabulary.__getitem__, words[telling].tolist())
        yield dict(zip(names, scaled, strict=True))


def _rarity(holders: int, cases: int) -> float:
    """How much it says that a case has what `holders` of `cases` have: the logarithm of their
    share, as if ``DOUBT`` more had it and as many had not.
    """
    return log((cases + 2 * DOUBT) / (holders + DOUBT))


def _unit(weights: Mapping[Any, float], kept: Iterable[Any]) -> dict[Any, int]:
    """The weights of those `kept`, when the length of them all is ``ONE``."""
    length = sqrt(fsum(weight * weight for weight in weights.values()))
    return {key: round(weights[key] / length * ONE) for key in kept}


@once
def _traits(case: CaseRecord) -> tuple[Trait, ...]:
    """The vocabulary terms of a case and of its learning points, each once."""
    return tuple(_each_trait(case))


def _each_trait(case: CaseRecord) -> Iterator[Trait]:
    for facet in compared():
        if facet.model is Case:
            held: Iterable[str] = facet.of(case)
        else:
            held = {key for point in case.learning_points for key in facet.of(point)}
        yield from ((facet.vocabulary, key) for key in sorted(held))


def count_words(cases: Sequence[CaseRecord], workers: int) -> list[Counted]:
    """The stems of each case and how often each counts; up to `workers` processes read."""
    # Taking a word apart is slow, so that is done once for all the cases that have it.
    said = list(spread(_said, cases, workers))
    vocabulary = sorted({word for own in said for word in own.stems})
    roots = spread(root_terms, vocabulary, workers, chunk=WORDS_AT_ONCE)
    stems = dict(zip(vocabulary, roots, strict=True))
    counted = []
    for words, times, links in said:
        counts: dict[str, int] = {}
        for word, count in zip(words, times, strict=True):
            for stem in stems[word]:
                counts[stem] = counts.get(stem, 0) + count
        counted.append(Counted(tuple(counts), _at_most(counts.values()), links))
    return counted


def _said(case: CaseRecord) -> Counted:
    """The same of words as they are spelt."""
    meta = case.meta
    points = [point.meta.title for point in case.learning_points]
    parts = [*[meta.title] * TITLE, *[meta.summary] * SUMMARY, *points * LEARNING_POINT]
    # All cases have the same headings.
    body = body_of(case)
    read = (plain(section.text) for section in body.sections)
    counts = Counter(_WORD.findall(" ".join([*parts, *read])))
    links = filter(None, (_CASE.fullmatch(link.target) for link in body.links))
    linked = dict.fromkeys(match[1] for match in links)
    return Counted(tuple(counts), _at_most(counts.values()), tuple(linked))


def _at_most(counts: Iterable[int]) -> bytes:
    return bytes(min(count, 255) for count in counts)


def by_length(said: str) -> tuple[int, bool, str]:
    """A key to sort spellings of one word by: the plainest first."""
    return len(said), said != said.lower(), said
