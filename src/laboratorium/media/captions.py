"""What programs that listen leave behind, mended: captions that roll, cues of no length, cues that
run into each other, and lines that were never said.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise

from laboratorium.media.cues import Cue, Findings, Transcript, shortened, stamp

# Captions roll when so large a part of the cues begin with the line that stood before.
_ROLLING, _ENOUGH = 0.3, 2
# The least and the most that a cue of no length is given, and how fast people read, in seconds.
_LEAST, _MOST, _PER_LETTER = 0.5, 3.0, 0.06
# A longer overlap is told of: it may be that two speak at once.
_OVERLAP = 1.0
_REPEATS, _WORDS = 3, 3


def unrolled(transcript: Transcript) -> Transcript:
    """Captions in which each line is shown twice or three times, with each once.

    The lines of a cue are parted by line breaks.
    """
    cues = transcript.cues
    lines = [cue.text.split("\n") for cue in cues]
    repeats = sum(len(two) > 1 and two[0] == one[-1] for one, two in pairwise(lines))
    if repeats < _ENOUGH or repeats < _ROLLING * len(cues):
        return transcript
    kept: list[Cue] = []
    shown: list[str] = []
    for cue, now in zip(cues, lines, strict=True):
        new = now[_common(shown, now) :]
        shown = now
        if new:
            kept.append(replace(cue, text="\n".join(new)))
        elif kept:
            kept[-1] = replace(kept[-1], end=max(kept[-1].end, cue.end))
    return Transcript(tuple(kept))


def _common(shown: list[str], lines: list[str]) -> int:
    """How many of the lines stand at the end of what is shown already."""
    lengths = range(min(len(shown), len(lines)), 0, -1)
    return next((length for length in lengths if shown[-length:] == lines[:length]), 0)


def timed(transcript: Transcript, findings: Findings) -> Transcript:
    """The transcript with a length for every cue, none of which runs into the next.

    Two that have the same times are one that was parted. What ends before it begins is left for
    the checker to refuse.
    """
    cues = list(transcript.cues)
    after: list[Cue | None] = [None] * len(cues)
    for at in range(len(cues) - 2, -1, -1):
        other = cues[at + 1]
        after[at] = after[at + 1] if other.start <= cues[at].start else other
    return Transcript(
        tuple(_timed(cue, following, findings) for cue, following in zip(cues, after, strict=True))
    )


def _timed(cue: Cue, following: Cue | None, findings: Findings) -> Cue:
    start = following.start if following else None
    if cue.end == cue.start:
        wanted = min(_MOST, max(_LEAST, len(cue.text) * _PER_LETTER))
        end = cue.start + wanted if start is None else min(cue.start + wanted, start)
        return replace(cue, end=round(end, 3))
    if start is None or not cue.start < start < cue.end:
        return cue
    if cue.end - start > _OVERLAP:
        message = (
            f"Linjen slutter {stamp(cue.end)}, men den næste begynder {stamp(start)}. Den bliver "
            "vist, til den næste begynder. Ret tiderne, hvis det er forkert."
        )
        findings.advice(cue.line, 1, "transcript-overlap", message)
    return replace(cue, end=start)


def note_repeats(transcript: Transcript, findings: Findings) -> None:
    """Advise on a line that stands many times running, as programs write where nobody speaks."""
    for text, found in groupby(transcript.cues, key=lambda cue: cue.text.casefold()):
        cues = list(found)
        if len(cues) >= _REPEATS and text.count(" ") + 1 >= _WORDS:
            message = (
                f"»{shortened(cues[0].text)}« står {len(cues)} gange i træk. Den slags skriver "
                "talegenkendelse, hvor der er stille. Lyt efter, og slet det, ingen siger."
            )
            findings.advice(cues[0].line, 1, "transcript-repeats", message)
