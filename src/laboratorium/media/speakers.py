"""Who speaks, where a transcript only says so in its text: `Anna Holm: Velkommen til.`

A colon stands in ordinary Danish too (»Husk: …«, »Klokken 12: …«), and a wrong speaker is worse
than none. So names are only taken from a transcript that names its first speaker at once, and only
where the words before the colon look like a name or a role that is used as one.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from laboratorium.media.cues import Cue, Transcript

_PREFIX = re.compile(r"([^:\n]{1,40}):[ ]+(?=\S)")
_WORD = re.compile(r"[^\W\d_][\w.'’()-]*")
_PARTICLES = frozenset(
    ("af", "al", "da", "de", "den", "der", "di", "el", "la", "le", "og", "van", "von")
)
_SOUND = re.compile(r"[\[(♪*].*[\])♪*]")
# Words that often open a Danish sentence with a colon in it.
_NOT_NAMES = frozenset(
    (
        *(
            "adresse",
            "altså",
            "bemærk",
            "derfor",
            "eksempel",
            "eksempelvis",
            "emne",
            "for",
            "først",
        ),
        *("fx", "følgende", "herefter", "hov", "husk", "kilde", "kilder", "klokken"),
        *(
            "konklusion",
            "kort",
            "men",
            "nemlig",
            "note",
            "nu",
            "nå",
            "obs",
            "og",
            "pointen",
            "ps",
            "resultat",
        ),
        *("resultatet", "se", "sidst", "så", "sådan", "tak", "telefon", "tema", "tid", "titel"),
        *("tænk", "vigtigt", "årsag"),
    )
)


def named(transcript: Transcript) -> Transcript:
    """The transcript with speakers taken out of its text, if it has none and they are plain."""
    if any(cue.speaker for cue in transcript.cues):
        return transcript
    counts = Counter(name for cue in transcript.cues if (name := _name(cue.text)))
    first = next((cue for cue in transcript.cues if _says_words(cue)), None)
    opener = _name(first.text) if first else None
    if opener is None or (counts[opener] == 1 and " " not in opener and not opener.isupper()):
        return transcript
    known = {
        name
        for name, count in counts.items()
        if count > 1 or name == opener or " " in name or name.isupper()
    }
    return Transcript(tuple(_with_speaker(cue, known) for cue in transcript.cues))


def _says_words(cue: Cue) -> bool:
    return bool(cue.text) and not _SOUND.fullmatch(cue.text)


def _name(text: str) -> str | None:
    """The words before the colon, if they look like a name: `Anna`, `Gæst 2`, `Mette van Dam`."""
    match = _PREFIX.match(text)
    if match is None:
        return None
    name = match.group(1).strip()
    words = name.split()
    if not 1 <= len(words) <= 4 or words[0].lower() in _NOT_NAMES:
        return None
    for place, word in enumerate(words):
        later = place > 0 and (word in _PARTICLES or (word.isdecimal() and len(word) < 3))
        if not later and not (_WORD.fullmatch(word) and word[0].isupper()):
            return None
    return name


def _with_speaker(cue: Cue, known: set[str]) -> Cue:
    name = _name(cue.text)
    if name is None or name not in known:
        return cue
    return replace(cue, speaker=name, text=cue.text.partition(":")[2].strip())
