"""How much two cases are like each other; the same both ways."""

from __future__ import annotations

from collections.abc import Mapping
from math import hypot, sqrt
from typing import Any

from laboratorium.catalogue.related.portrait import ONE, Portrait

TEXT, TRAITS, PLACE = 0.5, 0.4, 0.1
NEAR_KM = 25.0


def likeness(one: Portrait, other: Portrait) -> float:
    """A number from 0 to 1."""
    text, traits = sqrt(dot(one.words, other.words)), dot(one.traits, other.traits)
    total = TEXT * text + TRAITS * traits + PLACE * nearness(one, other)
    return min(1.0, round(total, 6))


def dot(one: Mapping[Any, int], other: Mapping[Any, int]) -> float:
    """The cosine of two cases' weights: 1 when all that either has is shared."""
    # A list comprehension: every case meets fifty others here, and this is the quickest way.
    return sum([weight * other[key] for key, weight in one.items() if key in other]) / ONE**2


def nearness(one: Portrait, other: Portrait) -> float:
    """1 in the same municipality; elsewhere less for every kilometre, and 0 from ``NEAR_KM``."""
    if one.case.meta.municipality == other.case.meta.municipality:
        return 1.0
    away = hypot(one.at[0] - other.at[0], one.at[1] - other.at[1])
    return max(0.0, 0.8 * (1 - away / NEAR_KM))
