"""Two versions that Git never merged are told in every text file, with the lines of both."""

from __future__ import annotations

from pathlib import Path

import pytest
from content_project import PROJECT, write

from laboratorium.base.conflicts import conflict
from laboratorium.reading.loader import load

ONE, MIDDLE, OTHER = "<<<<<<< HEAD\n", "=======\n", ">>>>>>> min-gren\n"
# The text, the line where it is told, and what the message says.
CONFLICTS = {
    "two lines": (f"a\n{ONE}b\n{MIDDLE}c\n{OTHER}", 2, "den ene i linje 3, den anden i linje 5"),
    "several lines": (
        f"{ONE}b\nc\n{MIDDLE}d\ne\nf\n{OTHER}",
        1,
        "linje 2–3, den anden i linje 5–7",
    ),
    "nothing in one": (
        f"{ONE}{MIDDLE}c\n{OTHER}",
        1,
        "den ene i ingen linjer, den anden i linje 3",
    ),
    "with what both came from": (
        f"{ONE}b\n||||||| 1234567\na\n{MIDDLE}c\n{OTHER}",
        1,
        "den ene i linje 2, den anden i linje 6",
    ),
    "line ends of Windows": (f"{ONE}b\n{MIDDLE}c\n{OTHER}".replace("\n", "\r\n"), 1, "linje 2,"),
    "a mark that was left": (f"a\n{ONE}b\n", 2, "Slet den"),
    "the last mark": (f"a\n{OTHER}b\n", 2, "Slet den"),
}


@pytest.mark.parametrize("what", CONFLICTS)
def test_both_versions_are_named_by_their_lines(what: str) -> None:
    text, line, said = CONFLICTS[what]
    found = conflict(text, "a.md")
    assert found is not None and found.line == line and said in found.message


@pytest.mark.parametrize("text", ["a\n=======\nb\n", "a <<<<<<< b\n", "> > > citat\n", "<<<<<<<\n"])
def test_underlined_headings_and_quotations_are_no_conflict(text: str) -> None:
    assert conflict(text) is None


def test_many_marks_are_searched_in_linear_time() -> None:
    assert conflict(f"{ONE}x\n" * 20_000) is not None


def test_every_text_file_of_the_content_is_looked_at(tmp_path: Path) -> None:
    marks = f"\n{ONE}b\n{MIDDLE}c\n{OTHER}"
    changed = {path: f"{text}{marks}" for path, text in PROJECT.items()}
    root = write(tmp_path, {**PROJECT, **changed})
    told = {problem.path for problem in load(root).errors if problem.code == "conflict"}
    assert told == set(changed)
