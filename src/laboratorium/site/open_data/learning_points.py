"""The learning points as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from laboratorium.base import addresses
from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.models import LearningPoint
from laboratorium.model.records import CaseRecord, LearningPointRecord
from laboratorium.model.vocabulary import Municipality
from laboratorium.site.open_data.columns import Column, Kind, Table


class PointRow(NamedTuple):
    record: LearningPointRecord
    case: CaseRecord
    catalogue: Catalogue
    publisher: Settings

    @property
    def meta(self) -> LearningPoint:
        return self.record.meta

    @property
    def municipality(self) -> Municipality:
        return self.catalogue.municipality(self.case)

    def names(self, vocabulary: str, keys: Sequence[str]) -> list[str]:
        terms = getattr(self.catalogue.vocabularies, vocabulary)
        return [terms[key].label for key in keys]


def _records(catalogue: Catalogue, publisher: Settings) -> Iterator[PointRow]:
    for case in sorted(catalogue.cases, key=lambda case: case.slug):
        for point in sorted(case.learning_points, key=lambda point: point.slug):
            yield PointRow(point, case, catalogue, publisher)


_COLUMNS: tuple[Column[PointRow], ...] = (
    Column(
        "id",
        Kind.TEXT,
        "Casens og læringspointens navne med skråstreg imellem; ingen anden har det.",
        lambda row: f"{row.record.case}/{row.record.slug}",
    ),
    Column(
        "url",
        Kind.ADDRESS,
        "Læringspointens sted på casens side.",
        lambda row: (
            row.publisher.url + addresses.learning_point(row.record.case, row.record.anchor)
        ),
    ),
    Column("title", Kind.TEXT, "Pointen som en hel sætning.", lambda row: row.meta.title),
    Column(
        "level",
        Kind.TEXT,
        "Nøglen for, hvem der har lært noget.",
        lambda row: row.meta.level,
        vocabulary="levels",
    ),
    Column(
        "level_name",
        Kind.TEXT,
        "Det samme på dansk.",
        lambda row: row.names("levels", [row.meta.level])[0],
    ),
    Column(
        "kind",
        Kind.TEXT,
        "Nøglen for, om det hjalp, stod i vejen eller overraskede.",
        lambda row: row.meta.kind,
        vocabulary="learning_kinds",
    ),
    Column(
        "kind_name",
        Kind.TEXT,
        "Det samme på dansk.",
        lambda row: row.names("learning_kinds", [row.meta.kind])[0],
    ),
    Column(
        "phase",
        Kind.TEXT,
        "Nøglen for, hvor i forløbet det blev lært.",
        lambda row: row.meta.phase,
        vocabulary="phases",
    ),
    Column(
        "phase_name",
        Kind.TEXT,
        "Det samme på dansk.",
        lambda row: row.names("phases", [row.meta.phase])[0],
    ),
    Column(
        "six_p",
        Kind.TEXTS,
        "Nøglerne for et til tre af de seks P’er, det vigtigste først.",
        lambda row: row.meta.six_p,
        vocabulary="six_p",
    ),
    Column(
        "six_p_names",
        Kind.TEXTS,
        "De samme på dansk.",
        lambda row: row.names("six_p", row.meta.six_p),
    ),
    Column("date", Kind.DAY, "Hvornår pointen er skrevet.", lambda row: row.meta.date),
    Column("case", Kind.TEXT, "Casens `slug` i filen med cases.", lambda row: row.case.slug),
    Column("case_title", Kind.TEXT, "Casens titel.", lambda row: row.case.meta.title),
    Column(
        "organisation",
        Kind.TEXT,
        "Hvem der ejer casens opgave.",
        lambda row: row.case.meta.organisation,
    ),
    Column(
        "municipality_code",
        Kind.TEXT,
        "Kommunens officielle kode med fire cifre.",
        lambda row: row.municipality.code,
        vocabulary="municipalities",
    ),
    Column("municipality", Kind.TEXT, "Kommunens navn.", lambda row: row.municipality.label),
    Column("region", Kind.TEXT, "Regionens navn.", lambda row: row.municipality.region),
    Column(
        "licence",
        Kind.TEXT,
        "Casens licens (SPDX), som også gælder pointen.",
        lambda row: row.case.meta.licence,
        vocabulary="licences",
    ),
    Column("text", Kind.MARKDOWN, "Hele teksten.", lambda row: row.record.body.strip()),
)

TABLE: Table[PointRow] = Table(
    "learning-points",
    "Læringspointer fra cases i offentlige organisationer",
    "date",
    _COLUMNS,
    _records,
)
