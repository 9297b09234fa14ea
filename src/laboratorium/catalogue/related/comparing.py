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

Numbers = NDArray[Any]


class Comparison:
    """Portraits as arrays, so that one is compared with many at a time."""

    def __init__(self, portraits: Sequence[Portrait]) -> None:
        self._words = _Table([one.words for one in portraits])
        self._traits = _Table([one.traits for one in portraits])
        towns: dict[str, int] = {}
        self._town = numpy.array(
            [towns.setdefault(one.case.meta.municipality, len(towns)) for one in portraits]
        )
        self._at = numpy.array([one.at for one in portraits]).reshape(-1, 2)

    def likeness(self, one: int, others: Numbers) -> list[float]:
        """Numbers from 0 to 1: how like the portrait `one` is to each of the others."""
        text = numpy.sqrt(self._words.cosines(one, others))
        total = TEXT * text + TRAITS * self._traits.cosines(one, others)
        total += PLACE * self._nearness(one, others)
        return [min(1.0, round(alike, 6)) for alike in total.tolist()]

    def _nearness(self, one: int, others: Numbers) -> Numbers:
        away = self._at[others] - self._at[one]
        km = numpy.sqrt(away[:, 0] ** 2 + away[:, 1] ** 2)
        near = numpy.maximum(0.0, 0.8 * (1 - km / NEAR_KM))
        return numpy.where(self._town[others] == self._town[one], 1.0, near)


class _Table:
    """The weights of each portrait, a row each, filled up with nothing."""

    def __init__(self, weights: Sequence[Mapping[Any, int]]) -> None:
        names: dict[Any, int] = {}
        size = (len(weights), max(map(len, weights), default=0))
        self._names = numpy.zeros(size, dtype=numpy.int32)
        self._weights = numpy.zeros(size, dtype=numpy.int32)
        for row, own in enumerate(weights):
            found = [names.setdefault(name, len(names)) for name in own]
            self._names[row, : len(own)] = found
            self._weights[row, : len(own)] = list(own.values())
        self._one = numpy.zeros(len(names) + 1, dtype=numpy.int32)

    def cosines(self, one: int, others: Numbers) -> Numbers:
        """1 where all that either has is shared."""
        names, weights = self._names[one], self._weights[one]
        # What fills up a row has no weight, but the first name's place.
        numpy.add.at(self._one, names, weights)
        found: Numbers = (self._one[self._names[others]] * self._weights[others]).sum(axis=1)
        self._one[names] = 0
        cosines: Numbers = found / ONE**2
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
