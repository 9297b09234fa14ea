"""The pages that editors write under docs/: what the catalogue adds to each kind of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from laboratorium.base import addresses
from laboratorium.base.moment import format_span
from laboratorium.base.settings import Settings
from laboratorium.catalogue.network import Network
from laboratorium.catalogue.playbook import playbook
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.exhibitions import EXHIBITION
from laboratorium.model.kinds import PAGES
from laboratorium.model.page import Page
from laboratorium.model.pages import LAB, MEETING, ORGANISATION
from laboratorium.model.playbook import CHAPTER
from laboratorium.model.records import PageRecord
from laboratorium.model.vocabulary import Term, Vocabulary
from laboratorium.podcast.publication import Publication
from laboratorium.reading.markdown import render
from laboratorium.site import open_data
from laboratorium.site.figures.mark import wheel
from laboratorium.site.open_data.guide import guide
from laboratorium.site.pages import contribution, english, podcast
from laboratorium.site.pages import playbook as book_pages
from laboratorium.site.pages.cards import Cards, CaseCard
from laboratorium.site.pages.episode_cards import EpisodeCard
from laboratorium.site.pages.exhibitions import exhibition_view
from laboratorium.site.pages.facets import TermLink, term_links
from laboratorium.site.pages.facts import Fact, facts
from laboratorium.site.pages.model import HOME, Crumb, SitePage, View, late
from laboratorium.site.pages.network import gathering_view, organisation_view
from laboratorium.site.pages.network_page import network_view

NEWEST = 3
WRITTEN = tuple(kind for kind in PAGES if kind is not CHAPTER)
"""The kinds of which each page is an editor's own; a chapter is drawn by the library."""


@dataclass(frozen=True)
class HomeView:
    lead: str
    wheel: str
    questions: tuple[TermLink, ...]
    newest: tuple[CaseCard, ...]
    cases: int
    learning_points: int
    prototypes: int
    municipalities: int
    episode: EpisodeCard | None
    """The newest that can be heard."""


@dataclass(frozen=True)
class PageView:
    """`contact` says whether the page shows where the editors can be written to."""

    lead: str
    contact: bool


@dataclass(frozen=True)
class DataView:
    """`guide` explains every field of the open data; it is harmless HTML."""

    lead: str
    guide: str


@dataclass(frozen=True)
class ListedPage:
    """A page in a folder's index: an exhibition, a lab, an organisation or a meeting."""

    title: str
    description: str
    address: str
    date: str
    six_p: tuple[Term, ...]


@dataclass(frozen=True)
class IndexView:
    """`groups` are years with their pages, the newest first; one without a name where the pages of
    a kind belong to no year.
    """

    lead: str
    groups: tuple[tuple[str, tuple[ListedPage, ...]], ...]


@dataclass(frozen=True)
class TypedView:
    """A page of a kind with nothing to add: its facets as facts, and its fields."""

    lead: str
    facts: tuple[Fact, ...]
    meta: Page


def pages(
    network: Network,
    cards: Cards,
    settings: Settings,
    publication: Publication | None,
    cache: Path,
) -> Iterator[SitePage]:
    catalogue, content = network.catalogue, network.catalogue.content
    book = playbook(catalogue)
    titles = {page.uri: page.meta.title for page in content.pages}
    listings = {
        f"{kind.folder.removeprefix('docs/')}/index.md": content.typed.get(kind.key, ())[
            :: -1 if kind.newest_first else 1
        ]
        for kind in WRITTEN
    }
    for page in content.pages:
        if page.uri == "index.md":
            yield _page(
                page,
                "home.html",
                partial(_home_view, page, catalogue, cards),
                titles,
                catalogue.updated,
            )
        elif page.uri == "podcast/index.md" and publication:
            shown = partial(podcast.show_view, page, publication)
            yield _page(page, "episodes.html", shown, titles)
        elif page.uri == contribution.URI:
            yield _page(page, "contribution.html", partial(contribution.view, page), titles)
            yield from contribution.pages(page.meta.title)
        elif page.uri == "data/index.md":
            yield _page(page, "data.html", partial(_data_view, page), titles)
        elif page.uri == english.URI:
            said = partial(english.view, page, catalogue, settings.url)
            yield _page(page, "english.html", late(partial(_now, said)), titles)
        elif page.uri == "netvaerk/index.md":
            view = late(partial(_now, partial(network_view, page, network, settings)))
            yield _page(page, "network.html", view, titles)
        elif page.uri == book_pages.URI and book:
            listed = partial(book_pages.contents_view, page, book, settings, cache)
            yield _page(page, "playbook.html", listed, titles, book.updated)
        elif page.uri in listings:
            yield _page(
                page,
                "folder.html",
                partial(_index_view, page, listings[page.uri], catalogue.vocabularies.six_p),
                titles,
            )
        else:
            yield _page(page, "page.html", partial(_page_view, page), titles)
    yield from book_pages.pages(catalogue, settings, titles.get(book_pages.URI, CHAPTER.plural))
    for kind in WRITTEN:
        for page in content.typed.get(kind.key, ()):
            made: View
            if kind.key in _NETWORK:
                made = late(partial(_now, partial(_NETWORK[kind.key], page, network, cards)))
            elif kind.key in _VIEWS:
                made = partial(_VIEWS[kind.key], page, catalogue, cards)
            else:
                made = partial(_typed_view, page)
            yield _page(page, kind.page, made, titles)


