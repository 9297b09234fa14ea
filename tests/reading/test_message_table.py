"""The table of messages holds a Danish sentence for whatever can be wrong."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter
from typing import Any, get_args

import pytest
from content_project import CASE
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from pydantic_core.core_schema import ErrorType
from said import assert_danish

from laboratorium import model, reading
from laboratorium.model.cases import Case
from laboratorium.reading import messages
from laboratorium.reading.frontmatter import parse
from laboratorium.reading.messages import (
    FALLBACK,
    TEMPLATES,
    describe_place,
    explain,
    quote,
)


@pytest.mark.parametrize("kind", [*get_args(ErrorType), "something_new"])
def test_no_error_of_pydantic_has_an_english_message(kind: str) -> None:
    context = {
        name: 3
        for template in TEMPLATES.values()
        for part in template
        for _, name, _, _ in Formatter().parse(part)
        if name
    }
    code, message = explain(kind, ("trial_actions", 0, "from"), "værdi", context, ("a", "b"))
    assert_danish(message)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
    assert (code == "invalid-value") == (kind not in TEMPLATES)


def test_every_error_that_our_code_raises_is_in_the_table() -> None:
    raised: set[str] = set()
    folders = (Path(room.__path__[0]) for room in (model, reading))
    for file in sorted(file for folder in folders for file in folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            if name in {"PydanticCustomError", "_fail"} and isinstance(node, ast.Call):
                first = node.args[0]
                raised |= {first.value} if isinstance(first, ast.Constant) else set()
    assert len(raised) > 15
    assert {str(kind) for kind in raised} <= TEMPLATES.keys()


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ((), "Filen"),
        (("title",), "»title«"),
        (("six_p", 1), "»six_p« nr. 2"),
        (("trial_actions", 0, "with", 1), "»with« nr. 2 i »trial_actions« nr. 1"),
    ],
)
def test_a_place_is_told_from_the_inside_out(where: tuple[str | int, ...], said: str) -> None:
    assert describe_place(where) == said


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a\n b", "a b"),
        ("x" * 100, "x" * 40 + "…"),
        ({"a": 1}, "{…}"),
        ([1], "[…]"),
        (None, "None"),
    ],
)
def test_a_value_is_shown_short_and_on_one_line(value: object, shown: str) -> None:
    assert quote(value) == shown


VALUES = st.recursive(
    st.sampled_from(["", "ja", "0101", "12:30", "2026-13-01", "1.500", "a: b", "x" * 500, "18"])
    | st.text(st.characters(exclude_characters="»«"), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["name", "from", "to", "title", "value", "url", "x"]), inner, max_size=3
    ),
    max_leaves=6,
)  # fmt: skip
UNKNOWN = st.text(st.characters(exclude_characters="»«"), max_size=8)
NAMES = st.sampled_from([info.alias or name for name, info in Case.model_fields.items()])


@given(st.dictionaries(NAMES | UNKNOWN, VALUES, max_size=8))
def test_whatever_is_written_pydantic_never_speaks(changes: dict[str, Any]) -> None:
    meta = {**parse(CASE, "x.md").meta, **changes}
    try:
        Case.model_validate(meta)
    except ValidationError as failure:
        for fault in failure.errors(include_url=False):
            _, message = explain(
                fault["type"], fault["loc"], fault["input"], fault.get("ctx"), ("a",)
            )
            assert fault["msg"] == fault["type"] or fault["msg"] not in message
            assert_danish(message)


def test_the_fallback_is_danish_and_says_what_to_do() -> None:
    assert_danish(FALLBACK.wrong.format(name="»x«"))
    assert FALLBACK.otherwise


def test_the_table_is_given_whole_and_its_form_sentences_can_be_filled() -> None:
    table = messages.table()
    assert set(table["values"]) == {*TEMPLATES, "fallback"}
    assert set(table["body"]) == set(messages.BODY)
    for template in (
        *TEMPLATES.values(),
        FALLBACK,
        *messages.BODY.values(),
        *messages.PRIVACY.values(),
    ):
        assert template.wrong
        known = {name for part in template[:3] for _, name, _, _ in Formatter().parse(part) if name}
        asked = {name for _, name, _, _ in Formatter().parse(template.form) if name}
        assert asked <= known | {"seen"}  # what only the form quotes
        assert "linje" not in template.form
