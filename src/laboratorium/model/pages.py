"""What the pages under docs/ hold: the front matter of plain pages and of the four typed kinds."""

from typing import Annotated

from pydantic import Field

from laboratorium.model.parts import Record
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

    title: Text = Field(max_length=90, description="Sidens titel.", examples=["Om laboratoriet"])
    description: Text = Field(
        max_length=160,
        description="Hvad siden handler om, i en sætning, til søgemaskiner og lister.",
        examples=["Hvem der står bag laboratoriet, og hvordan det arbejder."],
    )
    lead: Text | None = Field(
        default=None,
        max_length=400,
        description="Indledningen, som står stort øverst på siden.",
        examples=["Et sted at lære af andres forsøg."],
    )
    template: str | None = Field(
        default=None,
        pattern=r"^[a-z0-9][a-z0-9_-]*\.html$",
        description="Sidens skabelon, hvis den har sin egen.",
        examples=["home.html"],
    )
    updated: Day | None = Field(
        default=None, description="Hvornår siden sidst er ændret.", examples=["2026-11-23"]
    )


class Lab(Page):
    """One of a year's laboratories: ``docs/laboratorier/<year>-<number>.md``."""

    number: Whole = Field(ge=1, le=4, description="Laboratoriets nummer, 1–4.", examples=[1])
    year: Whole = Field(ge=2020, le=2199, description="Året.", examples=[2023])
    date: Day = Field(description="Dagen.", examples=["2023-01-26"])
    six_p: AllSixPs = Field(
        description="De P'er, som laboratoriet handler om.", examples=[["people", "place"]]
    )
    themes: Annotated[tuple[Annotated[Text, Field(max_length=120)], ...], Unique] = Field(
        min_length=1,
        max_length=12,
        description="Laboratoriets temaer.",
        examples=[["Opgaven og stedet sætter holdet"]],
    )


class Exhibition(Page):
    """An opening exhibition (fernisering): ``docs/fernisering/<year>.md``."""

    date: Day = Field(description="Åbningsdagen.", examples=["2026-11-23"])
    place: Text = Field(max_length=120, description="Hvor den er.", examples=["På nettet"])
    prototypes: Annotated[tuple[PrototypeReference, ...], Unique] = Field(
        default=(),
        max_length=100,
        description="Prototyperne i den orden, de skal hænge: case/prototype.",
        examples=[["middelfart-foens-naervarme/vaerket"]],
    )


class Organisation(Page):
    """An organisation that takes part: ``docs/organisationer/<slug>.md``."""

    kind: Annotated[str, TermOf("organisation_kinds")] = Field(
        description="Organisationens rolle.", examples=["owner"]
    )
    municipality: MunicipalityKey | None = Field(
        default=None, description="Kommunen, hvis den hører til i en.", examples=["Middelfart"]
    )
    website: Url | None = Field(
        default=None, description="Organisationens hjemmeside.", examples=["https://example.org"]
    )


class NetworkMeeting(Page):
    """A network meeting: ``docs/netvaerksmoeder/<date>-<slug>.md``."""

    date: Day = Field(description="Dagen.", examples=["2026-03-12"])
    place: Text = Field(max_length=120, description="Hvor det er.", examples=["Middelfart Rådhus"])
    organisations: Annotated[tuple[Slug, ...], Unique] = Field(
        default=(),
        max_length=60,
        description="Organisationernes filnavne uden .md.",
        examples=[["aktionsuniversitetet"]],
    )
    cases: Annotated[tuple[Slug, ...], Unique] = Field(
        default=(),
        max_length=60,
        description="Navnene på de casemapper, som mødet handlede om.",
        examples=[["middelfart-foens-naervarme"]],
    )
