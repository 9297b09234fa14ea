"""What is said of a transcript whose times, speakers or length are wrong."""

from __future__ import annotations

import pytest

from laboratorium.media.transcript import Cue, Transcript, lint

PATH = "podcasts/a.vtt"


def cues(*rows: tuple[float, float, str | None, str]) -> Transcript:
    return Transcript(tuple(Cue(*row, line=3 + 3 * n) for n, row in enumerate(rows)))


GOOD = cues((0, 2, "Anna", "Hej"), (2, 4, "Bo", "Hej"), (4, 9.9, None, "[latter]"))

# transcript, seconds of audio, (line, level, code) of each problem
CASES = {
    "good": (GOOD, 10.0, []),
    "no audio known": (GOOD, None, []),
    "nothing": (cues(), 10.0, []),
    "a breath beyond": (GOOD, 9.0, []),
    "beyond": (GOOD, 8.0, [(9, "fejl", "transcript-beyond-audio")]),
    "all beyond": (
        cues((0, 2, "Anna", "Hej"), (11, 12, "Anna", "x"), (12, 14, "Anna", "y")),
        10.0,
        [(6, "fejl", "transcript-beyond-audio"), (9, "fejl", "transcript-beyond-audio")],
    ),
    "another episode": (
        cues((0, 600, "Anna", "Hej"), (600, 1200, "Anna", "Ja")),
        600.0,
        [(6, "fejl", "transcript-other-episode")],
    ),
    "half of it": (cues((0, 40, "Anna", "Hej")), 100.0, [(3, "forslag", "transcript-too-short")]),
    "a short trailer": (cues((0, 10, "Anna", "Hej")), 45.0, []),
    "end before start": (cues((3, 2, "Anna", "Hej")), 5.0, [(3, "fejl", "transcript-backwards")]),
    "no time at all": (cues((3, 3, "Anna", "Hej")), 5.0, [(3, "fejl", "transcript-backwards")]),
    "order": (
        cues((3, 4, "Anna", "Hej"), (1, 2, "Bo", "Ja")),
        5.0,
        [(6, "fejl", "transcript-order")],
    ),
    "overlap": (
        cues((0, 3, "Anna", "Hej"), (2, 4, "Bo", "Ja")),
        5.0,
        [(6, "forslag", "transcript-overlap")],
    ),
    "rounding": (cues((0, 2.05, "Anna", "Hej"), (2, 4, "Bo", "Ja")), 5.0, []),
    "both at once": (cues((0, 3, "Anna", "Hej"), (0, 3, "Bo", "Ja")), 5.0, []),
    "empty": (
        cues((0, 2, "Anna", "Hej"), (2, 3, None, " ")),
        5.0,
        [(6, "forslag", "transcript-empty-cue")],
    ),
    "no speaker": (
        cues((0, 2, None, "Hej"), (2, 3, None, "Ja")),
        5.0,
        [(3, "forslag", "transcript-no-speakers")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_fault_is_told_on_its_line(name: str) -> None:
    transcript, seconds, expected = CASES[name]
    problems = lint(transcript, seconds, PATH)
    assert [(problem.line, problem.level, problem.code) for problem in problems] == expected
    assert all(problem.message.endswith(".") and problem.column == 1 for problem in problems)


def test_times_in_messages_are_those_a_player_shows() -> None:
    [problem] = lint(CASES["another episode"][0], 600.0, PATH)
    assert "20:00" in problem.message and "10:00" in problem.message


def test_a_fault_on_every_line_is_told_some_times_and_counted() -> None:
    problems = lint(cues(*((n, n + 3, "Anna", "Hej") for n in range(1000))), None, PATH)
    assert len(problems) == 6 and "994 steder mere" in problems[-1].message
