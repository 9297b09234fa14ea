"""What an organisation tells of having used another's prototype or learning point."""

from typing import Annotated, Any

from pydantic import ValidationInfo, field_validator

from laboratorium.model.danish_time import DanishTime
from laboratorium.model.declare import Facet, field
from laboratorium.model.kind import Kind, Offered, Section
from laboratorium.model.partial_date import PartialDate
from laboratorium.model.parts import Record
from laboratorium.model.podcast_types import Flag
from laboratorium.model.release import draft_field, published_field
from laboratorium.model.types import Impersonal, MunicipalityKey, Slug, TermOf, Text, Url, fail

PUBLISHED = "published"
"""The basis that must name its source."""


class Reuse(Record):
    """That a prototype or a learning point was used elsewhere: a file in ``brugt/`` of the case
    that it comes from.
    """

    title: Text = field(
        "Overskrift",
        "Hvad I brugte, og til hvad, i én linje.",
        "Nøgleboksen fra landsbybussen låner nu ladcykler ud",
        heading="overskrift",
        names=("titel",),
        data="Hvad der blev brugt, og til hvad.",
        max_length=110,
    )
    used: Slug = field(
        "Hvad I brugte",
        "Navnet på prototypens eller læringspointens fil i casens mappe, uden .md.",
        "landsbybus-med-noegleboks",
        heading="brugte",
        names=("prototype eller læringspointe",),
        data="Navnet på den prototype eller læringspointe i casen, der blev brugt.",
    )
    organisation: Impersonal = field(
        "Organisation",
        "Hvem der brugte den: en organisation eller en gruppe, aldrig en person.",
        "Skovlyst Kommune",
        heading="organisation",
        names=("hvem",),
        data="Hvem der brugte den.",
        max_length=120,
    )
    municipality: MunicipalityKey = field(
        "Kommune",
        "Kommunen, hvor den blev brugt.",
        "Middelfart",
        heading="kommune",
        data="Koden for kommunen, hvor den blev brugt.",
        facet=Facet(
            50, about=False, followed=False, topic=False, led=False, fact=False, lent=False
        ),
    )
    when: PartialDate = field(
        "Hvornår",
        "Hvornår I begyndte at bruge den: år, måned eller dag.",
        "2027-03",
        heading="hvornår",
        names=("dato", "tidspunkt"),
        data="Hvornår den blev taget i brug.",
    )
    basis: Annotated[str, TermOf("reuse_bases")] = field(
        "Grundlag",
        "Hvor vi ved det fra.",
        "own_words",
        heading="grundlag",
        data="Nøglen for, hvor det vides fra.",
        facet=Facet(
            150, about=False, followed=False, topic=False, led=False, fact=False, lent=False
        ),
    )
    source: Url | None = field(
        "Kilde",
        "Adressen på kilden. Skal stå, når det er skrevet ud fra en kilde.",
        "https://example.org/nyhed",
        heading="kilde",
        data="Adressen på kilden, når der er en.",
        default=None,
        validate_default=True,
    )
    published: DanishTime | None = published_field()
    draft: Flag = draft_field()

    @field_validator("source", mode="after")
    @classmethod
    def _what_is_published_has_a_source(cls, value: Any, info: ValidationInfo) -> Any:
        if info.data.get("basis") == PUBLISHED and value is None:
            raise fail("source_missing")
        return value


REUSE = Kind(
    key="reuse",
    model=Reuse,
    name="Genbrug",
    plural="Genbrug",
    folder="brugt",
    in_case=True,
    page="reuse.html",
    names=("vi har brugt den",),
    sections=(
        Section(
            "Hvad kom der ud af at bruge den?",
            "Hvad I gjorde, hvad I lavede om, og hvad der skete, med 40–150 ord. Skriv roller og "
            "ikke navne.",
            "Vi satte nøgleboksen op ved biblioteket i stedet for ved skolen. Ladcyklerne bliver "
            "mest brugt om lørdagen.",
        ),
    ),
    most_words=200,
    offered=Offered(
        "brugt",
        "Fortæl, hvad I har brugt",
        "Vi har brugt den",
        "Fortæl, at I har brugt en prototype eller en læringspointe fra en case hos jer selv, og "
        "hvad der kom ud af det. Den hører til den case, I har den fra.",
        ("case", "title", "used", "organisation", "municipality", "when", "body"),
        on_github=False,
    ),
)
