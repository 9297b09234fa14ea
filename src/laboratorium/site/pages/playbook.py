"""The playbook's pages: contents, a page a chapter, the points that no chapter refers to, and what
a reader puts together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from laboratorium.base import addresses
from laboratorium.base.settings import Settings
from laboratorium.catalogue.playbook import (
    Book,
    BookChapter,
    ByLevel,
    ByP,
    Line,
    Link,
    Uncited,
    playbook,
)
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.page import Page
from laboratorium.model.records import PageRecord
from laboratorium.model.vocabulary import SixP, Term
from laboratorium.site import linked_data
from laboratorium.site.book import linked
from laboratorium.site.book.blocks import Block, blocks
from laboratorium.site.book.saying import COMMON, kicker
from laboratorium.site.book.taken import EPUB, PDF, sizes
from laboratorium.site.pages.episode_cards import format_size
from laboratorium.site.pages.model import HOME, Crumb, Part, SitePage, View, late, parts
from laboratorium.site.point_index import ADDRESS, Choice, point_index

URI = f"{addresses.PLAYBOOK}index.md"
"""The page that editors write and that the chapters are listed on."""
MINE = f"{addresses.PLAYBOOK}min/"
PER_PAGE = 200
"""So many points that no chapter refers to stand on a page."""


@dataclass(frozen=True)
class ListedChapter:
    number: int
    title: str
    description: str
    address: str
    levels: tuple[Term, ...]
    notes: int


@dataclass(frozen=True)
class PhaseGroup:
    """The chapters of a phase, or those of none."""

    title: str
    chapters: tuple[ListedChapter, ...]


@dataclass(frozen=True)
class Download:
    title: str
    address: str
    media_type: str
    size: str


@dataclass(frozen=True)
class ContentsView:
    lead: str
    contact: bool
    groups: tuple[PhaseGroup, ...]
    uncited: tuple[tuple[str, str, int], ...]
    """Of the points that no chapter refers to: their phase, its page's address, how many."""
    downloads: tuple[Download, ...]
    mine: str
    json_ld: str


@dataclass(frozen=True)
class ChapterView:
    """`steps` are all chapters in reading order, as (title, address)."""

    chapter: BookChapter
    kicker: str
    blocks: tuple[Block, ...]
    steps: tuple[Link, ...]
    previous: Link | None
    next: Link | None
    json_ld: str


@dataclass(frozen=True)
class UncitedView:
    phase: Term
    count: int
    levels: tuple[ByLevel, ...]
    part: Part[Line]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True)
class MineView:
    """`choices` are what learning points are chosen by, and `index` is where the points are."""

    chapters: tuple[BookChapter, ...]
    phases: tuple[Term, ...]
    choices: tuple[Choice, ...]
    index: str


def contents_view(page: PageRecord[Page], book: Book, settings: Settings, cache: Path) -> object:
    """What the page of contents shows."""
    groups: dict[str, list[ListedChapter]] = {}
    for one in book.chapters:
        phase = one.phase.label if one.phase else COMMON
        listed = ListedChapter(
            *(one.number, one.title, one.description, one.address, one.levels, len(one.notes))
        )
        groups.setdefault(phase, []).append(listed)
    known = sizes(book, settings, cache)
    downloads = (
        Download("PDF til print og læsning", PDF, "application/pdf", format_size(known[PDF])),
        Download("E-bog (EPUB)", EPUB, "application/epub+zip", format_size(known[EPUB])),
    )
    data = linked.book(book, settings)
    return ContentsView(
        lead=page.meta.lead or "",
        contact=page.meta.contact,
        groups=tuple(PhaseGroup(phase, tuple(found)) for phase, found in groups.items()),
        uncited=tuple((one.phase.label, one.address, one.count) for one in book.uncited),
        downloads=downloads,
        mine=MINE,
        json_ld=linked_data.script_json(data),
    )


def pages(catalogue: Catalogue, settings: Settings, title: str) -> Iterator[SitePage]:
    """Every page but the contents, whose prose is an editor's; `title` is what that is called."""
    book = playbook(catalogue)
    if book is None:
        return
    trail = (HOME, Crumb(title, addresses.PLAYBOOK))
    steps = tuple(Link(one.title, one.address) for one in book.chapters)
    rest = tuple(Link(one.title, one.address) for one in book.uncited)
    around = [None, *steps, *rest, None]
    for at, chapter in enumerate(book.chapters, start=1):
        near = (around[at - 1], around[at + 1])
        view = partial(_chapter_view, chapter, steps, *near, settings.url)
        yield SitePage(
            address=chapter.address,
            title=chapter.title,
            description=chapter.description,
            template="chapter.html",
            view=view,
            trail=trail,
            source=chapter.path,
            updated=chapter.updated,
        )
    for at, one in enumerate(book.uncited, start=1 + len(steps)):
        for part in parts(_lines(one), PER_PAGE, one.address):
            yield SitePage(
                address=part.own_address,
                title=part.numbered_title(one.title),
                description=f"Læringspointer fra fasen {one.phase.label}, som drejebogens kapitler "
                "ikke henviser til, efter niveau og P.",
                template="uncited.html",
                view=partial(_uncited_view, one, part, around[at - 1], around[at + 1]),
                trail=trail,
                updated=book.updated,
            )
    yield SitePage(
        address=MINE,
        title="Min drejebog",
        description="Sæt din egen drejebog sammen: en kommune, et P, en fase eller din samling, og "
        "print den.",
        template="my_playbook.html",
        view=late(partial(_mine, book.chapters, catalogue)),
        trail=trail,
        indexed=False,
    )


def _chapter_view(
    chapter: BookChapter,
    steps: tuple[Link, ...],
    previous: Link | None,
    following: Link | None,
    url: str,
) -> ChapterView:
    root = addresses.to_root(chapter.address)
    return ChapterView(
        chapter=chapter,
        kicker=kicker(chapter, len(steps)),
        blocks=tuple(blocks(chapter, root)),
        steps=steps,
        previous=previous,
        next=following,
        json_ld=linked_data.script_json(linked.chapter(chapter, url)),
    )


def _mine(chapters: tuple[BookChapter, ...], catalogue: Catalogue) -> View:
    phases, choices = tuple(catalogue.vocabularies.phases), point_index(catalogue).choices
    return partial(MineView, chapters, phases, choices, ADDRESS)


_Placed = tuple[Term, SixP, Line]


def _lines(one: Uncited) -> list[_Placed]:
    return [
        (level.term, group.term, line)
        for level in one.levels
        for group in level.groups
        for line in group.points
    ]


def _uncited_view(
    one: Uncited, part: Part[_Placed], previous: Link | None, following: Link | None
) -> UncitedView:
    """A page's share of the points, under its levels and Ps again."""
    levels: dict[str, tuple[Term, dict[str, tuple[SixP, list[Line]]]]] = {}
    for level, p, line in part.items:
        _, groups = levels.setdefault(level.key, (level, {}))
        groups.setdefault(p.key, (p, []))[1].append(line)
    found = tuple(
        ByLevel(level, tuple(ByP(p, tuple(lines)) for p, lines in groups.values()))
        for level, groups in levels.values()
    )
    shown = part.of(line for _, _, line in part.items)
    return UncitedView(one.phase, one.count, found, shown, previous, following)
