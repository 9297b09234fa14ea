"""Every page of the site, in an order that never changes for the same content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from laboratorium.base import addresses
from laboratorium.base.late import Late
from laboratorium.base.memory import Memory
from laboratorium.base.once import once
from laboratorium.base.paths import case_file
from laboratorium.base.settings import Settings
from laboratorium.catalogue.network import Network
from laboratorium.catalogue.related import Nearest, Related, related
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.records import CaseRecord
from laboratorium.podcast.publication import Publication
from laboratorium.site.pages import (
    case,
    collection,
    documents,
    english,
    episodes,
    exhibitions,
    facets,
    lacking,
    listings,
    mapped,
    measured,
    numbers,
    parts,
    podcast,
    preparation,
    reused,
    search,
    told,
)
from laboratorium.site.pages.cards import Cards
from laboratorium.site.pages.model import Crumb, SitePage


def site_pages(
    catalogue: Catalogue,
    settings: Settings,
    workers: int = 1,
    publication: Publication | None = None,
    memory: Memory | None = None,
    cache: Path = Path(".cache"),
) -> Iterator[SitePage]:
    """All pages: those that editors write under docs/, then those made from the catalogue, then
    redirects. Up to `workers` processes find out which cases are related; nothing depends on it,
    nor on what `memory` holds or `cache`, a folder for the files that take long.
    Without a `publication` there is no podcast. In a preview pages tell editors what they lack.
    """
    every = _pages(catalogue, settings, workers, publication, memory, cache)
    pages = english.paired(every, catalogue)
    yield from lacking.with_boxes(pages, catalogue, settings) if settings.preview else pages


def _pages(
    catalogue: Catalogue,
    settings: Settings,
    workers: int,
    publication: Publication | None,
    memory: Memory | None,
    cache: Path,
) -> Iterator[SitePage]:
    cards = Cards(catalogue, publication)
    network = Network(catalogue)
    yield from documents.pages(network, cards, settings, publication, cache)
    yield from english.pages(catalogue, settings.url)
    yield from preparation.pages(network, cards, settings)
    yield from listings.pages(catalogue, cards)
    yield from measured.pages(catalogue)
    yield from mapped.pages(catalogue)
    yield from told.pages(catalogue)
    yield from numbers.pages(catalogue)
    # Once for all cases, before the first of them is drawn: those who draw share the answer.
    find = partial(Nearest, catalogue) if settings.preview else partial(related, catalogue, workers)
    nearest = Late(partial(find, memory))
    for record in catalogue.cases:
        yield case.page(record, partial(_given, record, catalogue, cards, settings, nearest))
    yield from exhibitions.prototype_pages(catalogue, cards, settings)
    yield from parts.pages(catalogue, cards)
    yield from reused.pages(catalogue, cards)
    if publication:
        yield from podcast.pages(publication)
        yield from episodes.pages(publication, cards)
    yield from facets.pages(catalogue, cards)
    yield from collection.pages(catalogue)
    yield from search.pages(catalogue)
    yield from lacking.pages(catalogue, settings, memory)
    yield from redirects(catalogue)


def _given(
    record: CaseRecord,
    catalogue: Catalogue,
    cards: Cards,
    settings: Settings,
    nearest: Late[Mapping[str, tuple[Related, ...]]],
) -> case.Given:
    return case.given(record, catalogue, cards, settings, nearest.found[record.slug])


def redirects(catalogue: Catalogue) -> Iterator[SitePage]:
    """A page at every address that a case or one of its prototypes had under a former slug."""
    for record in catalogue.cases:
        for slug in record.meta.former_slugs:
            yield _redirect(
                addresses.case_page(slug), addresses.case_page(record.slug), record.meta.title
            )
            for prototype in record.prototypes:
                yield _redirect(
                    addresses.prototype(slug, prototype.slug),
                    addresses.prototype(record.slug, prototype.slug),
                    prototype.meta.title,
                )


def _redirect(old: str, new: str, title: str) -> SitePage:
    return SitePage(
        address=old,
        title=f"{title} (flyttet)",
        description=f"Siden er flyttet til {new}",
        template="redirect.html",
        view=partial(Crumb, title, new),
        indexed=False,
    )


@once
def pictures(catalogue: Catalogue) -> tuple[str, ...]:
    """The pictures that pages show, each once, relative to the project's root; they keep that path
    on the site.
    """
    return tuple(path for record in catalogue.cases for path in _pictures_of(record))


@once
def _pictures_of(record: CaseRecord) -> tuple[str, ...]:
    shown = {image.file for image in record.meta.images}
    held = (part for parts in record.parts.values() for part in parts)
    shown |= {image.file for part in held for image in getattr(part.meta, "images", ())}
    return tuple(case_file(record.slug, file) for file in sorted(shown))
