"""The parts that records are made of: places, periods, trial actions, measurements, pictures.

Every record is frozen and refuses unknown names. Descriptions and examples are Danish, because
they become the help texts of the form that is made from these models. Lengths are in characters.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from laboratorium.model.declare import Facet, field
from laboratorium.model.partial_date import PartialDate
from laboratorium.model.types import (
    Day,
    ImagePath,
    Impersonal,
    Latitude,
    LevelKey,
    LicenceKey,
    Longitude,
    Number,
    TermOf,
    Text,
    Url,
    Whole,
)


class Record(BaseModel):
    """What all records share."""

    # Most commands need few of the models whole, and a model takes long to make whole.
    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True
    )


def check_span(start: PartialDate | None, end: PartialDate | None) -> None:
    """Raise ``PydanticCustomError`` when ``end`` surely lies before ``start``."""
    if start is not None and end is not None and end.last < start.first:
        raise PydanticCustomError("span", "span", {"start": str(start), "end": str(end)})


class Place(Record):
    """The real place a case is about; degrees are WGS 84."""

    name: Text = field(
        "Stedets navn",
        "Stedets navn, som folk kalder det.",
        "Føns, Vestfyn",
        data="Stedets navn.",
        max_length=120,
    )
    lat: Latitude | None = field(
        "Breddegrad",
        "Breddegrad med punktum, mellem 54 og 58.",
        55.43,
        data="Breddegrad (WGS 84).",
        default=None,
    )
    lon: Longitude | None = field(
        "Længdegrad",
        "Længdegrad med punktum, mellem 7,5 og 15,5.",
        9.87,
        data="Længdegrad (WGS 84).",
        default=None,
    )

    @model_validator(mode="after")
    def _both_or_none(self) -> "Place":
        if (self.lat is None) != (self.lon is None):
            raise PydanticCustomError("half_coordinate", "half_coordinate")
        return self


class Period(Record):
    """When the work went on; without an end it still does."""

    start: PartialDate = field(
        "Begyndte",
        "Hvornår det begyndte: år, måned eller dag.",
        "2011",
        data="Hvornår det begyndte.",
        alias="from",
    )
    end: PartialDate | None = field(
        "Sluttede", "Hvornår det sluttede, hvis det er slut.", "2023-06", default=None, alias="to"
    )

    @model_validator(mode="after")
    def _forwards(self) -> "Period":
        check_span(self.start, self.end)
        return self


class LabRef(Record):
    """The laboratory from which a case comes."""

    number: Whole = field(
        "Laboratoriets nummer",
        "Laboratoriets nummer i året.",
        1,
        data="Nummeret på det laboratorium, casen kommer fra.",
        ge=1,
        le=99,
    )
    year: Whole = field(
        "Laboratoriets år", "Laboratoriets år.", 2023, data="Laboratoriets år.", ge=2020, le=2199
    )


class Actor(Record):
    """Someone who took part, by role; never a person's name."""

    who: Impersonal = field(
        "Hvem",
        "En gruppe eller en organisation, aldrig en persons navn.",
        "Beboere i andelsselskabet",
        heading="hvem",
        names=("navn", "aktør"),
        data="Gruppen eller organisationen.",
        max_length=120,
    )
    role: Impersonal = field(
        "Gjorde hvad",
        "Hvad de gjorde.",
        "Tog initiativet og ejer værket",
        heading="rolle",
        names=("hvad de gjorde",),
        max_length=200,
    )


class TrialAction(Record):
    """One thing that was tried (en prøvehandling)."""

    title: Text = field(
        "Navn",
        "Prøvehandlingen i få ord.",
        "Studietur til Samsø",
        heading="titel",
        names=("navn",),
        max_length=80,
    )
    start: PartialDate | None = field(
        "Begyndte",
        "Hvornår den begyndte.",
        "2012-05",
        heading="fra",
        names=("begyndte", "start", "dato", "hvornår"),
        default=None,
        alias="from",
    )
    end: PartialDate | None = field(
        "Sluttede",
        "Hvornår den sluttede.",
        "2013",
        heading="til",
        names=("sluttede", "slut"),
        default=None,
        alias="to",
    )
    with_: tuple[Annotated[Impersonal, Field(max_length=120)], ...] = field(
        "Sammen med",
        "Hvem der var med, uden personnavne.",
        ["beboere", "kommunen"],
        heading="med",
        names=("hvem", "deltagere"),
        data="Hvem der var med.",
        default=(),
        alias="with",
        max_length=20,
    )
    what: Text = field(
        "Hvad I gjorde",
        "Hvad I gjorde, i en til tre sætninger.",
        "Beboerne besøgte en ø, hvor alle huse har fælles varme.",
        heading="hvad I gjorde",
        names=("hvad", "beskrivelse"),
        data="Hvad der blev gjort.",
        max_length=400,
    )
    outcome: Text | None = field(
        "Hvad kom der ud af det?",
        "Hvad der kom ud af det.",
        "Halvdelen af husene skrev under samme aften.",
        heading="hvad der kom ud af det",
        names=("resultat", "udbytte"),
        default=None,
        max_length=400,
    )

    @model_validator(mode="after")
    def _forwards(self) -> "TrialAction":
        check_span(self.start, self.end)
        return self


