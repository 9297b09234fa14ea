"""The goals and the Ps that a text speaks of, best first, each with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from laboratorium.tagging import six_p
from laboratorium.tagging.model import GOALS, Model, model
from laboratorium.tagging.words import Token, language_of, tokens

SDG, SIX_P = "sdg", "six_p"
LANGUAGES = ("da", "en")
LEAST_WORDS = 8
"""A text with fewer words that count, small ones too, is too short to say anything about."""
LEAST_EVIDENCE = 2
"""So many different words must speak for a goal or a P."""
MOST_GOALS, MOST_PS = 5, 3
"""As many as a case may carry."""
MOST_SHOWN = 5
SHORT_PASSAGE, LONG_PASSAGE = 20, 120
"""A passage has at least so many words, and at most so many."""
_GAP = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, order=True)
class Evidence:
    """A word or phrase of the text, and its place: `text[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Suggestion:
    """A tag to consider. `kind` is `sdg` or `six_p`, `key` the term's, `score` from 0 to 1."""

    kind: str
    key: str
    score: float
    evidence: tuple[Evidence, ...]


def suggest(text: str, language: str = "") -> list[Suggestion]:
    """Suggest goals and Ps for a text: goals first, each kind best first; nothing for a short text.

    `language` is `da` or `en`; left out, it is told from the text's small words. Ps are suggested
    for Danish only. Raises ValueError for another language. Linear in the length of the text.
    """
    if language not in ("", *LANGUAGES):
        raise ValueError(f"Sproget »{language}« kendes ikke. Skriv da eller en.")
    spoken = language or language_of(text)
    words = tokens(text, spoken)
    if len(words) < LEAST_WORDS:
        return []
    parts = list(passages(text, words))
    own = model(spoken)
    found = goals(text, parts, own, margins(parts, own))
    return [*found, *(ps(text, parts) if spoken == "da" else ())]


def passages(text: str, words: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The words of each passage: paragraphs, of which short ones go together and long ones are cut
    in pieces.
    """
    gaps = iter([found.start() for found in _GAP.finditer(text)])
    gap = next(gaps, len(text))
    part: list[Token] = []
    for word in words:
        passed = False
        while word.start > gap:
            passed, gap = True, next(gaps, len(text))
        if (passed and len(part) >= SHORT_PASSAGE) or len(part) >= LONG_PASSAGE:
            yield part
            part = []
        part.append(word)
    if part:
        yield part


def margins(parts: Sequence[Sequence[Token]], own: Model) -> list[float]:
    """The margin of each goal in a whole text: that of its passage, or, in a longer one, the mean
    of the best passages, one in four of them: what a text speaks of, it speaks of more than once.
    """
    return of_whole([own.margins(part) for part in parts])


def of_whole(each: Sequence[Sequence[float]]) -> list[float]:
    """The margins of a whole text out of those of each of its passages; see `margins`."""
    best = max(1, (len(each) + 2) // 4)
    return [sum(sorted(column, reverse=True)[:best]) / best for column in zip(*each, strict=True)]


def goals(
    text: str, parts: Sequence[Sequence[Token]], own: Model, whole: Sequence[float]
) -> list[Suggestion]:
    """The goals whose margin in the whole text reaches the threshold, with their evidence."""
    reached = [
        (margin, goal) for goal, margin in zip(GOALS, whole, strict=True) if margin >= own.threshold
    ]
    found = []
    for margin, goal in sorted(reached, key=lambda one: (-one[0], int(one[1]))):
        shown = _strongest(text, parts, partial(own.evidence, goal=int(goal)))
        if len(shown) >= LEAST_EVIDENCE:
            found.append(Suggestion(SDG, goal, own.score(margin), shown))
    return found[:MOST_GOALS]


def _strongest(
    text: str,
    parts: Sequence[Sequence[Token]],
    evidence: Callable[[Sequence[Token]], Sequence[tuple[float, int, int]]],
) -> tuple[Evidence, ...]:
    """The strongest words for a tag, each word once, in the text's order."""
    best: dict[str, tuple[float, Token, Token]] = {}
    for part in parts:
        for weight, first, last in sorted(evidence(part), key=lambda one: (-one[0], *one[1:])):
            said = " ".join(token.folded for token in part[first : last + 1])
            if said not in best:
                best[said] = (weight, part[first], part[last])
    strongest = sorted(best.values(), key=lambda one: (-one[0], one[1].start))[:MOST_SHOWN]
    return tuple(sorted(_shown(text, first, last) for _, first, last in strongest))


def _shown(text: str, first: Token, last: Token) -> Evidence:
    return Evidence(first.start, last.end, text[first.start : last.end])


def ps(text: str, parts: Sequence[Sequence[Token]]) -> list[Suggestion]:
    """The Ps whose margin reaches the threshold, with their evidence, the surest first."""
    own = model(SIX_P)
    whole = of_whole([six_p.margins(part, own) for part in parts])
    reached = [
        (-margin, order, key)
        for order, (key, margin) in enumerate(zip(six_p.cues(), whole, strict=True))
        if margin >= own.threshold
    ]
    found = []
    for margin, _, key in sorted(reached):
        shown = _strongest(text, parts, partial(six_p.evidence, own=own, key=key))
        if len(shown) >= LEAST_EVIDENCE:
            found.append(Suggestion(SIX_P, key, own.score(-margin), shown))
    return found[:MOST_PS]
