"""The names of the cases, for the forms at /bidrag/."""

from __future__ import annotations

import json
from collections.abc import Iterator

from laboratorium.catalogue.whole import Catalogue

PATHS = ("data/bidrag-cases.json",)
"""Where the file lies on the site."""

Name = tuple[str, str, str, tuple[str, ...]]
"""A case's slug, title, place and Ps."""


def files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """The file: its path on the site and its bytes (UTF-8)."""
    rows = json.dumps(case_names(catalogue), ensure_ascii=False, separators=(",", ":"))
    yield PATHS[0], f"{rows}\n".encode()


def case_names(catalogue: Catalogue) -> tuple[Name, ...]:
    """What each case is called, in the catalogue's order."""
    return tuple(
        (
            case.slug,
            case.meta.title,
            f"{case.meta.place.name}, {catalogue.municipality(case).label}",
            case.meta.six_p,
        )
        for case in catalogue.cases
    )
