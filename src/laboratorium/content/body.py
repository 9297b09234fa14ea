"""What a body says about itself: headings, links, words; and the rules for each kind of body."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import NamedTuple

from laboratorium.content.messages import quote
from laboratorium.content.problems import Position, Problem, advice, error
from laboratorium.danish import Nearest, count_words, fold, slugify

HEADINGS = (
    "Udfordringen",
    "Stedet",
    "Hvad vi prøvede",
    "Hvad der skete",
    "Hvad andre kan bruge",
)
MOST_WORDS = 200

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


def check_safe(body: Body) -> Iterator[Problem]:
    """Yield what no body may hold: HTML, pictures, and links that are not links to pages."""
    if "<" in body.plain:
        for match in _HTML.finditer(body.plain):
            message = "HTML kan ikke bruges i teksten. Skriv almindelig Markdown."
            if match.group() == "<!--":
                message = "Kommentaren, der begynder her, slutter ikke. Skriv --> efter den."
            yield error(body.path, body.position(match.start()), "html", message)
    for heading in body.headings:
        if not heading.text:
            message = "Her står # uden en overskrift. Skriv den efter tegnet, eller slet linjen."
            yield error(body.path, body.position(heading.start), "heading-empty", message)
    for link in body.links:
        scheme = None
        if ":" in link.target or "&" in link.target:
            whole = f"{link.target}#{link.fragment}"
            scheme = _SCHEME.match(re.sub(r"\s", "", unescape(whole)))
        if link.is_image:
            message = (
                "Billeder i teksten bliver ikke vist. Skriv billedet under »images« øverst i filen."
            )
            yield error(body.path, body.position(link.start), "image-in-body", message)
        elif scheme and scheme.group().lower() not in {"http:", "https:", "mailto:"}:
            message = "Et link kan kun begynde med https:// eller http://. Ret adressen."
            yield error(body.path, body.position(link.start), "link-scheme", message)
        elif not link.target and not link.fragment:
            message = "Linket har ingen adresse. Skriv den i parentesen, eller slet linket."
            yield error(body.path, body.position(link.start), "link-empty", message)


def check_case(body: Body) -> Iterator[Problem]:
    """Yield what is wrong with a case's headings: exactly the five, once each, in their order."""
    expected = {fold(heading): heading for heading in HEADINGS}
    seen: list[str] = []
    meant: set[str | None] = set()
    for heading in body.headings:
        if heading.level == 1:
            message = f"Overskriften »{quote(heading.text)}« har ét #. Skriv ## foran den."
            yield error(body.path, body.position(heading.start), "heading-level", message)
        if heading.level != 2 or not heading.text:
            continue
        known = expected.get(fold(heading.text))
        if known is None:
            near = Nearest(other for other in HEADINGS if other not in seen).find(heading.text)
            meant.add(near)
            yield _unknown_heading(body, heading, near)
        elif known in seen:
            message = f"Overskriften »{known}« står her to gange. Saml teksten under den første."
            yield error(body.path, body.position(heading.start), "heading-repeated", message)
        else:
            if known != heading.text:
                message = f"Overskriften skal skrives »{known}«."
                yield error(body.path, body.position(heading.start), "heading-spelling", message)
            yield from _check_order(body, heading, known, seen)
            seen.append(known)
    for missing in (other for other in HEADINGS if other not in seen and other not in meant):
        message = f"Overskriften »{missing}« mangler. Skriv linjen »## {missing}« og tekst under."
        end = len(body.plain.rstrip())
        yield error(body.path, body.position(end), "heading-missing", message)
    yield from _check_sections(body)


def _unknown_heading(body: Body, heading: Heading, near: str | None) -> Problem:
    hint = f"Mente du »{near}«?" if near else "Brug ### til overskrifter inde i et afsnit."
    message = f"Overskriften »{quote(heading.text)}« er ikke en af de fem. {hint}"
    return error(body.path, body.position(heading.start), "heading-unknown", message)


def _check_order(body: Body, heading: Heading, known: str, seen: list[str]) -> Iterator[Problem]:
    later = [other for other in seen if HEADINGS.index(other) > HEADINGS.index(known)]
    if later:
        message = f"»{known}« skal stå før »{later[0]}«. Flyt afsnittet op."
        yield error(body.path, body.position(heading.start), "heading-order", message)


def _check_sections(body: Body) -> Iterator[Problem]:
    first = body.headings[0].start if body.headings else len(body.plain)
    if found := _NOT_SPACE.search(body.plain, 0, first):
        message = "Her står tekst før den første overskrift. Flyt den ind under en overskrift."
        yield advice(body.path, body.position(found.start()), "text-before-heading", message)
    sections = [heading for heading in body.headings if heading.level <= 2]
    ends = [heading.start for heading in sections[1:]] + [len(body.plain)]
    for heading, end in zip(sections, ends, strict=False):
        if heading.level == 2 and not body.plain[heading.end : end].strip():
            message = f"Afsnittet »{quote(heading.text)}« er tomt. Skriv et par sætninger."
            yield advice(body.path, body.position(heading.start), "section-empty", message)


def check_learning_point(body: Body) -> Iterator[Problem]:
    """Yield what is wrong with the body of a learning point: headings, length, nothing there."""
    for heading in body.headings:
        message = "En læringspointe har ingen overskrifter. Skriv almindelige afsnit."
        yield error(body.path, body.position(heading.start), "heading-in-learning-point", message)
    count = words(body)
    start = Position(body.first_line, 1)
    if count > MOST_WORDS:
        message = (
            f"Læringspointen er på {count} ord, men må højst være på {MOST_WORDS}. "
            f"Skær {count - MOST_WORDS} ord væk."
        )
        yield error(body.path, start, "too-many-words", message)
    if not count:
        message = "Læringspointen har ingen tekst. Forklar den med et par sætninger."
        yield advice(body.path, start, "body-empty", message)


def check_prototype(body: Body) -> Iterator[Problem]:
    """Yield what is wrong with the body of a prototype."""
    for heading in body.headings:
        if heading.level == 1:
            message = f"Overskriften »{quote(heading.text)}« har ét #. Skriv ## foran den."
            yield error(body.path, body.position(heading.start), "heading-level", message)
    if not body.plain.strip():
        message = "Prototypen har ingen tekst. Skriv, hvad den er, og hvordan den virker."
        yield advice(body.path, Position(body.first_line, 1), "body-empty", message)


def anchors(body: Body) -> frozenset[str]:
    """Return the anchors that the headings get when the body is shown."""
    return frozenset(slugify(heading.text) or "afsnit" for heading in body.headings)
