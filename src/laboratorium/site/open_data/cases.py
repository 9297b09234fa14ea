"""The cases as a table."""

from __future__ import annotations

from collections.abc import Iterator

from laboratorium.base import addresses
from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue, goals_of
from laboratorium.site.open_data.columns import Column, Kind, Table
from laboratorium.site.open_data.parts import (
    ACTORS,
    IMAGES,
    MEASUREMENTS,
    PROTOTYPES,
    SOURCES,
    TRIAL_ACTIONS,
    CaseRow,
    Picture,
    ShownPrototype,
)

PLACE, MUNICIPALITY = "place", "municipality"


def _records(catalogue: Catalogue, publisher: Settings) -> Iterator[CaseRow]:
    for record in sorted(catalogue.cases, key=lambda case: case.slug):
        yield CaseRow(record, catalogue, publisher)


def _position(row: CaseRow) -> tuple[float, float, str]:
    """Latitude, longitude and whose they are: the place's own, or else its municipality's."""
    place = row.meta.place
    if place.lat is None or place.lon is None:
        return row.municipality.lat, row.municipality.lon, MUNICIPALITY
    return place.lat, place.lon, PLACE


def _project_kind(row: CaseRow) -> str | None:
    kind = row.meta.project_kind
    return row.names("project_kinds", [kind])[0] if kind else None


