"""The parts that records are made of: places, periods, trial actions, measurements, pictures.

Every record is frozen and refuses unknown names. Descriptions and examples are Danish, because
they become the help texts of the form that is made from these models. Lengths are in characters.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

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

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def check_span(start: PartialDate | None, end: PartialDate | None) -> None:
    """Raise ``PydanticCustomError`` when ``end`` surely lies before ``start``."""
    if start is not None and end is not None and end.last < start.first:
        raise PydanticCustomError("span", "span", {"start": str(start), "end": str(end)})


class Place(Record):
    """The real place a case is about; degrees are WGS 84."""

    name: Text = Field(
        max_length=120, description="Stedets navn, som folk kalder det.", examples=["Føns, Vestfyn"]
    )
    lat: Latitude | None = Field(
        default=None, description="Breddegrad med punktum, mellem 54 og 58.", examples=[55.43]
    )
    lon: Longitude | None = Field(
        default=None, description="Længdegrad med punktum, mellem 7,5 og 15,5.", examples=[9.87]
    )

    @model_validator(mode="after")
    def _both_or_none(self) -> "Place":
        if (self.lat is None) != (self.lon is None):
            raise PydanticCustomError("half_coordinate", "half_coordinate")
        return self


class Period(Record):
    """When the work went on; without an end it still does."""

    start: PartialDate = Field(
        alias="from", description="Hvornår det begyndte: år, måned eller dag.", examples=["2011"]
    )
    end: PartialDate | None = Field(
        default=None,
        alias="to",
        description="Hvornår det sluttede, hvis det er slut.",
        examples=["2023-06"],
    )

    @model_validator(mode="after")
    def _forwards(self) -> "Period":
        check_span(self.start, self.end)
        return self


class LabRef(Record):
    """The laboratory from which a case comes."""

    number: Whole = Field(ge=1, le=4, description="Laboratoriets nummer, 1–4.", examples=[1])
    year: Whole = Field(ge=2020, le=2199, description="Laboratoriets år.", examples=[2023])


class Actor(Record):
    """Someone who took part, by role; never a person's name."""

    who: Impersonal = Field(
        max_length=120,
        description="En gruppe eller en organisation, aldrig en persons navn.",
        examples=["Beboere i andelsselskabet"],
    )
    role: Impersonal = Field(
        max_length=200, description="Hvad de gjorde.", examples=["Tog initiativet og ejer værket"]
    )


class TrialAction(Record):
    """One thing that was tried (en prøvehandling)."""

    title: Text = Field(
        max_length=80, description="Prøvehandlingen i få ord.", examples=["Studietur til Samsø"]
    )
    start: PartialDate | None = Field(
        default=None, alias="from", description="Hvornår den begyndte.", examples=["2012-05"]
    )
    end: PartialDate | None = Field(
        default=None, alias="to", description="Hvornår den sluttede.", examples=["2013"]
    )
    with_: tuple[Annotated[Impersonal, Field(max_length=120)], ...] = Field(
        default=(),
        alias="with",
        max_length=20,
        description="Hvem der var med, uden personnavne.",
        examples=[["Beboere", "Kommunen"]],
    )
    what: Text = Field(
        max_length=400,
        description="Hvad I gjorde, i en til tre sætninger.",
        examples=["Beboerne besøgte en ø, hvor alle huse har fælles varme."],
    )
    outcome: Text | None = Field(
        default=None,
        max_length=400,
        description="Hvad der kom ud af det.",
        examples=["Halvdelen af husene skrev under samme aften."],
    )

    @model_validator(mode="after")
    def _forwards(self) -> "TrialAction":
        check_span(self.start, self.end)
        return self


class Observation(Record):
    """A number and when it was true."""

    value: Number = Field(description="Tallet uden enhed.", examples=["19,7"])
    date: PartialDate | None = Field(
        default=None, description="Hvornår tallet gjaldt.", examples=["2018-12"]
    )


class Measurement(Record):
    """A result in numbers, with what it was before if that is known."""

    indicator: Text = Field(
        max_length=100, description="Hvad der er målt.", examples=["Husstande med nærvarme"]
    )
    unit: Text = Field(max_length=30, description="Enheden.", examples=["husstande"])
    level: LevelKey | None = Field(
        default=None, description="Hvem målingen handler om.", examples=["user"]
    )
    before: Observation | None = Field(
        default=None,
        description="Tallet før, i samme enhed.",
        examples=[{"value": "37", "date": "2013-10"}],
    )
    after: Observation = Field(
        description="Tallet efter.", examples=[{"value": "47", "date": "2018-12"}]
    )
    source: Whole | None = Field(
        default=None, ge=1, description="Kildens nummer i listen »sources«.", examples=[3]
    )
    note: Text | None = Field(
        default=None, max_length=200, description="Forbehold.", examples=["Ifølge kommunen"]
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

    file: ImagePath = Field(
        description="Billedets sti i casens mappe.", examples=["images/vaerket.jpg"]
    )
    alt: Text = Field(
        max_length=300,
        description="Hvad billedet viser, for dem, der ikke kan se det.",
        examples=["Fem beboere løfter et rør ned i en rende langs vejen"],
    )
    credit: Text = Field(
        max_length=120, description="Hvem der har taget billedet.", examples=["Føns lokaludvalg"]
    )
    licence: LicenceKey = Field(description="Billedets licens.", examples=["CC-BY-4.0"])
    basis: Annotated[str, TermOf("image_bases")] = Field(
        description="Hvorfor I må vise billedet.", examples=["consent"]
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

    role: Impersonal = Field(
        max_length=120, description="En rolle, ikke et navn.", examples=["Projektleder"]
    )
    organisation: Impersonal = Field(
        max_length=120, description="Hvor rollen hører til.", examples=["Middelfart Kommune"]
    )


class Source(Record):
    """A published source; its number is its place in the list, from 1."""

    title: Text = Field(max_length=250, description="Kildens titel.", examples=["Historie"])
    url: Url = Field(description="Kildens adresse.", examples=["https://example.org/historie"])
    publisher: Text | None = Field(
        default=None, max_length=150, description="Hvem der står bag.", examples=["Føns Nærvarme"]
    )
    accessed: Day | None = Field(
        default=None, description="Hvornår I læste den.", examples=["2026-11-23"]
    )
