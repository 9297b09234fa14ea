"""Markdown from contributors, turned into harmless HTML.

Contributors' text is untrusted: raw HTML is shown as text instead of being obeyed, and what
Python-Markdown makes is passed through nh3's allow list as a second wall.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor

from laboratorium.base.danish import slugify
from laboratorium.reading.bare_addresses import linked
from laboratorium.reading.blocks import steady
from laboratorium.reading.bounds import MOST_SECONDS, time_limit
from laboratorium.reading.lists import Lists
from laboratorium.reading.numbering import Numbers

Link = Callable[[str], str]

TABLE_BOX = {"class": "scroll", "role": "region", "tabindex": "0"}
ALLOWED_TAGS = {
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "h2",
    "h3",
    "h4",
    "hr",
    "i",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}
ALLOWED_ATTRIBUTES = {
    "a": {"aria-label", "href", "title"},
    "div": {*TABLE_BOX, "aria-label"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "ol": {"start"},
    "td": {"class"},
    "th": {"class", "scope"},
}
NARROW_SPACE = "\u202f"
# What may stand before a heading's signs when it is in a list or a quote, the signs, and a line
# that may underline a heading.
HEADING_SIGNS = r"^[ \t>*+\-.\d]*+#{1,6}"
UNDERLINE = r"[ \t>]*+(?:=+|-+)[ \t]*$"
HEADING = re.compile(f"{HEADING_SIGNS}|^{UNDERLINE}", re.MULTILINE)
# Python-Markdown's inline patterns, by the mark that each begins with.
NEEDED = {
    **dict.fromkeys(("reference", "link", "short_reference"), "["),
    **dict.fromkeys(("autolink", "automail"), "<"),
    **{"backtick": "`", "escape": "\\", "entity": "&"},
}
MARKS = "".join(dict.fromkeys(NEEDED.values()))
_TAG = re.compile(r"</?([a-z]\w*)")
_EMPTY = {"br", "hr"}
# Of the elements within elements; what goes through them calls itself for each.
_MOST_DEPTH = 60
URL_SCHEMES = {"http", "https", "mailto"}


class _Links(Treeprocessor):
    """Send every link through the caller's `link`, and name source references."""

    link: Link = staticmethod(lambda href: href)

    def run(self, root: Element) -> None:
        for element in root.iter():
            _draw_references_near(element)
            if element.tag == "a":
                href = element.get("href", "")
                if _is_reference(element):
                    # The visible text is only the number.
                    element.set("aria-label", f"Kilde {href[7:]}")
                element.set("href", self.link(href))
            elif element.tag == "th":
                element.set("scope", "col")
            if element.tag in ("th", "td") and (style := element.attrib.pop("style", None)):
                element.set("class", style.replace("text-align: ", "align-").rstrip("; "))


def _is_reference(element: Element) -> bool:
    return element.tag == "a" and element.get("href", "").startswith("#kilde-")


def _draw_references_near(parent: Element) -> None:
    """Let a raised source number follow its word without a space: it must never begin a line."""
    before: Element | None = None
    for child in parent:
        if _is_reference(child):
            if before is None:
                parent.text = (parent.text or "").rstrip()
            else:
                tail = (before.tail or "").rstrip()
                before.tail = tail or (NARROW_SPACE if _is_reference(before) else "")
        before = child


class ScrollableTables(Extension):
    """Lay each table in a box that scrolls sideways and can be reached from the keyboard.

    For editors' pages too: `laboratorium.reading.markdown:ScrollableTables` in mkdocs.yml.
    """

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_TableBoxes(md), "table_boxes", 4)


class _TableBoxes(Treeprocessor):
    def run(self, root: Element) -> None:
        number = 0
        for parent in list(root.iter()):
            for at, table in enumerate(parent):
                if table.tag == "table" and parent.get("class") != "scroll":
                    number += 1
                    box = Element("div", TABLE_BOX | {"aria-label": f"Tabel {number}"})
                    box.tail, table.tail = table.tail, None
                    parent[at] = box
                    box.append(table)


