"""The page of a reader's own collection of cases; a script fills it in the reader's browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from laboratorium.catalogue.whole import Catalogue
from laboratorium.site.pages.model import SitePage


@dataclass(frozen=True)
class CollectionView:
    cases: int
    """How many there are to collect from."""


def pages(catalogue: Catalogue) -> Iterator[SitePage]:
    """The one page. It is not for search engines: without a collection it is empty."""
    yield SitePage(
        address="samling/",
        title="Min samling",
        description="De cases, du har samlet: læs og print dem samlet, sammenlign dem, og hent dem "
        "som CSV eller JSON.",
        template="samling.html",
        view=partial(CollectionView, len(catalogue.cases)),
        indexed=False,
    )
