"""Which words stand in which units, and how much that says: the inverted index.

A unit's weight for a term is its part of the BM25 sum (Robertson & Zaragoza, The Probabilistic
Relevance Framework, 2009) but for the term's rarity, which the browser knows from the number of
units. The weight is rounded to one of a few levels; of a term that very many units have, only the
units it says most about are kept (static pruning; Carmel et al., SIGIR 2001), so that no word can
make a search heavy.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import numpy
from numpy.typing import NDArray

from laboratorium.base.danish import fold
from laboratorium.base.danish_roots import root_folded
from laboratorium.base.danish_words import parts_of, skeleton, stop_words
from laboratorium.model.cases import HEADINGS, OF_OTHERS
from laboratorium.site.search.model import Unit

_HEADINGS = {*HEADINGS, *OF_OTHERS.values()}

K1, B = 1.2, 0.4
# What one occurrence counts: as a word of its own, as the last part of a compound that the word
# lists know, as a part before that, as the end of a longer word that they do not know.
WHOLE, HEAD, MODIFIER, ENDING = 1.0, 0.8, 0.5, 0.6
# What a word counts in the title, in what the page begins with and in what is not of its text; 1
# elsewhere.
TITLE, LEAD, HIDDEN = 3.0, 2.0, 0.5
# Weights lie between 0 and K1 + 1 = 2.2; levels between 1 and 16.
LEVELS_PER_ONE = 7
MOST_UNITS = 1000
# A posting in one whole number: its term, its level counted from above, its unit.
_UNIT_BITS, _LEVELS = 32, 32
_UNIT = (1 << _UNIT_BITS) - 1
_TERM_SHIFT = _UNIT_BITS + 5
LINKS = ("", "s", "e", "er")
SHORTEST_ENDING, SHORTEST_REST = 4, 3

Numbers = NDArray[Any]

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Term:
    """One term: in how many units it stands, and the best of these by level, highest first."""

    text: str
    units: int
    levels: tuple[tuple[int, tuple[int, ...]], ...]


class Counted(NamedTuple):
    """The words of a unit: how much they count together, its terms, and what each counts."""

    length: float
    terms: tuple[str, ...]
    counts: array[float]


def count(unit: Unit) -> Counted:
    """Count the words of a unit."""
    words = _words(unit)
    counted: dict[str, float] = {}
    for word, times in words.items():
        for term, weight in _terms_of(word):
            counted[term] = counted.get(term, 0) + times * weight
    return Counted(sum(words.values()), tuple(counted), array("f", counted.values()))


class Gathered(NamedTuple):
    """The words of units in a row: how much they count together in each unit, and how many terms
    each has; the terms, in the order in which they were met; and of each unit its terms by their
    places there, and what each counts.
    """

    lengths: array[float]
    sizes: array[int]
    names: tuple[str, ...]
    terms: array[int]
    counts: array[float]


def gather(units: Iterable[Counted]) -> Gathered:
    """Put the words of units together."""
    places: dict[str, int] = {}
    lengths, sizes, terms, counts = array("f"), array("I"), array("I"), array("f")
    for unit in units:
        lengths.append(unit.length)
        sizes.append(len(unit.terms))
        terms.extend([places.setdefault(term, len(places)) for term in unit.terms])
        counts.extend(unit.counts)
    return Gathered(lengths, sizes, tuple(places), terms, counts)


@dataclass(frozen=True)
class Ranked:
    """Every term in order of skeleton and spelling. Each has a stretch of `held`: the units in
    which it stands, the best first, each with its level (see `_packed`).
    """

    names: tuple[str, ...]
    skeletons: tuple[str, ...]
    units: tuple[int, ...]
    """In how many units each stands."""
    levels: tuple[int, ...]
    """How many levels the best of these have."""
    held: Numbers
    starts: tuple[int, ...]

    def best(self, place: int) -> Numbers:
        """The stretch of a term, as far as it is kept."""
        start = self.starts[place]
        return self.held[start : start + self.kept(place)]

    def kept(self, place: int) -> int:
        """How many of a term's units are kept."""
        return min(self.units[place], MOST_UNITS)

    def term(self, place: int) -> Term:
        """One term with its units."""
        best = self.best(place)
        found = zip(
            (_LEVELS - 1 - (best >> _UNIT_BITS)).tolist(), (best & _UNIT).tolist(), strict=True
        )
        cut = groupby(found, key=itemgetter(0))
        levels = tuple((level, tuple(unit for _, unit in held)) for level, held in cut)
        return Term(self.names[place], self.units[place], levels)


