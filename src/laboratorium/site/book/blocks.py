"""A chapter's text as the blocks that the page, the PDF and the e-book are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from laboratorium.base import addresses
from laboratorium.catalogue.playbook import Book, BookChapter, Note
from laboratorium.paper.text import shown
from laboratorium.reading.markdown import render

Node = str | dict[str, Any]
"""A text, or an element: ``t`` its tag, ``c`` its children, and what else is known of it."""
_SPACE = re.compile(r"[ \t\n\r]+")
_NOTE = "#kilde-"


@dataclass(frozen=True)
class Block:
    """One block of a chapter: harmless HTML, and the notes whose numbers are first met in it."""

    html: str
    notes: tuple[Note, ...]


def elements(chapter: BookChapter, root: str) -> list[Any]:
    """The blocks of a chapter as elements of HTML (lxml's); ``root`` is put before the address of
    each page that they link to.
    """
    from lxml import html  # A build that draws no chapter need not wait for it.

    link = partial(addresses.resolve, source=chapter.path, root=root)
    return [
        one
        for one in html.fragments_fromstring(render(chapter.text, link))
        if not isinstance(one, str)
    ]


def blocks(chapter: BookChapter, root: str) -> Iterator[Block]:
    """The blocks in order."""
    from lxml import html

    met: set[int] = set()
    for element in elements(chapter, root):
        new = [number for number in _numbers(element) if number not in met]
        met.update(new)
        element.tail = None
        notes = tuple(chapter.notes[number - 1] for number in dict.fromkeys(new))
        yield Block(html.tostring(element, encoding="unicode"), notes)


def inside(book: Book, root: str) -> dict[str, int]:
    """Where links from one chapter to another lead: each chapter's address under ``root``, and its
    number.
    """
    return {f"{root}{chapter.address}": chapter.number for chapter in book.chapters}


def nodes(chapter: BookChapter, root: str) -> list[Node]:
    """The blocks as plain data, with every text made fit for paper. A note's number is an element
    of its own: ``{"t": "note", "n": 3, "c": []}``.
    """
    return [_node(element) for element in elements(chapter, root)]


def _numbers(element: Any) -> Iterator[int]:
    for one in element.iter("a"):
        if (number := number_of(one)) is not None:
            yield number


def number_of(element: Any) -> int | None:
    """The number of the note that a link leads to; None for any other link."""
    number = (element.get("href") or "").removeprefix(_NOTE)
    return int(number) if number.isascii() and number.isdigit() else None


def _node(element: Any) -> Node:
    if element.tag == "a" and (number := number_of(element)) is not None:
        return {"t": "note", "n": number, "c": []}
    made: dict[str, Any] = {"t": element.tag, "c": list(_children(element))}
    if element.tag == "a":
        made["href"] = element.get("href") or ""
    if element.tag == "ol" and element.get("start"):
        made["start"] = int(element.get("start"))
    if element.tag in ("td", "th"):
        made["align"] = (element.get("class") or "").removeprefix("align-")
    return made


def _children(element: Any) -> Iterator[Node]:
    spaced = element.tag in ("ul", "ol", "table", "thead", "tbody", "tr", "blockquote", "dl")
    for text, kid in ((element.text, None), *((kid.tail, kid) for kid in element)):
        if kid is not None:
            yield _node(kid)
        if text and not (spaced and not text.strip()):
            said = shown(_SPACE.sub(" ", text) if element.tag not in ("pre", "code") else text)
            if said:
                yield said
