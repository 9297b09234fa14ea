"""Fences of Markdown that a chat or an editor left round a whole file."""

from __future__ import annotations

import re
from typing import NamedTuple

_OPEN = re.compile(
    r"\A\s*?^(?P<fence>`{3,}|~{3,})[ \t]*[A-Za-z]*[ \t]*\n(?=---[ \t]*\n)", re.MULTILINE
)
_LAST = re.compile(r"^(?:`{3,}|~{3,})[ \t]*\s*\Z", re.MULTILINE)
_AFTER_FRONT = re.compile(r"(\n---[ \t]*\n\s*?)^(?:`{3,}|~{3,})[ \t]*\n", re.MULTILINE)
_ANY = re.compile(r"^\s{0,3}(?:`{3,}|~{3,})", re.MULTILINE)


class Unwrapped(NamedTuple):
    """A text without the fences round it, the lines before it, and those on which they stood."""

    text: str
    before: int
    lines: tuple[int, ...]


def unwrapped(text: str) -> Unwrapped:
    """The file inside a fence; what stands after it keeps its line."""
    if "```" not in text and "~~~" not in text:
        return Unwrapped(text, 0, ())
    found = _OPEN.match(text)
    lines: list[int] = []
    before = 0
    if found:
        before = found.group().count("\n")
        lines.append(before)
        text = text[found.end() :]
    if found or len(_ANY.findall(text)) % 2:
        text, closed = _closed(text, bool(found))
        lines += [before + closed] if closed else []
    return Unwrapped(text, before, tuple(lines))


def _closed(text: str, opened: bool) -> tuple[str, int]:
    """The text without the fence that ends it, or that ends its front matter, and its line."""
    match = _LAST.search(text)
    if match:
        return text[: match.start()], 1 + text.count("\n", 0, match.start())
    match = _AFTER_FRONT.search(text) if opened else None
    if match:
        line = 1 + text.count("\n", 0, match.end(1))
        return f"{text[: match.end(1)]}\n{text[match.end() :]}", line
    return text, 0