def _page(
    page: PageRecord[Any],
    template: str,
    view: View,
    titles: dict[str, str],
    updated: Any = None,
) -> SitePage:
    return SitePage(
        address=addresses.document(page.uri),
        title=page.meta.title,
        description=page.meta.description,
        template=template,
        view=view,
        trail=tuple(_trail(page.uri, titles)),
        source=page.path,
        document=page.uri,
        updated=page.meta.updated or updated,
    )


def _trail(uri: str, titles: dict[str, str]) -> Iterator[Crumb]:
    """The home page and the index of the page's folder, as far as they exist and are not the page
    itself.
    """
    if uri == "index.md":
        return
    yield HOME
    index = f"{uri.partition('/')[0]}/index.md"
    if uri != index and index in titles:
        yield Crumb(titles[index], addresses.document(index))


def _home_view(page: PageRecord[Any], catalogue: Catalogue, cards: Cards) -> HomeView:
    questions = term_links(catalogue, "six_p")
    petals = [
        (
            link.term.key,
            link.term.label,
            link.held,
            link.address,
        )
        for link in questions
    ]
    return HomeView(
        lead=page.meta.lead or "",
        wheel=wheel(petals),
        questions=questions,
        newest=tuple(cards.case(case) for case in catalogue.cases[:NEWEST]),
        cases=len(catalogue.cases),
        learning_points=len(catalogue.learning_points),
        prototypes=len(catalogue.prototypes),
        municipalities=len(catalogue.facets.get("municipalities", {})),
        episode=next(iter(cards.episodes(catalogue.episodes[:1])), None),
    )


def _page_view(page: PageRecord[Any]) -> PageView:
    return PageView(page.meta.lead or "", page.meta.contact)


def _data_view(page: PageRecord[Any]) -> DataView:
    return DataView(
        page.meta.lead or "", render(guide(open_data.TABLES)).replace('"Tabel ', '"Felter ')
    )


def _index_view(
    page: PageRecord[Any], listed: tuple[PageRecord[Any], ...], ps: Vocabulary[Any]
) -> IndexView:
    years: dict[str, list[ListedPage]] = {}
    for item in listed:
        year = getattr(item.meta, "year", "")
        years.setdefault(str(year), []).append(_listed(item, ps))
    newest = sorted(years.items(), reverse=True)
    return IndexView(page.meta.lead or "", tuple((year, tuple(each)) for year, each in newest))


def _listed(page: PageRecord[Any], ps: Vocabulary[Any]) -> ListedPage:
    six_p = getattr(page.meta, "six_p", ())
    day = getattr(page.meta, "date", None)
    return ListedPage(
        title=page.meta.title,
        description=page.meta.description,
        address=addresses.document(page.uri),
        date=format_span(day, getattr(page.meta, "end", None)) if day else "",
        six_p=tuple(ps[key] for key in six_p),
    )


def _now(make: View) -> View:
    """What is made, so that the page is drawn again only when that is another."""
    return partial(_known, make())


def _known(made: object) -> object:
    return made


def _typed_view(page: PageRecord[Any]) -> TypedView:
    return TypedView(page.meta.lead or "", tuple(facts(page.meta)), page.meta)


_VIEWS: Mapping[str, Callable[[PageRecord[Any], Catalogue, Cards], object]] = {
    EXHIBITION.key: exhibition_view,
}
"""How the view of a kind of page is made, where it is more than what its fields say."""
_NETWORK: Mapping[str, Callable[[PageRecord[Any], Network, Cards], object]] = {
    LAB.key: gathering_view,
    ORGANISATION.key: organisation_view,
    MEETING.key: gathering_view,
}
"""The same of those that know who takes part and when they meet."""
