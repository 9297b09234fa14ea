"""One reading of a body for all who ask: headings, sections, links and words as its page has them.

A text without unusual signs is read by two patterns, and any other by the Markdown engine itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from markdown.extensions.toc import unique

from laboratorium.base.danish import count_words, slugify
from laboratorium.base.problems import Position
from laboratorium.model.playbook import Chapter
from laboratorium.model.records import CaseRecord, EpisodeRecord, PageRecord, PartRecord
from laboratorium.reading.bounds import Beyond, beyond
from laboratorium.reading.engine import ANCHORED, Found, Heading, Link, TangledError, find
from laboratorium.reading.markdown import around_comments, can_draw
from laboratorium.reading.plain import without_addresses, without_fences

UNPLACED = "Ikke placeret"
"""The heading under which an import leaves what fits nowhere; what stands there is never shown."""

# Where one of these stands, what it means depends on what else there is.
_UNUSUAL = ("`", "\\", "<", "|", "\t", "![")
# A line that may underline a heading or be code, and a list, a quote or a heading inside another.
_UNUSUAL_LINE = re.compile(
    r"\n(?:[=-]+ *(?:\n|\Z)|>? {4}|[ >*+\-.\d]+#|(?:[*+-] +|> *|\d+\. +){2})"
)
# By its sign: one that means nothing, or emphasis that nobody could read in two ways.
_USUAL_EMPHASIS = {
    sign: re.compile(
        rf"{sign}(?:{alone}|(?<![{sign}\w]{sign})({sign}?)(?![{sign}\s])"
        rf"[^{sign}\n]+(?<!\s){sign}\1(?![{sign}\w]))"
    )
    for sign, alone in ((r"\*", r"(?<=\s\*)(?=\s)"), ("_", r"(?<=\w_)(?=\w)"))
}
_HEADING = re.compile(r"\n(#{1,6})([^\n]*)")
_LINK = re.compile(r"\[([^\[\]\n]*+)\]\(([^()\s\[\]\"'#]*+)(?:#([^()\s\[\]\"']*+))?\)")
_NOTHING = Found((), ())
_MARKED_UP = re.compile(r"[*_\[&]")


class Section(NamedTuple):
    """A heading, none for what comes first, and what stands under it, without comments."""

    heading: Heading | None
    text: str

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()


Written = CaseRecord | PartRecord[Any] | EpisodeRecord | PageRecord[Any]


@dataclass(frozen=True)
class Body:
    """A body that begins on line ``line`` of the file at ``path``. Places are counted in ``shown``:
    the text without comments, and without examples of code on a page that editors write.
    """

    text: str
    path: str = ""
    line: int = 1
    by_editors: bool = False

    def __reduce__(self) -> tuple[type[Body], tuple[str, str, int, bool]]:
        # What has been found is sooner found again than carried from one process to another.
        return Body, (self.text, self.path, self.line, self.by_editors)

    @cached_property
    def _pieces(self) -> tuple[tuple[int, str], ...]:
        return tuple(around_comments(without_fences(self.text) if self.by_editors else self.text))

    @cached_property
    def _piece_starts(self) -> list[int]:
        return list(accumulate((len(piece) for _, piece in self._pieces[:-1]), initial=0))

    @cached_property
    def shown(self) -> str:
        return "".join(piece for _, piece in self._pieces)

    @cached_property
    def beyond(self) -> tuple[Beyond, ...]:
        """The bounds that are passed, where that happens; editors know what they do."""
        return () if self.by_editors else beyond(self.shown)

    @cached_property
    def _found(self) -> Found:
        if self.beyond:
            return _NOTHING
        # An editor may give a heading an id of its own, in braces.
        usual = None if self.by_editors and "{" in self.shown else _quick(self.shown)
        if usual:
            return usual
        try:
            found = find(self.shown, self.by_editors)
        except TangledError:
            return _NOTHING
        # Drawn as the build will draw it; what is usual is drawn whatever stands in it.
        return found if self.by_editors or can_draw(self.shown) else _NOTHING

    @property
    def is_tangled(self) -> bool:
        """Whether it is more than the engine can read, so that nothing is found in it."""
        return self._found is _NOTHING

    @property
    def headings(self) -> tuple[Heading, ...]:
        return self._found.headings

    @property
    def links(self) -> tuple[Link, ...]:
        return self._found.links

    @property
    def tags(self) -> tuple[int, ...]:
        """Where HTML begins outside code."""
        return self._found.tags

    @property
    def sections(self) -> Iterator[Section]:
        """The body cut at its headings of level 1 and 2."""
        return self._cut(one for one in self.headings if one.level <= 2 and not one.is_nested)

    @property
    def parts(self) -> dict[str, Section]:
        """What stands under each heading of level 2, by the heading."""
        cut = (one for one in self.sections if one.heading and one.heading.level == 2)
        return {one.heading.text: one for one in cut if one.heading}

    @property
    def passages(self) -> Iterator[Section]:
        """The body cut at every heading that can be linked to."""
        return self._cut(one for one in self.headings if one.anchor)

    def _cut(self, headings: Iterable[Heading]) -> Iterator[Section]:
        over, start = None, 0
        for heading in headings:
            yield Section(over, self.shown[start : heading.start])
            over, start = heading, heading.end
        yield Section(over, self.shown[start:])

    @property
    def words(self) -> int:
        """How many words a reader sees; source numbers and addresses do not count."""
        return count_words(without_addresses(self.shown))

    @property
    def cites(self) -> bool:
        """Whether it refers to a source."""
        return any(link.fragment.startswith("kilde-") and not link.target for link in self.links)

    def source(self, offset: int) -> int:
        """Return where in ``text`` a character of ``shown`` stands."""
        piece = bisect_right(self._piece_starts, offset) - 1
        return self._pieces[piece][0] + offset - self._piece_starts[piece]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]

    def position(self, offset: int) -> Position:
        """Return the place in the file of a character of ``shown``."""
        at = self.source(offset)
        line = bisect_right(self._line_starts, at)
        return Position(self.line + line - 1, at - self._line_starts[line - 1] + 1)


@lru_cache(maxsize=256)
def read(text: str, path: str = "", line: int = 1, by_editors: bool = False) -> Body:
    """Return a body to ask; what has been found in it is kept a while for the next who asks."""
    return Body(text, path, line, by_editors)


def body_of(record: Written) -> Body:
    """Return the body of a record."""
    by_editors = isinstance(record, PageRecord) and not isinstance(record.meta, Chapter)
    return read(record.body, record.path, record.body_line, by_editors)


def _quick(text: str) -> Found | None:
    """What is found in a text, or ``None`` when only the engine can tell."""
    lines = f"\n{text}"
    if any(sign in text for sign in _UNUSUAL) or _UNUSUAL_LINE.search(lines):
        return None
    for sign, usual in _USUAL_EMPHASIS.items():
        if sign[-1] in text and sign[-1] in usual.sub("", lines):
            return None
    links = [Link(m[1], m[2], m[3] or "", m.start()) for m in _LINK.finditer(text)]
    if not text.count("[") == text.count("]") == len(links):
        return None
    taken: set[str] = set()
    counted: dict[str, int] = {}
    headings: list[Heading] = []
    for match in _HEADING.finditer(lines):
        level, said = len(match[1]), match[2].rstrip("#").strip()
        anchor = unique(_anchor(said), taken, counted)
        anchor = anchor if level in ANCHORED else ""
        headings.append(Heading(level, said, anchor, match.start(), match.end() - 1))
    return Found(tuple(headings), tuple(links))


@cache
def _anchor(heading: str) -> str:
    """The first heading's id of this text; few headings are ever unlike all others."""
    if _MARKED_UP.search(heading):
        return find(f"## {heading}").headings[0].anchor
    return slugify(heading) or "afsnit"
