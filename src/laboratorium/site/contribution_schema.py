"""What programs need to write a contribution: the JSON Schemas that editors check by, and the names
of the cases for the form at /bidrag/.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.intake.schema import text
from laboratorium.model.kinds import OFFERED

CASES = "data/bidrag-cases.json"
PATHS = (
    *(f"data/schema/bidrag-{kind.offered.slug}.json" for kind in OFFERED if kind.offered),
    CASES,
)
"""Where the files lie on the site, in the order in which `files` makes them."""


def files(catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Every file: its path on the site and its bytes (UTF-8)."""
    for kind, path in zip(OFFERED, PATHS, strict=False):
        yield path, text(kind, settings.url + path).encode()
    rows = json.dumps(case_names(catalogue), ensure_ascii=False, separators=(",", ":"))
    yield CASES, f"{rows}\n".encode()


def case_names(catalogue: Catalogue) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Each case's slug, title, place and Ps, in the catalogue's order."""
    return [
        (
            case.slug,
            case.meta.title,
            f"{case.meta.place.name}, {catalogue.municipality(case).label}",
            case.meta.six_p,
        )
        for case in catalogue.cases
    ]
