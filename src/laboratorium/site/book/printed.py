"""The playbook as a PDF."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, time
from importlib import resources
from typing import Any

from laboratorium.base.danish import format_date
from laboratorium.base.palette import LIGHT, SIX_P
from laboratorium.base.settings import Settings
from laboratorium.catalogue.playbook import Book, BookChapter, Uncited
from laboratorium.paper.pdf import pdf
from laboratorium.paper.text import drawable, shown
from laboratorium.site.book.blocks import Node, inside, nodes
from laboratorium.site.book.saying import DESCRIPTION, LEAD, MARK, TITLE, ended, facts, kicker
from laboratorium.site.figures.mark import plain_mark


def printed(book: Book, settings: Settings) -> bytes:
    """The bytes of the PDF: cover, contents, chapters with notes, the points that are left."""
    source = (resources.files(__package__) / "playbook.typ").read_text(encoding="utf-8")
    written = datetime.combine(book.updated, time(12), UTC)
    files = {
        "book.json": json.dumps(_data(book, settings), ensure_ascii=False).encode(),
        "mark.svg": plain_mark(240, 0, MARK, LIGHT).encode(),
    }
    return pdf(source, files, written=written)


def _data(book: Book, settings: Settings) -> dict[str, Any]:
    return {
        "title": TITLE,
        "description": DESCRIPTION,
        "keywords": ["drejebog", "samskabelse", "aktionslæring", *SIX_P],
        "lead": shown(LEAD),
        "mark": MARK,
        "site": shown(settings.name),
        "said": f"Udgaven fra {format_date(book.updated)}",
        "url": settings.canonical("drejebog/"),
        "inside": inside(book, settings.url),
        "chapters": [_chapter(one, len(book.chapters), settings) for one in book.chapters],
        "uncited": [_uncited(one, settings) for one in book.uncited],
    }


def _chapter(chapter: BookChapter, count: int, settings: Settings) -> dict[str, Any]:
    return {
        "number": chapter.number,
        "kicker": shown(kicker(chapter, count)),
        "title": shown(chapter.title),
        "lead": shown(chapter.lead),
        "facts": shown(facts(chapter)),
        "body": _first_met(nodes(chapter, settings.url), set()),
        "notes": [
            {
                "what": shown(note.what),
                "title": shown(ended(note.title)),
                "where": shown(ended(note.where)),
                "url": drawable(settings.canonical(note.address)),
            }
            for note in chapter.notes
        ],
    }


def _first_met(found: list[Node], met: set[int]) -> list[Node]:
    """The same with each note marked that no one before it has shown."""
    for node in found:
        if isinstance(node, dict):
            if node["t"] == "note":
                node["first"] = node["n"] not in met
                met.add(node["n"])
            _first_met(node["c"], met)
    return found


def _uncited(part: Uncited, settings: Settings) -> Mapping[str, Any]:
    return {
        "title": shown(part.title),
        "levels": [
            {
                "title": shown(level.term.label),
                "groups": [
                    {
                        "title": shown(group.term.label),
                        "points": [
                            {
                                "title": shown(point.title),
                                "where": shown(point.where),
                                "url": settings.canonical(point.address),
                            }
                            for point in group.points
                        ],
                    }
                    for group in level.groups
                ],
            }
            for level in part.levels
        ],
    }
