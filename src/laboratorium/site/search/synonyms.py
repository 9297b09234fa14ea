"""The list of words that mean the same: `words/synonyms.txt`, which says how a line is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from laboratorium.base.danish import fold
from laboratorium.base.danish_roots import root_folded

LIST = "words/synonyms.txt"


class SynonymError(ValueError):
    """A line of the list cannot be read; the message is Danish and begins with file and line."""


@cache
def synonyms() -> Mapping[str, tuple[str, ...]]:
    """Root → the folded words to look for as well, in the list's order."""
    text = (resources.files("laboratorium.base") / LIST).read_text(encoding="utf-8")
    return read(text.splitlines())


def read(lines: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Read a list. Raises `SynonymError` for a line that is no group of words."""
    found: dict[str, dict[str, None]] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        one_way, arrow, rest = line.partition(">")
        sought = _words(one_way, number)
        meant = _words(rest, number) if arrow else sought
        if not arrow and len(sought) < 2:
            message = "En gruppe skal have mindst to ord med komma imellem."
            raise SynonymError(f"{LIST}:{number}: {message}")
        for word in sought:
            others = found.setdefault(root_folded(word), {})
            others.update(dict.fromkeys(other for other in meant if other != word))
    return {root: tuple(others) for root, others in found.items()}


def _words(text: str, number: int) -> list[str]:
    words = [fold(word.strip()) for word in text.split(",")]
    for word in words:
        if not word.isalnum():
            message = f"»{word}« er ikke ét ord. Skriv enkelte ord med komma imellem."
            raise SynonymError(f"{LIST}:{number}: {message}")
    return words
