"""Which field somebody means by a heading or a column: one table for import and templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from laboratorium.base.danish import slugify
from laboratorium.model.models import Case, LearningPoint, Prototype, Record
from laboratorium.reading.body import HEADINGS

Path = tuple[str | int, ...]

MOST_NUMBERED = 50


class Kind(Enum):
    """How what was written becomes a value."""

    TEXT = auto()
    LIST = auto()
    TERM = auto()
    TERMS = auto()
    GOALS = auto()
    MUNICIPALITY = auto()
    DATE = auto()
    DAY = auto()
    NUMBER = auto()
    WHOLE = auto()
    COORDINATE = auto()
    ADDRESS = auto()
    SLUG = auto()
    MARKDOWN = auto()
    PERIOD = auto()
    LAB = auto()
    RECORDS = auto()
    PICTURES = auto()
    DERIVED = auto()


@dataclass(frozen=True)
class Field:
    """A field: its path in the front matter, its Danish name, what else it is called, its kind.

    `shown` says whether the templates have it.
    """

    path: tuple[str, ...]
    label: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    vocabulary: str = ""
    shown: bool = True

    def names(self) -> Iterator[str]:
        """Every name of the field, as `slugify` writes it."""
        for name in (self.label, " ".join(self.path), *self.aliases):
            yield slugify(name)


@dataclass(frozen=True)
class Group:
    """Something a case may have several of; `key` is its list, or the kind of file it becomes.

    `fields` start with the one that is meant when only the group's name is given. `templates` is
    how many the spreadsheet's template has room for.
    """

    key: str
    label: str
    names: tuple[str, ...]
    model: type[Record]
    fields: tuple[Field, ...]
    templates: int


@dataclass(frozen=True)
class Slot:
    """Where a value belongs: a field, and for a group's the group and its number from 0."""

    field: Field
    group: Group | None = None
    number: int = 0


SECTION = "body"
TEXT = Field((SECTION,), "Tekst", Kind.MARKDOWN, ("text", "brødtekst", "body"), shown=False)
_SECTION_NAMES = (
    ("udfordring", "problem", "problemet", "opgaven"),
    ("beskrivelse af stedet", "om stedet"),
    ("hvad prøvede vi", "hvad i prøvede", "det prøvede vi"),
    ("hvad skete der", "resultater", "resultatet"),
    ("hvad kan andre bruge", "læring", "det kan andre bruge"),
)
SECTIONS = tuple(
    Field((SECTION, heading), heading, Kind.MARKDOWN, names)
    for heading, names in zip(HEADINGS, _SECTION_NAMES, strict=True)
)

_ACTORS = (
    Field(("who",), "hvem", Kind.TEXT, ("navn", "aktør")),
    Field(("role",), "rolle", Kind.TEXT, ("hvad de gjorde",)),
)
_TRIAL_ACTIONS = (
    Field(("title",), "titel", Kind.TEXT, ("navn",)),
    Field(("from",), "fra", Kind.DATE, ("begyndte", "start", "dato", "hvornår")),
    Field(("to",), "til", Kind.DATE, ("sluttede", "slut")),
    Field(("with",), "med", Kind.LIST, ("hvem", "deltagere")),
    Field(("what",), "hvad I gjorde", Kind.TEXT, ("hvad", "beskrivelse")),
    Field(("outcome",), "hvad der kom ud af det", Kind.TEXT, ("resultat", "udbytte")),
)
_MEASUREMENTS = (
    Field(("indicator",), "hvad er målt", Kind.TEXT, ("indikator", "navn", "hvad")),
    Field(("unit",), "enhed", Kind.TEXT),
    Field(("level",), "niveau", Kind.TERM, vocabulary="levels"),
    Field(("before", "value"), "før", Kind.NUMBER, ("tal før", "before")),
    Field(("before", "date"), "dato før", Kind.DATE, ("før dato",)),
    Field(("after", "value"), "efter", Kind.NUMBER, ("tal efter", "after", "tal", "værdi")),
    Field(("after", "date"), "dato efter", Kind.DATE, ("efter dato", "dato")),
    Field(("source",), "kildens nummer", Kind.WHOLE, ("kilde",)),
    Field(("note",), "forbehold", Kind.TEXT, ("bemærkning",)),
)
_SOURCES = (
    Field(("title",), "titel", Kind.TEXT, ("navn",)),
    Field(("url",), "adresse", Kind.ADDRESS, ("link",)),
    Field(("publisher",), "udgiver", Kind.TEXT, ("hvem",)),
    Field(("accessed",), "læst den", Kind.DAY, ("dato", "læst")),
)
_POINTS = (
    Field(("title",), "pointe", Kind.TEXT, ("titel",)),
    Field(("level",), "niveau", Kind.TERM, vocabulary="levels"),
    Field(("six_p",), "P’er", Kind.TERMS, ("p", "seks p er"), "six_p"),
    Field(("phase",), "fase", Kind.TERM, vocabulary="phases"),
    Field(("kind",), "type", Kind.TERM, ("læringstype", "slags"), "learning_kinds"),
    Field((SECTION,), "tekst", Kind.MARKDOWN, ("forklaring", "text", "beskrivelse")),
    Field(("date",), "dato", Kind.DAY, shown=False),
    Field(("slug",), "filnavn", Kind.SLUG, shown=False),
)
_PROTOTYPES = (
    Field(("title",), "navn", Kind.TEXT, ("titel",)),
    Field(("summary",), "resumé", Kind.TEXT, ("kort fortalt",)),
    Field(("stage",), "modenhed", Kind.TERM, ("stadie",), "stages"),
    Field(("try_it",), "hvordan andre kan prøve den", Kind.TEXT, ("prøv den", "prøv det")),
    Field(("transferable_to",), "hvor den kan bruges", Kind.LIST, ("kan bruges", "overføres til")),
    Field((SECTION,), "tekst", Kind.MARKDOWN, ("beskrivelse", "text")),
    Field(("images",), "billeder", Kind.PICTURES, shown=False),
    Field(("slug",), "filnavn", Kind.SLUG, shown=False),
    Field(("url",), "side", Kind.DERIVED, shown=False),
)

