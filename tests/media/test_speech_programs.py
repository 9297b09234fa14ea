"""Transcripts from where people make them: each program's form, each habit of naming speakers."""

from __future__ import annotations

import pytest
from speech_programs import TALK, WRITTEN

from laboratorium.media.transcript import Transcript, lint, parse, renamed


def read(text: str, ending: str) -> Transcript:
    found, problems = parse(text.encode(), f"a{ending}")
    assert [problem for problem in problems if problem.level == "fejl"] == []
    assert found
    return found


@pytest.mark.parametrize("program", WRITTEN)
@pytest.mark.parametrize("name", ["own", ""])
def test_each_program_is_read(program: str, name: str) -> None:
    """By what is in the file, when its name does not say it."""
    ending, write, called = WRITTEN[program]
    found = read(write(), ending if name else ".vtt" if ending != ".json" else ending)
    said: dict[int, list[str]] = {}
    for cue in found.cues:
        at = next(at for at, (start, end, *_) in enumerate(TALK) if start <= cue.start < end)
        assert cue.speaker == called(TALK[at][2])
        assert cue.end <= TALK[at][1] + 0.01
        said.setdefault(at, []).append(cue.text)
    assert [" ".join(parts) for parts in said.values()] == [text for *_, text in TALK]


@pytest.mark.parametrize("program", WRITTEN)
def test_a_place_in_the_file_is_told(program: str) -> None:
    ending, write, _ = WRITTEN[program]
    text = write()
    lines = [cue.line for cue in read(text, ending).cues]
    assert lines == sorted(lines)
    if ending == ".json":
        assert lines[0] > 1 and lines[-1] <= text.count("\n") + 1


def test_json_that_is_no_transcript_is_told_what_is_read() -> None:
    found, (problem,) = parse(b'{"results": {"other": []}}', "a.json")
    assert found is None
    assert "WhisperX" in problem.message and "WebVTT" in problem.message


# How speakers are named: the lines of four cues, and who says what.
ANNA, BO = "Anna Holm", "Bo"
HABITS: dict[str, tuple[list[str], list[tuple[str | None, str]]]] = {
    "brackets and a colon": (
        ["[SPEAKER_00]: Hej.", "[SPEAKER_01]: Hej du.", "[SPEAKER_00]: Nå."],
        [("SPEAKER_00", "Hej."), ("SPEAKER_01", "Hej du."), ("SPEAKER_00", "Nå.")],
    ),
    "a name in brackets": (
        ["[Anna Holm]: Hej.", "[latter]", "[Bo]: Hej du."],
        [(ANNA, "Hej."), (None, "[latter]"), (BO, "Hej du.")],
    ),
    "whisper.cpp": (
        ["(speaker 0) Hej.", "(speaker 1) Hej du.", "(speaker 0) Nå."],
        [("speaker 0", "Hej."), ("speaker 1", "Hej du."), ("speaker 0", "Nå.")],
    ),
    "captions on television": (
        [">> ANNA HOLM: Hej.", "Er du der?", ">> BO: Ja."],
        [("ANNA HOLM", "Hej."), ("ANNA HOLM", "Er du der?"), ("BO", "Ja.")],
    ),
    "another, unnamed": (
        [">> ANNA: Hej.", ">> Ja.", ">> ANNA: Nå."],
        [("ANNA", "Hej."), (None, "Ja."), ("ANNA", "Nå.")],
    ),
    "one name a turn": (
        ["Anna Holm: Hej.", "Er du der?", "Bo: Ja.", "Det er jeg.", "Anna Holm: Godt.", "Bo: Nå."],
        [(ANNA, "Hej."), (ANNA, "Er du der?"), (BO, "Ja."), (BO, "Det er jeg."), (ANNA, "Godt."),
         (BO, "Nå.")],
    ),
    "a name each time, and one without": (
        ["Anna Holm: Hej.", "Anna Holm: Er du der?", "Vi hører en bus.", "Bo: Ja.", "Bo: Her."],
        [(ANNA, "Hej."), (ANNA, "Er du der?"), (None, "Vi hører en bus."), (BO, "Ja."),
         (BO, "Her.")],
    ),
    "two in one cue": (
        ["Bo: Hvad gjorde I?\nAnna Holm: Vi lagde planker ud.", "Bo: Og så?\nAnna Holm: Ja."],
        [(BO, "Hvad gjorde I?"), (ANNA, "Vi lagde planker ud."), (BO, "Og så?"), (ANNA, "Ja.")],
    ),
    "two in one cue, over several lines": (
        ["Bo: Hvad gjorde\nI egentlig?\nAnna Holm: Vi lagde\nplanker ud.", "Bo: Nå."],
        [(BO, "Hvad gjorde I egentlig?"), (ANNA, "Vi lagde planker ud."), (BO, "Nå.")],
    ),
    "two in one cue, with dashes": (
        ["- Hvad gjorde I?\n- Vi lagde planker ud.", "Så gik vi\nhjem."],
        [(None, "Hvad gjorde I?"), (None, "Vi lagde planker ud."), (None, "Så gik vi hjem.")],
    ),
    "nobody": (
        ["Husk: Tag støvler på.", "Klokken 12: Vi spiser.", "(suk) Nå."],
        [(None, "Husk: Tag støvler på."), (None, "Klokken 12: Vi spiser."), (None, "(suk) Nå.")],
    ),
}  # fmt: skip


