"""Text by others, made fit for paper: letters that the fonts have, breaks where Danes break words,
and nothing that could become typst code.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from importlib import resources
from itertools import chain

from laboratorium.base.hyphens import hyphened

MISSING = "□"
"""Stands where one or more signs stood that no font of ours can draw, such as picture signs."""
_MARKS = frozenset(("Mn", "Me", "Mc"))
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_LATIN, _FOREIGN = "sans-400.ttf", ("arabic-400.ttf", "hebrew-400.ttf")


def shown(text: str) -> str:
    """The text as paper can show it, composed (NFC), on one line.

    Long compounds hold soft hyphens where their parts meet (`base.hyphens`); signs that no font of
    ours has become one `MISSING`; what nobody can see is left out, and space of any kind that
    controls lines becomes a plain space. A text in Danish comes out as it was, but for the soft
    hyphens. Not for addresses, which must stay as they are.
    """
    return hyphened(drawable(text))


def drawable(text: str) -> str:
    """As `shown`, without soft hyphens: for what is looked up or copied, such as a title's data."""
    if text.isascii() and text.isprintable():
        return text
    out: list[str] = []
    font = ""
    for char in unicodedata.normalize("NFC", text):
        # A mark, or what joins, is drawn with the letter before it: by one and the same font.
        held = _fonts_with(char)
        follows = char in _JOINERS or unicodedata.category(char) in _MARKS
        if char.isspace() and char not in "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\u2009":
            font = ""
            out.append(" ")
        elif follows and font in held:
            out.append(char)
        elif follows or unicodedata.category(char) in ("Cc", "Cf", "Cs"):
            if char == "\N{SOFT HYPHEN}":
                out.append(char)
        elif held:
            font = held[0]
            out.append(char)
        else:
            font = ""
            if out[-1:] != [MISSING]:
                out.append(MISSING)
    return "".join(out)


def literal(text: str) -> str:
    """The text as a string of typst's, quotes and all, for a source that is put together: nothing
    in it can end the string (typst's reference, "String": escapes are backslash, quote, \\u{…}).
    """
    return '"' + "".join(_literal(char) for char in text) + '"'


def _literal(char: str) -> str:
    if char in '\\"' or not (char.isprintable() or char == " "):
        return f"\\u{{{ord(char):x}}}"
    return char


@cache
def _fonts_with(char: str) -> tuple[str, ...]:
    return tuple(name for name, letters in _letters().items() if ord(char) in letters)


@cache
def _letters() -> dict[str, frozenset[int]]:
    """What each script's font holds, after the list that scripts/draw/fonts.py writes."""
    text = (resources.files(__package__) / "fonts" / "letters.json").read_text(encoding="ascii")
    runs: dict[str, list[tuple[int, int]]] = json.loads(text)
    return {
        name: frozenset(chain.from_iterable(range(a, b + 1) for a, b in runs[name]))
        for name in (_LATIN, *_FOREIGN)
    }
