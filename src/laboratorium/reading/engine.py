"""What the Markdown engine itself finds in a text, and where in the text it stands.

The engine keeps no places. So each sign that may come to mean something is followed by a character
of its own, a mark, which the engine takes for any other and carries along.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import AMP_SUBSTITUTE, INLINE_PLACEHOLDER_PREFIX

from laboratorium.reading.markdown import HEADING_SIGNS, UNDERLINE, Untrusted, anchored

ANCHORED = range(2, 5)

_FIRST, _LAST = 0xF0000, 0xFFFFD
_MARK = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
# The signs of a heading, the first letter of a line that is underlined, what may be a link or HTML.
_SIGNS = re.compile(
    rf"{HEADING_SIGNS}|^[^\w\n\[<]*+\w(?=[^\n]*\n{UNDERLINE})"
    r"|\[|<(?:[A-Za-z][A-Za-z0-9+.-]*+://)?",
    re.MULTILINE,
)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--")
_PICTURE = re.compile(r"!\[(?:[^\[\]\n]++|\[[^\[\]\n]*+\])*+\][(\[]")
_HEADING = re.compile(r"h[1-6]")
_ESCAPED = UnescapeTreeprocessor()
# From each sign the engine may read on to the end of the block, and it looks anew at what is left
# of a block for each line that is something else than a paragraph.
_EFFORT = re.compile(r"[\[(`<*_\\&>\n]|[-+.] ")
_MOST_EFFORT = 10_000_000


class Heading(NamedTuple):
    """A heading: its level (1–6), its text as written, the anchor that its page gives it (empty
    but for levels 2–4), where it begins and ends, and whether it is inside a list or a quote.
    """

    level: int
    text: str
    anchor: str
    start: int
    end: int
    is_nested: bool = False


class Link(NamedTuple):
    """A link; ``target`` as written, without its fragment. ``start`` is where it stands, or where
    the definition stands that it refers to. A picture has neither text nor target.
    """

    text: str
    target: str
    fragment: str
    start: int
    is_image: bool = False


class Found(NamedTuple):
    """What stands in a text, in order; ``tags`` are the places where HTML begins outside code."""

    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    tags: tuple[int, ...] = ()


class TangledError(ValueError):
    """The engine would take very long over a text, or lose its way in it."""


class _References(dict[str, tuple[str, str]]):
    """Definitions by name, without marks; the definition's own mark leads its address."""

    def __setitem__(self, name: str, value: tuple[str, str]) -> None:
        super().__setitem__(_MARK.sub("", name), (name[:1] + value[0], value[1]))

    def __getitem__(self, name: str) -> tuple[str, str]:
        return super().__getitem__(_MARK.sub("", name))

    def __contains__(self, name: object) -> bool:
        return super().__contains__(_MARK.sub("", str(name)))


@cache
def _converter(for_editors: bool) -> Markdown:
    more = ["admonition", "attr_list"] if for_editors else []
    md = Markdown(extensions=["sane_lists", "tables", Untrusted(), anchored(), *more])
    md.references = _References()
    return md


def find(text: str, for_editors: bool = False) -> Found:
    """What the engine finds in a text without comments; raises ``TangledError``.

    `for_editors` says that a heading may give itself an id.
    """
    effort = sum(len(block) * len(_EFFORT.findall(block)) for block in text.split("\n\n"))
    if effort > _MOST_EFFORT:
        raise TangledError
    marked, places = _marked(text)
    md = _converter(for_editors)
    md.reset()
    lines, root = marked.split("\n"), Element("div")
    try:
        for step in md.preprocessors:
            lines = step.run(lines)
        md.parser.parseChunk(root, "\n".join(lines))
        elements = [element for element in root.iter() if _HEADING.fullmatch(element.tag)]
        headings = _headings(elements, set(root), text, places)
        md.treeprocessors["inline"].run(root)
        links, tags = _inline(root, text, places)
        for name in ("attr_list", "links", "toc"):
            if name in md.treeprocessors:
                md.treeprocessors[name].run(root)
    except RecursionError as fault:
        _converter.cache_clear()
        raise TangledError from fault
    ids = [one.get("id", "") if int(one.tag[1]) in ANCHORED else "" for one in elements]
    anchored = zip(headings, ids, strict=True)
    return Found(tuple(heading._replace(anchor=id) for heading, id in anchored), links, tags)


def _marked(text: str) -> tuple[str, dict[str, int]]:
    """The text with a mark behind each sign, and where the sign of each mark begins; of a heading
    that is underlined, where its line begins.
    """
    places: dict[str, int] = {}

    def mark(found: re.Match[str]) -> str:
        sign = found.group()
        own = chr(min(_FIRST + len(places), _LAST))
        places[own] = found.start() + (len(sign.rstrip("#")) if sign[-1] == "#" else 0)
        return sign + own

    return _SIGNS.sub(mark, _MARK.sub("\ufffd", text)), places


def _headings(
    elements: list[Element], top: set[Element], text: str, places: dict[str, int]
) -> list[Heading]:
    """The headings yet without anchors; the elements lose their own marks."""
    found: list[Heading] = []
    for element in elements:
        written = element.text or ""
        marks = _MARK.findall(written)
        start = places[marks[0]] if marks else found[-1].end if found else 0
        end = text.find("\n", start)
        if text[start : start + 1] != "#":
            start, end = text.rfind("\n", 0, start) + 1, text.find("\n", end + 1)
        for own in marks:
            if text[places[own]] not in "[<":
                written = written.replace(own, "")
        element.text = written.strip()
        said, end = _MARK.sub("", element.text), end if end >= 0 else len(text)
        found.append(Heading(int(element.tag[1]), said, "", start, end, element not in top))
    return found


def _inline(
    root: Element, text: str, places: dict[str, int]
) -> tuple[tuple[Link, ...], tuple[int, ...]]:
    """The links and pictures, and where HTML begins; all marks are taken away."""
    links: list[Link] = []
    seen: set[int] = set()
    for element in root.iter():
        if element.tag == "a":
            label, address = map(_decoded, ("".join(element.itertext()), element.get("href", "")))
            own = address[:1] if text[places.get(address[:1], 0)] == "[" else ""
            at = places[own if own in places else _MARK.findall(label)[0]]
            target, _, fragment = _MARK.sub("", address).partition("#")
            links.append(Link(_MARK.sub("", label), target, fragment, at))
        shown = (element.tail or "") + ("" if element.tag == "code" else element.text or "")
        if INLINE_PLACEHOLDER_PREFIX[1:] in shown:
            raise TangledError  # Python-Markdown 3.11 loses links among unpaired signs of emphasis.
        seen.update(map(places.__getitem__, _MARK.findall(shown)))
        for part in ("text", "tail"):
            setattr(element, part, _MARK.sub("", _decoded(getattr(element, part) or "")))
    for at in seen:
        if text[at] == "[" and at and _PICTURE.match(text, at - 1):
            links.append(Link("", "", "", at - 1, is_image=True))
    tags = sorted(at for at in seen if _TAG.match(text, at))
    return tuple(sorted(links, key=lambda link: link.start)), tuple(tags)


def _decoded(text: str) -> str:
    """The text without the engine's codes for escaped signs and for addresses that robots seek."""
    text = unescape(text.replace(AMP_SUBSTITUTE, "&")) if AMP_SUBSTITUTE in text else text
    return _ESCAPED.unescape(text)
