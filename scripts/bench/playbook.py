"""Time the playbook's files over made-up chapters that refer to a number of learning points.

    .venv/bin/python scripts bench.playbook           1,000 points
    .venv/bin/python scripts bench.playbook 2000      another number

Clock seconds: each file made from nothing, the engine's start with it, and both found again when
nothing has changed. The aims for 1,000 points on 2 processors: PDF 15 s, EPUB 3 s, 0 s again.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter

from bench.tables import Row, table
from laboratorium.base.settings import Settings
from laboratorium.catalogue.playbook import Book, BookChapter, Note
from laboratorium.model.vocabulary import vocabularies
from laboratorium.site.book import taken
from laboratorium.site.book.bound import bound
from laboratorium.site.book.printed import printed
from make.arguments import sizes_parser

SITE = Settings("Prøvedrejebogen", "https://laboratorium.example.org/")
_DAY = date(2026, 1, 1)
_IN_A_CHAPTER = 100


def chapter_of(number: int, references: int, at_once: int) -> BookChapter:
    """A made-up chapter of so many references, so many `at_once` in a paragraph."""
    notes = tuple(
        Note(at, "Læringspointe", f"Spørg naboen nummer {at}", "En case", f"cases/a/#lp-{at}")
        for at in range(1, references + 1)
    )
    said = [f"Sådan gjorde de i kommunen. [{at}](#kilde-{at})" for at in range(1, references + 1)]
    paragraphs = (" ".join(said[at : at + at_once]) for at in range(0, references, at_once))
    return BookChapter(
        *(number, f"k{number}", "docs/drejebog/k.md", f"Kapitel {number}", "Om noget.", ""),
        *(vocabularies().phases["anchoring"], (), (), (), _DAY),
        "\n\n".join(paragraphs),
        notes,
    )


def book_of(points: int) -> Book:
    """A made-up book that refers to about so many points, a hundred in each chapter."""
    chapters = range(1, max(1, points // _IN_A_CHAPTER) + 1)
    return Book(tuple(chapter_of(one, _IN_A_CHAPTER, 4) for one in chapters), (), _DAY)


def measured(points: int) -> Row:
    """The row of a book that refers to so many points."""
    book = book_of(points)
    with tempfile.TemporaryDirectory() as folder:
        kept = partial(taken.sizes, book, SITE, Path(folder))
        seconds = {
            "EPUB s": _took(lambda: bound(book, SITE)),
            "PDF s": _took(lambda: printed(book, SITE)),
            "both, kept s": _took(kept),
            "again s": _took(kept),
        }
    return {"points": f"{points:,}", **{name: f"{took:.2f}" for name, took in seconds.items()}}


def _took(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def main() -> None:
    """Print the table."""
    sizes = sizes_parser(__doc__, (1_000,)).parse_args().sizes
    print(table([measured(points) for points in sizes]))


if __name__ == "__main__":
    main()
