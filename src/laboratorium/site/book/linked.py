"""JSON-LD (schema.org) of the playbook: a book, its chapters and its files."""

from __future__ import annotations

from typing import Any

from laboratorium.base.addresses import PLAYBOOK
from laboratorium.base.settings import Settings
from laboratorium.catalogue.playbook import Book, BookChapter
from laboratorium.site.book.saying import DESCRIPTION, TITLE
from laboratorium.site.book.taken import EPUB, PDF

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def book(book: Book, settings: Settings) -> dict[str, Any]:
    """The `Book`; its files are its `encoding`."""
    return {
        "@context": "https://schema.org",
        "@type": "Book",
        "@id": settings.canonical(PLAYBOOK),
        "name": TITLE,
        "description": DESCRIPTION,
        "inLanguage": "da",
        "dateModified": book.updated.isoformat(),
        "license": LICENCE,
        "publisher": {"@type": "Organization", "name": settings.name},
        "hasPart": [
            {
                "@type": "Chapter",
                "@id": settings.canonical(one.address),
                "name": one.title,
                "position": one.number,
            }
            for one in book.chapters
        ],
        "encoding": [
            {
                "@type": "MediaObject",
                "contentUrl": settings.canonical(path),
                "encodingFormat": media_type,
            }
            for path, media_type in ((PDF, "application/pdf"), (EPUB, "application/epub+zip"))
        ],
    }


def chapter(chapter: BookChapter, url: str) -> dict[str, Any]:
    """The `Chapter`, with what it refers to as its `citation`; `url` is the site's address."""
    return {
        "@context": "https://schema.org",
        "@type": "Chapter",
        "@id": f"{url}{chapter.address}",
        "name": chapter.title,
        "description": chapter.description,
        "position": chapter.number,
        "inLanguage": "da",
        "dateModified": chapter.updated.isoformat(),
        "license": LICENCE,
        "isPartOf": {"@type": "Book", "@id": f"{url}{PLAYBOOK}", "name": TITLE},
        "citation": [
            {"@type": "CreativeWork", "name": note.title, "url": f"{url}{note.address}"}
            for note in chapter.notes
        ],
    }
