"""The search page; a script answers on it in the reader's browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from laboratorium.base import addresses
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.facets import topics
from laboratorium.site.pages.model import Crumb, SitePage

ADDRESS = "soeg/"


@dataclass(frozen=True)
class SearchView:
    topics: tuple[Crumb, ...]
    """Other ways in, for those who do not know what to write or cannot search."""


def pages(catalogue: Catalogue) -> Iterator[SitePage]:
    """The one page. Search engines have no use for it: without a query it is empty."""
    words = [catalogue.vocabularies[name] for name in topics()]
    ways = tuple(Crumb(each.title, addresses.vocabulary(each.slug)) for each in words)
    yield SitePage(
        address=ADDRESS,
        title="Søg",
        description="Søg i cases, læringspointer, prototyper, emner og sider.",
        template="soeg.html",
        view=partial(SearchView, ways),
        indexed=False,
    )
