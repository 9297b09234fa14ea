"""The mappings as a table: a row for each case that has one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.mapping import MAPPING, Mapping
from laboratorium.site.open_data.columns import Column, Table, ValueType
from laboratorium.site.open_data.declared import declared
from laboratorium.site.open_data.parts import CASE, InCase, in_order


@dataclass(frozen=True)
class MappingRow(InCase):
    mapping: Mapping


def _records(catalogue: Catalogue, settings: Settings) -> Iterator[MappingRow]:
    for case in in_order(catalogue):
        if table := case.tables.get(MAPPING.key):
            yield MappingRow(case, catalogue, settings, table.meta)


_COLUMNS: tuple[Column[MappingRow], ...] = (
    Column(
        "url",
        ValueType.ADDRESS,
        "Kortlægningens sted på casens side.",
        lambda row: row.url("kortlaegning"),
    ),
    *declared(Mapping, get=lambda row: row.mapping),
    *CASE,
)

TABLE: Table[MappingRow] = Table(
    "mapping",
    "Kortlægninger fra cases i offentlige organisationer",
    "updated",
    _COLUMNS,
    _records,
)