_WHERE: tuple[Column[CaseRow], ...] = (
    Column(
        "slug",
        Kind.TEXT,
        "Casens navn i adressen; intet andet har det.",
        lambda row: row.record.slug,
    ),
    Column(
        "url",
        Kind.ADDRESS,
        "Casens side.",
        lambda row: row.publisher.url + addresses.case_page(row.record.slug),
    ),
    Column("title", Kind.TEXT, "Casens titel.", lambda row: row.meta.title),
    Column(
        "summary",
        Kind.TEXT,
        "Problemet, stedet og hvad der blev prøvet, i en-to sætninger.",
        lambda row: row.meta.summary,
    ),
    Column(
        "status",
        Kind.TEXT,
        "Nøglen for, hvor langt casen er.",
        lambda row: row.meta.status,
        vocabulary="statuses",
    ),
    Column(
        "status_name",
        Kind.TEXT,
        "Det samme på dansk.",
        lambda row: row.names("statuses", [row.meta.status])[0],
    ),
    Column(
        "origin",
        Kind.TEXT,
        "Nøglen for, hvor teksten kommer fra.",
        lambda row: row.meta.origin,
        vocabulary="origins",
    ),
    Column(
        "origin_name",
        Kind.TEXT,
        "Det samme på dansk.",
        lambda row: row.names("origins", [row.meta.origin])[0],
    ),
    Column("organisation", Kind.TEXT, "Hvem der ejer opgaven.", lambda row: row.meta.organisation),
    Column("partners", Kind.TEXTS, "Hvem der ellers er med.", lambda row: row.meta.partners),
    Column(
        "municipality_code",
        Kind.TEXT,
        "Kommunens officielle kode med fire cifre.",
        lambda row: row.municipality.code,
        vocabulary="municipalities",
    ),
    Column("municipality", Kind.TEXT, "Kommunens navn.", lambda row: row.municipality.label),
    Column("region", Kind.TEXT, "Regionens navn.", lambda row: row.municipality.region),
    Column("place", Kind.TEXT, "Stedets navn.", lambda row: row.meta.place.name),
    Column("lat", Kind.NUMBER, "Breddegrad (WGS 84).", lambda row: _position(row)[0]),
    Column("lon", Kind.NUMBER, "Længdegrad (WGS 84).", lambda row: _position(row)[1]),
    Column(
        "position",
        Kind.TEXT,
        "Hvad graderne er midten af: `place` er stedet selv, `municipality` er hele kommunen.",
        lambda row: _position(row)[2],
        choices=(PLACE, MUNICIPALITY),
    ),
    Column(
        "period_from",
        Kind.PARTIAL_DATE,
        "Hvornår det begyndte.",
        lambda row: row.meta.period.start,
    ),
    Column(
        "period_to",
        Kind.PARTIAL_DATE,
        "Hvornår det sluttede, hvis det er slut.",
        lambda row: row.meta.period.end,
        optional=True,
    ),
    Column(
        "lab_number",
        Kind.WHOLE,
        "Nummeret på det laboratorium, casen kommer fra.",
        lambda row: row.meta.lab.number if row.meta.lab else None,
        optional=True,
    ),
    Column(
        "lab_year",
        Kind.WHOLE,
        "Laboratoriets år.",
        lambda row: row.meta.lab.year if row.meta.lab else None,
        optional=True,
    ),
)
_ABOUT: tuple[Column[CaseRow], ...] = (
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
    Column(
        "sdg",
        Kind.TEXTS,
        "Numrene på verdensmål (11) og delmål (11.7).",
        lambda row: row.meta.sdg,
    ),
    Column(
        "sdg_names",
        Kind.TEXTS,
        "Navnene på de verdensmål, som numrene hører til, hvert mål én gang.",
        lambda row: row.names("sdg", goals_of(row.record)),
    ),
    Column(
        "challenges",
        Kind.TEXTS,
        "Nøglerne for en til tre udfordringer.",
        lambda row: row.meta.challenges,
        vocabulary="challenges",
    ),
    Column(
        "challenges_names",
        Kind.TEXTS,
        "De samme på dansk.",
        lambda row: row.names("challenges", row.meta.challenges),
    ),
    Column(
        "fields",
        Kind.TEXTS,
        "Nøglerne for et til tre fagområder.",
        lambda row: row.meta.fields,
        vocabulary="fields",
    ),
    Column(
        "fields_names",
        Kind.TEXTS,
        "De samme på dansk.",
        lambda row: row.names("fields", row.meta.fields),
    ),
    Column(
        "project_kind",
        Kind.TEXT,
        "Nøglen for projektets type.",
        lambda row: row.meta.project_kind,
        optional=True,
        vocabulary="project_kinds",
    ),
    Column("project_kind_name", Kind.TEXT, "Det samme på dansk.", _project_kind, optional=True),
)
_HELD: tuple[Column[CaseRow], ...] = (
    Column(
        "actors",
        Kind.OBJECTS,
        "Hvem der gjorde hvad, efter rolle.",
        lambda row: row.meta.actors,
        fields=ACTORS,
    ),
    Column(
        "trial_action_count",
        Kind.WHOLE,
        "Antallet af prøvehandlinger.",
        lambda row: len(row.meta.trial_actions),
    ),
    Column(
        "trial_actions",
        Kind.OBJECTS,
        "Det, der blev prøvet, i tidens orden.",
        lambda row: row.meta.trial_actions,
        fields=TRIAL_ACTIONS,
    ),
    Column(
        "measurement_count",
        Kind.WHOLE,
        "Antallet af målinger.",
        lambda row: len(row.meta.measurements),
    ),
    Column(
        "measurements",
        Kind.OBJECTS,
        "Resultater i tal.",
        lambda row: row.meta.measurements,
        fields=MEASUREMENTS,
    ),
    Column(
        "learning_point_count",
        Kind.WHOLE,
        "Antallet af læringspointer.",
        lambda row: len(row.record.learning_points),
    ),
    Column(
        "learning_points",
        Kind.TEXTS,
        "Læringspointernes `id` i filen med læringspointer.",
        lambda row: sorted(f"{point.case}/{point.slug}" for point in row.record.learning_points),
    ),
    Column(
        "prototype_count",
        Kind.WHOLE,
        "Antallet af prototyper.",
        lambda row: len(row.record.prototypes),
    ),
    Column(
        "prototypes",
        Kind.OBJECTS,
        "Det, der kom ud af arbejdet og kan vises.",
        lambda row: [ShownPrototype(prototype, row) for prototype in row.record.prototypes],
        fields=PROTOTYPES,
    ),
    Column(
        "sources",
        Kind.OBJECTS,
        "Offentliggjorte kilder, som teksten bygger på.",
        lambda row: row.meta.sources,
        fields=SOURCES,
    ),
    Column(
        "images",
        Kind.OBJECTS,
        "Casens billeder.",
        lambda row: [Picture(image, row) for image in row.meta.images],
        fields=IMAGES,
    ),
    Column(
        "contact_role",
        Kind.TEXT,
        "Den rolle, andre kan spørge.",
        lambda row: row.meta.contact.role if row.meta.contact else None,
        optional=True,
    ),
    Column(
        "contact_organisation",
        Kind.TEXT,
        "Hvor rollen hører til.",
        lambda row: row.meta.contact.organisation if row.meta.contact else None,
        optional=True,
    ),
    Column(
        "licence",
        Kind.TEXT,
        "Casens licens (SPDX).",
        lambda row: row.meta.licence,
        vocabulary="licences",
    ),
    Column("updated", Kind.DAY, "Hvornår casen sidst er ændret.", lambda row: row.meta.updated),
    Column("text", Kind.MARKDOWN, "Hele teksten.", lambda row: row.record.body.strip()),
)

TABLE: Table[CaseRow] = Table(
    "cases",
    "Cases fra offentlige organisationer, der prøver af i praksis",
    "updated",
    (*_WHERE, *_ABOUT, *_HELD),
    _records,
)
