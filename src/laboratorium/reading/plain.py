"""Markdown as the plain text that is searched through, shown in an excerpt and counted."""

from __future__ import annotations

import re
from html import unescape

from laboratorium.base.danish import MONTHS

# Bounded and possessive, so that no text makes them try the same letters twice; those that begin
# with one certain letter pass over most of a text without looking.
_LINK = re.compile(
    r"\[((?:[^\[\]\n]++|\n(?!\n)|\[[^\[\]\n]*+\])*+)\]"
    r"(?:\([^()\s]*+[^()\n]{0,200}?\)|\[[^\[\]\n]*+\])"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n]++\]:[^\n]*", re.MULTILINE)
_CITATION = re.compile(r"\[(?:\d++\]\(#kilde-\d++\)|\^[^\[\]\n]++\]:?)")
_AUTOMATIC = re.compile(r"<((?:https?://|mailto:)[^<>\s]++)>")
# The number of an item; that of a date or of a `3. klasse` is a word of the text.
_NUMBER = rf"(?!\d{{1,2}}\.[ \t]+(?i:{'|'.join(MONTHS)})\b)(?:1\.|\d++\.(?![ \t]+[a-zæøå]))"
_LINE_START = re.compile(
    rf"^[ \t]*+(?:[-*+>]|{_NUMBER}|!!!.*|\?\?\?.*|[-:|= \t]++$)(?=\s|$)", re.MULTILINE
)
# First a look at one letter alone, which nearly every place in a text does not pass.
_MARKS = re.compile(r"(?=[*`|_{\\])(?:[*`|]+|(?<!\w)_|_(?!\w)|\{:?[^{}\n]*\}|\\(?=[^\w\s]))")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_NOT_BREAK = re.compile(r"[^\n]")
_FENCE = re.compile(r"(`{3,}|~{3,})")


def without_addresses(markdown: str) -> str:
    """Return some Markdown with the text of each link alone; a source number leaves a ``\\0``."""
    text = markdown
    if "[" in text:
        text = _CITATION.sub("\0", text.replace("![", "["))
        text = _LINK.sub(r"\1", _DEFINITION.sub("", text) if "]:" in text else text)
    return text


def plain(markdown: str) -> str:
    """Return the words of some Markdown on one line, without marks and addresses."""
    text = _LINE_START.sub("", _AUTOMATIC.sub(r"\1", without_addresses(markdown)))
    if any(mark in text for mark in "*`|_{\\"):
        text = _MARKS.sub("", text)
    said = " ".join(unescape(text).replace("\xad", "").split())
    # A source number goes with the space before it.
    return said.replace(" \0", "").replace("\0", "").strip() if "\0" in said else said


def without_fences(markdown: str) -> str:
    """Return an editor's page with spaces for its code; a fence never closed is none."""
    kept: list[str] = []
    held: list[str] = []
    fence = ""
    for line in markdown.splitlines(keepends=True):
        held.append(line)
        if fence and line.rstrip() == fence:
            kept.append(_NOT_BREAK.sub(" ", "".join(held)))
            held, fence = [], ""
        elif not fence and (found := _FENCE.match(line)):
            fence = found[1]
        elif not fence:
            kept.append(held.pop())
    return "".join((*kept, *held))
