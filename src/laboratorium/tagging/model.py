"""A linear model of the 17 goals, or of the Ps: weights by term, read from JSON, and the margins.

A text's margin for a goal is the sum of weight × idf × √count over its terms, divided by the
length of the whole vector, plus the goal's bias, plus its `hit` × √n for the n times that a term of
the goal's own list stands there. Terms that the model does not know lengthen the vector, so that
one known word among many strange ones is no evidence. Every step is one that JavaScript takes
alike: whole numbers, products, sums and square roots, in the text's order.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from laboratorium.tagging.words import Token

LISTED = 30_000
"""What a listed term is worth as evidence, beside weight × idf."""
GOALS = tuple(str(number) for number in range(1, 18))


@dataclass(frozen=True)
class Model:
    """`terms` holds idf (in hundredths) and then goal and weight (in units of `scale`), in pairs.

    `lists` holds each list's terms, as stems, by their first word, with the goals that have them.
    `threshold` is the least margin of a suggestion; `calibration` (a, b) makes it a probability.
    `small` says that small words count too; `general` words are no evidence. `data` is the whole
    as JSON has it.
    """

    language: str
    terms: Mapping[str, Sequence[int]]
    bias: Sequence[float]
    scale: float
    unknown: float
    threshold: float
    calibration: tuple[float, float]
    pairs: bool
    small: bool
    general: frozenset[str]
    hit: Sequence[float]
    lists: Mapping[str, Sequence[tuple[tuple[str, ...], tuple[int, ...]]]]
    data: Mapping[str, Any]

    def terms_of(self, tokens: Sequence[Token]) -> list[tuple[str, int, int]]:
        """Every term of the tokens, with the number of its first token and of its last."""
        found = [
            (term, at, at)
            for at, token in enumerate(tokens)
            for term in token.terms or ((token.folded,) if self.small else ())
        ]
        if self.pairs:
            found += [
                (f"{tokens[at - 1].terms[0]} {token.terms[0]}", at - 1, at)
                for at, token in enumerate(tokens)
                if token.joined and at and token.terms and tokens[at - 1].terms
            ]
        return found

    def hits(self, tokens: Sequence[Token]) -> list[tuple[tuple[int, ...], int, int]]:
        """Where a term of a list stands: its goals, and the numbers of its first and last word."""
        heads = [token.head for token in tokens]
        return [
            (goals, at, at + len(term) - 1)
            for at, head in enumerate(heads)
            for term, goals in self.lists.get(head, ())
            if len(term) == 1 or tuple(heads[at : at + len(term)]) == term
        ]

    def margins(self, tokens: Sequence[Token]) -> tuple[float, ...]:
        """The margin of each goal, in their order."""
        counts: dict[str, int] = {}
        for term, _, _ in self.terms_of(tokens):
            counts[term] = counts.get(term, 0) + 1
        sums = [0.0] * len(self.bias)
        square = 0.0
        for term, count in counts.items():
            row = self.terms.get(term)
            if row is None:
                square += self.unknown * count
                continue
            value = row[0] / 100 * math.sqrt(count)
            square += value * value
            for at in range(1, len(row), 2):
                sums[row[at] - 1] += row[at + 1] * value
        length = math.sqrt(square) or 1.0
        listed = [0] * len(self.bias)
        for goals, _, _ in self.hits(tokens):
            for goal in goals:
                listed[goal - 1] += 1
        return tuple(
            total * self.scale / length + bias + hit * math.sqrt(count)
            for total, bias, hit, count in zip(sums, self.bias, self.hit, listed, strict=True)
        )

    def evidence(self, tokens: Sequence[Token], goal: int) -> list[tuple[float, int, int]]:
        """What speaks for a goal: its worth, and the first and last token, strongest first."""
        found: dict[tuple[int, int], float] = {}
        for term, first, last in self.terms_of(tokens):
            row = () if term in self.general else self.terms.get(term, ())
            for at in range(1, len(row), 2):
                if row[at] == goal and row[at + 1] > 0:
                    place = (first, last)
                    found[place] = found.get(place, 0.0) + row[at + 1] * row[0]
        for goals, first, last in self.hits(tokens):
            if goal in goals:
                place = (first, last)
                found[place] = found.get(place, 0.0) + self.hit[goal - 1] * LISTED
        return sorted(((w, *place) for place, w in found.items()), key=lambda one: (-one[0], *one))

    def score(self, margin: float) -> float:
        """How sure the model is, from 0 to 1, in hundredths."""
        a, b = self.calibration
        return math.floor(100 / (1 + math.exp(-(a * margin + b))) + 0.5) / 100


def read(data: Mapping[str, Any]) -> Model:
    """A model out of what its JSON file holds."""
    return Model(
        language=data["language"],
        terms=data["terms"],
        bias=data["bias"],
        scale=data["scale"],
        unknown=data["unknown"],
        threshold=data["threshold"],
        calibration=(data["calibration"][0], data["calibration"][1]),
        pairs=data["pairs"],
        small=data["small"],
        general=frozenset(data["general"]),
        hit=data["hit"],
        lists=_lists(data["lists"]),
        data=data,
    )


def _lists(
    lists: Mapping[str, Sequence[str]],
) -> dict[str, list[tuple[tuple[str, ...], tuple[int, ...]]]]:
    goals: dict[tuple[str, ...], list[int]] = {}
    for goal, terms in lists.items():
        for term in terms:
            goals.setdefault(tuple(term.split()), []).append(int(goal))
    found: dict[str, list[tuple[tuple[str, ...], tuple[int, ...]]]] = {}
    for words, own in goals.items():
        found.setdefault(words[0], []).append((words, tuple(own)))
    return found


@cache
def model(name: str) -> Model:
    """The model that came with the library: `da` or `en` of the goals, `six_p` of the Ps."""
    file = resources.files("laboratorium.tagging") / "weights" / f"{name}.json"
    return read(json.loads(file.read_text(encoding="utf-8")))