ACTORS = Group("actors", "Aktør", ("Aktører", "actor"), Case, _ACTORS, 2)
TRIAL_ACTIONS = Group(
    "trial_actions",
    "Prøvehandling",
    ("Prøvehandlinger", "trial action", "handling"),
    Case,
    _TRIAL_ACTIONS,
    2,
)
MEASUREMENTS = Group("measurements", "Måling", ("Målinger", "measurement"), Case, _MEASUREMENTS, 2)
SOURCES = Group("sources", "Kilde", ("Kilder", "source"), Case, _SOURCES, 2)
POINTS = Group(
    "learning-points",
    "Læringspointe",
    ("Læringspointer", "learning point", "pointe"),
    LearningPoint,
    _POINTS,
    2,
)
PROTOTYPES = Group("prototypes", "Prototype", ("Prototyper",), Prototype, _PROTOTYPES, 1)
GROUPS = (ACTORS, TRIAL_ACTIONS, MEASUREMENTS, SOURCES, POINTS, PROTOTYPES)
IN_CASE = (ACTORS, TRIAL_ACTIONS, MEASUREMENTS, SOURCES)

FIELDS: tuple[Field, ...] = (
    Field(("title",), "Titel", Kind.TEXT, ("casens titel", "overskrift", "case", "projekt")),
    Field(("summary",), "Resumé", Kind.TEXT, ("opsummering", "kort fortalt", "sammenfatning")),
    Field(("status",), "Status", Kind.TERM, ("tilstand", "hvor langt i er"), "statuses"),
    Field(("origin",), "Oprindelse", Kind.TERM, (), "origins"),
    Field(("organisation",), "Organisation", Kind.TEXT, ("ejer", "opgavens ejer")),
    Field(("partners",), "Partnere", Kind.LIST, ("samarbejdspartnere", "partner")),
    Field(
        ("municipality",),
        "Kommune",
        Kind.MUNICIPALITY,
        ("municipality code", "kommunekode", "kommunenavn"),
        "municipalities",
    ),
    Field(("place", "name"), "Sted", Kind.TEXT, ("place", "stedets navn", "lokalitet")),
    Field(("place", "lat"), "Breddegrad", Kind.COORDINATE, ("lat", "latitude")),
    Field(("place", "lon"), "Længdegrad", Kind.COORDINATE, ("lon", "lng", "longitude")),
    Field(("period", "from"), "Begyndte", Kind.DATE, ("fra", "from", "start", "startdato")),
    Field(("period", "to"), "Sluttede", Kind.DATE, ("til", "to", "slut", "slutdato")),
    Field(("period",), "Periode", Kind.PERIOD, shown=False),
    Field(("lab", "number"), "Laboratoriets nummer", Kind.WHOLE, ("lab nummer", "lab nr")),
    Field(("lab", "year"), "Laboratoriets år", Kind.WHOLE, ("lab år",)),
    Field(("lab",), "Laboratorium", Kind.LAB, shown=False),
    Field(("six_p",), "De seks P’er", Kind.TERMS, ("p er", "p", "6p", "6 p er", "seks p"), "six_p"),
    Field(("sdg",), "Verdensmål", Kind.GOALS, ("sdgs", "fn s verdensmål", "mål", "goals")),
    Field(("challenges",), "Udfordringer", Kind.TERMS, (), "challenges"),
    Field(("fields",), "Fagområder", Kind.TERMS, ("fagområde",), "fields"),
    Field(
        ("project_kind",), "Projekttype", Kind.TERM, ("projektets type", "type"), "project_kinds"
    ),
    Field(("contact", "role"), "Kontakt: rolle", Kind.TEXT, ("kontaktrolle",)),
    Field(("contact", "organisation"), "Kontakt: organisation", Kind.TEXT),
    Field(("licence",), "Licens", Kind.TERM, ("license",), "licences", shown=False),
    Field(("updated",), "Opdateret", Kind.DAY, ("dato", "ændret"), shown=False),
    Field(("former_slugs",), "Tidligere mapper", Kind.LIST, shown=False),
    Field(("slug",), "Mappe", Kind.SLUG, ("mappenavn",), shown=False),
    Field(("images",), "Billeder", Kind.PICTURES, ("billede", "foto", "fotos"), shown=False),
    *SECTIONS,
    TEXT,
    *(Field((group.key,), group.names[0], Kind.RECORDS, shown=False) for group in GROUPS[:4]),
    Field(("prototypes",), "Prototyper", Kind.RECORDS, shown=False),
)

