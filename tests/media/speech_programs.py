"""The same talk as each program that listens writes it down (forms of 2026)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

# From when to when, who, what: two people, each sentence ending in a stop.
TALK: Sequence[tuple[float, float, int, str]] = (
    (0.0, 9.5, 0, "Velkommen til Brolaget. I dag er vi ved Lilleå."),
    (10.0, 19.5, 1, "Her manglede der en bro over åen."),
    (20.0, 29.5, 0, "Så hvad gjorde I egentlig?"),
    (30.0, 39.5, 1, "Vi lagde planker ud og spurgte alle, der gik forbi."),
)


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1)


def _words(start: float, end: float, text: str) -> list[tuple[float, float, str]]:
    words = text.split()
    step = (end - start) / len(words)
    return [
        (round(start + at * step, 2), round(start + (at + 1) * step, 2), word)
        for at, word in enumerate(words)
    ]


def _segments(**more: Callable[[int], object]) -> list[dict[str, Any]]:
    return [
        {"start": start, "end": end, "text": f" {text}"}
        | {name: of(who) for name, of in more.items()}
        for start, end, who, text in TALK
    ]


def _whisper_cpp() -> str:
    return _json(
        {
            "systeminfo": "AVX = 1",
            "result": {"language": "da"},
            "transcription": [
                {
                    "timestamps": {"from": "00:00:00,000", "to": "00:00:09,500"},
                    "offsets": {"from": round(start * 1000), "to": round(end * 1000)},
                    "text": f" {text}",
                }
                for start, end, _, text in TALK
            ],
        }
    )


def _transformers() -> str:
    chunks = [{"timestamp": [start, end], "text": f" {text}"} for start, end, _, text in TALK]
    return _json({"text": " ".join(text for *_, text in TALK), "chunks": chunks})


def _amazon(by_segment: bool) -> str:
    items: list[dict[str, object]] = []
    for start, end, who, text in TALK:
        for begins, ends, word in _words(start, end, text):
            bare = word.rstrip(".,?")
            said = {"start_time": str(begins), "end_time": str(ends), "type": "pronunciation"}
            label = {"speaker_label": f"spk_{who}"}
            items.append({**said, **label, "alternatives": [{"confidence": "1", "content": bare}]})
            if bare != word:
                sign = [{"confidence": "0.0", "content": word[len(bare) :]}]
                items.append({"type": "punctuation", **label, "alternatives": sign})
    segments = [
        {
            "id": at,
            "transcript": text,
            "start_time": str(start),
            "end_time": str(end),
            "speaker_label": f"spk_{who}",
        }
        for at, (start, end, who, text) in enumerate(TALK)
    ]
    results: dict[str, object] = {"transcripts": [], "items": items}
    if by_segment:
        results["audio_segments"] = segments
    return _json({"jobName": "x", "status": "COMPLETED", "results": results})


def _deepgram(by_utterance: bool) -> str:
    words = [
        {"word": word.strip(".,?").lower(), "punctuated_word": word, "start": begins, "end": ends,
         "confidence": 0.9, "speaker": who}
        for start, end, who, text in TALK
        for begins, ends, word in _words(start, end, text)
    ]  # fmt: skip
    results: dict[str, object] = {"channels": [{"alternatives": [{"words": words}]}]}
    if by_utterance:
        results["utterances"] = [
            {"start": start, "end": end, "transcript": text, "speaker": who, "channel": 0}
            for start, end, who, text in TALK
        ]
    return _json({"metadata": {"duration": 40}, "results": results})


def _assembly(by_utterance: bool) -> str:
    letters = "AB"
    words = [
        {"text": word, "start": round(begins * 1000), "end": round(ends * 1000),
         "speaker": letters[who]}
        for start, end, who, text in TALK
        for begins, ends, word in _words(start, end, text)
    ]  # fmt: skip
    utterances = [
        {"speaker": letters[who], "text": text, "start": round(start * 1000),
         "end": round(end * 1000), "words": []}
        for start, end, who, text in TALK
    ]  # fmt: skip
    return _json({"id": "x", "words": words} | ({"utterances": utterances} if by_utterance else {}))


def _stamp(seconds: float) -> str:
    return f"0:00:{seconds:06.3f}"


def _sbv() -> str:
    return "\n".join(f"{_stamp(start)},{_stamp(end)}\n{text}\n" for start, end, _, text in TALK)


def _tsv() -> str:
    rows = (f"{start * 1000:.0f}\t{end * 1000:.0f}\t{text}" for start, end, _, text in TALK)
    return "\n".join(("start\tend\ttext", *rows, ""))


NOBODY: Callable[[int], str | None] = lambda who: None  # noqa: E731
WRITTEN: Mapping[str, tuple[str, Callable[[], str], Callable[[int], str | None]]] = {
    "Whisper": (".json", lambda: _json({"text": "x", "segments": _segments(), "language": "da"}),
                NOBODY),
    "OpenAI verbose": (
        ".json", lambda: _json({"task": "transcribe", "language": "danish", "duration": 40.0,
                                "text": "x", "segments": _segments(), "words": []}), NOBODY),
    "WhisperX": (
        ".json",
        lambda: _json({"segments": _segments(speaker=lambda who: f"SPEAKER_0{who}"),
                       "word_segments": []}),
        lambda who: f"SPEAKER_0{who}"),
    "whisper.cpp": (".json", _whisper_cpp, NOBODY),
    "transformers": (".json", _transformers, NOBODY),
    "Amazon": (".json", lambda: _amazon(True), lambda who: f"spk_{who}"),
    "Amazon, words": (".json", lambda: _amazon(False), lambda who: f"spk_{who}"),
    "Deepgram": (".json", lambda: _deepgram(True), lambda who: f"Speaker {who}"),
    "Deepgram, words": (".json", lambda: _deepgram(False), lambda who: f"Speaker {who}"),
    "AssemblyAI": (".json", lambda: _assembly(True), lambda who: f"Speaker {'AB'[who]}"),
    "AssemblyAI, words": (".json", lambda: _assembly(False), lambda who: f"Speaker {'AB'[who]}"),
    "SBV": (".sbv", _sbv, NOBODY),
    "TSV": (".tsv", _tsv, NOBODY),
}  # fmt: skip
"""By program: the ending, what it writes, and what it calls each of the two."""
