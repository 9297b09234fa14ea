"""The cases as a table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from laboratorium.base import addresses
from laboratorium.base.settings import Settings
from laboratorium.model.cases import Case
from laboratorium.model.facets import facets
from laboratorium.model.kinds import IN_CASE
from laboratorium.model.records import CaseRecord
from laboratorium.model.vocabulary import Municipality
from laboratorium.site.open_data.columns import Column, Table, ValueType
from laboratorium.site.open_data.declared import declared
from laboratorium.site.open_data.parts import (
    IMAGES,
    MEASUREMENTS,
    MUNICIPALITY,
    CaseRow,
    Picture,
    ShownPart,
    part_columns,
)

PLACE, WHOLE = "place", "municipality"


def _records(case: CaseRecord, municipality: Municipality, settings: Settings) -> Iterator[CaseRow]:
    yield CaseRow(case, municipality, settings)


def _position(row: CaseRow) -> tuple[float, float, str]:
    """Latitude, longitude and whose they are: the place's own, or else its municipality's."""
    place = row.meta.place
    if place.lat is None or place.lon is None:
        return row.municipality.lat, row.municipality.lon, WHOLE
    return place.lat, place.lon, PLACE


def _goals(row: CaseRow) -> list[str]:
    goals = next(one for one in facets(Case) if one.vocabulary == "sdg")
    return [term.label for term in goals.terms(row.meta)]


def _number(kind: str, row: CaseRow) -> int:
    return len(row.record.parts.get(kind, ()))


def _held(kind: str, row: CaseRow) -> list[ShownPart]:
    return [ShownPart(part, row) for part in row.record.parts.get(kind, ())]


def _count(name: str, what: str, of: str) -> Column[CaseRow]:
    return Column(
        f"{name}_count",
        ValueType.WHOLE,
        f"Antallet af {what}.",
        lambda row: len(getattr(row.meta, of)),
    )


_WHICH: tuple[Column[CaseRow], ...] = (
    Column(
        "slug",
        ValueType.TEXT,
        "Casens navn i adressen; intet andet har det.",
        lambda row: row.record.slug,
    ),
    Column(
        "url",
        ValueType.ADDRESS,
        "Casens side.",
        lambda row: row.settings.url + addresses.case_page(row.record.slug),
    ),
)
_PLACED: tuple[Column[CaseRow], ...] = (
    Column("place", ValueType.TEXT, "Stedets navn.", lambda row: row.meta.place.name),
    Column("lat", ValueType.NUMBER, "Breddegrad (WGS 84).", lambda row: _position(row)[0]),
    Column("lon", ValueType.NUMBER, "Længdegrad (WGS 84).", lambda row: _position(row)[1]),
    Column(
        "position",
        ValueType.TEXT,
        "Hvad graderne er midten af: `place` er stedet selv, `municipality` er hele kommunen.",
        lambda row: _position(row)[2],
        choices=(PLACE, WHOLE),
    ),
)
_GOALS: tuple[Column[CaseRow], ...] = (
    Column(
        "sdg",
        ValueType.TEXTS,
        "Numrene på verdensmål (11) og delmål (11.7).",
        lambda row: row.meta.sdg,
    ),
    Column(
        "sdg_names",
        ValueType.TEXTS,
        "Navnene på de verdensmål, som numrene hører til, hvert mål én gang.",
        _goals,
    ),
)
_TRIALS = (
    _count("trial_action", "prøvehandlinger", "trial_actions"),
    *(one for one in declared(Case, get=lambda row: row.meta) if one.name == "trial_actions"),
)
# What lies in the case's folder stands after what it has measured.
_MEASURED: tuple[Column[CaseRow], ...] = (
    _count("measurement", "målinger", "measurements"),
    Column(
        "measurements",
        ValueType.OBJECTS,
        "Resultater i tal.",
        lambda row: row.meta.measurements,
        fields=MEASUREMENTS,
    ),
    Column(
        "learning_point_count",
        ValueType.WHOLE,
        "Antallet af læringspointer.",
        lambda row: len(row.record.learning_points),
    ),
    Column(
        "learning_points",
        ValueType.TEXTS,
        "Læringspointernes `id` i filen med læringspointer.",
        lambda row: sorted(f"{point.case}/{point.slug}" for point in row.record.learning_points),
    ),
)
_HELD: tuple[Column[CaseRow], ...] = tuple(
    column
    for kind in IN_CASE
    if kind.page
    for column in (
        Column(
            f"{kind.key.replace('-', '_')}_count",
            ValueType.WHOLE,
            f"Antallet af {kind.plural.lower()}.",
            partial(_number, kind.key),
        ),
        Column(
            kind.folder.replace("-", "_"),
            ValueType.OBJECTS,
            f"{kind.plural}, der kom ud af arbejdet.",
            partial(_held, kind.key),
            fields=part_columns(kind),
        ),
    )
)
_IMAGES: tuple[Column[CaseRow], ...] = (
    Column(
        "images",
        ValueType.OBJECTS,
        "Casens billeder.",
        lambda row: [Picture(image, row) for image in row.meta.images],
        fields=IMAGES,
    ),
)
_LICENCE: tuple[Column[CaseRow], ...] = (
    Column(
        "licence",
        ValueType.TEXT,
        "Casens licens (SPDX).",
        lambda row: row.meta.licence,
        vocabulary="licences",
    ),
)
_TEXT = Column[CaseRow](
    "text", ValueType.MARKDOWN, "Hele teksten.", lambda row: row.record.body.strip()
)

TABLE: Table[CaseRow] = Table(
    "cases",
    "Cases fra offentlige organisationer, der prøver af i praksis",
    "updated",
    (
        *_WHICH,
        *declared(
            Case,
            {
                "municipality": MUNICIPALITY,
                "place": _PLACED,
                "sdg": _GOALS,
                "trial_actions": _TRIALS,
                "measurements": (*_MEASURED, *_HELD),
                "images": _IMAGES,
                "licence": _LICENCE,
            },
            lambda row: row.meta,
            names=True,
        ),
        _TEXT,
    ),
    _records,
)
