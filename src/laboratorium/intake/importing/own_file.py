"""A file that is one of ours already: from the form, from a mail, or from somebody's own copy."""

from __future__ import annotations

import re
from dataclasses import dataclass

from laboratorium.base.paths import CASES, source_of
from laboratorium.model.cases import CASE
from laboratorium.model.declare import fields_of
from laboratorium.model.kind import Kind
from laboratorium.model.kinds import IN_CASE
from laboratorium.reading.frontmatter import parse

_FENCE = re.compile(r"\A\s*```[a-z]*[ \t]*\n(.*?)\n```\s*\Z", re.DOTALL)
_OPENED = re.compile(r"^(?:`{3,}|~{3,})[ \t]*[a-z]*[ \t]*\n\s*\Z", re.MULTILINE)
_CLOSED = re.compile(r"^(?:`{3,}|~{3,})[ \t]*$", re.MULTILINE)
_FRONT = re.compile(r"^---[ \t]*\n(?=[a-z_0-9]+:)", re.MULTILINE)
# The letter that the form writes says where the file belongs.
_PATH = re.compile(r"\bcases/[a-z0-9-]+/(?:[a-z-]+/)?[a-z0-9-]+\.md\b")
_QUOTED = re.compile(r"^> ?", re.MULTILINE)
_ENOUGH = 3


@dataclass(frozen=True)
class OwnFile:
    """A file to take in as it is: its kind, its text, and the path that it says it has."""

    kind: Kind
    text: str
    path: str = ""
    before: str = ""

    @property
    def case(self) -> str:
        """The slug of the case that it says it belongs to, or an empty string."""
        source = source_of(self.path) if self.path else None
        return source.case or source.slug if source else ""


def find(text: str) -> OwnFile | None:
    """Our own file in a text: all of it, in a fence of Markdown, or at the end of a letter.

    None when no front matter in it has fields of ours. `before` is what stood above the file.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if fenced := _FENCE.match(text):
        text = fenced[1]
    front = _FRONT.search(text)
    if front is None:
        return None
    before, own = text[: front.start()], f"{text[front.start() :].strip()}\n"
    if (opened := _OPENED.search(before)) and (closed := _CLOSED.search(own)):
        # What was said around the fence is no part of the file.
        around = (before[: opened.start()].strip(), own[closed.end() :].strip())
        before, own = "\n\n".join(filter(None, around)), f"{own[: closed.start()].strip()}\n"
    kind = _kind(own)
    if kind is None:
        return None
    said = _PATH.search(before)
    path = said.group() if said and _kind_of_path(said.group()) is kind else ""
    return OwnFile(kind, own, path, before.strip())


def _kind(text: str) -> Kind | None:
    """The kind whose fields the front matter has most of."""
    keys = set(parse(text.encode(), "").meta)
    of_each = {kind: {field.name for field in fields_of(kind.model)} for kind in (CASE, *IN_CASE)}
    known = {kind: len(keys & names) for kind, names in of_each.items()}
    # What only one kind has tells more than what all of them have.
    best = max(known, key=lambda kind: (known[kind], -len(of_each[kind])))
    return best if known[best] >= min(_ENOUGH, len(of_each[best])) else None


def _kind_of_path(path: str) -> Kind | None:
    source = source_of(path)
    if source is None or source.folder == CASES:
        return CASE if source else None
    return next((kind for kind in IN_CASE if kind.folder == source.folder), None)
