"""The typed kinds of pages that editors write under docs/."""

from typing import Annotated, Any

from pydantic import Field, field_validator

from laboratorium.model.declare import field
from laboratorium.model.kind import Kind
from laboratorium.model.occasions import Gathering, NetworkMeeting
from laboratorium.model.page import Page
from laboratorium.model.parts import LabRef, Record
from laboratorium.model.types import (
    AllSixPs,
    Impersonal,
    MunicipalityKey,
    Slug,
    TermOf,
    Text,
    Unique,
    Url,
    Whole,
    fail,
)


class Lab(Gathering):
    """One of a year's laboratories: ``docs/laboratorier/<year>-<number>.md``."""

    number: Whole = field("Nummer", "Laboratoriets nummer i året.", 1, ge=1, le=99)
    year: Whole = field("År", "Året.", 2023, ge=2020, le=2199)
    six_p: AllSixPs = field("P’er", "De P'er, som laboratoriet handler om.", ["people", "place"])
    themes: Annotated[tuple[Annotated[Text, Field(max_length=120)], ...], Unique] = field(
        "Temaer",
        "Laboratoriets temaer.",
        ["Opgaven og stedet sætter holdet"],
        min_length=1,
        max_length=12,
    )


class Group(Record):
    """An action-learning group, by what it does and which roles are in it; never by names."""

    key: Slug = field("Nøgle", "Et kort navn til links, med a–z og bindestreger.", "havegruppen")
    name: Impersonal = field("Navn", "Hvad gruppen kalder sig.", "Gruppen om haven", max_length=120)
    roles: Annotated[tuple[Annotated[Impersonal, Field(max_length=80)], ...], Unique] = field(
        "Roller",
        "Hvem der er med: roller og aldrig navne.",
        ["Socialrådgiver", "Leder af tilbuddet"],
        min_length=1,
        max_length=12,
    )
    cases: Annotated[tuple[Slug, ...], Unique] = field(
        "Cases", "Navnene på gruppens casemapper.", ["min-case"], default=(), max_length=20
    )
    lab: LabRef | None = field(
        "Laboratorium",
        "Det laboratorium, gruppen er med i.",
        {"number": 1, "year": 2027},
        default=None,
    )


class Organisation(Page):
    """An organisation that takes part: ``docs/organisationer/<slug>.md``."""

    kind: Annotated[str, TermOf("organisation_kinds")] = field(
        "Rolle", "Organisationens rolle.", "owner"
    )
    sector: Annotated[str, TermOf("sectors")] | None = field(
        "Sektor",
        "Om den er offentlig, privat eller en interesseorganisation.",
        "public",
        default=None,
    )
    municipality: MunicipalityKey | None = field(
        "Kommune", "Kommunen, hvis den hører til i en.", "Middelfart", default=None
    )
    website: Url | None = field(
        "Hjemmeside", "Organisationens hjemmeside.", "https://example.org", default=None
    )
    groups: tuple[Group, ...] = field(
        "Grupper",
        "Organisationens grupper i laboratorierne, efter rolle og aldrig efter navn.",
        [{"key": "havegruppen", "name": "Gruppen om haven", "roles": ["Socialrådgiver"]}],
        one="Gruppe",
        default=(),
        max_length=20,
    )

    @field_validator("groups", mode="after")
    @classmethod
    def _each_key_once(cls, value: Any) -> Any:
        seen: set[str] = set()
        for group in value:
            if group.key in seen:
                raise fail("repeated", item=group.key)
            seen.add(group.key)
        return value


LAB = Kind(
    key="lab",
    model=Lab,
    name="Laboratorium",
    plural="Laboratorier",
    folder="docs/laboratorier",
    stem=r"\d{4}-\d{1,2}",
    example="2023-1.md",
    page="lab.html",
)
ORGANISATION = Kind(
    key="organisation",
    model=Organisation,
    name="Organisation",
    plural="Organisationer",
    folder="docs/organisationer",
    example="skovlyst.md",
    page="organisation.html",
)
MEETING = Kind(
    key="meeting",
    model=NetworkMeeting,
    name="Netværksmøde",
    plural="Netværksmøder",
    folder="docs/netvaerk",
    stem=r"\d{4}-\d\d-\d\d-.+",
    example="2026-03-12-moede.md",
    page="meeting.html",
    newest_first=True,
)
