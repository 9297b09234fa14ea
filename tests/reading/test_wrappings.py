"""A fence that a chat left round a whole file is read through, told of, and taken away."""

from __future__ import annotations

from pathlib import Path

import pytest
from content_project import CASE, CASE_PATH, POINT, POINT_PATH, loaded, said, write

from laboratorium.base.problems import Level
from laboratorium.reading.fix import fix
from laboratorium.reading.wrappings import unwrapped

LINES = CASE.count("\n")
FRONT = CASE.index("---\n##") + 4
# (the file, the lines that are told)
WRAPPED = [
    (f"```markdown\n{CASE}```\n", (1, LINES + 2)),
    (f"```\n{CASE}```", (1, LINES + 2)),
    (f"~~~ md\n{CASE}~~~\n\n", (1, LINES + 2)),
    (f"\n````yaml\n{CASE}````\n", (2, LINES + 3)),
    (f"```markdown\n{CASE}", (1,)),
    (f"{CASE}```\n", (LINES + 1,)),
    (f"```yaml\n{CASE[:FRONT]}```\n{CASE[FRONT:]}", (1, CASE[:FRONT].count("\n") + 2)),
]


@pytest.mark.parametrize(("text", "lines"), WRAPPED)
def test_the_file_is_read_and_the_fence_told(
    tmp_path: Path, text: str, lines: tuple[int, ...]
) -> None:
    read = loaded(tmp_path, {CASE_PATH: text})
    assert said(read.problems) == [(CASE_PATH, line, "fenced-file") for line in lines]
    assert {problem.level for problem in read.problems} == {Level.ADVICE}
    (case,) = read.content.cases
    assert case.body.strip() == CASE[FRONT:].strip()


@pytest.mark.parametrize(("text", "lines"), WRAPPED)
def test_fix_takes_it_away(tmp_path: Path, text: str, lines: tuple[int, ...]) -> None:
    del lines
    write(tmp_path, {CASE_PATH: text})
    (result,) = fix(tmp_path)
    assert "slettede hegn omkring filen" in result.done
    assert (tmp_path / CASE_PATH).read_text("utf-8").split() == CASE.split()
    assert list(fix(tmp_path)) == []


def test_places_in_the_file_stay_what_they_are(tmp_path: Path) -> None:
    text = CASE.replace("status: anchored", "status: ankret")
    (problem,) = loaded(tmp_path, {CASE_PATH: f"```\n{text}```\n"}).errors
    assert problem.line == 1 + CASE[: CASE.index("status:")].count("\n") + 1


KEPT = [
    POINT,
    POINT.replace("Når det", "```\nkode\n```\n\nNår det"),
    POINT + "\n```\nkode\n```\n",
    "Ingen felter\n",
    "",
]


@pytest.mark.parametrize("text", KEPT)
def test_examples_of_code_are_no_wrapping(text: str) -> None:
    assert unwrapped(text) == (text, 0, ())


def test_a_learning_point_may_be_wrapped_too(tmp_path: Path) -> None:
    read = loaded(tmp_path, {POINT_PATH: f"```md\n{POINT}```\n"})
    assert read.errors == ()
    assert [problem.code for problem in read.problems] == ["fenced-file"] * 2
