"""Full-text search: what the reader's browser needs to answer a query, written at build.

The reader's browser does the searching (`docs/assets/js/search/`). It fetches one small file of
facts, then only the pieces of the index that hold the query's words, then the texts of the results
it shows. So a first search stays small however many cases there are.
"""

from __future__ import annotations

from collections.abc import Iterator

from laboratorium.catalogue.whole import Catalogue
from laboratorium.site.search import index
from laboratorium.site.search.records import records

FOLDER = index.FOLDER
FACTS = index.FACTS
PATHS: tuple[str, ...] = ()
"""Pages link to none of the files."""


def files(catalogue: Catalogue, _settings: object) -> Iterator[tuple[str, bytes]]:
    """Every file of the index: its path on the site and its bytes; called like the other makers."""
    return index.files(list(records(catalogue)))
