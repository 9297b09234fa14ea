"""The made-up stories: as their program makes them, each saying that it is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from laboratorium.model.privacy.find import find
from laboratorium.model.stories import STORIES, Stories
from laboratorium.reading.tables import take_apart
from laboratorium.reading.validate import validate
from make import stories as make_stories

EXAMPLE = Path(__file__).parents[2] / "src/laboratorium/model/examples/stories.csv"


def read(text: str) -> Stories:
    table, _ = take_apart(text.encode(), "stories.csv", STORIES)
    found, problems = validate(table, Stories)
    assert (*table.problems, *problems) == ()
    assert found is not None
    return found


def test_the_example_is_what_the_program_makes() -> None:
    assert EXAMPLE.read_text(encoding="utf-8") == make_stories.stories(120, 1)


def test_each_says_that_it_is_made_up_and_names_nobody() -> None:
    rows = read(EXAMPLE.read_text(encoding="utf-8")).rows
    assert len(rows) == 120
    assert all(row.example for row in rows)
    assert not any(list(find(row.text)) for row in rows)


def test_as_many_as_a_case_may_hold_are_all_told_apart() -> None:
    rows = read(make_stories.stories(2_000, 3, example=False)).rows
    assert len({row.text for row in rows}) == 2_000
    assert not any(row.example for row in rows)


def test_the_program_writes_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert make_stories.main(["--count", "7", "--seed", "2"]) == 0
    assert capsys.readouterr().out.count("\n") == 8
