"""What the pages under docs/ hold: the front matter of plain pages and of the four typed kinds."""

from typing import Annotated

from pydantic import Field

from laboratorium.model.declare import field
from laboratorium.model.kind import Kind
from laboratorium.model.parts import Record
from laboratorium.model.podcast_types import Flag
from laboratorium.model.release import draft_field
from laboratorium.model.types import (
    AllSixPs,
    Day,
    MunicipalityKey,
    PrototypeReference,
    Slug,
    TermOf,
    Text,
    Unique,
    Url,
    Whole,
)


class Page(Record):
    """A plain page, and what every page under docs/ has."""

    title: Text = field("Titel", "Sidens titel.", "Om laboratoriet", max_length=90)
    description: Text = field(
        "Beskrivelse",
        "Hvad siden handler om, i en sætning, til søgemaskiner og lister.",
        "Hvem der står bag laboratoriet, og hvordan det arbejder.",
        max_length=160,
    )
    lead: Text | None = field(
        "Indledning",
        "Indledningen, som står stort øverst på siden.",
        "Et sted at lære af andres forsøg.",
        default=None,
        max_length=400,
    )
    contact: Flag = field(
        "Kontakt", "Om redaktionens mailadresse står under indledningen.", True, default=False
    )
    updated: Day | None = field(
        "Ændret den", "Hvornår siden sidst er ændret.", "2026-11-23", default=None
    )
    draft: Flag = draft_field()


class Lab(Page):
    """One of a year's laboratories: ``docs/laboratorier/<year>-<number>.md``."""

    number: Whole = field("Nummer", "Laboratoriets nummer i året.", 1, ge=1, le=99)
    year: Whole = field("År", "Året.", 2023, ge=2020, le=2199)
    date: Day = field("Dato", "Dagen.", "2023-01-26")
    six_p: AllSixPs = field("P’er", "De P'er, som laboratoriet handler om.", ["people", "place"])
    themes: Annotated[tuple[Annotated[Text, Field(max_length=120)], ...], Unique] = field(
        "Temaer",
        "Laboratoriets temaer.",
        ["Opgaven og stedet sætter holdet"],
        min_length=1,
        max_length=12,
    )


class Exhibition(Page):
    """An opening exhibition (fernisering): ``docs/fernisering/<year>.md``."""

    date: Day = field("Åbner", "Åbningsdagen.", "2026-11-23")
    place: Text = field("Sted", "Hvor den er.", "På nettet", max_length=120)
    prototypes: Annotated[tuple[PrototypeReference, ...], Unique] = field(
        "Prototyper",
        "Prototyperne i den orden, de skal hænge: case/prototype.",
        ["middelfart-foens-naervarme/vaerket"],
        default=(),
        max_length=100,
    )


class Organisation(Page):
    """An organisation that takes part: ``docs/organisationer/<slug>.md``."""

    kind: Annotated[str, TermOf("organisation_kinds")] = field(
        "Rolle", "Organisationens rolle.", "owner"
    )
    municipality: MunicipalityKey | None = field(
        "Kommune", "Kommunen, hvis den hører til i en.", "Middelfart", default=None
    )
    website: Url | None = field(
        "Hjemmeside", "Organisationens hjemmeside.", "https://example.org", default=None
    )


class NetworkMeeting(Page):
    """A network meeting: ``docs/netvaerksmoeder/<date>-<slug>.md``."""

    date: Day = field("Dato", "Dagen.", "2026-03-12")
    place: Text = field("Sted", "Hvor det er.", "Middelfart Rådhus", max_length=120)
    organisations: Annotated[tuple[Slug, ...], Unique] = field(
        "Organisationer",
        "Organisationernes filnavne uden .md.",
        ["aktionsuniversitetet"],
        default=(),
        max_length=60,
    )
    cases: Annotated[tuple[Slug, ...], Unique] = field(
        "Cases",
        "Navnene på de casemapper, som mødet handlede om.",
        ["middelfart-foens-naervarme"],
        default=(),
        max_length=60,
    )


EXHIBITION = Kind(
    key="exhibition",
    model=Exhibition,
    name="Udstilling",
    plural="Udstillinger",
    folder="docs/fernisering",
    stem=r"\d{4}",
    example="2026.md",
    page="exhibition.html",
    newest_first=True,
)
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
    folder="docs/netvaerksmoeder",
    stem=r"\d{4}-\d\d-\d\d-.+",
    example="2026-03-12-moede.md",
    page="meeting.html",
    newest_first=True,
)
