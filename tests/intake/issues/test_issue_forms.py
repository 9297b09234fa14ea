"""The issue forms say what the models say, and the files are what the models make."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from laboratorium.base.danish import slugify
from laboratorium.intake.issues import forms as issue_forms
from laboratorium.intake.issues.body import recognise
from laboratorium.intake.issues.forms import Question, kinds, options, questions
from laboratorium.model.declare import fields_of
from laboratorium.model.kinds import KIND
from laboratorium.model.vocabulary import vocabularies

ROOT = Path(__file__).parents[3]
MADE = dict(issue_forms.forms())
ALL = [(kind, question) for kind in kinds() for question in questions(kind)]


def read(path: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(MADE[path])
    return found


@pytest.mark.parametrize("path", MADE)
def test_the_file_is_up_to_date(path: str) -> None:
    # Make it anew with: python -m laboratorium.review forms
    assert (ROOT / path).read_text(encoding="utf-8") == MADE[path]


def test_there_are_no_other_forms() -> None:
    lying = {path.relative_to(ROOT).as_posix() for path in (ROOT / issue_forms.FOLDER).iterdir()}
    assert lying == set(MADE)


@pytest.mark.parametrize("kind", kinds())
def test_every_field_of_the_model_is_asked_for_or_left_out_for_a_reason(kind: str) -> None:
    fields = {field.name: field for field in fields_of(KIND[kind].model)}
    asked = {question.name.partition(".")[0] for question in questions(kind)}
    left_out = {name for name, field in fields.items() if field.declared.asked.left_out}
    assert fields.keys() == (asked & fields.keys()) | left_out
    assert not asked & left_out
    own = {name for name in asked if name.startswith("body:")}
    assert asked - fields.keys() - own <= {"case", "leftover", "promise"}
    assert len(own) == len(KIND[kind].sections)


@pytest.mark.parametrize(("kind", "question"), ALL)
def test_choices_are_the_vocabulary_s_own(kind: str, question: Question) -> None:
    if not question.vocabulary:
        assert options(question) == {}
        return
    vocabulary = vocabularies()[question.vocabulary]
    assert list(options(question).values()) == [term.key for term in vocabulary]
    assert all(text.isprintable() for text in options(question))


@pytest.mark.parametrize("kind", kinds())
def test_no_two_questions_can_be_taken_for_each_other(kind: str) -> None:
    names = [slugify(question.label) for question in questions(kind)]
    assert len(set(names)) == len(names) and "" not in names


@pytest.mark.parametrize("kind", kinds())
def test_an_empty_form_is_known_by_its_headings(kind: str) -> None:
    body = "\n\n".join(f"### {q.label}\n\n_No response_" for q in questions(kind))
    assert recognise(body) == kind


@pytest.mark.parametrize("path", [path for path in MADE if not path.endswith("config.yml")])
def test_the_help_gives_the_model_s_limits_and_examples(path: str) -> None:
    items = {item["id"]: item["attributes"] for item in read(path)["body"] if "id" in item}
    title = items["title"]
    longest = 110 if "laeringspointe" in path else 90
    assert title["description"].endswith(f"Højst {longest} tegn.")
    assert len(title["placeholder"]) <= longest
    assert read(path)["labels"][0] == issue_forms.LABEL
    assert all(option["required"] for option in items["promise"]["options"])
