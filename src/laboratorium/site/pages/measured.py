"""What cases have measured: on the page of each, and all of it in one list with filters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from laboratorium.base import addresses
from laboratorium.base.danish import format_date, format_number
from laboratorium.catalogue.measured import Measured, Point, measured
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.partial_date import PartialDate
from laboratorium.model.vocabulary import Term, Vocabularies, Vocabulary
from laboratorium.site.figures.bars import before_after
from laboratorium.site.figures.series import Dot, over_time
from laboratorium.site.pages.model import Part, SitePage, View, late, parts

ADDRESS = "maalinger/"
PER_PAGE = 250
UNDATED = "uden dato"


@dataclass(frozen=True)
class ValueView:
    """A value as it is written: ``between`` are the numbers that it lies between."""

    name: str
    value: str
    date: str
    between: str
    source: int | None
    said: str
    note: str


@dataclass(frozen=True)
class MeasuredView:
    """One indicator on the page of its case. ``is_pair`` is a number before and one after; a
    single number without bounds has no figure.
    """

    measured: Measured
    level: Term | None
    unit: str
    values: tuple[ValueView, ...]
    is_pair: bool

    @property
    def figure(self) -> str:
        return _figure(self.measured, self.values, self.is_pair)

    @property
    def last(self) -> ValueView:
        return self.values[-1]

    @property
    def first(self) -> ValueView:
        return self.values[0]

    @property
    def dates(self) -> tuple[str, ...]:
        return tuple(value.date for value in self.values)

    @property
    def columns(self) -> dict[str, bool]:
        """Which columns its table needs beside date and value."""
        told = {name: any(getattr(v, name) for v in self.values) for name in ("between", "note")}
        return told | {"source": any(v.source or v.said for v in self.values)}


def views(found: Iterable[Measured], words: Vocabularies) -> Iterator[MeasuredView]:
    """What is shown of each."""
    for one in found:
        is_pair = len(one.points) == 2 and not one.is_uncertain
        names = ("Før", "Efter") if is_pair else ("",) * len(one.points)
        values = tuple(map(partial(_value, one), names, one.points))
        level = words.levels[one.level] if one.level else None
        unit = one.amount(one.points[-1].value).partition("\u00a0")[2]
        yield MeasuredView(one, level, unit, values, is_pair)


def _value(one: Measured, name: str, point: Point) -> ValueView:
    between = ""
    if point.low is not None and point.high is not None:
        between = f"{format_number(point.low)}–{format_number(point.high)}"
    when = format_date(point.date) if point.date else UNDATED
    return ValueView(
        *(name, format_number(point.value), when, between, point.source, point.said, point.note)
    )


def _figure(one: Measured, values: Sequence[ValueView], is_pair: bool) -> str:
    if is_pair:
        before, after = (
            (point.value, value.date) for point, value in zip(one.points, values, strict=True)
        )
        return before_after(one.indicator, one.unit, before, after, prefix=one.anchor)
    if len(values) == 1 and not one.is_uncertain:
        return ""
    # Only rows of a file make a series, and each of those has its date.
    dots = [
        _dot(one, point, point.date, value)
        for point, value in zip(one.points, values, strict=True)
        if point.date
    ]
    return over_time(one.indicator, one.unit, dots, one.anchor)


def _dot(one: Measured, point: Point, when: PartialDate, value: ValueView) -> Dot:
    said = one.amount(point.value) + (f" ({value.between})" if value.between else "")
    bounds = (None if end is None else float(end) for end in (point.low, point.high))
    return Dot(_middle(when), _short(when), float(point.value), said, value.value, *bounds)


def _middle(when: PartialDate) -> date:
    return date.fromordinal((when.first.toordinal() + when.last.toordinal()) // 2)


def _short(when: PartialDate) -> str:
    """A date with room under an axis: ``2013``, ``okt. 2013`` or ``1. okt. 2013``."""
    *day, month, year = ["", *format_date(when).split()] if when.month else ["", "", str(when.year)]
    return " ".join(filter(None, (*day, f"{month[:3]}." if len(month) > 4 else month, year)))


@dataclass(frozen=True)
class ListedMeasured:
    """One indicator in the list of all. ``change`` is the value, or the first and the last with an
    arrow between them; so is ``when``. The keys of terms are what the filters ask for.
    """

    indicator: str
    address: str
    change: str
    unit: str
    when: str
    level: str
    case_title: str
    level_key: str
    unit_key: str
    goals: str
    six_p: str


@dataclass(frozen=True)
class Filter:
    """One filter over the list: its name in the address, its Danish name, and the terms that any of
    the measurements has.
    """

    name: str
    title: str
    terms: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class MeasuredListView:
    part: Part[ListedMeasured]
    cases: int
    filters: tuple[Filter, ...]


def pages(catalogue: Catalogue) -> Iterator[SitePage]:
    found = [one for case in catalogue.cases for one in measured(case)]
    cases = len({one.case.slug for one in found})
    for shown in parts(found, PER_PAGE, ADDRESS):
        yield SitePage(
            address=shown.own_address,
            title=shown.numbered_title("Målinger"),
            description=f"{shown.total} målinger fra casene: hvad der er målt, før og efter eller "
            f"år for år{f' (side {shown.number} af {shown.pages})' if shown.number > 1 else ''}.",
            template="measured.html",
            view=late(partial(_list_view, shown, found, cases, catalogue.vocabularies)),
            updated=catalogue.updated,
        )


def _list_view(
    part: Part[Measured], found: Sequence[Measured], cases: int, words: Vocabularies
) -> View:
    return partial(
        MeasuredListView,
        part.of(_listed(one, words) for one in part.items),
        cases,
        tuple(_filters(found, words)) if part.number == 1 else (),
    )


def _listed(one: Measured, words: Vocabularies) -> ListedMeasured:
    (view,) = views([one], words)
    meta = one.case.meta
    return ListedMeasured(
        indicator=one.indicator,
        address=f"{addresses.case_page(one.case.slug)}#{one.anchor}",
        change=_from_to(view.first.value, view.last.value, len(view.values)),
        unit=view.unit,
        when=_from_to(view.first.date, view.last.date, len(set(view.dates))),
        level=view.level.label if view.level else "Ikke oplyst",
        case_title=meta.title,
        level_key=one.level,
        unit_key=one.unit_key or "other",
        goals=" ".join(_goals(one)),
        six_p=" ".join(meta.six_p),
    )


def _from_to(first: str, last: str, count: int) -> str:
    return f"{first} → {last}" if count > 1 else last


def _goals(one: Measured) -> list[str]:
    return list(dict.fromkeys(goal.partition(".")[0] for goal in one.case.meta.sdg))


def _filters(found: Sequence[Measured], words: Vocabularies) -> Iterator[Filter]:
    levels = {one.level for one in found}
    yield Filter("niveau", "Niveau", _terms(words.levels, levels))
    yield Filter("p", "P", _terms(words.six_p, {p for one in found for p in one.case.meta.six_p}))
    goals = {goal for one in found for goal in _goals(one)}
    numbered = tuple((key, f"{key}. {label}") for key, label in _terms(words.sdg, goals))
    yield Filter("maal", "Verdensmål", numbered)
    units = _terms(words.units, {one.unit_key for one in found})
    other = (("other", "Andre enheder"),) if any(not one.unit_key for one in found) else ()
    yield Filter("enhed", "Enhed", (*units, *other))


def _terms(words: Vocabulary[Any], keys: set[str]) -> tuple[tuple[str, str], ...]:
    return tuple((term.key, term.label) for term in words if term.key in keys)
