"""How the tags that a case declares agree with what its text speaks of: advice, never a correction.

The rules, made to be quiet: a goal is proposed when its margin is `FIRM` above what a suggestion
needs and there is room for another; a declared goal is doubted when no passage comes near it. Of
the Ps nothing is doubted: they are steps of a method, and cue words are too soft to say that one
was not taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from laboratorium.base.danish import fold
from laboratorium.model.vocabulary import Vocabularies
from laboratorium.tagging.model import GOALS, model
from laboratorium.tagging.suggest import (
    MOST_GOALS,
    SDG,
    SIX_P,
    Evidence,
    Suggestion,
    goals,
    of_whole,
    passages,
    ps,
)
from laboratorium.tagging.words import tokens

ENOUGH_WORDS = 80
"""A text with fewer words that count is too short to judge a declared tag by."""
FIRM = 0.5
DOUBTFUL = -1.0
"""A declared goal is doubted when its margin is below this in every passage."""
MOST_PROPOSED = 2


@dataclass(frozen=True)
class Agreement:
    """`proposed` is what the text speaks of and nobody has chosen; `doubted` the declared goals
    that nothing in it supports, by number.
    """

    proposed: tuple[Suggestion, ...] = ()
    doubted: tuple[str, ...] = ()


def agreement(text: str, declared: Sequence[str], six_p: Sequence[str]) -> Agreement:
    """Compare a Danish text with the goals (`11`, `11.7`) and the Ps that its case declares.

    A case without goals, or without Ps, is given those that the text speaks of.
    """
    words = tokens(text, "da")
    if sum(bool(word.terms) for word in words) < ENOUGH_WORDS:
        return Agreement()
    parts, own = list(passages(text, words)), model("da")
    chosen = {code.partition(".")[0] for code in declared}
    each = [own.margins(part) for part in parts]
    whole = of_whole(each)
    at = dict(zip(GOALS, whole, strict=True))
    needed = own.threshold + (FIRM if chosen else 0.0)
    proposed = [
        one
        for one in goals(text, parts, own, whole)
        if one.key not in chosen and at[one.key] >= needed
    ]
    room = MOST_GOALS - len(chosen) if not chosen else min(MOST_PROPOSED, MOST_GOALS - len(chosen))
    doubted = [
        goal
        for goal in sorted(chosen & at.keys(), key=int)
        if max(found[int(goal) - 1] for found in each) < DOUBTFUL
    ]
    methods = () if six_p else ps(text, parts)
    return Agreement((*proposed[: max(0, room)], *methods), tuple(doubted))


PROPOSED = {
    SDG: "Teksten taler om {words} (verdensmål {key}, {label}). Overvej at tilføje det.",
    SIX_P: "Teksten taler om {words} ({label}). Overvej at vælge det P.",
}
DOUBTED = (
    "Verdensmål {key} ({label}) er valgt, men der er ikke noget i teksten, som viser hvorfor. "
    "Skriv en sætning om det, eller vælg det fra."
)


def sentence(one: Suggestion, vocabularies: Vocabularies) -> str:
    """What is said of a suggestion, in Danish."""
    label = vocabularies[one.kind][one.key].label
    return PROPOSED[one.kind].format(words=cited(one.evidence), key=one.key, label=label)


def doubt(goal: str, vocabularies: Vocabularies) -> str:
    """What is said of a declared goal that the text does not support, in Danish."""
    return DOUBTED.format(key=goal, label=vocabularies.sdg[goal].label)


def cited(evidence: Sequence[Evidence], most: int = 3) -> str:
    """The first words that speak for a suggestion, in Danish quotation marks, each once."""
    said: dict[str, str] = {}
    for one in evidence:
        said.setdefault(fold(one.text), " ".join(one.text.split()).lower())
    words = [f"»{word}«" for word in list(said.values())[:most]]
    return " og ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
