"""Mappings: on the page of their case, in a list of all, and one that is made up as an example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from importlib import resources

from laboratorium.base import addresses
from laboratorium.base.danish import slugify
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.mapping import BOTH, MAPPING, MappedLink, MappedPart, Mapping
from laboratorium.model.records import CaseRecord
from laboratorium.model.vocabulary import Vocabularies
from laboratorium.reading.tables import take_apart
from laboratorium.reading.validate import validate
from laboratorium.site.figures.web import MANY, Box, Line, web
from laboratorium.site.pages.model import HOME, Crumb, SitePage, View, late

ADDRESS = "kortlaegninger/"
EXAMPLE = f"{ADDRESS}eksempel/"
_HIDDEN = "hidden_resource"
_COLUMNS = (
    ("actor", "Aktører"),
    ("place", "Steder"),
    ("resource", "Ressourcer"),
)
_TITLES = {"before": "Før", "after": "Efter", BOTH: "Kortlægningen"}


@dataclass(frozen=True)
class PartRow:
    """A part as a row: its name, what it is, when it was there, and what is said of it."""

    name: str
    kind: str
    when: str
    note: str


@dataclass(frozen=True)
class LinkRow:
    """A link as a row; ``number`` is what stands on its line in the figures."""

    number: int
    start: str
    end: str
    flows: str
    when: str
    source: int | None


@dataclass(frozen=True)
class MappingView:
    """A mapping: ``times`` are the keys of its figures, before and after where it tells of both."""

    mapping: Mapping
    parts: tuple[PartRow, ...]
    links: tuple[LinkRow, ...]
    prefix: str = "kort"

    @property
    def is_numbered(self) -> bool:
        """Whether the lines of its figures carry numbers."""
        return len(self.links) <= MANY

    @property
    def times(self) -> tuple[str, ...]:
        told = {part.when for part in self.mapping.parts}
        told |= {link.when for link in self.mapping.links}
        return ("before", "after") if told - {BOTH} else (BOTH,)

    @property
    def figures(self) -> tuple[tuple[str, str, str], ...]:
        """Key, title and SVG of each figure."""
        return tuple((time, _TITLES[time], _figure(self, time)) for time in self.times)

    @property
    def has_hidden(self) -> bool:
        return any(part.kind == _HIDDEN for part in self.mapping.parts)


def view_of(mapping: Mapping, words: Vocabularies) -> MappingView:
    """What is shown of a mapping."""
    kinds, times = words["mapping_kinds"], words["mapping_times"]
    parts = tuple(
        PartRow(part.name, kinds[part.kind].label, times[part.when].label, part.note or "")
        for part in mapping.parts
    )
    names = {slugify(part.name): part.name for part in mapping.parts}
    links = tuple(
        LinkRow(
            *(number, names[slugify(link.start)], names[slugify(link.end)], link.flows),
            *(times[link.when].label, link.source),
        )
        for number, link in enumerate(mapping.links, start=1)
    )
    return MappingView(mapping, parts, links)


def of_case(case: CaseRecord, words: Vocabularies) -> MappingView | None:
    """The mapping of a case, if it has one."""
    table = case.tables.get(MAPPING.key)
    return view_of(table.meta, words) if table else None


def _figure(view: MappingView, time: str) -> str:
    mapping = view.mapping
    used = {_column(part) for part in mapping.parts}
    columns = [(key, head) for key, head in _COLUMNS if key in used]
    places = {key: number for number, (key, _) in enumerate(columns)}
    numbers = {slugify(part.name): number for number, part in enumerate(mapping.parts)}
    boxes = [
        Box(
            part.name,
            places[_column(part)],
            hidden=part.kind == _HIDDEN,
            new=time == part.when == "after",
            shown=_is_there(part, time),
        )
        for part in mapping.parts
    ]
    lines = [
        Line(
            numbers[slugify(link.start)],
            numbers[slugify(link.end)],
            number,
            f"{link.start} – {link.end}: {link.flows.rstrip('.')}",
            new=time == link.when == "after",
            shown=_is_there(link, time),
        )
        for number, link in enumerate(mapping.links, start=1)
    ]
    heads = [head for _, head in columns]
    return web(_TITLES[time], heads, boxes, lines, f"{view.prefix}-{time}")


def _column(part: MappedPart) -> str:
    return "resource" if part.kind == _HIDDEN else part.kind


def _is_there(one: MappedPart | MappedLink, time: str) -> bool:
    return BOTH in (one.when, time) or one.when == time


@dataclass(frozen=True)
class ListedMapping:
    title: str
    address: str
    parts: int
    links: int


@dataclass(frozen=True)
class MappingListView:
    listed: tuple[ListedMapping, ...]
    example: str


@dataclass(frozen=True)
class ExampleView:
    mapping: MappingView


def pages(catalogue: Catalogue) -> Iterator[SitePage]:
    """The list of all mappings, and the example."""
    yield SitePage(
        address=ADDRESS,
        title="Kortlægninger",
        description="Hvem og hvad der er omkring casenes opgaver, og hvad der kom til.",
        template="mappings.html",
        view=late(partial(_list_view, catalogue)),
        updated=catalogue.updated,
    )
    yield SitePage(
        address=EXAMPLE,
        title="Eksempel på en kortlægning",
        description="Et opdigtet eksempel på en kortlægning af et boligområde, før og efter.",
        template="mapping_example.html",
        view=late(partial(_example_view, catalogue.vocabularies)),
        trail=(HOME, Crumb("Kortlægninger", ADDRESS)),
    )


def _list_view(catalogue: Catalogue) -> View:
    listed = (_listed(case) for case in catalogue.cases if MAPPING.key in case.tables)
    return partial(MappingListView, tuple(listed), EXAMPLE)


def _example_view(words: Vocabularies) -> View:
    return partial(ExampleView, view_of(example(), words))


def _listed(case: CaseRecord) -> ListedMapping:
    mapping: Mapping = case.tables[MAPPING.key].meta
    address = f"{addresses.case_page(case.slug)}#kortlaegning"
    return ListedMapping(case.meta.title, address, len(mapping.parts), len(mapping.links))


def example() -> Mapping:
    """The example that shows how a mapping is written; nothing in it is of a real place."""
    name = "mapping.yml"
    data = (resources.files("laboratorium.model") / "examples" / name).read_bytes()
    table, _ = take_apart(data, name, MAPPING)
    found, problems = validate(table, Mapping)
    assert found is not None, problems
    return found
