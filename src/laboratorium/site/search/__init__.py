"""Full-text search: what the reader's browser needs to answer a query, written at build.

The reader's browser does the searching (`docs/assets/js/search/`). It fetches one small file of
facts, then only the pieces of the index that hold the query's words, then the texts of the results
it shows. So a first search stays small however many cases there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from laboratorium.base.memory import Memory
from laboratorium.base.runs import Run, Runs
from laboratorium.base.shelf import Kept
from laboratorium.catalogue.whole import Catalogue
from laboratorium.site.search import index
from laboratorium.site.search.index import Piece, Share
from laboratorium.site.search.records import Maker, makers

FOLDER = index.FOLDER
FACTS = index.FACTS
__all__ = ["FACTS", "FOLDER", "PATHS", "Maker", "files", "found"]
PATHS: tuple[str, ...] = ()
"""Pages link to none of the files."""


def found(catalogue: Catalogue, memory: Memory) -> Runs[Maker]:
    """What makes each record that can be found."""
    return Runs.of(memory, "search", tuple(makers(catalogue)))


def files(found: Runs[Maker]) -> Iterator[tuple[str, bytes | Kept]]:
    """Every file of the index: its path on the site and its bytes.

    What each record gives to it is remembered.
    """
    shares: list[Share] = []
    number = 0
    for run, share, pieces in found.answers(_pieces, Share.of):
        shares.append(share)
        for text in _texts(run, share, pieces):
            yield index.text_file(number), text
            number += 1
    with found.memory.book("search") as book:
        yield from index.files_of(shares, book)


def _pieces(makers: Sequence[Maker]) -> Iterator[Piece]:
    return map(_piece, makers)


def _piece(make: Maker) -> Piece:
    return Piece.of(make())


def _texts(run: Run[Maker], share: Share, pieces: Sequence[Piece]) -> Iterator[bytes | Kept]:
    """The text files of a run; those that were made before are not made again."""
    if pieces:
        return (piece.text for piece in pieces)
    return (
        Kept(name, partial(_text, make)) for name, make in zip(share.texts, run.items, strict=True)
    )


def _text(make: Maker) -> bytes:
    return index.text_of(make())
