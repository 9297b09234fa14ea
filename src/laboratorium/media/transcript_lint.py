"""What may be wrong with a transcript that can be read: its times, its speakers, its length."""

from __future__ import annotations

import re

from laboratorium.base.problems import Problem
from laboratorium.media.captions import note_repeats
from laboratorium.media.cues import Cue, Findings, Transcript, shortened, stamp
from laboratorium.media.times import format_time

OVERLAP = 0.1
"""Seconds that a cue may run into the next one without a word: a rounding, not a mistake."""
BEYOND = 1.0
"""Seconds that a cue may last beyond the audio: encoders cut and pad the ends."""
ANOTHER = 1.1
"""A transcript this many times as long as the audio belongs to something else."""
_SHORT = 0.5
# What programs call those whom they cannot know.
_LABEL = re.compile(r"(?:speaker|spk|spk_|taler)[ _]?(?:\d{1,3}|[A-Z])", re.IGNORECASE | re.ASCII)


def lint(transcript: Transcript, seconds: float | None, path: str) -> list[Problem]:
    """What is wrong with the cues of the file at `path`; `seconds` is how long the audio lasts, if
    that is known.
    """
    findings = Findings(path)
    previous: Cue | None = None
    for cue in transcript.cues:
        _look_at(cue, previous, findings)
        previous = cue
    note_repeats(transcript, findings)
    _note_labels(transcript, findings)
    if transcript.cues and not any(cue.speaker for cue in transcript.cues):
        message = (
            "Der står ikke, hvem der taler. Skriv navnet foran det, der bliver sagt: »<v Navn>«. "
            "Den, der ikke kan høre stemmerne, kan ellers ikke følge med."
        )
        findings.advice(transcript.cues[0].line, 1, "transcript-no-speakers", message)
    if transcript.cues and seconds is not None:
        _against_audio(transcript.cues, seconds, findings)
    return findings.all()


def _note_labels(transcript: Transcript, findings: Findings) -> None:
    seen: set[str] = set()
    for cue in transcript.cues:
        if cue.speaker and cue.speaker not in seen and _LABEL.fullmatch(cue.speaker):
            seen.add(cue.speaker)
            message = (
                f"»{cue.speaker}« er talegenkendelsens navn for en, der taler. Skriv under "
                f"»speakers« i afsnittets fil, hvem det er: {{label: {cue.speaker}, name: …}}."
            )
            findings.advice(cue.line, 1, "transcript-label", message)


def _look_at(cue: Cue, previous: Cue | None, findings: Findings) -> None:
    if cue.end <= cue.start:
        message = (
            f"Sluttiden {stamp(cue.end)} er ikke senere end starttiden {stamp(cue.start)}. Ret "
            "den, der er forkert."
        )
        findings.error(cue.line, 1, "transcript-backwards", message)
    if previous and cue.start < previous.start:
        message = (
            f"{stamp(cue.start)} kommer efter {stamp(previous.start)}. Sæt linjerne i den "
            "rækkefølge, de bliver sagt."
        )
        findings.error(cue.line, 1, "transcript-order", message)
    elif previous and cue.start < previous.end - OVERLAP and not _together(cue, previous):
        message = (
            f"Linjen begynder {stamp(cue.start)}, før den forrige slutter {stamp(previous.end)}. "
            "Lad den ene slutte, hvor den anden begynder."
        )
        findings.advice(cue.line, 1, "transcript-overlap", message)
    if not cue.text.strip():
        message = (
            "Der er en tid, men ingen tekst til den, så den bliver ikke udgivet. Skriv teksten, "
            "eller slet tiden."
        )
        findings.advice(cue.line, 1, "transcript-empty-cue", message)


def _together(cue: Cue, previous: Cue) -> bool:
    """Whether two speak in one and the same stretch, as several voices in one cue do."""
    return (cue.start, cue.end) == (previous.start, previous.end)


def _against_audio(cues: tuple[Cue, ...], seconds: float, findings: Findings) -> None:
    last = max(cues, key=lambda cue: cue.end)
    audio = format_time(seconds)
    if last.end > max(seconds * ANOTHER, seconds + 10):
        message = (
            f"Udskriften varer {format_time(last.end)}, men lyden kun {audio}. Hører den til et "
            "andet afsnit? Læg den rigtige udskrift her."
        )
        findings.error(last.line, 1, "transcript-other-episode", message)
        return
    for cue in cues:
        if cue.end > seconds + BEYOND:
            message = (
                f"»{shortened(cue.text)}« slutter {stamp(cue.end)}, men lyden varer kun {audio}. "
                "Ret tiderne."
            )
            findings.error(cue.line, 1, "transcript-beyond-audio", message)
    if last.end < seconds * _SHORT and seconds > 60:
        message = (
            f"Udskriften slutter {format_time(last.end)}, men lyden varer {audio}. Skriv også "
            "resten, eller læg den rigtige udskrift her."
        )
        findings.advice(last.line, 1, "transcript-too-short", message)
