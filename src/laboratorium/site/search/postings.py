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
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import numpy
from numpy.typing import NDArray

from laboratorium.base.danish import fold
from laboratorium.base.danish_words import parts_of, skeleton, stem_folded, stop_words
from laboratorium.model.cases import HEADINGS
from laboratorium.site.search.model import Unit

K1, B = 1.2, 0.4
# What one occurrence counts: as a word of its own, as a part of a compound that the word lists
# know, as the end of a longer word that they do not know.
WHOLE, PART, ENDING = 1.0, 0.8, 0.6
TITLE = 2.0
# Weights lie between 0 and K1 + 1 = 2.2; levels between 1 and 16.
LEVELS_PER_ONE = 7
MOST_UNITS = 1000
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


class Postings:
    """Gathers units in order of their number; then yields the terms in order of their skeletons."""

    def __init__(self) -> None:
        self.lengths: array[float] = array("f")
        self._numbers: dict[str, int] = {}
        """Each term's number, in the order in which they were met."""
        self._terms: array[int] = array("I")
        self._counts: array[float] = array("f")
        self._sizes: array[int] = array("I")

    def add(self, unit: Counted) -> None:
        """Take in the next unit."""
        numbers = self._numbers
        self.lengths.append(unit.length)
        self._sizes.append(len(unit.terms))
        self._terms.extend([numbers.setdefault(term, len(numbers)) for term in unit.terms])
        self._counts.extend(unit.counts)

    def terms(self) -> Iterator[Term]:
        """Every term, in order of skeleton and spelling."""
        terms, units, counts = self._with_endings()
        lengths = numpy.array(self.lengths, dtype=float)
        average = sum(self.lengths) / max(1, len(self.lengths)) or 1.0
        norms = K1 * (1 - B + B * lengths / average)
        weights = counts * (K1 + 1) / (counts + norms[units])
        levels = numpy.maximum(1, numpy.rint(weights * LEVELS_PER_ONE)).astype(numpy.int64)
        order = numpy.lexsort((units, -levels, terms))
        starts = numpy.searchsorted(terms[order], numpy.arange(len(self._numbers) + 1)).tolist()
        ranked, level_of = units[order].tolist(), levels[order].tolist()
        for name in sorted(self._numbers, key=lambda term: (skeleton(term), term)):
            number = self._numbers[name]
            start, end = starts[number], starts[number + 1]
            best = slice(start, min(end, start + MOST_UNITS))
            cut = groupby(zip(level_of[best], ranked[best], strict=True), key=itemgetter(0))
            yield Term(
                name, end - start, tuple((level, tuple(u for _, u in held)) for level, held in cut)
            )

    def _with_endings(self) -> tuple[Numbers, Numbers, Numbers]:
        """The number of the term, the unit and the count of each posting, those of endings too."""
        terms = numpy.array(self._terms, dtype=numpy.int64)
        units = numpy.repeat(numpy.arange(len(self._sizes)), self._sizes)
        counts = numpy.array(self._counts, dtype=float)
        added = self._endings(terms, units, counts)
        if not added:
            return terms, units, counts
        own = numpy.isin(terms, [self._numbers[ending] for ending in added])
        more = [
            (self._numbers[ending], unit, count)
            for ending, found in added.items()
            for unit, count in found.items()
        ]
        new = numpy.array(more, dtype=float).reshape(-1, 3)
        return (
            numpy.concatenate((terms[~own], new[:, 0].astype(numpy.int64))),
            numpy.concatenate((units[~own], new[:, 1].astype(numpy.int64))),
            # What is kept of an ending is as exact as what is kept of a word.
            numpy.concatenate((counts[~own], new[:, 2].astype(numpy.float32).astype(float))),
        )

    def _endings(
        self, terms: Numbers, units: Numbers, counts: Numbers
    ) -> Mapping[str, Mapping[int, float]]:
        """The terms that other terms end in, with all their units and what they count in each: so
        that `klub` finds `surfklub` although no word list knows of surfing.
        """
        longer = [(term, ending) for term in self._numbers if (ending := self._ending(term))]
        order = numpy.argsort(terms, kind="stable")
        starts = numpy.searchsorted(terms[order], numpy.arange(len(self._numbers) + 1))

        def held(term: str) -> Iterator[tuple[int, float]]:
            number = self._numbers[term]
            own = order[starts[number] : starts[number + 1]]
            return zip(units[own].tolist(), counts[own].tolist(), strict=True)

        added: dict[str, dict[int, float]] = defaultdict(dict)
        for term, ending in longer:
            extra = added[ending]
            for unit, count in held(term):
                extra[unit] = extra.get(unit, 0) + count * ENDING
        merged = {}
        for ending, extra in added.items():
            both = dict(held(ending))
            for unit, count in extra.items():
                both[unit] = both.get(unit, 0) + count
            merged[ending] = both
        return merged

    def _ending(self, term: str) -> str:
        """The longest term that this one ends in, when what is before it is a word too."""
        known = self._numbers
        for start in range(SHORTEST_REST, len(term) - SHORTEST_ENDING + 1):
            ending = term[start:]
            if ending in known and _is_known(term[:start], known) and not parts_of(term):
                return ending
        return ""


def _is_known(first: str, known: Container[str]) -> bool:
    """Whether a compound may begin so: with a known word and perhaps a letter that links it."""
    return any(
        first.endswith(link) and stem_folded(first[: len(first) - len(link)]) in known
        for link in LINKS
    )


def _words(unit: Unit) -> Mapping[str, float]:
    texts = [*(section.text for section in unit.sections), unit.hidden]
    texts += [section.heading for section in unit.sections if section.heading not in HEADINGS]
    counted: dict[str, float] = dict(Counter(_WORD.findall(fold(" ".join(texts)))))
    for word in _WORD.findall(fold(unit.title)):
        counted[word] = counted.get(word, 0) + TITLE
    return counted


@cache
def _terms_of(word: str) -> tuple[tuple[str, float], ...]:
    if word in stop_words():
        return ()
    parts = ((stem_folded(part), PART) for part in parts_of(word))
    return ((stem_folded(word), WHOLE), *parts)
