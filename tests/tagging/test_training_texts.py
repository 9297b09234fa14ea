"""Our own training texts: whole and enough; the same texts give the same weights."""

from __future__ import annotations

import json

import pytest

from laboratorium.base.danish_words import stem_folded, stop_words
from laboratorium.base.yaml_text import load
from laboratorium.model.vocabulary import vocabularies
from laboratorium.tagging import six_p
from laboratorium.tagging.suggest import suggest
from tagging.corpus import TEXTS, danish, goal_files, listed
from tagging.learning import fit
from tagging.train import WEIGHTS, danish_model

GOALS = {int(own["goal"]): own for own in goal_files()}


def test_every_goal_and_each_of_the_169_targets_has_a_text() -> None:
    known = vocabularies().sdg
    assert {str(goal): [*own["targets"]] for goal, own in GOALS.items()} == {
        goal.key: list(goal.targets) for goal in known
    }
    assert sum(len(own["targets"]) for own in GOALS.values()) == 169


@pytest.mark.parametrize("goal", range(1, 18))
def test_every_goal_has_forty_municipal_terms_each_once(goal: int) -> None:
    terms = listed(GOALS[goal]["lexicon"])
    assert len(terms) >= 40
    assert len(terms) == len(set(terms))
    assert all(terms)


def test_the_same_texts_give_the_same_weights() -> None:
    few = [one for one in danish() if one.kind in ("name", "none")]
    assert json.dumps(fit(few, "da").data) == json.dumps(fit(list(few), "da").data)


@pytest.mark.nightly
def test_the_danish_weights_are_those_that_our_texts_give() -> None:
    """Who changes a text trains again: `.venv/bin/python scripts tagging.train`."""
    kept = json.loads((WEIGHTS / "da.json").read_text(encoding="utf-8"))
    made = json.loads(json.dumps(danish_model(danish()).data))
    assert made["lists"] == kept["lists"]
    assert made["threshold"] == kept["threshold"]
    assert made["terms"].keys() == kept["terms"].keys()


def test_a_cue_of_one_word_is_no_small_word() -> None:
    """A stem that a small word has too would be found everywhere: write such a cue with `*`."""
    small = {stem_folded(word) for word in stop_words()}
    alone = [
        (key, first)
        for key, own in six_p.cues().items()
        for first, group in own.by_stem.items()
        for cue, _ in group
        if len(cue) == 1 and first in small
    ]
    assert alone == []


def test_most_of_our_texts_without_a_p_get_none() -> None:
    none = load((TEXTS / "none.yml").read_text(encoding="utf-8"))["texts"]
    quiet = [text for text in none if not any(one.kind == "six_p" for one in suggest(text, "da"))]
    assert len(quiet) >= 0.85 * len(none)


def test_the_first_p_of_our_texts_is_theirs() -> None:
    texts = load((TEXTS / "six-p.yml").read_text(encoding="utf-8"))
    for key, own in texts.items():
        for text in own:
            found = [one.key for one in suggest(text, "da") if one.kind == "six_p"]
            assert found[:1] == [key], text
