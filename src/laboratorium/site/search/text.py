"""Markdown as the plain text that a search looks through and an excerpt shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from laboratorium.reading.body import look_through
from laboratorium.reading.markdown import render
from laboratorium.site.search.model import Section

# Bounded and possessive, so that no text makes them try the same letters twice. Some first look at
# one letter alone: nearly every place in a text is passed by that, in a third of the time.
_LINK = re.compile(
    r"!?\[((?:[^\[\]\n]++|\n(?!\n)|\[[^\[\]\n]*+\])*+)\]"
    r"(?:\([^()\s]*+[^()\n]{0,200}?\)|\[[^\[\]\n]*+\])"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n]++\]:[^\n]*", re.MULTILINE)
_REFERENCE = re.compile(r"(?=[\s\[])(?:(?<!\s)\s*+\[\d++\]\(#kilde-\d++\)|\[\^[^\[\]\n]++\]:?)")
_AUTOMATIC = re.compile(r"<((?:https?://|mailto:)[^<>\s]++)>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINE_START = re.compile(
    r"^[ \t]*+(?:[-*+>]|\d++\.|!!!.*|\?\?\?.*|[-:|= \t]++$)(?=\s|$)", re.MULTILINE
)
_MARKS = re.compile(r"(?=[*`|_{\\])(?:[*`|]+|(?<!\w)_|_(?!\w)|\{:?[^{}\n]*\}|\\(?=[^\w\s]))")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_ID = re.compile(r'<h[2-4] id="([^"]+)"')
# What MkDocs' `attr_list` takes for a heading's own id: `## Titel {#her}`.
_OWN_ID = re.compile(r"\{:?[ ]?#([\w-]++)[ ]?\}\s*$")


def plain(markdown: str) -> str:
    """Return the words of some Markdown on one line, without marks, addresses and comments."""
    text = _without_comments(markdown)
    if "[" in text:
        text = _LINK.sub(r"\1", _DEFINITION.sub("", _REFERENCE.sub("", text)))
    text = _AUTOMATIC.sub(r"\1", text)
    text = _MARKS.sub("", _LINE_START.sub("", text))
    return " ".join(unescape(text).replace("\xad", "").split())


def sections(markdown: str) -> Iterator[Section]:
    """Cut a body at its headings of level 2–4, the ones that get an anchor; what stands before the
    first has no heading and no anchor.
    """
    text = _without_comments(markdown)
    taken: dict[str, int] = {}
    anchor = title = ""
    start = 0
    for heading in look_through(text, "", 1).headings:
        line = text[heading.start : heading.end]
        own = _OWN_ID.search(line)
        name = own[1] if own else _anchor(line)
        if not name or heading.start < start:
            continue
        if body := plain(text[start : heading.start]):
            yield Section(anchor, title, body)
        # As Python-Markdown tells headings of the same name apart.
        taken[name] = taken.get(name, -1) + 1
        anchor = f"{name}_{taken[name]}" if taken[name] else name
        title = plain(line.strip().strip("#").partition("\n")[0])
        start = heading.end
    if body := plain(text[start:]):
        yield Section(anchor, title, body)


def without_fences(markdown: str) -> str:
    """Return an editor's page without its examples of code; a fence never closed is none."""
    kept: list[str] = []
    held: list[str] = []
    fence = ""
    for line in markdown.splitlines(keepends=True):
        if fence:
            held.append(line)
            if line.rstrip() == fence:
                fence, held = "", []
        elif found := _FENCE.match(line):
            fence, held = found[1], [line]
        else:
            kept.append(line)
    return "".join((*kept, *held))


def _without_comments(markdown: str) -> str:
    # Up to the last end of a comment each beginning finds an end, so this takes linear time.
    commented, end, rest = markdown.rpartition("-->")
    return _COMMENT.sub(" ", commented + end) + rest if end else markdown


@cache
def _anchor(line: str) -> str:
    """The id that a heading gets when it is shown; few headings are ever unlike all others."""
    found = _ID.search(render(line))
    return found[1] if found else ""
