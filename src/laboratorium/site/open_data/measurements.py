"""What the cases have measured as a table: a row for each value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from laboratorium.base.settings import Settings
from laboratorium.catalogue.measured import Measured, Point, measured
from laboratorium.model.measurements import MeasuredValue
from laboratorium.model.records import CaseRecord
from laboratorium.model.vocabulary import Municipality
from laboratorium.site.open_data.columns import Column, Table, ValueType
from laboratorium.site.open_data.declared import declared
from laboratorium.site.open_data.parts import CASE, InCase


@dataclass(frozen=True)
class ValueRow(InCase):
    measured: Measured
    point: Point
    number: int


def _records(
    case: CaseRecord, municipality: Municipality, settings: Settings
) -> Iterator[ValueRow]:
    for one in measured(case):
        for number, point in enumerate(one.points, start=1):
            yield ValueRow(case, municipality, settings, one, point, number)


def _source(row: ValueRow) -> str | None:
    """How the value is known, in words; a source of the case's by its title."""
    sources = row.case.meta.sources
    if row.point.source and row.point.source <= len(sources):
        return sources[row.point.source - 1].title
    return row.point.said or None


def _address(row: ValueRow) -> str | None:
    sources = row.case.meta.sources
    number = row.point.source
    return str(sources[number - 1].url) if number and number <= len(sources) else None


_INSTEAD: dict[str, tuple[Column[ValueRow], ...]] = {
    "indicator": (
        Column(
            "indicator", ValueType.TEXT, "Hvad der er målt.", lambda row: row.measured.indicator
        ),
    ),
    "date": (
        Column(
            "date",
            ValueType.PARTIAL_DATE,
            "Hvornår tallet gjaldt.",
            lambda row: row.point.date,
            True,
        ),
    ),
    "unit": (
        Column(
            "unit",
            ValueType.TEXT,
            "Nøglen for enheden, når den er en af ordlistens.",
            lambda row: row.measured.unit_key,
            True,
            vocabulary="units",
        ),
        Column(
            "unit_name", ValueType.TEXT, "Enheden på dansk.", lambda row: row.measured.unit, True
        ),
    ),
    "level": (
        Column(
            "level",
            ValueType.TEXT,
            "Nøglen for niveauet: hvem målingen handler om.",
            lambda row: row.measured.level,
            True,
            vocabulary="levels",
        ),
    ),
    "source": (
        Column(
            "source",
            ValueType.TEXT,
            "Kildens titel, eller hvordan tallet er kendt.",
            _source,
            True,
        ),
        Column("source_url", ValueType.ADDRESS, "Kildens adresse.", _address, True),
    ),
}

_COLUMNS: tuple[Column[ValueRow], ...] = (
    Column(
        "id",
        ValueType.TEXT,
        "Casens navn, målingens nummer i casen og tallets nummer i målingen med skråstreg imellem.",
        lambda row: f"{row.case.slug}/{row.measured.number}/{row.number}",
    ),
    Column(
        "url",
        ValueType.ADDRESS,
        "Målingens sted på casens side.",
        lambda row: row.url(row.measured.anchor),
    ),
    *declared(MeasuredValue, _INSTEAD, lambda row: row.point),
    *CASE,
)

TABLE: Table[ValueRow] = Table(
    "measurements",
    "Målinger fra cases i offentlige organisationer",
    "updated",
    _COLUMNS,
    _records,
)
