"""What the cases have measured as a table: a row for each value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from laboratorium.base import addresses
from laboratorium.base.settings import Settings
from laboratorium.catalogue.measured import Measured, Point, measured
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.measurements import MeasuredValue
from laboratorium.model.records import CaseRecord
from laboratorium.model.vocabulary import Municipality
from laboratorium.site.open_data.columns import Column, Table, ValueType
from laboratorium.site.open_data.declared import declared
from laboratorium.site.open_data.parts import MUNICIPALITY


class ValueRow(NamedTuple):
    measured: Measured
    point: Point
    number: int
    catalogue: Catalogue
    settings: Settings

    @property
    def case(self) -> CaseRecord:
        return self.measured.case

    @property
    def municipality(self) -> Municipality:
        return self.catalogue.municipality(self.case)


def _records(catalogue: Catalogue, settings: Settings) -> Iterator[ValueRow]:
    for case in sorted(catalogue.cases, key=lambda case: case.slug):
        for one in measured(case):
            for number, point in enumerate(one.points, start=1):
                yield ValueRow(one, point, number, catalogue, settings)


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
        lambda row: f"{row.settings.url}{addresses.case_page(row.case.slug)}#{row.measured.anchor}",
    ),
    *declared(MeasuredValue, _INSTEAD, lambda row: row.point),
    Column("case", ValueType.TEXT, "Casens `slug` i filen med cases.", lambda row: row.case.slug),
    Column("case_title", ValueType.TEXT, "Casens titel.", lambda row: row.case.meta.title),
    *MUNICIPALITY,
    Column(
        "licence",
        ValueType.TEXT,
        "Casens licens (SPDX).",
        lambda row: row.case.meta.licence,
        vocabulary="licences",
    ),
    Column(
        "updated",
        ValueType.DAY,
        "Hvornår casen sidst er ændret.",
        lambda row: row.case.meta.updated,
    ),
)

TABLE: Table[ValueRow] = Table(
    "measurements",
    "Målinger fra cases i offentlige organisationer",
    "updated",
    _COLUMNS,
    _records,
)