def _vtt(texts: list[str]) -> str:
    cues = (f"00:{at:02}.000 --> 00:{at:02}.900\n{text}\n" for at, text in enumerate(texts))
    return "\n".join(("WEBVTT\n", *cues))


def _srt(texts: list[str]) -> str:
    return "\n".join(
        f"{at + 1}\n00:00:{at:02},000 --> 00:00:{at:02},900\n{text}\n"
        for at, text in enumerate(texts)
    )


def _sbv(texts: list[str]) -> str:
    return "\n".join(f"0:00:{n:02}.000,0:00:{n:02}.900\n{text}\n" for n, text in enumerate(texts))


@pytest.mark.parametrize("ending", [".vtt", ".srt", ".sbv"])
@pytest.mark.parametrize("habit", HABITS)
def test_each_habit_of_naming_speakers_is_read(habit: str, ending: str) -> None:
    texts, expected = HABITS[habit]
    text = {".vtt": _vtt, ".srt": _srt, ".sbv": _sbv}[ending](texts)
    assert [(cue.speaker, cue.text) for cue in read(text, ending).cues] == expected


def test_those_whom_a_program_numbered_are_named_or_asked_about() -> None:
    found = read(_srt(["[SPEAKER_00]: Hej.", "[SPEAKER_01]: Hej.", "[SPEAKER_00]: Nå."]), ".srt")
    told = [problem for problem in lint(found, None, "a.srt") if problem.code == "transcript-label"]
    assert [problem.line for problem in told] == [2, 6]
    assert "speakers" in told[0].message
    names = {"SPEAKER_00": ANNA, "SPEAKER_01": BO}
    named = renamed(found, names)
    assert [cue.speaker for cue in named.cues] == [ANNA, BO, ANNA]
    assert lint(named, None, "a.srt") == []


ROLLING = """WEBVTT
Kind: captions

00:00:00.000 --> 00:00:02.490 align:start position:0%
 
Velkommen<00:00:00.400><c> til</c><00:00:00.800><c> åen,</c><00:00:01.000><c> hvor</c>

00:00:02.490 --> 00:00:02.500 align:start position:0%
Velkommen til åen, hvor
 

00:00:02.500 --> 00:00:04.490 align:start position:0%
Velkommen til åen, hvor
der<00:00:02.600><c> manglede</c><00:00:02.800><c> en</c><00:00:03.000><c> bro.</c>

00:00:04.490 --> 00:00:04.500 align:start position:0%
der manglede en bro.
 

00:00:04.500 --> 00:00:06.000 align:start position:0%
der manglede en bro.
Ja.

00:00:06.000 --> 00:00:08.000 align:start position:0%
Ja.
Ja.
"""


def test_captions_that_roll_are_read_once() -> None:
    found, problems = parse(ROLLING.encode(), "a.vtt")
    assert problems == []
    assert found and [(cue.start, cue.text) for cue in found.cues] == [
        (0.0, "Velkommen til åen, hvor"),
        (2.5, "der manglede en bro."),
        (4.5, "Ja."),
        (6.0, "Ja."),
    ]


def test_what_is_said_twice_is_said_twice() -> None:
    found = read(_srt(["Ja.", "Ja.", "Ja.\nJa.", "Nej."]), ".srt")
    assert [cue.text for cue in found.cues] == ["Ja.", "Ja.", "Ja. Ja.", "Nej."]


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([(0, 2), (2, 2), (3, 4)], [(0, 2), (2, 2.5), (3, 4)]),
        ([(0, 2), (2, 2), (2.2, 4)], [(0, 2), (2, 2.2), (2.2, 4)]),
        ([(0, 2), (2, 2)], [(0, 2), (2, 2.5)]),
        ([(0, 2.4), (2, 4)], [(0, 2), (2, 4)]),
        ([(0, 9), (2, 4), (5, 6)], [(0, 2), (2, 4), (5, 6)]),
        ([(0, 3), (0, 3), (2, 4)], [(0, 2), (0, 2), (2, 4)]),
    ],
)
def test_times_are_mended(
    times: list[tuple[float, float]], expected: list[tuple[float, float]]
) -> None:
    rows = (f"{start * 1000:.0f}\t{end * 1000:.0f}\tOrd." for start, end in times)
    found, problems = parse("\n".join(("start\tend\ttext", *rows)).encode(), "a.tsv")
    assert found and [(cue.start, cue.end) for cue in found.cues] == expected
    assert {problem.level for problem in problems} <= {"forslag"}
    codes = {problem.code for problem in lint(found, None, "a.tsv")}
    assert not codes & {"transcript-overlap", "transcript-backwards"}


def test_a_line_over_and_over_is_asked_about() -> None:
    found = read(_srt(["Velkommen.", *["Danske tekster af ingen"] * 4]), ".srt")
    told = [one for one in lint(found, None, "a.srt") if one.code == "transcript-repeats"]
    assert len(told) == 1
    assert (told[0].line, told[0].level) == (6, "forslag")
    assert "4 gange i træk" in told[0].message


def test_a_row_that_is_none_is_told_on_its_line() -> None:
    found, problems = parse(b"start\tend\ttext\n0\t100\tHej\n0:01\t0:02\tHov\n", "a.tsv")
    assert found and len(found.cues) == 1
    assert [(one.line, one.code, one.level) for one in problems] == [(3, "transcript-row", "fejl")]
