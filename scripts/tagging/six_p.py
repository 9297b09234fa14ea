"""Measure the Ps: what is learnt beside the cue words, in our own texts and in others'."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from laboratorium.tagging import six_p
from laboratorium.tagging.suggest import suggest
from laboratorium.tagging.words import tokens
from tagging import corpus
from tagging.learning import abstaining
from tagging.train import WITHOUT_P, ps_out_of_fold

Given = Sequence[tuple[str, tuple[str, ...]]]
"""Texts, each with its Ps; none where no P is in it."""


def by_cues(text: str) -> str:
    """The first P by the cue words alone, as a list: so much that one strong word is enough."""
    said = tokens(text, "da")
    strength = {key: six_p.strength(six_p.hits(said, own)) for key, own in six_p.cues().items()}
    best = max(strength, key=lambda key: strength[key])
    return best if strength[best] >= six_p.WEAK_NEEDED else ""


def by_suggestion(text: str) -> str:
    return next((one.key for one in suggest(text, "da") if one.kind == "six_p"), "")


def six_p_part(others: Given) -> Iterator[str]:
    """The first P of others' texts, and of our own by models that had not seen them."""
    keys = list(six_p.cues())
    held = ps_out_of_fold(corpus.six_p())
    at = abstaining(held, WITHOUT_P)
    ours = [(one.text, tuple(keys[goal - 1] for goal in one.goals)) for one, _ in held]
    learnt = {
        one.text: keys[max(range(len(keys)), key=lambda k: (margins[k], -k))]
        for one, margins in held
        if max(margins) >= at
    }
    yield "| P'er | det første P rigtigt | uden P: intet fået |"
    yield "|---|---|---|"
    yield _ps_row("vores egne afsnit, ordlisten alene", by_cues, ours)
    yield _ps_row(
        "vores egne afsnit, **lært**, set af andre folder", lambda t: learnt.get(t, ""), ours
    )
    yield _ps_row("andres afsnit, ordlisten alene", by_cues, others)
    yield _ps_row("andres afsnit, **lært**", by_suggestion, others)
    yield ""
    yield f"Ordlisten har {_cues()} ord."


def _ps_row(name: str, first: Callable[[str], str], given: Given) -> str:
    asked = [(text, own) for text, own in given if own]
    none = [text for text, own in given if not own]
    right = sum(first(text) in own for text, own in asked)
    quiet = sum(not first(text) for text in none)
    return f"| {name} | {right} af {len(asked)} | {quiet} af {len(none)} |"


def _cues() -> int:
    return sum(len(cues) for own in six_p.listed().values() for cues in own.values())
