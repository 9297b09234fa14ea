"""What is missing, for editors: a box on each page in a preview, and one list of all content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from laboratorium.base import addresses
from laboratorium.base.danish import collation_key
from laboratorium.base.settings import Settings
from laboratorium.catalogue.completeness import TABLES, Meter, Record, meter, pieces
from laboratorium.catalogue.completeness.status import KINDS
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.kinds import EVERY
from laboratorium.site.pages.lacking_box import lacking
from laboratorium.site.pages.model import HOME, Crumb, SitePage

ADDRESS = "redaktion/mangler/"
MOST_SHOWN = 200


@dataclass(frozen=True)
class Row:
    """One piece of content: `must` and `should` are what is missing, in a word or two each."""

    kind: str
    title: str
    address: str
    edit: str
    done: int
    total: int
    says: str
    must: tuple[str, ...]
    should: tuple[str, ...]


@dataclass(frozen=True)
class KindSum:
    """How many pieces of a kind there are, and how many of them lack nothing."""

    title: str
    whole: int
    count: int


@dataclass(frozen=True)
class Meaning:
    """What a word in the table asks for; several kinds may use one word differently."""

    word: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class LackingView:
    """The neediest first; `needy` counts all that lack something, also those that are left out."""

    sums: tuple[KindSum, ...]
    rows: tuple[Row, ...]
    needy: int
    meanings: tuple[Meaning, ...]


def with_boxes(
    pages: Iterable[SitePage], catalogue: Catalogue, settings: Settings
) -> Iterator[SitePage]:
    """The same pages; those of cases, prototypes and episodes say what is missing, and those of
    what is not out that it is not.
    """
    records = {
        record.path: record
        for kind, record in pieces(catalogue.content)
        if kind != "learning-point"
    }
    waiting = {one.path: one.says for one in catalogue.content.withheld}
    for page in pages:
        record = records.get(page.source or "")
        told = partial(lacking, record, settings.edit_url) if record else None
        waits = waiting.get(page.source or "", "")
        yield replace(page, lacks=told, waits=waits) if told or waits else page


def pages(catalogue: Catalogue, settings: Settings) -> Iterator[SitePage]:
    """The list, for editors alone: no search engine is to find it."""
    guide = next(
        (page for page in catalogue.content.pages if page.uri == "redaktion/index.md"), None
    )
    trail = (HOME, Crumb(guide.meta.title, addresses.document(guide.uri))) if guide else (HOME,)
    yield SitePage(
        address=ADDRESS,
        title="Hvad mangler",
        description="Til redaktionen: hvad der mangler i cases, læringspointer, prototyper og "
        "podcastafsnit.",
        template="lacking.html",
        view=partial(view, catalogue, settings),
        trail=trail,
        indexed=False,
    )


def view(catalogue: Catalogue, settings: Settings) -> LackingView:
    measured = [
        (kind, record, meter(record))
        for kind, record in pieces(catalogue.content)
        if not _is_withdrawn(record)
    ]
    needy = [(kind, record, found) for kind, record, found in measured if found.missing]
    needy.sort(key=lambda one: _need(one[1], one[2]))
    shown = needy[:MOST_SHOWN]
    sums = (
        KindSum(
            title,
            sum(not found.missing for own, _, found in measured if own == kind),
            sum(own == kind for own, _, _ in measured),
        )
        for kind, title in ((kind.key, kind.plural) for kind in EVERY if kind.key in TABLES)
    )
    return LackingView(
        sums=tuple(one for one in sums if one.count),
        rows=tuple(_row(kind, record, found, settings.edit_url) for kind, record, found in shown),
        needy=len(needy),
        meanings=tuple(_meanings(found for _, _, found in shown)),
    )


def _is_withdrawn(record: Record) -> bool:
    return getattr(record, "withdrawn", None) is not None


def _need(record: Record, found: Meter) -> tuple[int, float, int, str, str]:
    """What cannot be published first, then what is least filled in; the rest as a Dane sorts."""
    title = collation_key(record.meta.title)
    return -len(found.must), found.share, -len(found.should), title, record.path


def _row(kind: str, record: Record, found: Meter, edit_url: Callable[[str], str]) -> Row:
    return Row(
        kind=KINDS[kind],
        title=record.meta.title,
        address=addresses.of_source(record.path) or "",
        edit=edit_url(record.path),
        done=found.done,
        total=found.total,
        says=found.says,
        must=tuple(one.short for one in found.must),
        should=tuple(one.short for one in found.should),
    )


def _meanings(meters: Iterable[Meter]) -> Iterator[Meaning]:
    said: dict[str, dict[str, None]] = {}
    for found in meters:
        for one in found.missing:
            said.setdefault(one.short, {})[one.missing] = None
    for word in sorted(said, key=collation_key):
        yield Meaning(word, tuple(said[word]))
