"""The playbook's files: made when something in it has changed, and else found where they lie."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from laboratorium.base.addresses import PLAYBOOK
from laboratorium.base.fingerprint import Fingerprints
from laboratorium.base.settings import Settings
from laboratorium.catalogue.playbook import Book
from laboratorium.podcast.kept import forget, kept, program

PDF, EPUB = f"{PLAYBOOK}drejebog.pdf", f"{PLAYBOOK}drejebog.epub"
PATHS = (PDF, EPUB)
"""Where the files lie on a site that has a playbook."""


def files(book: Book, settings: Settings, cache: Path) -> Iterator[tuple[str, bytes]]:
    """The PDF and the EPUB: their paths on the site and their bytes; ``cache`` is a folder that
    keeps them.
    """
    whole = Fingerprints().of(book, settings.name, settings.url, program())
    pack = cache / "playbook" / whole.hex()
    yield from list(kept(pack, partial(_made, book, settings)))
    forget(pack.parent, {pack.name})


def _made(book: Book, settings: Settings) -> Iterator[tuple[str, bytes]]:
    # What makes them takes a while to load, and they are seldom made.
    from laboratorium.site.book.bound import bound
    from laboratorium.site.book.printed import printed

    yield PDF, printed(book, settings)
    yield EPUB, bound(book, settings)


def sizes(book: Book, settings: Settings, cache: Path) -> dict[str, int]:
    """How many bytes each of the files has, by its path."""
    return {path: len(data) for path, data in files(book, settings, cache)}
