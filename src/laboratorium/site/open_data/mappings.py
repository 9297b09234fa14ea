"""The mappings as a table: a row for each case that has one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from laboratorium.base import addresses
from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.mapping import MAPPING, Mapping
from laboratorium.model.records import CaseRecord
from laboratorium.model.vocabulary import Municipality
from laboratorium.site.open_data.columns import Column, Table, ValueType
from laboratorium.site.open_data.declared import declared
from laboratorium.site.open_data.parts import MUNICIPALITY


class MappingRow(NamedTuple):
    case: CaseRecord
    mapping: Mapping
    catalogue: Catalogue
    settings: Settings

    @property
    def municipality(self) -> Municipality:
        return self.catalogue.municipality(self.case)


def _records(catalogue: Catalogue, settings: Settings) -> Iterator[MappingRow]:
    for case in sorted(catalogue.cases, key=lambda case: case.slug):
        if table := case.tables.get(MAPPING.key):
            yield MappingRow(case, table.meta, catalogue, settings)


_COLUMNS: tuple[Column[MappingRow], ...] = (
    Column("case", ValueType.TEXT, "Casens `slug` i filen med cases.", lambda row: row.case.slug),
    Column("case_title", ValueType.TEXT, "Casens titel.", lambda row: row.case.meta.title),
    Column(
        "url",
        ValueType.ADDRESS,
        "Kortlægningens sted på casens side.",
        lambda row: f"{row.settings.url}{addresses.case_page(row.case.slug)}#kortlaegning",
    ),
    *declared(Mapping, get=lambda row: row.mapping),
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

TABLE: Table[MappingRow] = Table(
    "mapping",
    "Kortlægninger fra cases i offentlige organisationer",
    "updated",
    _COLUMNS,
    _records,
)
