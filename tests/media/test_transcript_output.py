"""Transcripts out: three formats that read back as the same, and that others can read."""

from __future__ import annotations

import html
import io
import json
import re

import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from laboratorium.media.cues import stamp
from laboratorium.media.transcript import Cue, Transcript, lint, parse, to_json, to_srt, to_vtt
from pace import is_quick

WRITERS = {".vtt": to_vtt, ".srt": to_srt, ".json": to_json}
TRANSCRIPT = Transcript(
    (
        Cue(0, 2.5, "Anna Holm", "Velkommen til.", 3),
        Cue(2.5, 3661.25, None, "[latter]", 6),
        Cue(
            3661.25,
            3670,
            "Bo & co. <b>",
            "Noget, der er længere end én linje og derfor bliver delt midt i sætningen, her.",
            9,
        ),
        Cue(3670, 3671, None, "  ", 12),
        Cue(3671, 3672, "Anna Holm", "a --> b ]]> <script>x</script> & {\\an8} 😀", 15),
    )
)
VTT = """\
WEBVTT

00:00:00.000 --> 00:00:02.500
<v Anna Holm >Velkommen til.

00:00:02.500 --> 01:01:01.250
[latter]

01:01:01.250 --> 01:01:10.000
<v Bo &amp; co. &lt;b&gt; >Noget, der er længere end én linje og derfor bliver delt midt i
sætningen, her.

01:01:11.000 --> 01:01:12.000
<v Anna Holm >a --&gt; b ]]&gt; &lt;script&gt;x&lt;/script&gt; &amp; {\\an8} 😀
"""
SRT = """\
1
00:00:00,000 --> 00:00:02,500
Anna Holm: Velkommen til.

2
00:00:02,500 --> 01:01:01,250
[latter]

3
01:01:01,250 --> 01:01:10,000
Bo & co. ‹b>: Noget, der er længere end én linje og derfor bliver
delt midt i sætningen, her.

4
01:01:11,000 --> 01:01:12,000
Anna Holm: a → b ]]> ‹script>x‹/script> & (\\an8} 😀
"""


def test_webvtt_names_the_speaker_wraps_and_escapes() -> None:
    assert to_vtt(TRANSCRIPT) == VTT


def test_subrip_is_numbered_and_holds_nothing_that_a_player_takes_for_markup() -> None:
    assert to_srt(TRANSCRIPT) == SRT


@pytest.mark.parametrize(
    ("names", "lines"),
    [
        (("Anna", "Bo Ås"), ("Anna: Hej.", "Bo Ås: Hej.")),
        (("Åse", "Øjvind"), ("Åse: Hej.", "Øjvind: Hej.")),
        # transcriptator 1.1.4 gives to Anna what »Åse: Hej.« says (findings/).
        (("Anna", "Åse"), ("[Anna]: Hej.", "[Åse]: Hej.")),
        (("Bo", "B"), ("[Bo]: Hej.", "[B]: Hej.")),
        (("Bo", "Åse [vært]"), ("Bo: Hej.", "Åse [vært]: Hej.")),
    ],
)
def test_subrip_names_all_speakers_so_that_readers_know_them_alike(
    names: tuple[str, ...], lines: tuple[str, ...]
) -> None:
    cues = tuple(Cue(at, at + 1, name, "Hej.", 4 * at + 2) for at, name in enumerate(names))
    text = to_srt(Transcript(cues))
    assert tuple(line for line in text.split("\n") if line.endswith("Hej.")) == lines


def test_subrip_with_names_in_brackets_reads_back_as_the_same_cues() -> None:
    cues = tuple(
        Cue(at, at + 1, name, "Hej.", 4 * at + 2) for at, name in enumerate(("Anna", "Åse Ø."))
    )
    assert again(Transcript(cues), ".srt") == Transcript(cues)


def test_json_has_what_podcasting_20_asks_for() -> None:
    assert json.loads(to_json(TRANSCRIPT)) == {
        "version": "1.0.0",
        "segments": [
            {"speaker": "Anna Holm", "startTime": 0, "endTime": 2.5, "body": "Velkommen til."},
            {"startTime": 2.5, "endTime": 3661.25, "body": "[latter]"},
            {
                "speaker": "Bo & co. <b>",
                "startTime": 3661.25,
                "endTime": 3670,
                "body": TRANSCRIPT.cues[2].text,
            },
            {
                "speaker": "Anna Holm",
                "startTime": 3671,
                "endTime": 3672,
                "body": TRANSCRIPT.cues[4].text,
            },
        ],
    }


@pytest.mark.parametrize("suffix", WRITERS)
def test_what_is_written_is_read_without_a_fault(suffix: str) -> None:
    found, problems = parse(WRITERS[suffix](TRANSCRIPT).encode(), f"a{suffix}")
    assert found and not problems and not lint(found, 3672, "a.vtt")
    assert len(found.cues) == 4