class Postings:
    """Gathers units in order of their number; then ranks them for each term."""

    def __init__(self) -> None:
        self.lengths: array[float] = array("f")
        self._numbers: dict[str, int] = {}
        """Each term's number, in the order in which they were met."""
        self._terms: list[Numbers] = []
        self._counts: array[float] = array("f")
        self._sizes: array[int] = array("I")

    def add(self, gathered: Gathered) -> None:
        """Take in the next units."""
        numbers = self._numbers
        own = [numbers.setdefault(name, len(numbers)) for name in gathered.names]
        self._terms.append(numpy.array(own, dtype=numpy.int64)[_integers(gathered.terms)])
        self.lengths.extend(gathered.lengths)
        self._sizes.extend(gathered.sizes)
        self._counts.extend(gathered.counts)

    def ranked(self) -> Ranked:
        """Every term with its units."""
        terms, units, counts = self._with_endings()
        lengths = numpy.array(self.lengths, dtype=float)
        average = sum(self.lengths) / max(1, len(self.lengths)) or 1.0
        norms = K1 * (1 - B + B * lengths / average)
        weights = counts * (K1 + 1) / (counts + norms[units])
        levels = numpy.maximum(1, numpy.rint(weights * LEVELS_PER_ONE)).astype(numpy.int64)
        ordered = sorted((skeleton(name), name) for name in self._numbers)
        place = numpy.empty(len(ordered), dtype=numpy.int64)
        place[[self._numbers[name] for _, name in ordered]] = numpy.arange(len(ordered))
        packed = _packed(place[terms], levels, units)
        packed.sort()
        of_term = packed >> _TERM_SHIFT
        starts = numpy.searchsorted(of_term, numpy.arange(len(ordered) + 1))
        held = packed & (_LEVELS << _UNIT_BITS) - 1
        return Ranked(
            tuple(name for _, name in ordered),
            tuple(bones for bones, _ in ordered),
            tuple(numpy.diff(starts).tolist()),
            tuple(_levels_of(held >> _UNIT_BITS, starts).tolist()),
            held,
            tuple(starts.tolist()),
        )

    def _with_endings(self) -> tuple[Numbers, Numbers, Numbers]:
        """The number of the term, the unit and the count of each posting, those of endings too: of
        a term that other terms end in all units of these as well, and what they count there, so
        that `klub` finds `surfklub` although no word list knows of surfing.
        """
        terms = numpy.concatenate([numpy.arange(0), *self._terms])
        units = numpy.repeat(numpy.arange(len(self._sizes)), _integers(self._sizes))
        counts = numpy.array(self._counts, dtype=float)
        ends = numpy.full(len(self._numbers), -1)
        for term, number in self._numbers.items():
            if ending := self._ending(term):
                ends[number] = self._numbers[ending]
        longer = ends[terms] >= 0
        if not longer.any():
            return terms, units, counts
        ended = numpy.zeros(len(ends), dtype=bool)
        ended[ends[ends >= 0]] = True
        own = ended[terms]
        lent = ends[terms[longer]] << _UNIT_BITS | units[longer]
        both = numpy.concatenate((terms[own] << _UNIT_BITS | units[own], lent))
        said = numpy.concatenate((counts[own], counts[longer] * ENDING))
        pairs, which = numpy.unique(both, return_inverse=True)
        # What is kept of an ending is as exact as what is kept of a word.
        summed = numpy.bincount(which, said).astype(numpy.float32).astype(float)
        return (
            numpy.concatenate((terms[~own], pairs >> _UNIT_BITS)),
            numpy.concatenate((units[~own], pairs & _UNIT)),
            numpy.concatenate((counts[~own], summed)),
        )

    def _ending(self, term: str) -> str:
        """The longest term that this one ends in, when what is before it is a word too."""
        known = self._numbers
        for start in range(SHORTEST_REST, len(term) - SHORTEST_ENDING + 1):
            ending = term[start:]
            if ending in known and _is_known(term[:start], known) and not parts_of(term):
                return ending
        return ""


def _integers(numbers: array[int]) -> Numbers:
    return numpy.array(numbers, dtype=numpy.int64)


def _packed(terms: Numbers, levels: Numbers, units: Numbers) -> Numbers:
    """A whole number for each posting, by which a term's best unit comes first."""
    return terms << _TERM_SHIFT | (_LEVELS - 1 - levels) << _UNIT_BITS | units


def _levels_of(levels: Numbers, starts: Numbers) -> Numbers:
    """How many levels there are among those kept of each stretch between two starts."""
    first, ends = starts[:-1], numpy.minimum(starts[1:], starts[:-1] + MOST_UNITS)
    changes = numpy.concatenate(([0], numpy.cumsum(levels[1:] != levels[:-1]), [0]))
    found: Numbers = changes[ends - 1] - changes[first] + 1
    return found


def _is_known(first: str, known: Container[str]) -> bool:
    """Whether a compound may begin so: with a known word and perhaps a letter that links it."""
    return any(
        first.endswith(link) and root_folded(first[: len(first) - len(link)]) in known
        for link in LINKS
    )


def _words(unit: Unit) -> Mapping[str, float]:
    texts = [section.text for section in unit.sections]
    texts += [section.heading for section in unit.sections if section.heading not in _HEADINGS]
    counted: dict[str, float] = dict(Counter(_WORD.findall(fold(" ".join(texts)))))
    lead = next((part.text for part in unit.sections[:1] if not part.anchor), "")
    for text, counts in ((unit.title, TITLE), (lead, LEAD - 1), (unit.hidden, HIDDEN)):
        for word in _WORD.findall(fold(text)):
            counted[word] = counted.get(word, 0) + counts
    return counted


@cache
def _terms_of(word: str) -> tuple[tuple[str, float], ...]:
    if word in stop_words():
        return ()
    parts = parts_of(word)
    return (
        (root_folded(word), WHOLE),
        *((root_folded(part), MODIFIER) for part in parts[:-1]),
        *((root_folded(part), HEAD) for part in parts[-1:]),
    )
