"""Problems: what they say, in what order, and never without end."""

from __future__ import annotations

from laboratorium.base.problems import (
    MOST_PER_FILE,
    Level,
    Position,
    Problem,
    advice,
    error,
    format_problem,
    in_order,
)


def test_a_problem_reads_as_editors_and_terminals_link_it() -> None:
    problem = error("cases/x/index.md", Position(12, 5), "missing", "»title« mangler.")
    assert format_problem(problem) == "cases/x/index.md:12:5: fejl: »title« mangler."
    assert problem.level is Level.ERROR
    assert advice("a", Position(1, 1), "x", "y").level == "forslag"


def test_problems_are_sorted_by_place_and_said_once() -> None:
    a1, a2, b1 = (
        error(path, Position(line, 1), "c", "m") for path, line in (("a", 2), ("a", 10), ("b", 1))
    )
    assert in_order([b1, a2, a1, a2]) == (a1, a2, b1)


def test_a_file_with_endless_mistakes_says_how_many_more_there_are() -> None:
    mistakes = [error("a", Position(line, 1), "c", "m") for line in range(1, 251)]
    tips: list[Problem] = [advice("a", Position(1, 1), "c", str(number)) for number in range(7)]
    found = in_order([*tips, *mistakes, error("b", Position(1, 1), "c", "m")])
    assert len([problem for problem in found if problem.path == "a"]) == MOST_PER_FILE + 1
    (more,) = (problem for problem in found if problem.code == "too-many-problems")
    assert "mindst 157 problemer mere" in more.message
    assert more.level is Level.ERROR
    assert found[-1].path == "b"


def test_advice_is_left_out_before_errors() -> None:
    tips = [advice("a", Position(1, column), "c", "m") for column in range(1, 300)]
    mistake = error("a", Position(999, 1), "c", "m")
    assert mistake in in_order([*tips, mistake])