def test_a_speaker_makes_no_arrow_with_the_bracket_after_it() -> None:
    transcript = Transcript((Cue(0, 1, "Anna --", "Hej", 1),))
    assert again(transcript, ".vtt") == transcript
    assert to_vtt(transcript).count("-->") == 1


@pytest.mark.parametrize("suffix", WRITERS)
def test_no_cues_still_make_a_file_of_the_format(suffix: str) -> None:
    text = WRITERS[suffix](Transcript(()))
    assert (
        text
        == {".vtt": "WEBVTT\n", ".srt": "", ".json": '{"version":"1.0.0","segments":[\n\n]}\n'}[
            suffix
        ]
    )


TEXT = st.text(max_size=200) | st.text("<>&-; abc:\n/v{}\\]=\u200f\xa0\ud800", max_size=80)
SPEAKER = st.none() | st.text(max_size=30) | st.text("<>&- abv:\n.", max_size=15)


@st.composite
def transcripts(draw: st.DrawFn, text: st.SearchStrategy[str] = TEXT) -> Transcript:
    cues, clock = [], 0
    for line in range(draw(st.integers(0, 8))):
        start = clock + draw(st.integers(0, 4_000_000))
        clock = start + draw(st.integers(1, 60_000))
        cues.append(Cue(start / 1000, clock / 1000, draw(SPEAKER), draw(text), line + 1))
    return Transcript(tuple(cues))


def again(transcript: Transcript, suffix: str) -> Transcript:
    """Written and read once more; a transcript that says nothing is read as none."""
    found, problems = parse(WRITERS[suffix](transcript).encode(), f"a{suffix}")
    assert {problem.code for problem in problems} <= {"transcript-long-line", "transcript-empty"}
    return found or Transcript(())


@given(transcripts())
def test_webvtt_reads_back_as_the_same_cues(transcript: Transcript) -> None:
    once = again(transcript, ".vtt")
    said = [cue for cue in once.cues if cue.speaker]
    # With no speaker in it, names may be found before colons the first time.
    if said:
        assert again(once, ".vtt") == once
        assert to_vtt(again(once, ".vtt")) == to_vtt(once) == to_vtt(transcript)


@given(transcripts())
def test_json_and_webvtt_hold_the_same_cues(transcript: Transcript) -> None:
    by_vtt, by_json = again(transcript, ".vtt"), again(transcript, ".json")
    assert by_vtt == by_json
    assert again(by_json, ".json") == by_json


@given(transcripts())
def test_subrip_read_and_written_again_is_the_same_file(transcript: Transcript) -> None:
    text = to_srt(transcript)
    found = again(transcript, ".srt")
    assert len(found.cues) == text.count(" --> ")
    # Marks of who speaks, such as »[Anna]: « and »>> «, are read as that.
    if not re.search(r"[\])]|>>|&gt;", text):
        assert to_srt(found) == text


@given(transcripts())
def test_other_readers_find_the_same_times_and_texts(transcript: Transcript) -> None:
    mine = again(transcript, ".vtt").cues
    theirs = webvtt.from_buffer(io.StringIO(to_vtt(transcript)))
    assert [(caption.start, caption.end) for caption in theirs] == [
        (stamp(cue.start), stamp(cue.end)) for cue in mine
    ]
    if any(cue.speaker for cue in mine):
        assert [html.unescape(caption.text.replace("\n", " ")) for caption in theirs] == [
            cue.text for cue in mine
        ]


@given(transcripts())
def test_no_output_holds_what_breaks_a_page_a_feed_or_a_player(transcript: Transcript) -> None:
    vtt = to_vtt(transcript)
    for text in (vtt, to_srt(transcript), to_json(transcript)):
        text.encode()
        assert not {char for char in text if ord(char) < 32 or 0x7F <= ord(char) < 0xA0} - {"\n"}
    payload = [line for line in vtt.split("\n") if " --> " not in line]
    assert not any("-->" in line or "]]>" in line for line in payload)
    assert vtt.count(" --> ") == len(again(transcript, ".vtt").cues)


@given(transcripts(st.lists(st.text("abcæøå", min_size=1, max_size=20), max_size=40).map(" ".join)))
def test_lines_are_at_most_65_characters(transcript: Transcript) -> None:
    for caption in webvtt.from_buffer(io.StringIO(to_vtt(transcript))):
        assert all(len(line) <= 65 for line in caption.text.split("\n"))


def test_three_hours_are_written_in_a_moment() -> None:
    text = "Det er en linje, og den er hverken lang & tung eller kort. Men der er to af dem."
    cues = tuple(Cue(n * 1.8, n * 1.8 + 1.5, "Anna Holm", text, n) for n in range(6000))
    for write in WRITERS.values():
        assert is_quick(lambda write=write: write(Transcript(cues)), 0.3)