class Untrusted(Extension):
    """Markdown that is obeyed as far as it is harmless."""

    def extendMarkdown(self, md: Markdown) -> None:
        steady(md)
        Numbers().extendMarkdown(md)
        Lists().extendMarkdown(md)
        # Without these two, Python-Markdown escapes raw HTML instead of passing it on.
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        # Pictures come from the `images` list, where each has its description, credit and basis.
        md.inlinePatterns.deregister("image_link")
        md.inlinePatterns.deregister("image_reference")
        md.inlinePatterns.deregister("short_image_ref")
        # Line breaks in the HTML that nobody sees.
        md.treeprocessors.deregister("prettify")
        md.treeprocessors.register(_Links(md), "links", 5)


def heading_slug(text: str, separator: str) -> str:
    """A heading's `id`, the way Python-Markdown's `toc` extension asks for it: `Hvad vi prøvede` →
    `hvad-vi-proevede`.
    """
    return slugify(unescape(text)) or "afsnit"


def anchored() -> Extension:
    """What gives headings of level 2–4 their `id`."""
    return TocExtension(slugify=heading_slug, toc_depth="2-4", marker="")


@cache
def _converter(headings: bool, tables: bool, marks: str) -> tuple[Markdown, _Links]:
    """A converter with what the text needs: each part looks through the whole text, and each
    pattern through every piece of it. `marks` are those of ``MARKS`` that the text holds.
    """
    extensions: list[Extension | str] = ["sane_lists", Untrusted()]
    if headings:
        extensions.append(anchored())
    if tables:
        extensions += ["tables", ScrollableTables()]
    md = Markdown(extensions=extensions)
    for name, mark in NEEDED.items():
        if mark not in marks:
            md.inlinePatterns.deregister(name)
    links = md.treeprocessors["links"]
    assert isinstance(links, _Links)
    return md, links


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=ALLOWED_TAGS,
        attributes=ALLOWED_ATTRIBUTES,
        url_schemes=URL_SCHEMES,
        link_rel=None,
    )


def around_comments(text: str) -> Iterator[tuple[int, str]]:
    """The pieces of a text between its comments, each with where it begins; a comment that is
    never closed is none.
    """
    seen = 0
    while (start := text.find("<!--", seen)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        yield seen, text[seen:start]
        seen = end + 3
    yield seen, text[seen:]


def render(text: str, link: Link | None = None) -> str:
    """Turn untrusted Markdown into HTML.

    `text` is CommonMark-like Markdown with tables. `link` maps each link target as written to the
    one to publish; without it targets stand as written. Headings h2–h4 get an `id` from their
    Danish text. HTML comments are left out, other raw HTML comes out as visible text; only http(s),
    mailto and relative links stay. A web address by itself is a link.
    """
    text = "".join(piece for _, piece in around_comments(text))
    marks = "".join(mark for mark in MARKS if mark in text)
    md, links = _converter(bool(HEADING.search(text)), "|" in text, marks)
    links.link = link or str
    md.reset()
    return linked(_cleaner().clean(md.convert(text)), links.link)


def can_draw(text: str) -> bool:
    """Whether ``render`` can draw a text, in the time it may take and however deep in a program."""
    try:
        with time_limit(MOST_SECONDS):
            html = render(text)
    except Exception:  # An engine that gives up may raise anything.
        # What it was in the middle of, it would go on with in the next text.
        _converter.cache_clear()
        return False
    return _depth(html) <= _MOST_DEPTH


def _depth(html: str) -> int:
    deepest = depth = 0
    for tag in _TAG.finditer(html):
        depth += -1 if tag[0].startswith("</") else tag[1] not in _EMPTY
        deepest = max(deepest, depth)
    return deepest
