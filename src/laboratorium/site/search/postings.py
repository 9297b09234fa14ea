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
from dataclasses import dataclass, field
from functools import cache

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

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Term:
    """One term: in how many units it stands, and the best of these by level, highest first."""

    text: str
    units: int
    levels: tuple[tuple[int, tuple[int, ...]], ...]


@dataclass
class Postings:
    """Gathers units in order of their number; then yields the terms in order of their skeletons."""

    lengths: array[float] = field(default_factory=lambda: array("f"))
    _found: dict[str, tuple[array[int], array[float]]] = field(
        default_factory=lambda: defaultdict(lambda: (array("I"), array("f")))
    )

    def add(self, unit: Unit) -> None:
        """Count the words of the next unit."""
        words = _words(unit)
        number = len(self.lengths)
        self.lengths.append(sum(words.values()))
        counted: dict[str, float] = {}
        for word, times in words.items():
            for term, weight in _terms_of(word):
                counted[term] = counted.get(term, 0) + times * weight
        for term, count in counted.items():
            units, counts = self._found[term]
            units.append(number)
            counts.append(count)

    def terms(self) -> Iterator[Term]:
        """Every term, in order of skeleton and spelling."""
        found = {**self._found, **self._endings()}
        average = sum(self.lengths) / max(1, len(self.lengths)) or 1.0
        norms = [K1 * (1 - B + B * length / average) for length in self.lengths]
        for term in sorted(found, key=lambda term: (skeleton(term), term)):
            units, counts = found[term]
            levels: dict[int, list[int]] = defaultdict(list)
            for unit, count in zip(units, counts, strict=True):
                weight = count * (K1 + 1) / (count + norms[unit])
                levels[round(weight * LEVELS_PER_ONE) or 1].append(unit)
            yield Term(term, len(units), tuple(_best(levels)))

    def _endings(self) -> Mapping[str, tuple[array[int], array[float]]]:
        """The terms that other terms end in, with the units of those added: so that `klub` finds
        `surfklub` although no word list knows of surfing.
        """
        known = self._found
        added: dict[str, dict[int, float]] = defaultdict(dict)
        for term, (units, counts) in known.items():
            for start in range(SHORTEST_REST, len(term) - SHORTEST_ENDING + 1):
                ending = term[start:]
                if ending in known and _is_known(term[:start], known) and not parts_of(term):
                    extra = added[ending]
                    for unit, count in zip(units, counts, strict=True):
                        extra[unit] = extra.get(unit, 0) + count * ENDING
                    break
        merged = {}
        for ending, extra in added.items():
            units, counts = known[ending]
            both = dict(zip(units, counts, strict=True))
            for unit, count in extra.items():
                both[unit] = both.get(unit, 0) + count
            order = sorted(both)
            merged[ending] = (array("I", order), array("f", (both[unit] for unit in order)))
        return merged


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


def _best(levels: Mapping[int, list[int]]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The levels, highest first, as far as there is room for their units."""
    room = MOST_UNITS
    for level in sorted(levels, reverse=True):
        if room > 0:
            yield level, tuple(levels[level][:room])
            room -= len(levels[level])
