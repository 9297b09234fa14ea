"""Transcripts: WebVTT, SubRip and Podcasting 2.0 JSON in, the same three out, and what is wrong.

Every format is read into the same cues, so that what a contributor brings and what is published
need not be of one kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath

from laboratorium.base.problems import START, Level, Problem, error
from laboratorium.base.text import decode
from laboratorium.media import srt, transcript_json, vtt
from laboratorium.media.cues import Cue, Findings, Transcript
from laboratorium.media.speakers import named
from laboratorium.media.transcript_lint import lint

__all__ = [
    "Cue",
    "Transcript",
    "lint",
    "parse",
    "to_json",
    "to_srt",
    "to_vtt",
]

FORMATS = {".vtt": "WebVTT", ".srt": "SubRip", ".json": "JSON"}
_SUBRIP_TIMES = re.compile(r"^\s*\d[\d:]*,\d+\s*-->", re.MULTILINE | re.ASCII)

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
        message = "Udskriften skal være en .vtt-, .srt- eller .json-fil. Gem den som WebVTT (.vtt)."
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
        found = (vtt if form == ".vtt" else srt).parse(text.split("\n"), findings)
    problems += findings.all()
    if found is None or not found.cues:
        if not any(problem.level is Level.ERROR for problem in problems):
            message = "Der er ingen tekst med tider i udskriften. Skriv det, der bliver sagt."
            problems.append(error(path, START, "transcript-empty", message))
        return None, problems
    return named(found), problems


def _form(text: str, suffix: str) -> str | None:
    """`.vtt`, `.srt` or `.json` by what stands in the file, and only then by its name."""
    opening = text[:1000].lstrip()
    if opening[:6].upper() == "WEBVTT":
        return ".vtt"
    if opening.startswith("{"):
        return ".json"
    if suffix == ".json":
        return suffix
    if suffix != ".srt" and _SUBRIP_TIMES.search(text[:20_000]):
        return ".srt"
    return suffix if suffix in FORMATS else None