# What the open data works out from other columns; nothing is lost when it is left out.
DERIVED = frozenset(
    (
        "url",
        "status-name",
        "origin-name",
        "region",
        "position",
        "six-p-names",
        "sdg-names",
        "challenges-names",
        "fields-names",
        "project-kind-name",
        "trial-action-count",
        "measurement-count",
        "learning-point-count",
        "learning-points",
        "prototype-count",
    )
)
OPEN_DATA = frozenset(("municipality-code", "six-p-names", "trial-action-count"))
"""Columns that only the open data's own file of cases has."""

DERIVED_FIELD = Field((), "", Kind.DERIVED)

_NUMBER = re.compile(r"-?(\d{1,4})-?")


@cache
def _by_name() -> dict[str, Field]:
    found: dict[str, Field] = {}
    for field in FIELDS:
        for name in field.names():
            found.setdefault(name, field)
    return found


@cache
def _groups() -> dict[str, Group]:
    return {
        slugify(name): group for group in GROUPS for name in (group.key, group.label, *group.names)
    }


def find_group(text: str) -> tuple[Group, int | None, str] | None:
    """The group that a heading names, the number beside it and what else it says, or None:
    `Prøvehandling 2: titel` gives the group, 2 and `titel`.
    """
    slug = slugify(text)
    for name in sorted(_groups(), key=len, reverse=True):
        if slug == name or slug.startswith(f"{name}-"):
            rest = slug[len(name) :]
            match = _NUMBER.match(rest)
            number = int(match[1]) if match else None
            return _groups()[name], number, (rest[match.end() :] if match else rest).strip("-")
    return None


def find_part(group: Group, name: str) -> Field | None:
    """The group's field of that name, in Danish or English; without a name its first."""
    slug = slugify(name)
    if not slug:
        return group.fields[0]
    return next((field for field in group.fields if slug in field.names()), None)


def find_slot(header: str) -> Slot | None:
    """The place that a column's or a row's name means, or None."""
    slug = slugify(header)
    if field := _by_name().get(slug):
        return Slot(field)
    if slug in DERIVED:
        return Slot(DERIVED_FIELD)
    if found := find_group(header):
        group, number, rest = found
        part = find_part(group, rest)
        if part and (number or 1) in range(1, MOST_NUMBERED + 1):
            return Slot(part, group, (number or 1) - 1)
    return None


def find_section(heading: str) -> str | None:
    """The heading of the five that somebody means, or None."""
    slug = slugify(re.sub(r"^[\d.)\s]+", "", heading))
    return next((field.label for field in SECTIONS if slug in field.names()), None)


def info(model: type[BaseModel], path: tuple[str, ...]) -> FieldInfo:
    """The model's own description of a field. Raises KeyError when the model has none."""
    found: FieldInfo | None = None
    current: type[BaseModel] | None = model
    for name in path:
        if current is None:
            raise KeyError(name)
        known = {one.alias or key: one for key, one in current.model_fields.items()}
        found = known[name]
        current = _record_in(found.annotation)
    if found is None:
        raise KeyError(path)
    return found


def _record_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inside = (_record_in(inner) for inner in get_args(annotation))
    return next((record for record in inside if record is not None), None)
