"""The playbook as an e-book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from importlib import resources
from typing import Any

from lxml import etree

from laboratorium.base.danish import format_date
from laboratorium.base.palette import LIGHT
from laboratorium.base.settings import Settings
from laboratorium.catalogue.playbook import Book, BookChapter, Note, Uncited
from laboratorium.paper.epub import EBook, Part, epub, text
from laboratorium.site.book.blocks import elements, inside, number_of
from laboratorium.site.book.saying import (
    DESCRIPTION,
    LEAD,
    LICENCE,
    MARK,
    TITLE,
    ended,
    facts,
    kicker,
)
from laboratorium.site.figures.mark import plain_mark

_SUMMARY = (
    "Bogen er tekst med overskrifter, indholdsfortegnelse og noter, der fører frem og tilbage. "
    "Det eneste billede er mærket på forsiden, og det har en tekst."
)

_OPS = "http://www.idpf.org/2007/ops"
_TYPE = f"{{{_OPS}}}type"
etree.register_namespace("epub", _OPS)


def bound(book: Book, settings: Settings) -> bytes:
    """The bytes of the EPUB: the same text as the PDF's."""
    style = (resources.files(__package__) / "book.css").read_text(encoding="utf-8")
    count = len(book.chapters)
    parts = [_title_page(book, settings)]
    parts += (_chapter(one, count, book, settings) for one in book.chapters)
    parts += (_uncited(one, settings) for one in book.uncited)
    return epub(
        EBook(
            identifier=settings.canonical("drejebog/"),
            title=TITLE,
            creator=settings.name,
            description=DESCRIPTION,
            rights=LICENCE,
            summary=_SUMMARY,
            contents="Indhold",
            written=datetime.combine(book.updated, time(12), UTC),
            parts=parts,
            style=style,
            pictures=[("mark.svg", plain_mark(240, 0, MARK, LIGHT).encode())],
        )
    )


def _title_page(book: Book, settings: Settings) -> Part:
    address = settings.canonical("drejebog/")
    body = (
        f'<section epub:type="titlepage"><img class="mark" src="mark.svg" alt="{text(MARK)}"/>\n'
        f'<h1>{text(TITLE)}</h1>\n<p class="lead">{text(LEAD)}</p>\n<p>{text(settings.name)}</p>\n'
        f'<p class="small">Udgaven fra {format_date(book.updated)}. '
        f'<a href="{text(address)}">{text(address)}</a></p>\n'
        f'<p class="small">{text(LICENCE)}</p></section>'
    )
    return Part("forside", "Forside", body, "frontmatter")


def _chapter(chapter: BookChapter, count: int, book: Book, settings: Settings) -> Part:
    ways = inside(book, settings.url)
    met: set[int] = set()
    body = "\n".join(_xhtml(element, ways, met) for element in elements(chapter, settings.url))
    pieces = [
        '<section epub:type="chapter" role="doc-chapter" aria-labelledby="_titel">',
        f'<p class="small">{text(kicker(chapter, count))}</p>',
        f'<h1 id="_titel">{text(chapter.title)}</h1>',
        f'<p class="lead">{text(chapter.lead)}</p>' if chapter.lead else "",
        f'<p class="small">{text(said)}</p>' if (said := facts(chapter)) else "",
        body,
        "</section>",
        _notes(chapter.notes, settings),
    ]
    return Part(
        f"kapitel-{chapter.number}", chapter.title, "\n".join(filter(None, pieces)), "bodymatter"
    )


def _xhtml(element: Any, ways: dict[str, int], met: set[int]) -> str:
    """A block as XHTML, with links between chapters kept inside the book."""
    element.tail = None
    for one in element.iter():
        if one.tag == "a":
            _link(one, ways, met)
        one.attrib.pop("tabindex", None)
    written: str = etree.tostring(element, encoding="unicode", method="xml")
    return written


def _link(element: Any, ways: dict[str, int], met: set[int]) -> None:
    if (number := number_of(element)) is not None:
        element.set(_TYPE, "noteref")
        element.set("role", "doc-noteref")
        if number not in met:
            met.add(number)
            element.set("id", f"_til-{number}")
        return
    address, hash_mark, fragment = (element.get("href") or "").partition("#")
    if chapter := ways.get(address):
        element.set("href", f"kapitel-{chapter}.xhtml{hash_mark}{fragment}")


def _notes(notes: tuple[Note, ...], settings: Settings) -> str:
    if not notes:
        return ""
    told = "\n".join(_note(note, settings) for note in notes)
    head = '<section epub:type="footnotes" aria-labelledby="_noter"><h2 id="_noter">Noter</h2>'
    return f"{head}\n{told}\n</section>"


def _note(note: Note, settings: Settings) -> str:
    address = text(settings.canonical(note.address))
    return (
        f'<aside epub:type="footnote" role="doc-footnote" id="kilde-{note.number}"><p>'
        f'<a href="#_til-{note.number}" role="doc-backlink">{note.number}</a> {text(note.what)}: '
        f'<a href="{address}">{text(ended(note.title))}</a> {text(ended(note.where))}</p></aside>'
    )


def _uncited(part: Uncited, settings: Settings) -> Part:
    body = "\n".join(_listed(part, settings))
    return Part(f"flere-{part.phase.slug}", part.title, body, "backmatter")


def _listed(part: Uncited, settings: Settings) -> Iterator[str]:
    yield '<section aria-labelledby="_titel">'
    yield '<p class="small">Pointer, som kapitlerne ikke henviser til</p>'
    yield f'<h1 id="_titel">{text(part.title)}</h1>'
    for level in part.levels:
        yield f"<h2>{text(level.term.label)}</h2>"
        for group in level.groups:
            yield f"<h3>{text(group.term.label)}</h3>\n<ul>"
            for point in group.points:
                address = text(settings.canonical(point.address))
                yield (
                    f'<li><a href="{address}">{text(point.title)}</a> '
                    f'<span class="small">{text(point.where)}</span></li>'
                )
            yield "</ul>"
    yield "</section>"
