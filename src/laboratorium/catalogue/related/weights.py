"""How much each word and each vocabulary term says of each case, as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import fsum, log, sqrt
from typing import Any, Generic, TypeVar

import numpy
from numpy.typing import NDArray

from laboratorium.catalogue.related.counting import Words
from laboratorium.model.cases import Case
from laboratorium.model.facets import FacetOf, facets
from laboratorium.model.learning_points import LearningPoint

# How slowly a small library makes up its mind about what is rare: with 3, taking one of 21 cases
# away changes 2 in 100 of the relations between the others; with 1 it was twice as many.
DOUBT = 3
# The words of a case that are compared: those that set it apart the most.
WORDS = 50
# Weights are whole parts of this, so that a sum is the same in whatever order it is made.
ONE = 1000

T = TypeVar("T")
Trait = tuple[str, str]
"""A vocabulary's name, and the key of one of its terms."""
Numbers = NDArray[Any]
_INT = numpy.int64
_NONE = numpy.arange(0, dtype=_INT)


@dataclass(frozen=True)
class Weights(Generic[T]):
    """What each of many cases has, and how much it weighs: the squares of a case's weights add up
    to at most ``ONE`` squared.

    `ids` are places among the `names`, and `values` the weights, whole numbers both, case by case:
    those of case ``n`` lie from ``starts[n]`` until ``starts[n + 1]``.
    """

    names: Sequence[T]
    starts: Numbers
    ids: Numbers
    values: Numbers

    @property
    def sizes(self) -> Numbers:
        """How many things each case has."""
        sizes: Numbers = numpy.diff(self.starts)
        return sizes

    def of(self, case: int) -> dict[T, int]:
        """The weights of one case by name, in their order."""
        own = slice(*self.starts[case : case + 2].tolist())
        names = map(self.names.__getitem__, self.ids[own].tolist())
        return dict(zip(names, self.values[own].tolist(), strict=True))


@cache
def compared() -> tuple[FacetOf, ...]:
    """The facets that cases are compared by, what says the most first."""
    found = [one for model in (Case, LearningPoint) for one in facets(model) if one.facet.likeness]
    return tuple(sorted(found, key=lambda one: -one.facet.likeness))


def weights_of_words(some: Sequence[Words]) -> Weights[str]:
    """The most telling words of each case, at most ``WORDS`` of them, the heaviest first."""
    vocabulary = sorted({stem for own in some for stem in own.stems})
    number = {word: at for at, word in enumerate(vocabulary)}
    words = numpy.concatenate(
        [_NONE, *(numpy.array([*map(number.get, own.stems)], _INT)[own.places] for own in some)]
    )
    times = numpy.frombuffer(b"".join(own.times for own in some), dtype=numpy.uint8)
    starts = _starts([size for own in some for size in own.sizes])
    cases = len(starts) - 1
    of_case = numpy.repeat(numpy.arange(cases), numpy.diff(starts))
    held = numpy.bincount(words, minlength=len(vocabulary))
    # Logarithms and sums from Python alone: numpy's may differ from one processor to the next.
    loud = numpy.array([0.0, *(1 + log(count) for count in range(1, 256))])
    weights = loud[times] * _rarities(held, cases)[words]
    lengths = _lengths(weights, starts)
    # A word that no other case has tells of no likeness.
    shared = numpy.flatnonzero(held[words] > 1)
    ranked = shared[numpy.lexsort((words[shared], -weights[shared], of_case[shared]))]
    firsts = numpy.searchsorted(of_case[ranked], numpy.arange(cases))
    kept = ranked[numpy.arange(len(ranked)) - firsts[of_case[ranked]] < WORDS]
    used, ids = numpy.unique(words[kept], return_inverse=True)
    return Weights(
        [vocabulary[at] for at in used.tolist()],
        numpy.searchsorted(of_case[kept], numpy.arange(cases + 1)),
        ids,
        _whole(weights[kept] / lengths[of_case[kept]]),
    )


def weights_of_traits(some: Sequence[Sequence[Trait]]) -> Weights[Trait]:
    """The vocabulary terms of each case, each once, in the order given."""
    says = {one.vocabulary: one.facet.likeness for one in compared()}
    number: dict[Trait, int] = {}
    ids = numpy.array(
        [number.setdefault(trait, len(number)) for own in some for trait in own], _INT
    )
    starts = _starts([len(own) for own in some])
    held = numpy.bincount(ids, minlength=len(number))
    likeness = numpy.array([says[vocabulary] for vocabulary, _ in number], dtype=float)
    weights = (likeness * _rarities(held, len(some)))[ids]
    lengths = numpy.repeat(_lengths(weights, starts), numpy.diff(starts))
    return Weights(tuple(number), starts, ids, _whole(weights / lengths))


def _starts(sizes: Sequence[int]) -> Numbers:
    starts: Numbers = numpy.concatenate(([0], numpy.cumsum(sizes, dtype=_INT)))
    return starts


def _lengths(weights: Numbers, starts: Numbers) -> Numbers:
    """The length of each case's weights; 1 where it has none."""
    squares = (weights * weights).tolist()
    sums = (fsum(squares[start:end]) for start, end in pairwise(starts.tolist()))
    return numpy.array([sqrt(whole) or 1.0 for whole in sums])


def _whole(shares: Numbers) -> Numbers:
    whole: Numbers = numpy.rint(shares * ONE).astype(_INT)
    return whole


def _rarities(held: Numbers, cases: int) -> Numbers:
    """How much it says that a case has what so many of `cases` have: the logarithm of their share,
    as if ``DOUBT`` more had it and as many had not.
    """
    counts = held.tolist()
    known = {holders: log((cases + 2 * DOUBT) / (holders + DOUBT)) for holders in set(counts)}
    return numpy.array([known[holders] for holders in counts])
