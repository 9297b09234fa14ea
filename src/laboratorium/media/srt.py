"""SubRip (.srt) in and out: numbered cues, a comma before the thousandths, `Speaker: text`.

The format has no specification. Cues are found by their lines of times alone, so that wrong or
missing numbers and empty lines inside a cue do no harm; a number right above the times is the
cue's own, not something that was said.
"""

from __future__ import annotations

import re
from itertools import pairwise

from laboratorium.media.cues import (
    Cue,
    Findings,
    Transcript,
    clean_lines,
    shortened,
    spoken,
    stamp,
    wrapped,
)
from laboratorium.media.vtt import ARROW, note_length, read_times

_NUMBER = re.compile(r"\s*\d{1,9}\s*", re.ASCII)
# What players understand: emphasis, colours, and places on a picture.
_STYLING = re.compile(r"</?(?:[bius]|font)(?:\s[^<>]*)?>|\{\\[^{}]*\}", re.IGNORECASE)
_LIKE_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_FROM_A_TO_Z = re.compile(r"[A-Za-z].")
_FITS_IN_BRACKETS = re.compile(r"(?!\d+$)[^\[\]]{1,40}")


def parse(lines: list[str], findings: Findings) -> Transcript:
    """Read the lines of a SubRip file; what is wrong goes into `findings`."""
    timed = [index for index, line in enumerate(lines) if ARROW in line]
    numbered = bool(timed) and timed[0] > 0 and bool(_NUMBER.fullmatch(lines[timed[0] - 1]))
    first = timed[0] - numbered if timed else 0
    _note_outside(lines[:first], findings)
    cues: list[Cue] = []
    for index, following in pairwise([*timed, len(lines)]):
        times = read_times(lines[index], index + 1, findings)
        payload = lines[index + 1 : following]
        if numbered and following < len(lines) and payload and _NUMBER.fullmatch(payload[-1]):
            payload.pop()
        for number, text in enumerate(payload, start=index + 2):
            note_length(text, number, findings)
        if times:
            text = clean_lines(_STYLING.sub("", "\n".join(payload)).split("\n"))
            cues.append(Cue(*times, None, text, index + 1))
    return Transcript(tuple(cues))


def _note_outside(lines: list[str], findings: Findings) -> None:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            message = (
                f"»{shortened(line)}« står før det første tidspunkt og ville gå tabt. Slet det, "
                "eller skriv en linje med tider over det."
            )
            findings.error(number, 1, "transcript-text-outside", message)
            return


def write(transcript: Transcript) -> str:
    """The transcript as SubRip, numbered from 1, lines of at most 65 characters.

    SubRip has no way to escape, so what a player would take for times, a tag or a place is written
    with another character that looks alike. Cues that say nothing are left out.

    Some readers know a name before a colon only when a letter of a–z begins it, and give what Åse
    says to the one they knew last (transcriptator 1.1.4). So where some names are so and others are
    not, all stand in square brackets, in which these readers know none.
    """
    parts: list[str] = []
    said = list(spoken(transcript))
    before, after = _around_names({speaker for _, speaker, _ in said if speaker})
    for number, (cue, speaker, text) in enumerate(said, start=1):
        words = _safe(f"{before}{speaker}{after}{text}" if speaker else text)
        times = f"{stamp(cue.start, ',')} {ARROW} {stamp(cue.end, ',')}"
        parts.append("\n".join((str(number), times, *wrapped(words), "")))
    return "\n".join(parts)


def _around_names(names: set[str]) -> tuple[str, str]:
    known = {bool(_FROM_A_TO_Z.match(name)) for name in names}
    if len(known) == 2 and all(map(_FITS_IN_BRACKETS.fullmatch, names)):
        return "[", "]: "
    return "", ": "


def _safe(text: str) -> str:
    if ARROW in text:
        text = text.replace(ARROW, "→")
    if "{\\" in text:
        text = text.replace("{\\", "(\\")
    return _LIKE_TAG.sub("‹", text) if "<" in text else text
