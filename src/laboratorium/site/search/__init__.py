"""Full-text search: what the reader's browser needs to answer a query, written at build.

The reader's browser does the searching (`docs/assets/js/search/`). It fetches one small file of
facts, then only the pieces of the index that hold the query's words, then the texts of the results
it shows. So a first search stays small however many cases there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from laboratorium.base.fingerprint import Fingerprints
from laboratorium.base.memory import Memory
from laboratorium.catalogue.whole import Catalogue
from laboratorium.site.search import index
from laboratorium.site.search.model import Record
from laboratorium.site.search.records import makers

FOLDER = index.FOLDER
FACTS = index.FACTS
PATHS: tuple[str, ...] = ()
"""Pages link to none of the files."""


def files(catalogue: Catalogue, memory: Memory | None = None) -> Iterator[tuple[str, bytes]]:
    """Every file of the index: its path on the site and its bytes.

    What each record gives to it is remembered.
    """
    prints = Fingerprints()
    with (memory or Memory()).book("search") as book:
        pieces = (book.ask(prints.of(make), partial(_piece, make)) for make in makers(catalogue))
        yield from index.files_of(pieces)


def _piece(make: Callable[[], Record]) -> index.Piece:
    return index.Piece.of(make())
