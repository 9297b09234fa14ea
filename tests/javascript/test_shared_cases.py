"""The few functions that the library and the form's scripts both have: the same answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic_core import PydanticCustomError

from laboratorium.base.danish import Nearest, count_words, fold, format_number, slugify
from laboratorium.intake.importing.values import partial_date
from laboratorium.model.partial_date import parse_partial_date
from laboratorium.model.privacy.numbers import birth_date, passes_modulus
from laboratorium.model.privacy.words import find_name
from laboratorium.reading.files import size_of
from laboratorium.reading.messages import quote
from laboratorium.reading.numbering import counts
from laboratorium.reading.unseen import mended
from node_process import Ask


class _Texts(yaml.SafeLoader):
    """Dates stay as they are written."""


_Texts.yaml_implicit_resolvers = {
    first: [(tag, shape) for tag, shape in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
FILE = Path(__file__).parents[1] / "data/shared-cases.yml"
CASES = yaml.load(FILE.read_text(encoding="utf-8"), Loader=_Texts)


def date(text: str) -> str:
    try:
        found = parse_partial_date(text)
    except PydanticCustomError as fault:
        return " ".join(filter(None, (fault.type, (fault.context or {}).get("meant"))))
    return f"{found.first} {found.last}"


PYTHON: dict[str, Callable[[Any], Any]] = {
    "fold": fold,
    "slugify": slugify,
    "count_words": count_words,
    "nearest": lambda given: Nearest(given[1]).find(given[0]),
    "format_number": format_number,
    "size_of": size_of,
    "quote": quote,
    "birth_date": lambda digits: (born := birth_date(digits)) and str(born),
    "passes_modulus": passes_modulus,
    "find_name": find_name,
    "date": date,
    "unseen": mended,
    "understood": partial_date,
    "counts": counts,
}
HEAD = """
const { fold, slugify, countWords, nearest, formatNumber } = await load("contribution/danish.js");
const { firstDay, lastDay, partialDate, understood } = await load("contribution/dates.js");
const { clean } = await load("contribution/clean.js");
const { sizeOf } = await load("contribution/file.js");
const { counts } = await load("contribution/numbering.js");
const { quote } = await load("contribution/messages.js");
const { birthDate, passesModulus } = await load("contribution/privacy/numbers.js");
const { Text } = await load("contribution/privacy/text.js");
const date = (text) => {
  try {
    return `${firstDay(partialDate(text))} ${lastDay(partialDate(text))}`;
  } catch (fault) {
    return [fault.kind, fault.context.meant].filter(Boolean).join(" ");
  }
};
const day = (parts) => parts && parts.map((part) => String(part).padStart(2, "0")).join("-");
"""
SCRIPT = {
    "fold": "fold",
    "slugify": "slugify",
    "count_words": "countWords",
    "nearest": "(given) => nearest(...given)",
    "format_number": "formatNumber",
    "size_of": "sizeOf",
    "quote": "quote",
    "birth_date": "(digits) => day(birthDate(digits))",
    "passes_modulus": "passesModulus",
    "find_name": '(text) => new Text(text).spots("name")[0][0] ?? null',
    "date": "date",
    "understood": "understood",
    "counts": "counts",
    "unseen": "(text) => clean(text, true).text",
}


@pytest.mark.parametrize("name", CASES)
def test_both_answer_as_the_table_says(ask: Ask, name: str) -> None:
    given, answers = zip(*CASES[name], strict=True)
    assert [PYTHON[name](each) for each in given] == list(answers)
    assert ask(f"{HEAD} return argument.map((each) => ({SCRIPT[name]})(each));", given) == list(
        answers
    )


def test_the_table_has_all_that_both_have() -> None:
    assert set(CASES) == set(PYTHON) == set(SCRIPT)
