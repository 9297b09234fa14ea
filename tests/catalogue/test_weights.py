"""Weights as arrays are what one would work out case by case."""

from __future__ import annotations

from itertools import combinations
from math import fsum, log, sqrt

from hypothesis import given
from hypothesis import strategies as st

from laboratorium.catalogue.related.counting import Counted, Words
from laboratorium.catalogue.related.lists import _pairs
from laboratorium.catalogue.related.weights import (
    DOUBT,
    ONE,
    WORDS,
    compared,
    weights_of_traits,
    weights_of_words,
)

STEMS = [f"ord{number}" for number in range(WORDS + 20)]
SAYS = {one.vocabulary: one.facet.likeness for one in compared()}
TRAITS = [(name, key) for name in SAYS for key in "abc"]


def rarity(holders: int, cases: int) -> float:
    return log((cases + 2 * DOUBT) / (holders + DOUBT))


def unit(weights: dict[object, float], kept: list[object]) -> dict[object, int]:
    length = sqrt(fsum(weight * weight for weight in weights.values())) or 1.0
    return {one: round(weights[one] / length * ONE) for one in kept}


@given(st.lists(st.dictionaries(st.sampled_from(STEMS), st.integers(1, 255)), max_size=6))
def test_the_most_telling_words_weigh_what_they_say(cases: list[dict[str, int]]) -> None:
    counted = [Counted((*own,), bytes(own.values()), ()) for own in cases]
    # In runs, as they are remembered.
    found = weights_of_words([Words.of(counted[:2]), Words.of(counted[2:])])
    assert len(found.sizes) == len(cases)
    for number, own in enumerate(cases):
        held = {word: sum(word in other for other in cases) for word in own}
        weights: dict[object, float] = {
            word: (1 + log(times)) * rarity(held[word], len(cases)) for word, times in own.items()
        }
        telling = sorted((-weights[word], word) for word in own if held[word] > 1)[:WORDS]
        assert found.of(number) == unit(weights, [word for _, word in telling])
        assert [*found.of(number)] == [word for _, word in telling]


@given(st.lists(st.lists(st.sampled_from(TRAITS), unique=True), max_size=8))
def test_terms_weigh_what_they_say_and_are_paired(cases: list[list[tuple[str, str]]]) -> None:
    found = weights_of_traits(cases)
    for number, own in enumerate(cases):
        weights: dict[object, float] = {
            trait: SAYS[trait[0]] * rarity(sum(trait in other for other in cases), len(cases))
            for trait in own
        }
        assert found.of(number) == unit(weights, [*own])
    names = len(found.names)
    pairs = [
        (case, (found.names[key // names], found.names[key % names]))
        for cases_of, keys in _pairs(found)
        for case, key in zip(cases_of.tolist(), keys.tolist(), strict=True)
    ]
    assert sorted(pairs) == sorted(
        (case, pair) for case, own in enumerate(cases) for pair in combinations(own, 2)
    )
