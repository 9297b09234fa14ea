"""What stands in the calendar: a day or a time, a place, what was changed since, and what one meets
about.
"""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field, ValidationInfo, field_validator

from laboratorium.model.danish_time import Clock, DayOrTime
from laboratorium.model.declare import field
from laboratorium.model.page import Page
from laboratorium.model.parts import Record
from laboratorium.model.podcast_types import Flag
from laboratorium.model.types import (
    Day,
    GroupReference,
    Impersonal,
    PointReference,
    PrototypeReference,
    Slug,
    TermOf,
    Text,
    Unique,
    Url,
    fail,
)

When = date
"""A day, or a time of which the offset is Denmark's: a ``datetime`` is a ``date``."""
CANCELLED, HELD, PLANNED = "cancelled", "held", "planned"
MOST_DAYS = 14
"""An occasion that lasts longer is surely a slip of the pen."""


class Change(Record):
    """What was changed since the occasion was put into the calendar."""

    date: Day = field("Dag", "Dagen, da det blev ændret.", "2027-02-01")
    what: Impersonal = field(
        "Hvad",
        "Hvad der er ændret, i en sætning.",
        "Vi er flyttet til biblioteket.",
        max_length=200,
    )


class ProgrammeItem(Record):
    """One thing on the programme, and what of the content it is about."""

    at: Clock | None = field(
        "Klokken", "Hvornår det begynder, hvis det er aftalt.", "10:15", default=None
    )
    title: Impersonal = field(
        "Punkt", "Hvad der skal ske.", "Tre læringspointer fra Føns", max_length=160
    )
    groups: Annotated[tuple[GroupReference, ...], Unique] = field(
        "Grupper",
        "De grupper, der lægger frem: organisationens filnavn og gruppens nøgle.",
        ["skovlyst/havegruppen"],
        default=(),
        max_length=20,
    )
    cases: Annotated[tuple[Slug, ...], Unique] = field(
        "Cases",
        "Navnene på de casemapper, det handler om.",
        ["middelfart-foens-naervarme"],
        default=(),
        max_length=30,
    )
    points: Annotated[tuple[PointReference, ...], Unique] = field(
        "Læringspointer",
        "De læringspointer, der bliver lagt frem: case/filnavn.",
        ["middelfart-foens-naervarme/2026-11-23-lav-afgift"],
        default=(),
        max_length=60,
    )
    prototypes: Annotated[tuple[PrototypeReference, ...], Unique] = field(
        "Prototyper",
        "De prototyper, der bliver vist: case/prototype.",
        ["middelfart-foens-naervarme/vaerket"],
        default=(),
        max_length=30,
    )
    episodes: Annotated[tuple[Slug, ...], Unique] = field(
        "Afsnit",
        "De afsnit af podcasten, der er gode at høre før mødet.",
        ["varmevaerket-og-bussen"],
        default=(),
        max_length=20,
    )


class Material(Record):
    """Something to read or bring along."""

    title: Text = field("Titel", "Hvad det er.", "Dagsorden som PDF", max_length=160)
    url: Url = field("Adresse", "Hvor det ligger.", "https://example.org/dagsorden.pdf")


class Occasion(Page):
    """A page with a place in the calendar."""

    date: DayOrTime = field(
        "Dato",
        "Dagen, og klokkeslættet i dansk tid, når det er aftalt.",
        "2027-03-12 09:00",
    )
    end: DayOrTime | None = field(
        "Slutter",
        "Hvornår det slutter: et klokkeslæt, når det begynder på et, ellers den sidste dag.",
        "2027-03-12 15:30",
        default=None,
        validate_default=True,
    )
    place: Text | None = field(
        "Sted", "Hvor det er.", "Middelfart Rådhus", default=None, max_length=120
    )
    link: Url | None = field(
        "Link",
        "Hvor man deltager på nettet.",
        "https://example.org/moede",
        default=None,
        validate_default=True,
    )
    status: Annotated[str, TermOf("occasion_statuses")] = field(
        "Status", "Om det er planlagt, holdt eller aflyst.", "planned", default=PLANNED
    )
    changes: tuple[Change, ...] = field(
        "Ændringer",
        "Hvad der er ændret, siden det kom i kalenderen. Ellers ser abonnenterne det ikke.",
        [{"date": "2027-02-01", "what": "Vi er flyttet til biblioteket."}],
        one="Ændring",
        default=(),
        max_length=60,
    )

    @field_validator("end", mode="after")
    @classmethod
    def _after_it_begins(cls, value: When | None, info: ValidationInfo) -> When | None:
        begins = info.data.get("date")
        if begins is not None:
            check_end(begins, value)
        return value

    @property
    def sequence(self) -> int:
        """How many times it was changed since calendars were first told (RFC 5545, 3.8.7.4)."""
        return len(self.changes)

    @property
    def last(self) -> When:
        """When it ends: a time, or its last day."""
        return self.end or self.date

    @property
    def day(self) -> When:
        """The day on which it begins, in Denmark."""
        return day_of(self.date)


class Gathering(Occasion):
    """A meeting with a programme."""

    programme: tuple[ProgrammeItem, ...] = field(
        "Program",
        "Programmet, punkt for punkt, og hvad hvert punkt handler om.",
        [{"at": "10:15", "title": "Tre læringspointer fra Føns"}],
        one="Punkt",
        default=(),
        max_length=60,
    )
    material: tuple[Material, ...] = field(
        "Materiale",
        "Det, man skal læse eller have med.",
        [{"title": "Dagsorden", "url": "https://example.org/dagsorden.pdf"}],
        default=(),
        max_length=40,
    )
    follow_up: tuple[Annotated[Impersonal, Field(max_length=300)], ...] = field(
        "Opfølgning",
        "Hvad der blev aftalt, et punkt på hver linje. Skriv roller og ikke navne.",
        ["Havegruppen sender sin køreplan til netværket."],
        default=(),
        max_length=40,
    )


class NetworkMeeting(Gathering):
    """A network meeting: ``docs/netvaerk/<date>-<slug>.md``."""

    made_up: Flag = field(
        "Eksempel",
        "Om mødet er fundet på. Så står det på siden, og det kommer ikke i kalenderen.",
        True,
        default=False,
    )

    @field_validator("link", mode="after")
    @classmethod
    def _is_somewhere(cls, value: Any, info: ValidationInfo) -> Any:
        if value is None and info.data.get("place", "") is None:
            raise fail("nowhere")
        return value


def check_end(begins: When, ends: When | None) -> None:
    """Raise ``PydanticCustomError`` unless an occasion can begin and end so: both on a day, or both
    at a time.
    """
    timed = isinstance(begins, datetime)
    if ends is None:
        if timed:
            raise fail("end_missing", example=f"{begins:%Y-%m-%d} 15:30")
        return
    if isinstance(ends, datetime) != timed:
        raise fail("end_of_another_kind")
    if ends < begins or (timed and ends == begins):
        raise fail("end_first", start=said(begins), end=said(ends))
    if (ends - begins).days > MOST_DAYS:
        raise fail("end_far", most=MOST_DAYS, start=said(begins), end=said(ends))


def said(when: When) -> str:
    """A day or a time as files write it."""
    return f"{when:%Y-%m-%d %H:%M}" if isinstance(when, datetime) else f"{when:%Y-%m-%d}"


def day_of(when: When) -> date:
    return when.date() if isinstance(when, datetime) else when
