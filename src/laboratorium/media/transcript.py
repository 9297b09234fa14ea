"""Transcripts: WebVTT, SubRip and Podcasting 2.0 JSON in, the same three out, and what is wrong.

Every format is read into the same cues, so that what a contributor brings and what is published
need not be of one kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path, PurePath

from laboratorium.media import srt, transcript_json, vtt
from laboratorium.media.cues import ADVICE, ERROR, Cue, Faults, Transcript
from laboratorium.media.faults import Fault
from laboratorium.media.speakers import named
from laboratorium.media.transcript_lint import lint

__all__ = [
    "MAX_BYTES",
    "Cue",
    "Transcript",
    "lint",
    "parse",
    "read",
    "to_json",
    "to_srt",
    "to_vtt",
]

MAX_BYTES = 10 * 1024 * 1024
"""Three hours, word by word and indented, are about 5 MB."""

FORMATS = {".vtt": "WebVTT", ".srt": "SubRip", ".json": "JSON"}
_MAGIC = (
    (b"PK\x03\x04", "et Word-dokument eller en zip-fil"),
    (b"\xd0\xcf\x11\xe0", "et ældre Office-dokument"),
    (b"%PDF", "en pdf"),
    (b"{\\rtf", "et rtf-dokument"),
    (b"\x89PNG", "et billede"),
    (b"\xff\xd8\xff", "et billede"),
    (b"ID3", "en lydfil"),
    (b"RIFF", "en lydfil"),
)
_SUBRIP_TIMES = re.compile(r"^\s*\d[\d:]*,\d+\s*-->", re.MULTILINE | re.ASCII)
_SAVE_AS = "Gem udskriften igen som ren tekst i UTF-8."

to_vtt: Callable[[Transcript], str] = vtt.write
to_srt: Callable[[Transcript], str] = srt.write
to_json: Callable[[Transcript], str] = transcript_json.write


def read(path: Path) -> tuple[Transcript | None, list[Fault]]:
    """Read a transcript's file; one that is too large is refused before it is opened.

    Raises OSError when the file cannot be read.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        return None, [_too_large(size)]
    with path.open("rb") as file:
        return parse(file.read(MAX_BYTES + 1), path.name)


def parse(data: bytes, name: str) -> tuple[Transcript | None, list[Fault]]:
    """Read a transcript's bytes; `name` is its file name. The format is told by the content first.

    Returns the transcript, or `None` when nothing can be made of it, and what is wrong.
    """
    faults = Faults()
    if len(data) > MAX_BYTES:
        return None, [_too_large(len(data))]
    text = _decoded(data, faults)
    if text is None:
        return None, faults.all()
    suffix = PurePath(name).suffix.lower()
    kind = _kind(text, suffix)
    if kind is None:
        message = "Udskriften skal være en .vtt-, .srt- eller .json-fil. Gem den som WebVTT (.vtt)."
        faults.add(1, 1, ERROR, "transcript-format", message)
        return None, faults.all()
    if kind != suffix and suffix in FORMATS:
        message = (
            f"Filen hedder {suffix}, men indholdet er {FORMATS[kind]} og bliver læst sådan. Giv "
            f"den et navn, der ender på {kind}."
        )
        faults.add(1, 1, ADVICE, "transcript-format", message)
    if kind == ".json":
        found = transcript_json.parse(text, faults)
    else:
        found = (vtt if kind == ".vtt" else srt).parse(text.split("\n"), faults)
    if found is None or not found.cues:
        told = faults.all()
        if not any(fault.level == ERROR for fault in told):
            message = "Der er ingen tekst med tider i udskriften. Skriv det, der bliver sagt."
            faults.add(1, 1, ERROR, "transcript-empty", message)
        return None, faults.all()
    return named(found), faults.all()


def _too_large(size: int) -> Fault:
    megabytes = -(-size // (1024 * 1024))
    message = (
        f"Udskriften er på {megabytes} MB, men må højst være på {MAX_BYTES // (1024 * 1024)} MB. "
        "Se efter, om det er den rigtige fil."
    )
    return Fault(1, 1, ERROR, "transcript-too-big", message)


def _decoded(data: bytes, faults: Faults) -> str | None:
    """The text with plain line ends and without a byte-order mark; `None` if it is no text."""
    if not data.strip():
        message = (
            "Udskriften er tom. Skriv det, der bliver sagt, med tider, eller læg filen her igen."
        )
        faults.add(1, 1, ERROR, "transcript-empty", message)
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        faults.add(1, 1, ERROR, "transcript-not-utf8", f"Filen er gemt som UTF-16. {_SAVE_AS}")
        return None
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if kind or b"\0" in data:
        what = f"Filen er ikke tekst, men ligner {kind}." if kind else "Filen er ikke tekst."
        faults.add(1, 1, ERROR, "transcript-not-text", f"{what} {_SAVE_AS}")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = data[: fault.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        message = f"Linjen er ikke gemt i UTF-8, så bogstaver går tabt. {_SAVE_AS}"
        faults.add(before.count(b"\n") + 1, column, ERROR, "transcript-not-utf8", message)
        # Windows-1252 is the usual culprit; read as such, the rest can still be looked through.
        text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _kind(text: str, suffix: str) -> str | None:
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
