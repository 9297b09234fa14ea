"""The learning points as a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from laboratorium.base import addresses
from laboratorium.base.settings import Settings
from laboratorium.model.learning_points import LearningPoint
from laboratorium.model.records import CaseRecord, LearningPointRecord
from laboratorium.model.vocabulary import Municipality
from laboratorium.site.open_data.columns import Column, Table, ValueType
from laboratorium.site.open_data.declared import declared
from laboratorium.site.open_data.parts import MUNICIPALITY


class PointRow(NamedTuple):
    record: LearningPointRecord
    case: CaseRecord
    municipality: Municipality
    settings: Settings

    @property
    def meta(self) -> LearningPoint:
        return self.record.meta


def _records(
    case: CaseRecord, municipality: Municipality, settings: Settings
) -> Iterator[PointRow]:
    for point in sorted(case.learning_points, key=lambda point: point.slug):
        yield PointRow(point, case, municipality, settings)


_COLUMNS: tuple[Column[PointRow], ...] = (
    Column(
        "id",
        ValueType.TEXT,
        "Casens og læringspointens navne med skråstreg imellem; ingen anden har det.",
        lambda row: f"{row.record.case}/{row.record.slug}",
    ),
    Column(
        "url",
        ValueType.ADDRESS,
        "Læringspointens sted på casens side.",
        lambda row: row.settings.url + addresses.learning_point(row.record.case, row.record.anchor),
    ),
    *declared(LearningPoint, get=lambda row: row.meta, names=True),
    Column("case", ValueType.TEXT, "Casens `slug` i filen med cases.", lambda row: row.case.slug),
    Column("case_title", ValueType.TEXT, "Casens titel.", lambda row: row.case.meta.title),
    Column(
        "organisation",
        ValueType.TEXT,
        "Hvem der ejer casens opgave.",
        lambda row: row.case.meta.organisation,
    ),
    *MUNICIPALITY,
    Column(
        "licence",
        ValueType.TEXT,
        "Casens licens (SPDX), som også gælder pointen.",
        lambda row: row.case.meta.licence,
        vocabulary="licences",
    ),
    Column("text", ValueType.MARKDOWN, "Hele teksten.", lambda row: row.record.body.strip()),
)

TABLE: Table[PointRow] = Table(
    "learning-points",
    "Læringspointer fra cases i offentlige organisationer",
    "date",
    _COLUMNS,
    _records,
)
