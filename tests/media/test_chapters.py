"""Chapters are checked, and written as JSON and as lines for the notes."""

from __future__ import annotations

import json

import pytest

from laboratorium.base.problems import Position
from laboratorium.media.chapters import Chapter, check, note_lines, to_json

GOOD = (
    Chapter(0, "Først"),
    Chapter(62.5, "Så »det«", url="https://laboratorium.example.org/cases/x/"),
    Chapter(90, "Skjult", toc=False, image="https://laboratorium.example.org/a.png", end=100.25),
    Chapter(3723, "Sidst"),
)

FAULTY: dict[str, tuple[list[Chapter], float | None, list[tuple[int, str]]]] = {
    "none": ([], 10, []),
    "good": (list(GOOD), 4000, []),
    "unknown length": (list(GOOD), None, []),
    "not from the beginning": ([Chapter(5, "A")], 10, [(0, "chapter-first")]),
    "beyond the end": ([Chapter(0, "A"), Chapter(10, "B")], 10, [(1, "chapter-beyond")]),
    "twice the same": ([Chapter(0, "A"), Chapter(0, "B")], 10, [(1, "chapter-same-start")]),
    "wrong order": (
        [Chapter(0, "A"), Chapter(7, "B"), Chapter(3, "C"), Chapter(8, "D")],
        10,
        [(2, "chapter-order")],
    ),
    "no title": ([Chapter(0, "  ")], 10, [(0, "chapter-title")]),
    "before the beginning": ([Chapter(-1, "A")], 10, [(0, "chapter-start")]),
    "not a number": ([Chapter(float("nan"), "A")], 10, [(0, "chapter-start")]),
    "ends before it begins": ([Chapter(0, "A", end=0)], 10, [(0, "chapter-end")]),
    "ends after the audio": ([Chapter(0, "A", end=11)], 10, [(0, "chapter-end")]),
}


@pytest.mark.parametrize("name", FAULTY)
def test_each_fault_is_found_where_it_is(name: str) -> None:
    chapters, seconds, expected = FAULTY[name]
    places = [Position(number, 1) for number in range(len(chapters))]
    found = check(chapters, seconds, "podcasts/a.md", places)
    assert [(problem.line, problem.code) for problem in found] == expected
    assert all(problem.message.endswith(".") for problem in found)


def test_the_json_holds_what_is_known_and_nothing_else() -> None:
    assert json.loads(to_json(GOOD)) == {
        "version": "1.2.0",
        "chapters": [
            {"startTime": 0, "title": "Først"},
            {
                "startTime": 62.5,
                "title": "Så »det«",
                "url": "https://laboratorium.example.org/cases/x/",
            },
            {
                "startTime": 90,
                "title": "Skjult",
                "endTime": 100.25,
                "img": "https://laboratorium.example.org/a.png",
                "toc": False,
            },
            {"startTime": 3723, "title": "Sidst"},
        ],
    }


def test_the_notes_have_a_line_for_each_chapter_that_is_shown() -> None:
    assert note_lines(GOOD) == ["00:00 Først", "01:02 Så »det«", "1:02:03 Sidst"]
