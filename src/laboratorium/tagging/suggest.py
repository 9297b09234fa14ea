"""The goals and the Ps that a text speaks of, best first, each with the words that say so."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from laboratorium.tagging import six_p
from laboratorium.tagging.model import GOALS, Model, model
from laboratorium.tagging.words import Token, language_of, tokens

SDG, SIX_P = "sdg", "six_p"
LANGUAGES = ("da", "en")
LEAST_WORDS = 8
"""A text with fewer words that count, small ones too, is too short to say anything about."""
LEAST_EVIDENCE = 2
"""So many different words must speak for a goal."""
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
    return [*found, *(ps(text, words, len(parts)) if spoken == "da" else ())]


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
    return [
        sum(sorted((found[at] for found in each), reverse=True)[:best]) / best
        for at in range(len(GOALS))
    ]


def goals(
    text: str, parts: Sequence[Sequence[Token]], own: Model, whole: Sequence[float]
) -> list[Suggestion]:
    """The goals whose margin in the whole text reaches the threshold, with their evidence."""
    reached = [
        (margin, goal) for goal, margin in zip(GOALS, whole, strict=True) if margin >= own.threshold
    ]
    found = []
    for margin, goal in sorted(reached, key=lambda one: (-one[0], int(one[1]))):
        shown = _evidence_of_goal(text, parts, own, int(goal))
        if len(shown) >= LEAST_EVIDENCE:
            found.append(Suggestion(SDG, goal, own.score(margin), shown))
    return found[:MOST_GOALS]


def _evidence_of_goal(
    text: str, parts: Sequence[Sequence[Token]], own: Model, goal: int
) -> tuple[Evidence, ...]:
    """The strongest words for a goal, each word once, in the text's order."""
    best: dict[str, tuple[float, Token, Token]] = {}
    for part in parts:
        for weight, first, last in own.evidence(part, goal):
            said = " ".join(token.folded for token in part[first : last + 1])
            if said not in best:
                best[said] = (weight, part[first], part[last])
    strongest = sorted(best.values(), key=lambda one: (-one[0], one[1].start))[:MOST_SHOWN]
    return tuple(sorted(_shown(text, first, last) for _, first, last in strongest))


def _shown(text: str, first: Token, last: Token) -> Evidence:
    return Evidence(first.start, last.end, text[first.start : last.end])


def ps(text: str, words: Sequence[Token], parts: int = 1) -> list[Suggestion]:
    """The Ps with cues enough, the strongest first. A longer text must show more of them."""
    needed = six_p.WEAK_NEEDED * (1 + parts // 4)
    found = []
    for order, (key, own) in enumerate(six_p.cues().items()):
        hits = six_p.hits(words, own)
        strength = six_p.strength(hits)
        if strength >= needed:
            score = math.floor(100 * strength / (strength + needed) + 0.5) / 100
            found.append(
                (-strength, order, Suggestion(SIX_P, key, score, _cited(text, words, hits)))
            )
    return [suggestion for _, _, suggestion in sorted(found, key=lambda one: one[:2])][:MOST_PS]


def _cited(text: str, words: Sequence[Token], hits: Sequence[six_p.Hit]) -> tuple[Evidence, ...]:
    """The strongest cues, each once, in the text's order."""
    first: dict[tuple[str, ...], six_p.Hit] = {}
    for hit in hits:
        first.setdefault(hit.cue, hit)
    strongest = sorted(first.values(), key=lambda hit: (-hit.weight, hit.first))[:MOST_SHOWN]
    return tuple(sorted(_shown(text, words[hit.first], words[hit.last]) for hit in strongest))
