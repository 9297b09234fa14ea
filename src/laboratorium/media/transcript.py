"""Transcripts: WebVTT, SubRip, SBV, tab-separated values and JSON of many programs in; WebVTT,
SubRip and Podcasting 2.0 JSON out; and what is wrong.

Every format is read into the same cues, so that what a contributor brings and what is published
need not be of one kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath

from laboratorium.base.problems import START, Level, Problem, error
from laboratorium.base.text import decode
from laboratorium.media import captions, srt, transcript_json, vtt
from laboratorium.media.cues import Cue, Findings, Transcript
from laboratorium.media.plain_captions import SBV_TIMES, TSV_HEAD, parse_sbv, parse_tsv
from laboratorium.media.speakers import named, renamed
from laboratorium.media.transcript_lint import lint

__all__ = [
    "Cue",
    "Transcript",
    "lint",
    "parse",
    "renamed",
    "to_json",
    "to_srt",
    "to_vtt",
]

FORMATS = {".vtt": "WebVTT", ".srt": "SubRip", ".json": "JSON", ".sbv": "SBV", ".tsv": "TSV"}
_SUBRIP_TIMES = re.compile(r"^\s*\d[\d:]*,\d+\s*-->", re.MULTILINE | re.ASCII)

_BY_LINES: Mapping[str, Callable[[list[str], Findings], Transcript]] = {
    ".vtt": vtt.parse,
    ".srt": srt.parse,
    ".sbv": parse_sbv,
    ".tsv": parse_tsv,
}

to_vtt: Callable[[Transcript], str] = vtt.write
to_srt: Callable[[Transcript], str] = srt.write
to_json: Callable[[Transcript], str] = transcript_json.write


def parse(data: bytes, path: str) -> tuple[Transcript | None, list[Problem]]:
    """Read a transcript's bytes, whose `path` is what the problems name.

    The format is told by the content first and then by the name. Returns the transcript, or `None`
    when nothing can be made of it, and what is wrong.
    """
    if not data.strip():
        message = (
            "Udskriften er tom. Skriv det, der bliver sagt, med tider, eller læg filen her igen."
        )
        return None, [error(path, START, "transcript-empty", message)]
    text, problems = decode(data, path)
    if text is None:
        return None, problems
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    findings = Findings(path)
    suffix = PurePath(path).suffix.lower()
    form = _form(text, suffix)
    if form is None:
        message = (
            "Udskriften skal være en fil med tider: .vtt, .srt, .json, .sbv eller .tsv. Gem den "
            "som WebVTT (.vtt)."
        )
        return None, [*problems, error(path, START, "transcript-format", message)]
    if form != suffix and suffix in FORMATS:
        message = (
            f"Filen hedder {suffix}, men indholdet er {FORMATS[form]} og bliver læst sådan. Giv "
            f"den et navn, der ender på {form}."
        )
        findings.advice(1, 1, "transcript-format", message)
    if form == ".json":
        found = transcript_json.parse(text, findings)
    else:
        found = _BY_LINES[form](text.split("\n"), findings)
    if found is not None:
        found = captions.timed(named(captions.unrolled(found)), findings)
    problems += findings.all()
    if found is None or not found.cues:
        if not any(problem.level is Level.ERROR for problem in problems):
            message = "Der er ingen tekst med tider i udskriften. Skriv det, der bliver sagt."
            problems.append(error(path, START, "transcript-empty", message))
        return None, problems
    return found, problems


def _form(text: str, suffix: str) -> str | None:
    """The ending of the format that the file is in, by what stands in it and only then by its
    name.
    """
    opening = text[:1000].lstrip()
    if opening[:6].upper() == "WEBVTT":
        return ".vtt"
    if opening.startswith("{"):
        return ".json"
    if suffix == ".json":
        return suffix
    first = opening.partition("\n")[0].strip()
    if TSV_HEAD.fullmatch(first):
        return ".tsv"
    if SBV_TIMES.fullmatch(first):
        return ".sbv"
    if suffix != ".srt" and _SUBRIP_TIMES.search(text[:20_000]):
        return ".srt"
    return suffix if suffix in FORMATS else None
