"""Templates that people fill in at their desks: where they lie, and when they are made.

What makes them takes long to load, and few builds need it.
"""

from __future__ import annotations

from collections.abc import Iterator

SPREADSHEET = "bidrag/skabeloner/case.xlsx"
DOCUMENT = "bidrag/skabeloner/case.docx"
PATHS = (SPREADSHEET, DOCUMENT)


def files() -> Iterator[tuple[str, bytes]]:
    """Both templates: the path on the site and the bytes, the same for the same models."""
    from laboratorium.site.contribution_documents import document, spreadsheet

    yield SPREADSHEET, spreadsheet()
    yield DOCUMENT, document()
