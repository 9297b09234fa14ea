"""Who speaks, where a transcript only says so in its text: `Anna Holm: Velkommen til.`

Programs and people write it in their own ways. Some marks mean nothing else (`[SPEAKER_00]:`,
`(speaker 0)`, `>> NAVN:`). A colon alone stands in ordinary Danish too (»Husk: …«, »Klokken 12:
…«), and a wrong speaker is worse than none. So such names are only taken from a transcript that
names its first speaker at once, and only where the words before the colon look like a name or a
role that is used as one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from laboratorium.media.cues import Cue, Transcript

_MARKS = (
    re.compile(r"\[([^\[\]\n]{1,40})\]:[ ]*"),
    re.compile(r"\(((?:speaker|SPEAKER|Speaker)[ _]?\w{1,10})\):?[ ]*"),
    re.compile(r"\(([^()\n]{1,40})\):[ ]*"),
    re.compile(r"(?:>>|&gt;&gt;)[ ]*([^:\n]{1,40}):[ ]*"),
)
# Another begins to speak, and nobody says who; also what stands before what each of two say.
_ANOTHER = re.compile(r"(?:>>|&gt;&gt;)[ ]*")
_DASH = re.compile(r"[-–—][ ]*(?=\S)")
_PREFIX = re.compile(r"([^:\n]{1,40}):[ ]+(?=\S)")
_WORD = re.compile(r"[^\W\d_][\w.'’()-]*")
_PARTICLES = frozenset(
    ("af", "al", "da", "de", "den", "der", "di", "el", "la", "le", "og", "van", "von")
)
_SOUND = re.compile(r"[\[(♪*].*[\])♪*]")
# Words that often open a Danish sentence with a colon in it.
_NOT_NAMES = frozenset(
    word
    for line in (
        "adresse altså bemærk derfor eksempel eksempelvis emne for først fx følgende",
        "herefter hov husk kilde kilder klokken konklusion kort men nemlig note nu nå obs",
        "og pointen ps resultat resultatet se sidst så sådan tak telefon tema tid titel",
        "tænk vigtigt årsag",
    )
    for word in line.split()
)


@dataclass(frozen=True)
class _Piece:
    """What one says in a cue: `speaker` is who, and `begins` whether it is said that they begin."""

    speaker: str | None
    text: str
    begins: bool = True


_Reader = Callable[[str], _Piece | None]
"""What a line begins with, if that says who speaks."""


def named(transcript: Transcript) -> Transcript:
    """The transcript with speakers taken out of its text where they are plain, and each cue's text
    on one line. Where two speak in one cue, each gets a cue.
    """
    cues = transcript.cues
    if any(cue.speaker for cue in cues):
        return Transcript(tuple(replace(cue, text=_on_one_line(cue.text)) for cue in cues))
    reader = _reader(cues)
    parted = [_parted(cue, reader) for cue in cues]
    if _once_a_turn(parted):
        parted = list(_for_the_turn(parted))
    return Transcript(
        tuple(
            replace(cue, speaker=piece.speaker, text=_on_one_line(piece.text))
            for cue, pieces in zip(cues, parted, strict=True)
            for piece in pieces
        )
    )


def renamed(transcript: Transcript, names: Mapping[str, str]) -> Transcript:
    """The transcript with the names of those whom a program only called something."""
    if not names:
        return transcript
    return Transcript(
        tuple(
            replace(cue, speaker=names.get(cue.speaker, cue.speaker)) if cue.speaker else cue
            for cue in transcript.cues
        )
    )


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ")


def _reader(cues: tuple[Cue, ...]) -> _Reader:
    if any(_marked(line) for cue in cues for line in cue.text.split("\n")):
        return _marked
    known = _known(cues)

    def read(line: str) -> _Piece | None:
        name = _name(line)
        return _Piece(name, line.partition(":")[2].strip()) if name in known and name else None

    return read


def _marked(line: str) -> _Piece | None:
    for mark in _MARKS:
        if match := mark.match(line):
            name = match.group(1).strip()
            if name and not name.isdigit():
                return _Piece(name, line[match.end() :].strip())
    if match := _ANOTHER.match(line):
        return _Piece(None, line[match.end() :].strip())
    return None


def _parted(cue: Cue, reader: _Reader) -> list[_Piece]:
    """What each says in the cue, by the lines at which somebody begins."""
    lines = cue.text.split("\n")
    if len(lines) > 1 and all(map(_DASH.match, lines)):
        lines = [_DASH.sub("", line, count=1) for line in lines]
        return [reader(line) or _Piece(None, line) for line in lines]
    pieces: list[_Piece] = []
    for line in lines:
        found = reader(line)
        if found or not pieces:
            pieces.append(found or _Piece(None, line, begins=False))
        else:
            last = pieces[-1]
            pieces[-1] = replace(last, text=f"{last.text}\n{line}".strip())
    return pieces


def _once_a_turn(parted: list[list[_Piece]]) -> bool:
    """Whether a name stands only where somebody begins, and what follows is theirs too."""
    pieces = [piece for found in parted for piece in found]
    named_pieces = [piece.speaker for piece in pieces if piece.begins]
    return (
        len(set(named_pieces)) > 1
        and len(named_pieces) < len(pieces)
        and all(one != other for one, other in pairwise(named_pieces))
    )


def _for_the_turn(parted: list[list[_Piece]]) -> Iterator[list[_Piece]]:
    speaker: str | None = None
    for pieces in parted:
        filled = []
        for piece in pieces:
            speaker = piece.speaker if piece.begins else speaker
            sound = _SOUND.fullmatch(piece.text)
            filled.append(piece if piece.begins or sound else replace(piece, speaker=speaker))
        yield filled


def _known(cues: tuple[Cue, ...]) -> set[str]:
    """The names that stand before colons, when they are names."""
    lines = [line for cue in cues for line in cue.text.split("\n")]
    counts = Counter(name for line in lines if (name := _name(line)))
    first = next((cue for cue in cues if _says_words(cue)), None)
    opener = _name(first.text) if first else None
    if opener is None or (counts[opener] == 1 and " " not in opener and not opener.isupper()):
        return set()
    return {
        name
        for name, count in counts.items()
        if count > 1 or name == opener or " " in name or name.isupper()
    }


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
