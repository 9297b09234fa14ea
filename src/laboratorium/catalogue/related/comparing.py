"""How much cases are like each other; the same both ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any

import numpy
from numpy.typing import NDArray

from laboratorium.catalogue.related.portrait import ONE, Portrait

TEXT, TRAITS, PLACE = 0.5, 0.4, 0.1
NEAR_KM = 25.0
# Likeness is told in whole parts of this.
WHOLE = 1_000_000

Numbers = NDArray[Any]


class Comparison:
    """Portraits as arrays, so that many are compared at a time."""

    def __init__(self, portraits: Sequence[Portrait]) -> None:
        self._words = _Table([one.words for one in portraits])
        self._traits = _Table([one.traits for one in portraits])
        towns: dict[str, int] = {}
        self._town = numpy.array(
            [towns.setdefault(one.case.meta.municipality, len(towns)) for one in portraits]
        )
        self._at = numpy.array([one.at for one in portraits]).reshape(-1, 2)

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

    def __init__(self, weights: Sequence[Mapping[Any, int]]) -> None:
        names: dict[Any, int] = {}
        size = (len(weights), max(map(len, weights), default=0))
        self._names = numpy.full(size, -1, dtype=numpy.int32)
        self._weights = numpy.zeros(size, dtype=numpy.int32)
        for row, own in enumerate(weights):
            found = [names.setdefault(name, len(names)) for name in own]
            self._names[row, : len(own)] = found
            self._weights[row, : len(own)] = list(own.values())
        self._width = len(names) + 1

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
