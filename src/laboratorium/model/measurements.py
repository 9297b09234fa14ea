"""What a case has measured over time: the rows of its ``measurements.csv``."""

from typing import Annotated

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from laboratorium.model.declare import field
from laboratorium.model.kind import Kind, Offered
from laboratorium.model.partial_date import PartialDate
from laboratorium.model.parts import Record
from laboratorium.model.types import Impersonal, LevelKey, Number, TermOf, Text

FIRST_YEAR = 1900
"""Nothing that a case has measured is older."""
MOST_ROWS = 500
_LARGEST = 10**12

Bounded = Annotated[Number, Field(ge=-_LARGEST, le=_LARGEST)]


class MeasuredValue(Record):
    """One value of one indicator: a row of ``measurements.csv``."""

    indicator: Text = field(
        "Hvad er målt?",
        "Hvad der er målt. Skriv det ens i alle rækker, der hører sammen.",
        "Faste frivillige",
        heading="hvad er målt",
        names=("indikator", "navn", "hvad", "måling"),
        max_length=100,
    )
    date: PartialDate = field(
        "Hvornår",
        "Hvornår tallet gjaldt: år, måned eller dag.",
        "2025-06",
        heading="dato",
        names=("tidspunkt", "tid", "år"),
    )
    value: Bounded = field(
        "Tallet", "Tallet uden enhed.", "12,5", heading="tal", names=("værdi", "resultat")
    )
    unit: Annotated[str, TermOf("units")] = field(
        "Enhed", "Enheden. Den er den samme i alle rækker, der hører sammen.", "persons"
    )
    low: Bounded | None = field(
        "Mindst",
        "Det mindste, tallet kan være, hvis det er usikkert.",
        "10,5",
        heading="mindst",
        names=("nedre", "minimum", "fra"),
        default=None,
    )
    high: Bounded | None = field(
        "Højst",
        "Det højeste, tallet kan være, hvis det er usikkert.",
        "14,5",
        heading="højst",
        names=("øvre", "maksimum", "til"),
        default=None,
    )
    level: LevelKey | None = field(
        "Hvem handler det om?",
        "Hvem målingen handler om.",
        "user",
        heading="niveau",
        default=None,
    )
    source: Impersonal = field(
        "Hvor er tallet fra?",
        "Nummeret på kilden i casens liste »sources«, eller med få ord, hvordan I ved det.",
        "Egen optælling",
        heading="kilde",
        names=("kildens nummer", "hvorfra"),
        max_length=120,
    )
    note: Text | None = field(
        "Forbehold",
        "Det, man skal vide for ikke at misforstå tallet.",
        "Talt på en tirsdag",
        heading="forbehold",
        names=("bemærkning", "note"),
        default=None,
        max_length=200,
    )

    @field_validator("date", mode="after")
    @classmethod
    def _in_living_memory(cls, value: PartialDate) -> PartialDate:
        if value.year < FIRST_YEAR:
            raise PydanticCustomError("too_early", "too_early", {"first": FIRST_YEAR})
        return value

    @model_validator(mode="after")
    def _within(self) -> "MeasuredValue":
        low = self.value if self.low is None else self.low
        high = self.value if self.high is None else self.high
        if not low <= self.value <= high:
            facts = {"value": self.value, "low": low, "high": high}
            raise PydanticCustomError("interval", "interval", facts)
        return self

    @property
    def is_uncertain(self) -> bool:
        """Whether the row says between which numbers the value lies."""
        return self.low is not None or self.high is not None

    @property
    def source_number(self) -> int | None:
        """The source's place in the list of sources, from 1, when that is how it is told."""
        text = self.source
        return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else None


class Measurements(Record):
    """All rows of ``measurements.csv``."""

    rows: tuple[MeasuredValue, ...] = field(
        "Tal",
        "Et tal i hver række: hvad der er målt, hvornår, og hvor I har tallet fra.",
        [{"indicator": "Faste frivillige", "date": "2025", "value": "12", "unit": "persons"}],
        names=("række", "rækker"),
        one="Tal",
        more="Tilføj et tal",
        min_length=1,
        max_length=MOST_ROWS,
    )


MEASUREMENTS = Kind(
    key="measurements",
    model=Measurements,
    name="Målinger",
    plural="Målinger",
    folder="",
    file="measurements.csv",
    fills="measurements",
    in_case=True,
    offered=Offered(
        "maalinger",
        "Del jeres målinger",
        "Målinger",
        "Tal før og efter eller år for år, med enhed, dato og kilde. De hører til en case.",
        ("case", "rows"),
        on_github=False,
    ),
)
