"""The JSON Schemas that editors check a contribution by."""

from __future__ import annotations

from collections.abc import Iterator

from laboratorium.base.settings import Settings
from laboratorium.intake.schema import text
from laboratorium.model.kinds import OFFERED

PATHS = tuple(f"data/schema/bidrag-{kind.offered.slug}.json" for kind in OFFERED if kind.offered)
"""Where the files lie on the site, in the order in which `files` makes them."""


def files(settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Every file: its path on the site and its bytes (UTF-8)."""
    for kind, path in zip(OFFERED, PATHS, strict=True):
        yield path, text(kind, settings.url + path).encode()
