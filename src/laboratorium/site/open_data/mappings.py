"""The mappings as a table: a row for each case that has one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from laboratorium.base.settings import Settings
from laboratorium.model.mapping import MAPPING, Mapping
from laboratorium.model.records import CaseRecord
from laboratorium.model.vocabulary import Municipality
from laboratorium.site.open_data.columns import Column, Table, ValueType
from laboratorium.site.open_data.declared import declared
from laboratorium.site.open_data.parts import CASE, InCase


@dataclass(frozen=True)
class MappingRow(InCase):
    mapping: Mapping


def _records(
    case: CaseRecord, municipality: Municipality, settings: Settings
) -> Iterator[MappingRow]:
    if table := case.tables.get(MAPPING.key):
        yield MappingRow(case, municipality, settings, table.meta)


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
