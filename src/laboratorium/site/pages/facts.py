"""What a record's facets say of it, as facts on its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from laboratorium.base import addresses
from laboratorium.model.facets import facets
from laboratorium.site.pages.model import Crumb


@dataclass(frozen=True)
class Fact:
    """One of the facts on a page: what it is called, and the terms it links to."""

    label: str
    links: tuple[Crumb, ...]


def facts(meta: BaseModel) -> Iterator[Fact]:
    """What a record's facets say of it, where they are shown among its facts."""
    for facet in facets(type(meta)):
        if facet.facet.fact and (terms := facet.terms(meta)):
            page = facet.words.slug
            links = (Crumb(term.label, addresses.term(page, term.slug)) for term in terms)
            yield Fact(facet.field.label, tuple(links))
