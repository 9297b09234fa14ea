"""Our own training texts: whole and enough; the same texts give the same weights."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from laboratorium.base.danish import fold
from laboratorium.base.danish_words import stem_folded, stop_words
from laboratorium.base.yaml_text import load
from laboratorium.model.vocabulary import vocabularies
from laboratorium.tagging import six_p
from laboratorium.tagging.model import Model, model
from laboratorium.tagging.suggest import suggest
from laboratorium.tagging.words import danish_terms, tokens
from tagging import corpus
from tagging.corpus import TEXTS, danish, goal_files, listed
from tagging.learning import abstaining, fit, general_words
from tagging.six_p import by_cues
from tagging.train import (
    WEIGHTS,
    WITHOUT_P,
    danish_model,
    keep,
    ps_out_of_fold,
    six_p_model,
)

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
@pytest.mark.parametrize(
    ("name", "made"),
    [("da", lambda: danish_model(danish())), ("six_p", lambda: six_p_model(corpus.six_p()))],
)
def test_our_texts_give_the_weights_to_the_byte(
    tmp_path: Path, name: str, made: Callable[[], Model]
) -> None:
    """Who changes a text trains again: `.venv/bin/python scripts tagging.train`."""
    keep(made(), tmp_path / "made.json")
    assert (tmp_path / "made.json").read_bytes() == (WEIGHTS / f"{name}.json").read_bytes()


P_FILES = sorted(TEXTS.glob("p-*.yml"))


def test_there_are_texts_of_each_p_and_of_none_and_they_say_that_they_are_made_up() -> None:
    texts = {path.stem.removeprefix("p-"): load(path.read_text("utf-8")) for path in P_FILES}
    assert set(texts) == {*six_p.cues(), "none"}
    assert all(own["p"] == key for key, own in texts.items())
    counts = {key: len(own["texts"]) for key, own in texts.items()}
    assert min(counts.values()) >= 30 and counts["none"] >= 40
    every = [text for own in texts.values() for text in own["texts"]]
    assert len(every) == len(set(every))
    assert all(path.read_text("utf-8").startswith("# Made up for training") for path in P_FILES)


@pytest.mark.nightly
def test_what_is_learnt_of_the_ps_beats_the_cue_words_in_texts_not_seen() -> None:
    """Else the cue words alone would be the better: they are simpler."""
    held = ps_out_of_fold(corpus.six_p())
    at = abstaining(held, WITHOUT_P)
    keys = list(six_p.cues())
    ours = [(one, each) for one, each in held if one.goals]
    learnt = sum(
        max(each) >= at and each.index(max(each)) + 1 in one.goals
        for one, each in ((one, list(each)) for one, each in ours)
    )
    by_list = sum(by_cues(one.text) in {keys[goal - 1] for goal in one.goals} for one, _ in ours)
    assert learnt > 1.5 * by_list
    assert learnt >= 0.55 * len(ours)


@pytest.mark.parametrize("word", ("samme", "fælles", "tre", "flere", "år", "møde"))
def test_a_word_of_many_goals_is_no_evidence(word: str) -> None:
    general = general_words(danish(), "da")
    assert set(danish_terms(fold(word))) <= general
    every = set(map(str, range(1, 18)))
    for goal in every:
        found = model("da").evidence(tokens(f"De {word} og {word}.", "da"), int(goal))
        assert found == []


@pytest.mark.parametrize("word", ("skolen", "byen", "beboerne"))
def test_a_word_on_a_goals_own_list_is_evidence_however_common(word: str) -> None:
    assert not set(danish_terms(fold(word))) & general_words(danish(), "da")


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
