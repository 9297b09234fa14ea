"""JSON transcripts in, of every form in `json_forms`, and Podcasting 2.0's out.

Rule for what is written: Podcasting 2.0 namespace, transcripts, "JSON Representation": `version`
and `segments`, each with `speaker` (optional), `startTime` and `endTime` in seconds, and `body`.
Programs that listen word by word write one segment for each word; those are joined into cues that
can be read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from json import JSONDecodeError, JSONDecoder
from typing import Any

from laboratorium.media import json_forms
from laboratorium.media.cues import MAX_LINE, Cue, Findings, Transcript, clean, spoken

_SPACE = re.compile(r"[ \t\n\r]*")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”»)]*$")
_LEANS_LEFT = re.compile(r"^[.,!?:;…%)\]}»”]+")
_DECODER = JSONDecoder()
_FEW = 10
"""A transcript with fewer segments is never taken for one of single words."""
_PAUSE = 1.5
_LONGEST = 12.0
"""Seconds: a silence that ends a joined cue, and the most that one lasts."""


_UNKNOWN = (
    "Filen er JSON, men ikke en udskrift, vi kender. Vi læser Podcasting 2.0 (»segments« med "
    "»startTime«, »endTime« og »body«) og det, som Whisper, WhisperX, whisper.cpp, transformers, "
    "Amazon Transcribe, Deepgram og AssemblyAI skriver. Gem den ellers som WebVTT (.vtt)."
)


def parse(text: str, findings: Findings) -> Transcript | None:
    """Read a JSON transcript; `None` when it is none, with what is wrong in `findings`."""
    try:
        document = json.loads(text, parse_constant=_refuse)
    except JSONDecodeError as fault:
        message = "Filen er ikke gyldig JSON fra dette sted. Se efter et komma eller en parentes."
        findings.error(fault.lineno, fault.colno, "transcript-json", message)
        return None
    except (RecursionError, ValueError):
        message = "Filen kan ikke læses som JSON: For mange parenteser, et for langt tal eller NaN."
        findings.error(1, 1, "transcript-json", message)
        return None
    form = json_forms.find(document)
    if form is None:
        findings.error(1, 1, "transcript-json", _UNKNOWN)
        return None
    cues = list(_cues(text, form, findings))
    return Transcript(tuple(_joined(cues) if _word_by_word(cues) else cues))


def _cues(text: str, form: json_forms.Form, findings: Findings) -> Iterator[Cue]:
    line, seen = 1, 0
    before: Cue | None = None
    for at, member in _members(text, _found(text, form.path)):
        line += text.count("\n", seen, at)
        seen = at
        segment = form.read(member if isinstance(member, dict) else {})
        if segment.leans and before:
            before = Cue(before.end, before.end, before.speaker, clean(str(segment.text)), line)
            yield before
        elif cue := _cue(segment, line, findings):
            before = cue
            yield cue


def _found(text: str, path: json_forms.Path) -> int:
    """Where the list at the end of the path begins, in a text that is known to hold it: the json
    module alone tells no places.
    """
    at = _skip(text, 0)
    for step in path:
        if isinstance(step, int):
            at = next(islice(_members(text, at), step, None))[0]
        else:
            # As in json, of two fields of one name the last one counts.
            at = dict(_fields(text, at))[step]
    return at


def _members(text: str, at: int) -> Iterator[tuple[int, Any]]:
    """(index in the text, value) of each member of the list that begins at `at`."""
    at = _skip(text, at + 1)
    while text[at] != "]":
        value, end = _DECODER.raw_decode(text, at)
        yield at, value
        at = _skip(text, end)
        at = _skip(text, at + 1) if text[at] == "," else at


def _fields(text: str, at: int) -> Iterator[tuple[str, int]]:
    """(name, index of its value in the text) of each field of the object that begins at `at`."""
    at = _skip(text, at + 1)
    while text[at] != "}":
        name, end = _DECODER.raw_decode(text, at)
        at = _skip(text, _skip(text, end) + 1)
        yield name, at
        at = _skip(text, _DECODER.raw_decode(text, at)[1])
        at = _skip(text, at + 1) if text[at] == "," else at


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON (RFC 8259, section 6)")


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _cue(segment: json_forms.Segment, line: int, findings: Findings) -> Cue | None:
    start, end, body, speaker = segment.start, segment.end, segment.text, segment.speaker
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
        message = f"Leddet kan ikke læses: {'; '.join(wrong)}. Ret det, eller slet leddet."
        findings.error(line, 1, "transcript-segment", message)
        return None
    return Cue(start, end, clean(str(speaker or "")) or None, clean(str(body)), line)


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
