"""How much cases are like each other; the same both ways."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from typing import Any

import numpy

from laboratorium.catalogue.related.portrait import Portrait, Portraits
from laboratorium.catalogue.related.weights import ONE, Numbers, Weights

TEXT, TRAITS, PLACE = 0.5, 0.4, 0.1
NEAR_KM = 25.0
# Likeness is told in whole parts of this.
WHOLE = 1_000_000


class Comparison:
    """Portraits as arrays, so that many are compared at a time."""

    def __init__(self, portraits: Portraits) -> None:
        self._words, self._traits = _Table(portraits.words), _Table(portraits.traits)
        self._town = portraits.towns
        self._at = numpy.array([one.at for one in portraits.each]).reshape(-1, 2)

    def likeness(self, some: Numbers, others: Numbers) -> Numbers:
        """From 0 to ``WHOLE``: how like each of some portraits is to each in its row of others."""
        text = numpy.sqrt(self._words.cosines(some, others))
        total = TEXT * text + TRAITS * self._traits.cosines(some, others)
        total += PLACE * self._nearness(some, others)
        found: Numbers = numpy.rint(numpy.minimum(1.0, total) * WHOLE).astype(numpy.int64)
        return found

    def _nearness(self, some: Numbers, others: Numbers) -> Numbers:
        own = some[:, None]
        away = self._at[others] - self._at[own]
        km = numpy.sqrt(away[..., 0] ** 2 + away[..., 1] ** 2)
        near = numpy.maximum(0.0, 0.8 * (1 - km / NEAR_KM))
        return numpy.where(self._town[others] == self._town[own], 1.0, near)


class _Table:
    """The weights of each portrait, a row each, filled up with a name that has none."""

    def __init__(self, weights: Weights[Any]) -> None:
        sizes = weights.sizes
        size = (len(sizes), int(sizes.max(initial=0)))
        self._names = numpy.full(size, -1, dtype=numpy.int32)
        self._weights = numpy.zeros(size, dtype=numpy.int32)
        rows = numpy.repeat(numpy.arange(len(sizes)), sizes)
        places = numpy.arange(len(rows)) - weights.starts[rows]
        self._names[rows, places] = weights.ids
        self._weights[rows, places] = weights.values
        self._width = len(weights.names) + 1

    def cosines(self, some: Numbers, others: Numbers) -> Numbers:
        """1 where all that either has is shared."""
        rows = numpy.arange(len(some))
        whole = numpy.zeros((len(some), self._width), dtype=numpy.int32)
        whole[rows[:, None], self._names[some]] = self._weights[some]
        shared = whole[rows[:, None, None], self._names[others]]
        cosines: Numbers = (shared * self._weights[others]).sum(axis=2) / ONE**2
        return cosines


def dot(one: Mapping[Any, int], other: Mapping[Any, int]) -> float:
    """The cosine of two cases' weights: 1 when all that either has is shared."""
    return sum(weight * other[key] for key, weight in one.items() if key in other) / ONE**2


def nearness(one: Portrait, other: Portrait) -> float:
    """1 in the same municipality; elsewhere less for every kilometre, and 0 from ``NEAR_KM``."""
    if one.case.meta.municipality == other.case.meta.municipality:
        return 1.0
    north, east = one.at[0] - other.at[0], one.at[1] - other.at[1]
    return max(0.0, 0.8 * (1 - sqrt(north**2 + east**2) / NEAR_KM))
