"""Two plain forms of captions: YouTube's SBV, and the tab-separated values of Whisper."""

from __future__ import annotations

import re

from laboratorium.media.cues import (
    Cue,
    Findings,
    Transcript,
    clean,
    clean_lines,
    shortened,
    stamp_seconds,
)

SBV_TIMES = re.compile(r"(\d{1,5}:\d\d:\d\d\.\d{1,3}),(\d{1,5}:\d\d:\d\d\.\d{1,3})", re.ASCII)
TSV_HEAD = re.compile(r"start\tend\t(?:speaker\t)?text", re.ASCII)
_MILLISECONDS = re.compile(r"\d{1,10}", re.ASCII)


def parse_sbv(lines: list[str], findings: Findings) -> Transcript:
    """Read `0:00:00.000,0:00:09.500` and the lines below it, up to an empty one."""
    cues: list[Cue] = []
    at: int | None = None
    times: tuple[float, float] | None = None
    said: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        match = SBV_TIMES.fullmatch(line.strip())
        if match or not line.strip():
            if times and at:
                cues.append(Cue(*times, None, clean_lines(said), at))
            times, said, at = None, [], number
            if match:
                try:
                    times = (stamp_seconds(match[1]), stamp_seconds(match[2]))
                except ValueError as fault:
                    findings.error(number, 1, "transcript-time", str(fault))
        elif times:
            said.append(line)
        else:
            message = (
                f"»{shortened(line)}« hører ikke til noget tidspunkt og ville gå tabt. Skriv en "
                "linje med tider over det."
            )
            findings.error(number, 1, "transcript-text-outside", message)
    return Transcript(tuple(cues))


def parse_tsv(lines: list[str], findings: Findings) -> Transcript:
    """Read rows of start and end in milliseconds, perhaps a speaker, and text, below a heading."""
    columns = lines[0].strip().split("\t")
    cues: list[Cue] = []
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        row = dict(zip(columns, line.split("\t", len(columns) - 1), strict=False))
        times = [row.get(name, "").strip() for name in ("start", "end")]
        if len(row) != len(columns) or not all(map(_MILLISECONDS.fullmatch, times)):
            message = (
                "Rækken skal have start og slut i tusindedele af et sekund og så teksten, med "
                "tabulator imellem."
            )
            findings.error(number, 1, "transcript-row", message)
            continue
        start, end = (int(time) / 1000 for time in times)
        cues.append(
            Cue(start, end, clean(row.get("speaker", "")) or None, clean(row["text"]), number)
        )
    return Transcript(tuple(cues))
