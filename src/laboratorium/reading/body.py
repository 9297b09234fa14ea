"""What a body says about itself: headings, links, words; and the rules for each kind of body."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import NamedTuple

from laboratorium.base.danish import Nearest, count_words, fold, slugify
from laboratorium.base.problems import Level, Position, Problem
from laboratorium.model.cases import HEADINGS
from laboratorium.model.kind import Kind
from laboratorium.reading.messages import BODY, about_body, quote

UNPLACED = "Ikke placeret"
"""The heading under which an import leaves what fits nowhere; what stands there is never shown."""

# Bounded, so that a hostile line of backticks does not take for ever.
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]{1,500}?(?<!`)\1(?!`)")
# Python-Markdown takes "##Stedet" and a line over "----" for headings too.
_HASH = re.compile(r"\n(#{1,6})([^\n]*)")
_UNDERLINED = re.compile(r"(?:\A|\n[ \t]*\n)(\S[^\n]*)\n(=+|-+)[ \t]*$", re.MULTILINE)
# Possessive throughout, so that no text makes it try the same letters twice.
_LINK = re.compile(
    r"\[((?:[^\[\]\n]++|\n(?!\n)|\[[^\[\]\n]*+\])*+)\]"
    r"\([ \t]*+<?+([^()\s<>]*+(?:\([^()\s]*+\)[^()\s<>]*+)*+)"
)
_DEFINITION = re.compile(r"^ {0,3}\[([^\]\n]+)\]:[ \t]*<?(\S+?)>?(?:[ \t]|$)", re.MULTILINE)
_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NOT_SPACE = re.compile(r"\S")
_NEWLINE = re.compile(r"\n")
_CITATION = re.compile(r"\[\d+\]\(#kilde-\d+\)")


class Heading(NamedTuple):
    """A heading: its level (1–6), its text, and where in the body it begins and ends."""

    level: int
    text: str
    start: int
    end: int


class Link(NamedTuple):
    """A link or picture; ``target`` as written, without its fragment; ``start`` in the body."""

    text: str
    target: str
    fragment: str
    start: int
    is_image: bool


@dataclass(frozen=True)
class Body:
    """A body that has been looked through once. ``plain`` has comments and code blanked out."""

    path: str
    plain: str
    first_line: int
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _NEWLINE.finditer(self.plain))]

    def position(self, offset: int) -> Position:
        """Return the place in the file of a character of the body."""
        line = bisect_right(self._line_starts, offset)
        column = offset - self._line_starts[line - 1] + 1
        return Position(self.first_line + line - 1, column)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _without_comments(text: str) -> str:
    """Blank HTML comments out; one that is never closed stays, and is reported as HTML."""
    parts: list[str] = []
    seen = 0
    while (start := text.find("<!--", seen)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += (text[seen:start], re.sub(r"[^\n]", " ", text[start : end + 3]))
        seen = end + 3
    return "".join((*parts, text[seen:]))


def look_through(text: str, path: str, first_line: int) -> Body:
    """Find headings and links in a body whose first line is number ``first_line`` of the file."""
    plain = _without_comments(text) if "<!--" in text else text
    if "`" in plain:
        plain = _CODE.sub(_blank, plain)
    body = Body(path, plain, first_line, (), ())
    headings = tuple(_headings(body))
    return Body(path, plain, first_line, headings, tuple(_links(body)))


def _headings(body: Body) -> Iterator[Heading]:
    found: list[Heading] = []
    if "#" in body.plain:
        # The line break put in front makes the first line like all others, and is taken off again.
        for match in _HASH.finditer("\n" + body.plain):
            text = match[2].strip().rstrip("#").rstrip()
            found.append(Heading(len(match[1]), text, match.start(), match.end() - 1))
    if "\n==" in body.plain or "\n--" in body.plain:
        for match in _UNDERLINED.finditer(body.plain):
            level = 1 if match[2][0] == "=" else 2
            found.append(Heading(level, match[1].strip(), match.start(1), match.end()))
    return iter(sorted(found, key=lambda heading: heading.start))


def _links(body: Body) -> Iterator[Link]:
    for match in _LINK.finditer(body.plain):
        before = body.plain[max(match.start() - 1, 0) : match.start()]
        if before == "\\":
            continue
        is_image = before == "!"
        target, _, fragment = match[2].partition("#")
        yield Link(match[1], target, fragment, match.start() - is_image, is_image)
    if "]:" in body.plain:
        for match in _DEFINITION.finditer(body.plain):
            target, _, fragment = match[2].partition("#")
            yield Link(match[1], target, fragment, match.start(), False)


def words(body: Body) -> int:
    """Return the number of words a reader sees; source numbers and addresses do not count."""
    return count_words(_LINK.sub(r"\1 ", _CITATION.sub("", body.plain)))


def _say(
    body: Body,
    at: int | Position,
    name: str,
    level: Level = Level.ERROR,
    code: str = "",
    **facts: object,
) -> Problem:
    """One problem with a sentence of the table; ``at`` is a character of the body or a place."""
    place = body.position(at) if isinstance(at, int) else at
    return Problem(
        body.path, *place, level, code or name.replace("_", "-"), about_body(name, **facts)
    )


def check_safe(body: Body) -> Iterator[Problem]:
    """Yield what no body may hold: HTML, pictures, and links that are not links to pages."""
    if "<" in body.plain:
        for match in _HTML.finditer(body.plain):
            name = "html_comment" if match.group() == "<!--" else "html"
            yield _say(body, match.start(), name, code="html")
    for heading in body.headings:
        if not heading.text:
            yield _say(body, heading.start, "heading_empty")
    for link in body.links:
        scheme = None
        if ":" in link.target or "&" in link.target:
            whole = f"{link.target}#{link.fragment}"
            scheme = _SCHEME.match(re.sub(r"\s", "", unescape(whole)))
        if link.is_image:
            yield _say(body, link.start, "image_in_body")
        elif scheme and scheme.group().lower() not in {"http:", "https:", "mailto:"}:
            yield _say(body, link.start, "link_scheme")
        elif not link.target and not link.fragment:
            yield _say(body, link.start, "link_empty")


def check_case(body: Body) -> Iterator[Problem]:
    """Yield what is wrong with a case's headings: exactly the five, once each, in their order.

    What an import could not place is no error; it waits under a heading of its own.
    """
    expected = {fold(heading): heading for heading in HEADINGS}
    seen: list[str] = []
    meant: set[str | None] = set()
    for heading in body.headings:
        if heading.level == 1:
            yield _say(body, heading.start, "heading_level", text=quote(heading.text))
        if heading.level != 2 or not heading.text or _is_unplaced(heading):
            continue
        known = expected.get(fold(heading.text))
        if known is None:
            near = Nearest(other for other in HEADINGS if other not in seen).find(heading.text)
            meant.add(near)
            text = quote(heading.text)
            yield _say(body, heading.start, "heading_unknown", text=text, near=near)
        elif known in seen:
            yield _say(body, heading.start, "heading_repeated", text=known)
        else:
            if known != heading.text:
                yield _say(body, heading.start, "heading_spelling", text=known)
            yield from _check_order(body, heading, known, seen)
            seen.append(known)
    for missing in (other for other in HEADINGS if other not in seen and other not in meant):
        yield _say(body, len(body.plain.rstrip()), "heading_missing", text=missing)
    yield from _check_sections(body)


def _check_order(body: Body, heading: Heading, known: str, seen: list[str]) -> Iterator[Problem]:
    later = [other for other in seen if HEADINGS.index(other) > HEADINGS.index(known)]
    if later:
        yield _say(body, heading.start, "heading_order", text=known, before=later[0])


def _check_sections(body: Body) -> Iterator[Problem]:
    first = body.headings[0].start if body.headings else len(body.plain)
    if found := _NOT_SPACE.search(body.plain, 0, first):
        yield _say(body, found.start(), "text_before_heading", Level.ADVICE)
    sections = [heading for heading in body.headings if heading.level <= 2]
    ends = [heading.start for heading in sections[1:]] + [len(body.plain)]
    for heading, end in zip(sections, ends, strict=False):
        empty = not body.plain[heading.end : end].strip()
        if heading.level == 2 and empty and not _is_unplaced(heading):
            text = quote(heading.text)
            yield _say(body, heading.start, "section_empty", Level.ADVICE, text=text)
    for heading, end in _unplaced(body):
        empty = not body.plain[heading.end : end].strip()
        name = "unplaced_empty" if empty else "unplaced"
        yield _say(body, heading.start, name, Level.ADVICE)


def _is_unplaced(heading: Heading) -> bool:
    return heading.level >= 2 and fold(heading.text) == fold(UNPLACED)


def _unplaced(body: Body) -> Iterator[tuple[Heading, int]]:
    """Yield each heading over what has no place yet, and where in the body that ends."""
    over: Heading | None = None
    for heading in body.headings:
        if over and heading.level <= over.level:
            yield over, heading.start
            over = None
        if over is None and _is_unplaced(heading):
            over = heading
    if over:
        yield over, len(body.plain)


class Parted(NamedTuple):
    """A case's text for readers, what is unplaced, and the line of the file where that begins.

    The text for readers keeps its line numbers. ``line`` is ``None`` when all is placed.
    """

    shown: str
    unplaced: str
    line: int | None


def part(text: str, body: Body) -> Parted:
    """Part the text that ``body`` was made from: nothing unplaced is ever published."""
    shown, aside, after = [], [], 0
    line: int | None = None
    for heading, end in _unplaced(body):
        line = line or body.position(heading.start).line
        aside.append(text[heading.start : end])
        shown += [text[after : heading.start], "\n" * text.count("\n", heading.start, end)]
        after = end
    if line is None:
        return Parted(text, "", None)
    return Parted("".join((*shown, text[after:])).rstrip() + "\n", "".join(aside), line)


def check_part(body: Body, kind: Kind) -> Iterator[Problem]:
    """Yield what is wrong with the body of something in a case: headings, length, nothing there."""
    start = Position(body.first_line, 1)
    if kind.most_words:
        for heading in body.headings:
            yield _say(body, heading.start, "heading_in_learning_point")
        count = words(body)
        if count > kind.most_words:
            most, over = kind.most_words, count - kind.most_words
            yield _say(body, start, "too_many_words", count=count, most=most, over=over)
    else:
        for heading in body.headings:
            if heading.level == 1:
                yield _say(body, heading.start, "heading_level", text=quote(heading.text))
    if not (words(body) if kind.most_words else body.plain.strip()):
        named = f"body_empty_{kind.key.replace('-', '_')}"
        name = named if named in BODY else "body_empty"
        yield _say(body, start, name, Level.ADVICE, "body-empty")


def anchors(body: Body) -> frozenset[str]:
    """Return the anchors that the headings get when the body is shown."""
    return frozenset(slugify(heading.text) or "afsnit" for heading in body.headings)
