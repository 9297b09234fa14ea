"""The six Ps: cue words of action and method, in `six_p.yml` for editors to widen, and the margins.

A P's margin in a passage is what the model says for it, less what it says for no P at all, plus the
model's `hit` × √n for the n that the passage's different cues of the P weigh together.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from laboratorium.base.danish import fold
from laboratorium.base.danish_words import stem_folded
from laboratorium.base.yaml_text import load
from laboratorium.tagging.model import Model
from laboratorium.tagging.words import Token

WEAK_NEEDED = 3
"""How many different weak cues are as good as one that is strong."""
CUE = 20_000
"""What a cue is worth as evidence for each of its weight, beside a term's weight × idf."""
Cue = tuple[tuple[str, ...], int]
"""A cue's words as stems (or, with `*`, as beginnings), and its weight: 3 if strong, else 1."""


@dataclass(frozen=True)
class Cues:
    """Cues by the first of their words: its stem, or the beginning that it has."""

    by_stem: Mapping[str, Sequence[Cue]]
    by_start: Sequence[Cue]


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue in a text: its weight, and the numbers of its first and its last word."""

    cue: tuple[str, ...]
    weight: int
    first: int
    last: int


@cache
def listed() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """The vocabulary as it stands: P → `strong` or `weak` → words and phrases."""
    file = resources.files("laboratorium.tagging") / "six_p.yml"
    found: Mapping[str, Mapping[str, Sequence[str]]] = load(file.read_text(encoding="utf-8"))
    return found


@cache
def cues() -> Mapping[str, Cues]:
    """The vocabulary made ready for matching."""
    return {key: _cues(strengths) for key, strengths in listed().items()}


def plain() -> dict[str, list[Cue]]:
    """Every cue of every P, as data for the form's script."""
    return {
        key: [*(cue for group in own.by_stem.values() for cue in group), *own.by_start]
        for key, own in cues().items()
    }


def _cues(strengths: Mapping[str, Sequence[str]]) -> Cues:
    by_stem: dict[str, dict[tuple[str, ...], int]] = {}
    by_start: dict[tuple[str, ...], int] = {}
    for strength, weight in (("strong", WEAK_NEEDED), ("weak", 1)):
        for text in strengths[strength]:
            words = tuple(
                word if word[-1] == "*" else stem_folded(word)
                for word in fold(text).replace(",", " ").split()
            )
            if words[0][-1] == "*":
                by_start.setdefault(words, weight)
            else:
                by_stem.setdefault(words[0], {}).setdefault(words, weight)
    return Cues(
        {first: tuple(group.items()) for first, group in by_stem.items()}, tuple(by_start.items())
    )


def hits(words: Sequence[Token], own: Cues) -> list[Hit]:
    """Every cue of one P in a text, in order. A word may belong to several."""
    stems = [stem_folded(word.folded) for word in words]
    found: list[Hit] = []
    for at, stem in enumerate(stems):
        for cue, weight in (*own.by_stem.get(stem, ()), *own.by_start):
            end = at + len(cue)
            if end <= len(words) and all(
                words[at + step].folded.startswith(part[:-1])
                if part[-1] == "*"
                else stems[at + step] == part
                for step, part in enumerate(cue)
            ):
                found.append(Hit(cue, weight, at, end - 1))
    return found


def strength(found: Sequence[Hit]) -> int:
    """The weight of the different cues together."""
    return sum({hit.cue: hit.weight for hit in found}.values())


def margins(part: Sequence[Token], own: Model) -> list[float]:
    """The margin of each P in a passage, in the order of `cues`."""
    *said, none = own.margins(part)
    return [
        margin - none + hit * math.sqrt(strength(hits(part, each)))
        for margin, hit, each in zip(said, own.hit, cues().values(), strict=False)
    ]


def evidence(part: Sequence[Token], own: Model, key: str) -> list[tuple[float, int, int]]:
    """What speaks for a P: its worth, and the first and last token. Small words are not shown."""
    found: dict[tuple[int, int], float] = {}
    for worth, first, last in own.evidence(part, [*cues()].index(key) + 1):
        if part[first].terms:
            found[first, last] = worth
    for hit in hits(part, cues()[key]):
        place = (hit.first, hit.last)
        found[place] = found.get(place, 0.0) + hit.weight * CUE
    return [(worth, *place) for place, worth in found.items()]