class Observation(Record):
    """A number and when it was true."""

    value: Number = field("Tallet", "Tallet uden enhed.", "19,7")
    date: PartialDate | None = field("Hvornår", "Hvornår tallet gjaldt.", "2018-12", default=None)


class Measurement(Record):
    """A result in numbers, with what it was before if that is known."""

    indicator: Text = field(
        "Hvad er målt?",
        "Hvad der er målt.",
        "Husstande med nærvarme",
        heading="hvad er målt",
        names=("indikator", "navn", "hvad"),
        max_length=100,
    )
    unit: Text = field("Enhed", "Enheden.", "husstande", heading="enhed", max_length=30)
    level: LevelKey | None = field(
        "Hvem handler det om?", "Hvem målingen handler om.", "user", heading="niveau", default=None
    )
    before: Observation | None = field(
        "Før",
        "Tallet før, i samme enhed.",
        {"value": "37", "date": "2013-10"},
        inner={"value": ("før", "tal før", "before"), "date": ("dato før", "før dato")},
        data="Tallet før.",
        default=None,
    )
    after: Observation = field(
        "Efter",
        "Tallet efter.",
        {"value": "47", "date": "2018-12"},
        inner={
            "value": ("efter", "tal efter", "after", "tal", "værdi"),
            "date": ("dato efter", "efter dato", "dato"),
        },
        data="Tallet efter.",
    )
    source: Whole | None = field(
        "Kildens nummer",
        "Kildens nummer i listen »sources«.",
        3,
        heading="kildens nummer",
        names=("kilde",),
        data="Kildens nummer i `sources`, talt fra 1.",
        default=None,
        ge=1,
    )
    note: Text | None = field(
        "Forbehold",
        "Det, man skal vide om tallet for at bruge det.",
        "Ifølge kommunen",
        heading="forbehold",
        names=("bemærkning",),
        default=None,
        max_length=200,
    )

    @model_validator(mode="after")
    def _in_time(self) -> "Measurement":
        before, after = self.before and self.before.date, self.after.date
        if before and after and after.last < before.first:
            dates = {"start": str(before), "end": str(after)}
            raise PydanticCustomError("before_after", "before_after", dates)
        return self


class Image(Record):
    """A picture in the case folder. ``width`` and ``height`` (pixels) are read from the file."""

    file: ImagePath = field(
        "Fil", "Billedets sti i casens mappe.", "images/vaerket.jpg", data="Billedets adresse."
    )
    alt: Text = field(
        "Hvad viser billedet?",
        "Hvad billedet viser, for dem, der ikke kan se det.",
        "Fem beboere løfter et rør ned i en rende langs vejen",
        data="Hvad billedet viser.",
        max_length=300,
    )
    credit: Text = field(
        "Fotograf",
        "Hvem der har taget billedet.",
        "Føns lokaludvalg",
        data="Hvem der har lavet det.",
        max_length=120,
    )
    licence: LicenceKey = field(
        "Licens", "Billedets licens.", "CC-BY-4.0", data="Billedets egen licens."
    )
    basis: Annotated[str, TermOf("image_bases")] = field(
        "Grundlag",
        "Hvorfor I må vise billedet.",
        "consent",
        data="",
        facet=Facet(140, about=False, topic=False, led=False, followed=False, fact=False),
    )

    _size: tuple[int, int] = PrivateAttr(default=(0, 0))

    @property
    def width(self) -> int:
        """Width in pixels; 0 until the file has been read."""
        return self._size[0]

    @property
    def height(self) -> int:
        """Height in pixels; 0 until the file has been read."""
        return self._size[1]

    def sized(self, width: int, height: int) -> "Image":
        """Return this picture with its size in pixels."""
        copy = self.model_copy()
        copy._size = (width, height)
        return copy


class Contact(Record):
    """Whom to ask, by role; no private data."""

    role: Impersonal = field(
        "Rolle",
        "En rolle, ikke et navn.",
        "Projektleder",
        data="Den rolle, andre kan spørge.",
        max_length=120,
    )
    organisation: Impersonal = field(
        "Organisation", "Hvor rollen hører til.", "Middelfart Kommune", max_length=120
    )


class Source(Record):
    """A published source; its number is its place in the list, from 1."""

    title: Text = field(
        "Kildens titel",
        "Kildens titel.",
        "Historie",
        heading="titel",
        names=("navn",),
        max_length=250,
    )
    url: Url = field(
        "Adresse",
        "Kildens adresse.",
        "https://example.org/historie",
        heading="adresse",
        names=("link",),
    )
    publisher: Text | None = field(
        "Udgiver",
        "Hvem der står bag.",
        "Føns Nærvarme",
        heading="udgiver",
        names=("hvem",),
        default=None,
        max_length=150,
    )
    accessed: Day | None = field(
        "Læst den",
        "Hvornår I læste den.",
        "2026-11-23",
        heading="læst den",
        names=("dato", "læst"),
        data="Hvornår den er læst.",
        default=None,
    )
