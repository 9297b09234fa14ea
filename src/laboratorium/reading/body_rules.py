"""The rules for each kind of body, and what in a case's body is not for readers."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from laboratorium.base.danish import Nearest, fold, format_number
from laboratorium.base.problems import Level, Problem
from laboratorium.model.cases import HEADINGS
from laboratorium.model.forms import each
from laboratorium.model.kind import Kind
from laboratorium.reading.body import UNPLACED, Body
from laboratorium.reading.bounds import BOUNDS, QUOTED
from laboratorium.reading.engine import Heading
from laboratorium.reading.messages import BODY, about_body, quote

SCHEMES = frozenset(("http:", "https:", "mailto:"))

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]{1,500}?(?<!`)\1(?!`)")
# What means something elsewhere, by the mark that it cannot do without.
_OF_OTHERS = {"wiki_link": "[[", "template_mark": "{", "footnote": "[^", "table_line": "|"}
_NOTE = re.compile(r"kilde-\d+")
_NOT_SPACE = re.compile(r"\S")


def _say(
    body: Body,
    at: int,
    name: str,
    level: Level = Level.ERROR,
    code: str = "",
    **facts: object,
) -> Problem:
    """One problem with a sentence of the table; ``at`` is a character of the text that is shown."""
    code = code or name.replace("_", "-")
    return Problem(body.path, *body.position(at), level, code, about_body(name, **facts))


def check_safe(body: Body, refers: bool = False) -> Iterator[Problem]:
    """Yield what no body may hold: HTML, pictures, links that are not links to pages, and more
    signs within signs than can be shown; and advice on what means something elsewhere only, such
    as ``[[…]]``, unless the body ``refers`` by it.
    """
    for at, name in body.beyond:
        seen = quote(body.shown[at : at + QUOTED])
        yield _say(body, at, name, most=format_number(BOUNDS[name]), text=seen)
    if body.is_tangled and not body.beyond:
        yield _say(body, 0, "tangled")
    if others := [name for name, mark in _OF_OTHERS.items() if mark in body.shown]:
        plain = _CODE.sub(lambda code: " " * len(code[0]), body.shown)
        if refers and "wiki_link" in others:
            others.remove("wiki_link")
        for name in others:
            for left in each(name, plain):
                yield _say(body, left.start(), name, Level.ADVICE, text=quote(left[0]))
    for tag in body.tags:
        name = "html_comment" if body.shown.startswith("<!--", tag) else "html"
        yield _say(body, tag, name, code="html")
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
        elif scheme and scheme.group().lower() not in SCHEMES:
            yield _say(body, link.start, "link_scheme")
        elif not link.target and not link.fragment:
            yield _say(body, link.start, "link_empty")


def check_case(body: Body) -> Iterator[Problem]:
    """Yield what is wrong with a case's headings: exactly the five, once each, in their order.

    What an import could not place is no error; it waits under a heading of its own.
    """
    if body.is_tangled:
        return
    expected = {fold(heading): heading for heading in HEADINGS}
    seen: list[str] = []
    meant: set[str | None] = set()
    for heading in body.headings:
        text = quote(heading.text)
        if heading.level == 1:
            yield _say(body, heading.start, "heading_level", text=text)
        if heading.level != 2 or not heading.text or _is_unplaced(heading):
            continue
        known = expected.get(fold(heading.text))
        if heading.is_nested:
            yield _say(body, heading.start, "heading_nested", text=text)
        elif known is None:
            near = Nearest(other for other in HEADINGS if other not in seen).find(heading.text)
            meant.add(near)
            yield _say(body, heading.start, "heading_unknown", text=text, near=near)
        elif known in seen:
            yield _say(body, heading.start, "heading_repeated", text=known)
        else:
            if known != heading.text:
                yield _say(body, heading.start, "heading_spelling", text=known)
            later = [other for other in seen if HEADINGS.index(other) > HEADINGS.index(known)]
            if later:
                yield _say(body, heading.start, "heading_order", text=known, before=later[0])
            seen.append(known)
    for missing in (other for other in HEADINGS if other not in seen and other not in meant):
        yield _say(body, len(body.shown.rstrip()), "heading_missing", text=missing)
    yield from _check_sections(body)


def check_chapter(body: Body) -> Iterator[Problem]:
    """Yield what is wrong with the headings of a chapter: they begin with ##, none leaves out a
    level (PDF/UA-1 7.4.2 refuses that), and none stands in a list or a quote.
    """
    above = 1
    for heading in body.headings:
        text = quote(heading.text)
        if heading.level == 1:
            yield _say(body, heading.start, "heading_level", text=text)
        elif heading.level > 4:
            yield _say(body, heading.start, "heading_deep", text=text)
        elif heading.is_nested:
            yield _say(body, heading.start, "heading_nested", text=text)
        elif _NOTE.fullmatch(heading.anchor):
            yield _say(body, heading.start, "heading_taken", text=text)
        elif heading.level > above + 1:
            signs = "#" * (above + 1)
            yield _say(body, heading.start, "heading_skipped", text=text, signs=signs)
        above = heading.level
    if not body.shown.strip():
        yield _say(body, 0, "chapter_empty")


def _check_sections(body: Body) -> Iterator[Problem]:
    first = body.headings[0].start if body.headings else len(body.shown)
    if found := _NOT_SPACE.search(body.shown, 0, first):
        yield _say(body, found.start(), "text_before_heading", Level.ADVICE)
    for section in body.sections:
        heading = section.heading
        if heading and heading.level == 2 and section.is_empty and not _is_unplaced(heading):
            said = quote(heading.text)
            yield _say(body, heading.start, "section_empty", Level.ADVICE, text=said)
    for heading, end in _unplaced(body):
        name = "unplaced" if body.shown[heading.end : end].strip() else "unplaced_empty"
        yield _say(body, heading.start, name, Level.ADVICE)


def _is_unplaced(heading: Heading) -> bool:
    return heading.level >= 2 and fold(heading.text) == fold(UNPLACED)


def _unplaced(body: Body) -> Iterator[tuple[Heading, int]]:
    """Yield each heading over what has no place yet, and where in the text that ends."""
    over: Heading | None = None
    for heading in body.headings:
        if over and heading.level <= over.level:
            yield over, heading.start
            over = None
        if over is None and _is_unplaced(heading):
            over = heading
    if over:
        yield over, len(body.shown)


class Parted(NamedTuple):
    """A case's text for readers, what is unplaced, and the line of the file where that begins.

    The text for readers keeps its line numbers. ``line`` is ``None`` when all is placed.
    """

    shown: str
    unplaced: str
    line: int | None


def part(body: Body) -> Parted:
    """Part a body's text: nothing unplaced is ever published."""
    text, shown, aside, after = body.text, [], [], 0
    line: int | None = None
    for heading, last in _unplaced(body):
        line = line or body.position(heading.start).line
        start, end = body.source(heading.start), body.source(last)
        aside.append(text[start:end])
        shown += [text[after:start], "\n" * text.count("\n", start, end)]
        after = end
    if line is None:
        return Parted(text, "", None)
    return Parted("".join((*shown, text[after:])).rstrip() + "\n", "".join(aside), line)


def check_part(body: Body, kind: Kind) -> Iterator[Problem]:
    """Yield what is wrong with the body of something in a case: headings, length, nothing there."""
    count = body.words if kind.most_words else len(body.shown.strip())
    for heading in body.headings:
        if kind.most_words:
            yield _say(body, heading.start, "heading_in_learning_point")
        elif heading.level == 1:
            yield _say(body, heading.start, "heading_level", text=quote(heading.text))
    if kind.most_words and count > kind.most_words:
        most, over = kind.most_words, count - kind.most_words
        yield _say(body, 0, "too_many_words", count=count, most=most, over=over)
    if not count:
        named = f"body_empty_{kind.key.replace('-', '_')}"
        name = named if named in BODY else "body_empty"
        yield _say(body, 0, name, Level.ADVICE, "body-empty")
