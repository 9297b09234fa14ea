"""What is missing, for editors: a box on each page in a preview, and one list of all content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from laboratorium.base import addresses
from laboratorium.base.danish import collation_key
from laboratorium.base.memory import Memory
from laboratorium.base.runs import Runs
from laboratorium.base.settings import Settings
from laboratorium.catalogue.completeness import TABLES, Record, meter, pieces, pieces_of
from laboratorium.catalogue.completeness.status import KINDS
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.kinds import EVERY
from laboratorium.model.records import CaseRecord, Content, EpisodeRecord
from laboratorium.site.pages.lacking_box import lacking
from laboratorium.site.pages.model import HOME, Crumb, SitePage

ADDRESS = f"{addresses.EDITORS}mangler/"
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


def pages(
    catalogue: Catalogue, settings: Settings, memory: Memory | None = None
) -> Iterator[SitePage]:
    """The list, for editors alone: no search engine is to find it."""
    guide = next(
        (page for page in catalogue.content.pages if page.uri == f"{addresses.EDITORS}index.md"),
        None,
    )
    trail = (HOME, Crumb(guide.meta.title, addresses.document(guide.uri))) if guide else (HOME,)
    yield SitePage(
        address=ADDRESS,
        title="Hvad mangler",
        description="Til redaktionen: hvad der mangler i cases, læringspointer, prototyper og "
        "podcastafsnit.",
        template="lacking.html",
        # A preview looks for what is missing when somebody asks for the list.
        view=partial(_late_view, catalogue, settings)
        if settings.preview
        else partial(view, needs(catalogue.content, memory or Memory()), settings),
        trail=trail,
        indexed=False,
    )


class Need(NamedTuple):
    """What one piece of content lacks: of each thing the word, and the sentence that says more.
    `done` of `total` things are there.
    """

    kind: str
    path: str
    title: str
    sorted_by: str
    done: int
    total: int
    says: str
    must: tuple[tuple[str, str], ...]
    should: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, kind: str, record: Record) -> Need:
        found, title = meter(record), record.meta.title
        must, should = (
            tuple((one.short, one.missing) for one in missing)
            for missing in (found.must, found.should)
        )
        told = (found.done, found.total, found.says, must, should)
        return cls(kind, record.path, title, collation_key(title), *told)

    @property
    def key(self) -> tuple[int, float, int, str, str]:
        """What cannot be published first, then what is least filled in; else as a Dane sorts."""
        share = self.done / self.total if self.total else 1.0
        return -len(self.must), share, -len(self.should), self.sorted_by, self.path


class Needs(NamedTuple):
    """How many pieces of each kind there are, how many of them lack nothing, and the neediest."""

    counts: Mapping[str, int]
    whole: Mapping[str, int]
    needy: tuple[Need, ...]

    @classmethod
    def of(cls, record: CaseRecord | EpisodeRecord) -> Needs:
        """Those of a case and of what lies in it, or of an episode."""
        found = [
            Need.of(kind, piece)
            for kind, piece in pieces_of(record)
            if getattr(piece, "withdrawn", None) is None
        ]
        needy = tuple(one for one in found if one.must or one.should)
        whole = Counter(one.kind for one in found if not (one.must or one.should))
        return cls(Counter(one.kind for one in found), whole, needy)

    @classmethod
    def together(cls, some: Iterable[Needs]) -> Needs:
        counts, whole = Counter[str](), Counter[str]()
        needy: list[Need] = []
        for one in some:
            counts.update(one.counts)
            whole.update(one.whole)
            needy += one.needy
        shown = sorted(needy, key=lambda one: one.key)[:MOST_SHOWN]
        return cls(counts, whole, tuple(shown))


def needs(content: Content, memory: Memory) -> Runs[CaseRecord | EpisodeRecord]:
    """What is asked whether it lacks anything."""
    return Runs.of(memory, "needs", (*content.cases, *content.episodes))


def _late_view(catalogue: Catalogue, settings: Settings) -> LackingView:
    return view(needs(catalogue.content, Memory()), settings)


def view(records: Runs[CaseRecord | EpisodeRecord], settings: Settings) -> LackingView:
    found = Needs.together(whole for _, whole, _ in records.answers(_needs, Needs.together))
    return LackingView(
        sums=tuple(
            KindSum(kind.plural, found.whole.get(kind.key, 0), found.counts[kind.key])
            for kind in EVERY
            if kind.key in TABLES and found.counts.get(kind.key)
        ),
        rows=tuple(_row(one, settings.edit_url) for one in found.needy),
        needy=sum(found.counts.values()) - sum(found.whole.values()),
        meanings=tuple(_meanings(found.needy)),
    )


def _needs(records: Iterable[CaseRecord | EpisodeRecord]) -> Iterator[Needs]:
    return map(Needs.of, records)


def _row(need: Need, edit_url: Callable[[str], str]) -> Row:
    return Row(
        kind=KINDS[need.kind],
        title=need.title,
        address=addresses.of_source(need.path) or "",
        edit=edit_url(need.path),
        done=need.done,
        total=need.total,
        says=need.says,
        must=tuple(word for word, _ in need.must),
        should=tuple(word for word, _ in need.should),
    )


def _meanings(needy: Iterable[Need]) -> Iterator[Meaning]:
    said: dict[str, dict[str, None]] = {}
    for found in needy:
        for word, missing in (*found.must, *found.should):
            said.setdefault(word, {})[missing] = None
    for word in sorted(said, key=collation_key):
        yield Meaning(word, tuple(said[word]))
