"""What a transcript is, and what its formats share: clean text, times to the millisecond, wrapping.

Text in a cue is clean Unicode. Readers of files keep its lines, for in them one may see who says
what; then it is made one line, and each format is wrapped anew when it is written.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from laboratorium.base.problems import Level, Problem

MAX_LINE = 65
"""Characters in a line of a transcript (Podcasting 2.0, transcripts: at most 65)."""
MOST_ALIKE = 5
"""How many problems of one kind are told one by one; the rest are counted."""

# Controls, line separators, the bidirectional controls that reach beyond their own text, lone
# surrogates, the byte-order mark and what XML does not allow. The marks U+200E and U+200F and the
# joiners inside emoji and Persian words reach no further than a letter and stay.
_UNWANTED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff]"
)
_SPACES = re.compile(r"[ \t\n\r\f\v]+")

# Digits are bounded so that no number is too long to turn into an integer.
_TIME = r"(?:(\d{1,5}):)?(\d{1,3}):(\d{1,3})(?:[.,](\d{1,9}))?"
_STAMP = re.compile(_TIME, re.ASCII)


@dataclass(frozen=True)
class Cue:
    """Some words and when they are said: seconds, to the millisecond.

    `line` is where the cue's times stand in the file it was read from, counted from 1. It has no
    part in whether two cues are the same.
    """

    start: float
    end: float
    speaker: str | None
    text: str
    line: int = field(compare=False)


@dataclass(frozen=True)
class Transcript:
    cues: tuple[Cue, ...]


class Findings:
    """Gathers the problems of one file; of each kind the first are kept and the rest counted."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._kept: list[Problem] = []
        self._counts: Counter[str] = Counter()

    def error(self, line: int, column: int, code: str, message: str) -> None:
        self._add(Problem(self._path, line, column, Level.ERROR, code, message))

    def advice(self, line: int, column: int, code: str, message: str) -> None:
        self._add(Problem(self._path, line, column, Level.ADVICE, code, message))

    def _add(self, problem: Problem) -> None:
        self._counts[problem.code] += 1
        if self._counts[problem.code] <= MOST_ALIKE:
            self._kept.append(problem)

    def all(self) -> list[Problem]:
        """Every problem in the order of the file, then how many were left out."""
        told = sorted(self._kept)
        for code, count in self._counts.items():
            if count > MOST_ALIKE:
                last = max(
                    (one for one in told if one.code == code),
                    key=lambda one: (one.line, one.column),
                )
                message = f"Det samme gælder {count - MOST_ALIKE} steder mere længere nede."
                told.append(replace(last, message=message))
        return told


def clean(text: str) -> str:
    """The text on one line, without characters that nobody can see or that break other formats."""
    if not text.isprintable():
        text = _UNWANTED.sub(" ", text)
    return _SPACES.sub(" ", text).strip()


def clean_lines(lines: Iterable[str]) -> str:
    """The lines that say anything, each clean."""
    return "\n".join(filter(None, map(clean, lines)))


def stamp_seconds(text: str) -> float:
    """Seconds from `01:02:03.456`, `02:03.4` or `02:03,456`; ValueError in Danish otherwise."""
    match = _STAMP.fullmatch(text)
    if match is None:
        raise ValueError(
            f"»{shortened(text)}« er ikke et tidspunkt. Skriv det som »00:01:02.345«: timer, "
            "minutter, sekunder og tusindedele."
        )
    hours, minutes, seconds, fraction = match.groups()
    if int(minutes) > 59 or int(seconds) > 59:
        raise ValueError(
            f"»{shortened(text)}« er ikke et tidspunkt: minutter og sekunder går fra 00 til 59."
        )
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return (whole * 1000 + int((fraction or "0").ljust(3, "0")[:3])) / 1000


def stamp(seconds: float, mark: str = ".") -> str:
    """`01:02:03.456`, rounded to the millisecond; `mark` stands before the thousandths."""
    total = max(0, round(seconds * 1000)) if math.isfinite(seconds) else 0
    rest, thousandths = divmod(total, 1000)
    minutes, whole = divmod(rest, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{whole:02}{mark}{thousandths:03}"


def wrapped(text: str) -> list[str]:
    """The text in lines of at most 65 characters; a longer word (an address) stays whole."""
    if len(text) <= MAX_LINE:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if not line:
            line = word
        elif len(line) + 1 + len(word) <= MAX_LINE:
            line = f"{line} {word}"
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def spoken(transcript: Transcript) -> Iterator[tuple[Cue, str | None, str]]:
    """Each cue that says something, with its speaker and text made clean."""
    for cue in transcript.cues:
        text = clean(cue.text)
        if text:
            yield cue, (clean(cue.speaker) or None) if cue.speaker else None, text


def shortened(text: str) -> str:
    """Text from a file as it may be quoted in a message."""
    text = clean(text[:200])
    return text if len(text) <= 40 else text[:39] + "…"
