"""WebVTT in and out (W3C, WebVTT: The Web Video Text Tracks Format, sections 4 and 6).

A parser of our own: a contributor must be told on which line a fault stands, and webvtt-py, which
the tests compare with, keeps no line numbers. It reads what people's programs write as well as what
the specification says: a comma before the thousandths, one digit for the minutes. Where a player
would drop something without a word (text outside a cue, an unknown tag), it is said or kept.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from laboratorium.media.cues import (
    MAX_LINE,
    Cue,
    Findings,
    Transcript,
    clean,
    clean_lines,
    shortened,
    spoken,
    stamp,
    stamp_seconds,
    wrapped,
)

ARROW = "-->"
# Neither part may hold another "<", so that a text of nothing but "<" is read in linear time.
_TAG = re.compile(r"<(/?)([A-Za-z]+)(?:\.[^\s.<>]*)*(?:[ \t\n]([^<>]*))?>")
_TIME_TAG = re.compile(r"<[0-9:.]+>")
_MARKUP = frozenset(("c", "i", "b", "u", "ruby", "rt", "lang"))
# Only whole references: "R&D" and "AT&T" are names, not references without their semicolon.
_REFERENCE = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_ONE_WORD = re.compile(r"\w*", re.ASCII)
_NOT_CUES = re.compile(r"(?:NOTE(?:[ \t].*)?|(?:STYLE|REGION)[ \t]*)", re.DOTALL)


@dataclass(frozen=True)
class Block:
    """Lines that belong together; `line` is the number of the first."""

    line: int
    lines: list[str]


def parse(lines: list[str], findings: Findings) -> Transcript:
    """Read the lines of a WebVTT file; what is wrong goes into `findings`."""
    cues: list[Cue] = []
    for block in _blocks(lines, _header_end(lines, findings)):
        timing = next((at for at, line in enumerate(block.lines[:2]) if ARROW in line), None)
        if timing is not None:
            times = read_times(block.lines[timing], block.line + timing, findings)
            if times:
                payload = block.lines[timing + 1 :]
                cues.extend(_cues(payload, *times, block.line + timing, findings))
        elif not _NOT_CUES.fullmatch(block.lines[0]):
            findings.error(
                block.line,
                1,
                "transcript-text-outside",
                f"»{shortened(block.lines[0])}« hører ikke til noget tidspunkt og ville gå tabt. "
                "Slet den tomme linje over teksten, eller skriv en linje med tider over den.",
            )
    return Transcript(tuple(cues))


def read_times(line: str, number: int, findings: Findings) -> tuple[float, float] | None:
    """Start and end from `00:01.000 --> 00:04.000 position:10%`; `None` with a problem if unread.

    Serves SubRip as well, which differs by a comma. Settings after the end are left out: they place
    text upon a picture.
    """
    before, _, after = line.partition(ARROW)
    if not before.strip()[:1].isdigit() and not after.strip()[:1].isdigit():
        message = (
            "Tegnene »-->« må kun stå mellem to tidspunkter. Skriv en pil på en anden måde i "
            "teksten, for eksempel »→«."
        )
        findings.error(number, len(before) + 1, "transcript-arrow", message)
        return None
    starts, ends = before.strip(), (after.split(maxsplit=1) or [""])[0]
    found: list[float] = []
    for text, column in ((starts, _first(before) + 1), (ends, len(before) + 4 + _first(after))):
        try:
            found.append(stamp_seconds(text))
        except ValueError as fault:
            findings.error(number, column, "transcript-time", str(fault))
    return (found[0], found[1]) if len(found) == 2 else None


def _first(text: str) -> int:
    return len(text) - len(text.lstrip())


def _header_end(lines: list[str], findings: Findings) -> int:
    """The index after the header, which ends at an empty line or at a cue (section 6.1)."""
    first = lines[0] if lines else ""
    if first != "WEBVTT" and not first.startswith(("WEBVTT ", "WEBVTT\t")):
        message = "Filen skal begynde med linjen »WEBVTT« og så en tom linje. Skriv dem øverst."
        findings.error(1, 1, "transcript-header", message)
        return 1 if first[:6].upper() == "WEBVTT" else 0
    at = 1
    while at < len(lines) and lines[at] and ARROW not in lines[at]:
        # An id right under the header, with its times on the next line, is a cue's already.
        if at + 1 < len(lines) and ARROW in lines[at + 1]:
            break
        at += 1
    return at


def _blocks(lines: list[str], at: int) -> Iterator[Block]:
    """Cut into blocks: at empty lines, and before a line of times that begins another cue."""
    block: list[str] = []
    begins, timed = at, False
    for index in range(at, len(lines)):
        line = lines[index]
        arrow = ARROW in line
        if block and (not line or (arrow and (timed or len(block) > 1))):
            yield Block(begins + 1, block)
            block, timed = [], False
        if line and (block or line.strip()):
            if not block:
                begins = index
            block.append(line)
            timed = timed or arrow
    if block:
        yield Block(begins + 1, block)


def _cues(
    payload: list[str], start: float, end: float, line: int, findings: Findings
) -> Iterator[Cue]:
    """One cue, or one for each voice when several speak in it."""
    for number, text in enumerate(payload, start=line + 1):
        note_length(text, number, findings)
    said = [
        (speaker, text)
        for speaker, text in _voices("\n".join(payload), line + 1, findings)
        if text.strip()
    ]
    for speaker, text in said or [(None, "")]:
        yield Cue(start, end, speaker, text, line)


def note_length(text: str, line: int, findings: Findings) -> None:
    """Advise against a line that is longer than a screen shows."""
    if len(text) > MAX_LINE:
        visible = len(clean(_plain(_TAG.sub("", _TIME_TAG.sub("", text)))))
        if visible > MAX_LINE:
            message = (
                f"Linjen er på {visible} tegn. Del den, så hver linje er på højst {MAX_LINE}; "
                "ellers bliver den delt, når den udgives."
            )
            findings.advice(line, MAX_LINE + 1, "transcript-long-line", message)


def _voices(text: str, line: int, findings: Findings) -> Iterator[tuple[str | None, str]]:
    """(speaker, text) for each stretch of a cue's text that one voice says (section 6.4)."""
    if "<" not in text:
        yield None, clean_lines(_plain(text).split("\n"))
        return
    speaker: str | None = None
    parts: list[str] = []
    at = seen = line_start = 0
    text = _TIME_TAG.sub("", text)
    for tag in _TAG.finditer(text):
        closing, name, annotation = tag.groups()
        if name == "v" or name in _MARKUP:
            parts.append(text[at : tag.start()])
            at = tag.end()
        else:
            # An unknown tag is words someone wrote: kept, and never markup on the page.
            line += text.count("\n", seen, tag.start())
            line_start = max(line_start, text.rfind("\n", seen, tag.start()) + 1)
            seen = tag.start()
            message = (
                f"»{shortened(tag.group())}« er ikke et mærke i WebVTT og bliver vist, som det "
                "står. Slet det, hvis det ikke er en del af det, der bliver sagt."
            )
            findings.advice(line, seen - line_start + 1, "transcript-tag", message)
        if name == "v":
            yield speaker, clean_lines(_plain("".join(parts)).split("\n"))
            parts = []
            speaker = None if closing else clean(_plain(annotation or "")) or None
    parts.append(text[at:])
    yield speaker, clean_lines(_plain("".join(parts)).split("\n"))


def _plain(text: str) -> str:
    if "&" not in text:
        return text
    return _REFERENCE.sub(lambda found: html.unescape(found.group()), text)


def write(transcript: Transcript) -> str:
    """The transcript as WebVTT: one `<v Speaker>` for each cue, lines of at most 65 characters.

    Both angle brackets are escaped, so that no text can hold `-->`, a tag or `]]>`. Cues that say
    nothing are left out.

    Some readers know a name only when it is one word of a–z, and give what others say to the one
    they knew last (transcriptator 1.1.4). So unless all names are such words, all are written so
    that these readers know none: with a space after it, which counts for nothing (section 6.4: an
    annotation is stripped), and which keeps a name that ends in "--" from making an arrow.
    """
    parts = ["WEBVTT\n"]
    said = list(spoken(transcript))
    space = "" if all(_ONE_WORD.fullmatch(speaker or "") for _, speaker, _ in said) else " "
    for cue, speaker, text in said:
        voice = f"<v {_escaped(speaker)}{space}>" if speaker else ""
        lines = "\n".join(_escaped(line) for line in wrapped(text))
        parts.append(f"\n{stamp(cue.start)} {ARROW} {stamp(cue.end)}\n{voice}{lines}\n")
    return "".join(parts)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
