"""The marks that Git leaves in a file where two versions were never merged."""

from __future__ import annotations

import re

from laboratorium.base.problems import Position, Problem, error

_MARKS = re.compile(
    r"^<{7} .*$(?P<one>(?:\n(?!<{7} |>{7} |={7}$).*)*?)"
    r"(?:\n\|{7} .*(?:\n(?!={7}$).*)*?)?\n={7}$(?P<other>(?:\n(?!>{7} |<{7} ).*)*)\n>{7} .*$",
    re.MULTILINE,
)


_LEFT = re.compile(r"^(?:<{7} .*|>{7} .*)$", re.MULTILINE)


def conflict(text: str, path: str = "") -> Problem | None:
    """The first place where two versions stand beside each other, or a mark of one, or None.

    The message names the lines of both (Danish).
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    text = text.replace("\r\n", "\n")
    found = _MARKS.search(text)
    if found is None:
        left = _LEFT.search(text)
        message = (
            "Linjen er et mærke, som Git sætter, hvor to udgaver ikke er flettet sammen. Slet den, "
            "og se efter, om teksten omkring den står der to gange."
        )
        at = Position(_line(text, left.start()), 1) if left else None
        return error(path, at, "conflict", message) if at else None
    one = _span(text, found, "one")
    other = _span(text, found, "other")
    message = (
        f"To udgaver af teksten er ikke flettet sammen: den ene i {one}, den anden i {other}. Vælg "
        "den ene, og slet den anden og linjerne med <<<<<<<, ======= og >>>>>>>."
    )
    return error(path, Position(_line(text, found.start()), 1), "conflict", message)


def _line(text: str, at: int) -> int:
    return 1 + text.count("\n", 0, at)


def _span(text: str, found: re.Match[str], which: str) -> str:
    first, last = _line(text, found.start(which)) + 1, _line(text, found.end(which))
    if last < first:
        return "ingen linjer"
    return f"linje {first}" if first == last else f"linje {first}–{last}"
