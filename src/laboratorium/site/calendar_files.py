"""The calendar's files on the site."""

from __future__ import annotations

from collections.abc import Iterator

from laboratorium.base.settings import Settings
from laboratorium.calendar import events
from laboratorium.catalogue.whole import Catalogue

PATHS = (events.PATH,)


def files(catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """The whole calendar, and a file beside each page that stands in it."""
    yield from events.files(catalogue.content, settings)
