"""What the laboratory has produced, as numbers that lead to what they count; what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from laboratorium.base import addresses
from laboratorium.base.danish import collation_key, format_number
from laboratorium.catalogue.measured import measured
from laboratorium.catalogue.told import told
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.mapping import MAPPING
from laboratorium.site.facet_index import facet_index
from laboratorium.site.figures.svg import Svg, element
from laboratorium.site.pages import mapped
from laboratorium.site.pages import measured as measured_pages
from laboratorium.site.pages import told as told_pages
from laboratorium.site.pages.facets import TermLink, term_links
from laboratorium.site.pages.model import SitePage, View, late

ADDRESS = "tal/"
_BY_CASE = {"six_p": "P", "sdg": "verdensmål", "challenges": "udfordring", "fields": "fagområde"}
_BY_POINT = {"levels": "niveau", "phases": "fase", "learning_kinds": "type"}
_GAPS = {
    "six_p": "P’er uden en case",
    "challenges": "Udfordringer uden en case",
    "fields": "Fagområder uden en case",
    "sdg": "Verdensmål uden en case",
}


@dataclass(frozen=True)
class Count:
    """A number of things, what it is of, and the page that lists them."""

    label: str
    address: str
    count: int


@dataclass(frozen=True)
class Counts:
    """A table of numbers; ``many`` is what they count. ``note`` says what must be known of them."""

    key: str
    title: str
    many: str
    rows: tuple[Count, ...]
    note: str = ""

    @property
    def bars(self) -> tuple[tuple[Count, Svg], ...]:
        """Each row with its bar; the longest is the largest of this table."""
        most = max((row.count for row in self.rows), default=0)
        return tuple((row, bar(row.count, most)) for row in self.rows)


@dataclass(frozen=True)
class Gap:
    """What nothing is written of yet: ``labels`` are the terms of one vocabulary."""

    title: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class NumbersView:
    whole: tuple[Count, ...]
    tables: tuple[Counts, ...]
    gaps: tuple[Gap, ...]
    municipalities: tuple[int, int]
    """How many have a case, and how many there are."""


def bar(count: int, most: int) -> Svg:
    """A bar that adorns a number beside it: hidden from assistive technology."""
    width = 100 * count / most if most else 0
    return element(
        "svg",
        element("rect", width=width, height=10),
        class_="count-bar",
        viewBox="0 0 100 10",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )


def pages(catalogue: Catalogue) -> Iterator[SitePage]:
    yield SitePage(
        address=ADDRESS,
        title="Tal",
        description="Hvad laboratoriet har samlet, i tal: cases, læringspointer, prototyper, "
        "målinger og fortællinger, og det, der mangler endnu.",
        template="numbers.html",
        view=late(partial(_view, catalogue)),
        updated=catalogue.updated,
    )


def _view(catalogue: Catalogue) -> View:
    return partial(
        NumbersView,
        tuple(_whole(catalogue)),
        tuple(_tables(catalogue)),
        tuple(_gaps(catalogue)),
        (len(_carried(catalogue, "municipalities")), len(term_links(catalogue, "municipalities"))),
    )


def _whole(catalogue: Catalogue) -> Iterator[Count]:
    values = sum(len(measured(case)) for case in catalogue.cases)
    mappings = sum(MAPPING.key in case.tables for case in catalogue.cases)
    stories = sum(len(told(case)) for case in catalogue.cases)
    stages = addresses.vocabulary(catalogue.vocabularies.stages.slug)
    for count, address, one, many in (
        (len(catalogue.cases), "cases/", "case", "cases"),
        (len(catalogue.learning_points), "laeringspointer/", "læringspointe", "læringspointer"),
        (len(catalogue.prototypes), stages, "prototype", "prototyper"),
        (values, measured_pages.ADDRESS, "måling", "målinger"),
        (mappings, mapped.ADDRESS, "kortlægning", "kortlægninger"),
        (stories, told_pages.ADDRESS, "fortælling", "fortællinger"),
    ):
        yield Count(one if count == 1 else many, address, count)
    if catalogue.episodes:
        yield Count("podcastafsnit", addresses.EPISODES, len(catalogue.episodes))


def _carried(catalogue: Catalogue, name: str) -> list[TermLink]:
    return [link for link in term_links(catalogue, name) if link.cases]


def _tables(catalogue: Catalogue) -> Iterator[Counts]:
    for name, one in _BY_CASE.items():
        rows = (
            Count(link.term.title, link.address, link.cases) for link in term_links(catalogue, name)
        )
        note = "En case kan høre til flere." if catalogue.cases else ""
        yield Counts(name, f"Cases efter {one}", "Cases", _filled(rows), note)
    index = facet_index(catalogue)
    titles = {"region": "Cases efter region", "aar": "Cases efter det år, de begyndte"}
    for facet in index.facets:
        if facet.key in titles:
            rows = (
                Count(term.label, f"cases/?{facet.key}={term.slug}", term.cases)
                for term in facet.terms
            )
            yield Counts(facet.key, titles[facet.key], "Cases", tuple(rows))
    places = sorted(
        _carried(catalogue, "municipalities"),
        key=lambda link: (-link.cases, collation_key(link.term.label)),
    )
    rows = (Count(link.term.label, link.address, link.cases) for link in places)
    yield Counts("municipalities", "Cases efter kommune", "Cases", tuple(rows))
    for name, one in _BY_POINT.items():
        rows = (
            Count(link.term.label, link.address, link.learning_points)
            for link in term_links(catalogue, name)
        )
        yield Counts(name, f"Læringspointer efter {one}", "Pointer", _filled(rows))


def _filled(rows: Iterable[Count]) -> tuple[Count, ...]:
    return tuple(row for row in rows if row.count)


def _gaps(catalogue: Catalogue) -> Iterator[Gap]:
    for name, title in _GAPS.items():
        labels = [link.term.title for link in term_links(catalogue, name) if not link.cases]
        if labels:
            yield Gap(title, tuple(labels))
    yield from _without(catalogue)


def _without(catalogue: Catalogue) -> Sequence[Gap]:
    """What the cases themselves lack, as numbers of them."""
    cases = catalogue.cases
    pairs = sum(not any(len(one.points) > 1 for one in measured(case)) for case in cases)
    maps = sum(MAPPING.key not in case.tables for case in cases)
    silent = sum(not told(case) for case in cases)
    lacking = [
        (pairs, "et tal både før og efter"),
        (maps, "en kortlægning"),
        (silent, "fortællinger"),
    ]
    labels = tuple(
        f"{format_number(count)} {'case' if count == 1 else 'cases'} uden {what}"
        for count, what in lacking
        if count
    )
    return (Gap("I casene", labels),) if labels else ()
