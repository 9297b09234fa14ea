"""Podcasting 2.0 JSON transcripts in and out.

Rule: Podcasting 2.0 namespace, transcripts, "JSON Representation": `version` and `segments`, each
with `speaker` (optional), `startTime` and `endTime` in seconds, and `body`. Programs that listen
word by word write one segment for each word; those are joined into cues that can be read.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder
from typing import Any

from laboratorium.media.cues import MAX_LINE, Cue, Findings, Transcript, clean, spoken

_SPACE = re.compile(r"[ \t\n\r]*")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”»)]*$")
_LEANS_LEFT = re.compile(r"^[.,!?:;…%)\]}»”]+")
_FEW = 10
"""A transcript with fewer segments is never taken for one of single words."""
_PAUSE = 1.5
_LONGEST = 12.0
"""Seconds: a silence that ends a joined cue, and the most that one lasts."""


class _Stop(Exception):
    """The file cannot be read on; what is wrong has been said."""


def parse(text: str, findings: Findings) -> Transcript | None:
    """Read a JSON transcript; `None` when it is none, with what is wrong in `findings`."""
    try:
        segments = list(_segments(text))
    except JSONDecodeError as fault:
        message = "Filen er ikke gyldig JSON fra dette sted. Se efter et komma eller en parentes."
        findings.error(fault.lineno, fault.colno, "transcript-json", message)
        return None
    except (RecursionError, ValueError):
        message = "Filen kan ikke læses som JSON: For mange parenteser, et for langt tal eller NaN."
        findings.error(1, 1, "transcript-json", message)
        return None
    except _Stop:
        message = (
            "Filen er JSON, men ikke en udskrift. Den skal have »segments«: en liste, hvor hvert "
            "led har »startTime«, »endTime« og »body«."
        )
        findings.error(1, 1, "transcript-json", message)
        return None
    cues: list[Cue] = []
    line, seen = 1, 0
    for at, segment in segments:
        line += text.count("\n", seen, at)
        seen = at
        cue = _cue(segment, line, findings)
        if cue:
            cues.append(cue)
    return Transcript(tuple(_joined(cues) if _word_by_word(cues) else cues))


def _segments(text: str) -> Iterator[tuple[int, Any]]:
    """(index in the text, value) of each segment; the json module alone tells no places.

    Raises JSONDecodeError where the text is not JSON, and `_Stop` when it holds no segments.
    """
    decoder = JSONDecoder(parse_constant=_refuse)
    found = False
    at = _expect(text, 0, "{")
    if text[at : at + 1] == "}":
        raise _Stop
    while True:
        if text[at : at + 1] != '"':
            raise JSONDecodeError("a name was expected", text, at)
        key, at = decoder.raw_decode(text, at)
        at = _expect(text, _skip(text, at), ":")
        if key == "segments" and not found and text[at : at + 1] == "[":
            found = True
            at = _skip(text, at + 1)
            while text[at : at + 1] != "]":
                value, end = decoder.raw_decode(text, at)
                yield at, value
                at = _skip(text, end)
                if text[at : at + 1] != "]":
                    at = _expect(text, at, ",")
            at += 1
        else:
            _, at = decoder.raw_decode(text, at)
        at = _skip(text, at)
        if text[at : at + 1] == "}":
            break
        at = _expect(text, at, ",")
    if not found:
        raise _Stop
    if _skip(text, at + 1) != len(text):
        raise JSONDecodeError("more than one value", text, _skip(text, at + 1))


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON (RFC 8259, section 6)")


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _expect(text: str, at: int, mark: str) -> int:
    at = _skip(text, at)
    if text[at : at + 1] == "[" and mark == "{":
        raise _Stop
    if text[at : at + 1] != mark:
        raise JSONDecodeError(f"{mark} was expected", text, at)
    return _skip(text, at + 1)


def _cue(segment: Any, line: int, findings: Findings) -> Cue | None:
    fields = segment if isinstance(segment, dict) else {}
    body, speaker = fields.get("body"), fields.get("speaker")
    start, end = _seconds(fields.get("startTime")), _seconds(fields.get("endTime"))
    wrong = [
        f"»{name}« skal være {what}"
        for name, what, right in (
            ("startTime", "et tal i sekunder", start is not None),
            ("endTime", "et tal i sekunder", end is not None),
            ("body", "tekst", isinstance(body, str)),
            ("speaker", "tekst eller udeladt", speaker is None or isinstance(speaker, str)),
        )
        if not right
    ]
    if wrong or start is None or end is None:
        message = f"Leddet i »segments« kan ikke læses: {'; '.join(wrong)}."
        findings.error(line, 1, "transcript-segment", message)
        return None
    return Cue(start, end, clean(speaker or "") or None, clean(str(body)), line)


def _seconds(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    # Compared first: a whole number may be too large to be a float at all.
    return round(float(value), 3) if 0 <= value < 1e7 and math.isfinite(value) else None


def _word_by_word(cues: list[Cue]) -> bool:
    """Whether the segments are single words rather than something a person would read."""
    spoken_cues = [cue for cue in cues if cue.text]
    if len(spoken_cues) < _FEW:
        return False
    words = sum(cue.text.count(" ") + 1 for cue in spoken_cues)
    ends = sum(bool(_ENDS_SENTENCE.search(cue.text)) for cue in spoken_cues)
    return words < 1.5 * len(spoken_cues) and ends < 0.5 * len(spoken_cues)


def _joined(cues: list[Cue]) -> Iterator[Cue]:
    """Words joined into cues: to the end of a sentence, two lines, a pause or another speaker."""
    words: list[str] = []
    length = 0
    begun = last = None
    for cue in cues:
        if not cue.text:
            continue
        if (
            begun
            and last
            and (
                (cue.speaker and cue.speaker != begun.speaker)
                or cue.start - last.end > _PAUSE
                or cue.start < last.start
                or cue.end - begun.start > _LONGEST
                or length + len(cue.text) > 2 * MAX_LINE - 10
                or (_ENDS_SENTENCE.search(words[-1]) and not _LEANS_LEFT.match(cue.text))
            )
        ):
            yield _one(begun, last, words)
            # A speaker is often named once, where the turn begins.
            begun = Cue(cue.start, cue.end, cue.speaker or begun.speaker, "", cue.line)
            words, length = [], 0
        begun = begun or cue
        if words and _LEANS_LEFT.fullmatch(cue.text):
            words[-1] += cue.text
        else:
            words.append(cue.text)
        length += len(cue.text) + 1
        last = cue
    if begun and last:
        yield _one(begun, last, words)


def _one(begun: Cue, last: Cue, words: list[str]) -> Cue:
    return Cue(begun.start, max(begun.end, last.end), begun.speaker, " ".join(words), begun.line)


def write(transcript: Transcript) -> str:
    """The transcript as JSON, one segment a line; cues that say nothing are left out."""
    lines = []
    for cue, speaker, text in spoken(transcript):
        segment: dict[str, object] = {"speaker": speaker} if speaker else {}
        segment |= {"startTime": _number(cue.start), "endTime": _number(cue.end), "body": text}
        lines.append(json.dumps(segment, ensure_ascii=False, separators=(",", ":")))
    return '{"version":"1.0.0","segments":[\n' + ",\n".join(lines) + "\n]}\n"


def _number(seconds: float) -> float | int:
    number = round(float(seconds), 3)
    return int(number) if number.is_integer() else number
