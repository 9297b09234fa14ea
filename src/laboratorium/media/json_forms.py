"""The forms of JSON in which transcripts come: Podcasting 2.0's, and those of programs that listen.

Each says where its list of segments or words lies, and how one of them is read. They are told apart
by what is there, the most readable list first: whole utterances before single words.

- Podcasting 2.0 namespace, transcripts; Whisper's command line and its `verbose_json` (OpenAI),
  WhisperX: `segments`
- whisper.cpp: `transcription` · transformers: `chunks` · AssemblyAI: `utterances`, `words`
- Deepgram: `results.utterances`, else the words of its first channel
- Amazon Transcribe: `results.audio_segments`, `results.items`
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Segment:
    """What one says: seconds, None where they cannot be read; text of several lines is possible.

    `leans` is a sign that belongs to the word before it and has no times.
    """

    start: float | None
    end: float | None
    text: object
    speaker: object = None
    leans: bool = False


@dataclass(frozen=True)
class Form:
    """`path` leads to the list; `read` makes a segment of one of its members."""

    path: Path
    read: Callable[[Mapping[str, Any]], Segment]


def find(document: object) -> Form | None:
    """The form that a document has; None when it is none that is known."""
    return next((form for form in FORMS if _is_list(_at(document, form.path))), None)


def _at(value: Any, path: Path) -> Any:
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and len(value) > step else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def seconds(value: object, unit: float = 1) -> float | None:
    """A number, or one that stands as text as Amazon writes it, in seconds; None for no such."""
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    # Compared first: a whole number may be too large to be a float at all.
    if not (0 <= value < 1e7 / unit and math.isfinite(value)):
        return None
    return round(float(value) * unit, 3)


def _first(found: Mapping[str, Any], *names: str) -> Any:
    return next((found[name] for name in names if name in found), None)


def _segment(found: Mapping[str, Any]) -> Segment:
    start, end = _first(found, "startTime", "start"), _first(found, "endTime", "end")
    text = _first(found, "body", "text")
    return Segment(seconds(start), seconds(end), text, found.get("speaker"))


def _whisper_cpp(found: Mapping[str, Any]) -> Segment:
    times = found.get("offsets")
    times = times if isinstance(times, dict) else {}
    start, end = (seconds(times.get(name), 0.001) for name in ("from", "to"))
    return Segment(start, end, found.get("text"), found.get("speaker"))


def _transformers(found: Mapping[str, Any]) -> Segment:
    times = found.get("timestamp")
    start, end = times if isinstance(times, list) and len(times) == 2 else (None, None)
    # The last one has no end when the sound was cut there.
    end = start if end is None else end
    return Segment(seconds(start), seconds(end), found.get("text"), found.get("speaker"))


def _assembly(found: Mapping[str, Any]) -> Segment:
    start, end = (seconds(found.get(name), 0.001) for name in ("start", "end"))
    return Segment(start, end, found.get("text"), _numbered(found.get("speaker")))


def _deepgram(found: Mapping[str, Any]) -> Segment:
    text = _first(found, "transcript", "punctuated_word", "word")
    start, end = (seconds(found.get(name)) for name in ("start", "end"))
    return Segment(start, end, text, _numbered(found.get("speaker")))


def _amazon(found: Mapping[str, Any]) -> Segment:
    start, end = (seconds(found.get(name)) for name in ("start_time", "end_time"))
    said = found.get("transcript")
    if said is None:
        choices = found.get("alternatives")
        best = choices[0] if isinstance(choices, list) and choices else None
        said = best.get("content") if isinstance(best, dict) else None
    leans = found.get("type") == "punctuation"
    return Segment(start, end, said, found.get("speaker_label"), leans)


def _numbered(speaker: object) -> object:
    """A bare number or letter means nothing to those who read it."""
    is_bare = isinstance(speaker, int) or (isinstance(speaker, str) and len(speaker) == 1)
    return f"Speaker {speaker}" if is_bare and not isinstance(speaker, bool) else speaker


_CHANNEL: Path = ("results", "channels", 0, "alternatives", 0, "words")
FORMS: Sequence[Form] = (
    Form(("segments",), _segment),
    Form(("transcription",), _whisper_cpp),
    Form(("chunks",), _transformers),
    Form(("utterances",), _assembly),
    Form(("results", "utterances"), _deepgram),
    Form(("results", "audio_segments"), _amazon),
    Form(("results", "items"), _amazon),
    Form(_CHANNEL, _deepgram),
    Form(("words",), _assembly),
)
