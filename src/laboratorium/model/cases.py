"""What a case, a learning point and a prototype hold: the files under cases/."""

from typing import Annotated, Any

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from laboratorium.model.parts import (
    Actor,
    Contact,
    Image,
    LabRef,
    Measurement,
    Period,
    Place,
    Record,
    Source,
    TrialAction,
)
from laboratorium.model.types import (
    ChallengeKey,
    Day,
    FieldKey,
    GoalOrTarget,
    LevelKey,
    LicenceKey,
    MunicipalityKey,
    SixPs,
    Slug,
    TermOf,
    Text,
    Unique,
)

GROUP, PUBLIC = "group", "public-sources"


class Case(Record):
    """One task in one place: the front matter of ``cases/<slug>/index.md``."""

    title: Text = Field(
        max_length=90, description="Casens titel.", examples=["Landsbyen, der byggede et varmeværk"]
    )
    summary: Text = Field(
        max_length=280,
        description="Problemet, stedet og hvad der blev prøvet, i en-to sætninger.",
        examples=["Oliefyrene skulle skiftes, og fjernvarmen kom ikke. Så byggede Føns sin egen."],
    )
    status: Annotated[str, TermOf("statuses")] = Field(
        description="Hvor langt I er.", examples=["trial"]
    )
    origin: Annotated[str, TermOf("origins")] = Field(
        description="Om gruppen selv har skrevet casen.", examples=[GROUP]
    )
    organisation: Text = Field(
        max_length=120, description="Hvem der ejer opgaven.", examples=["Middelfart Kommune"]
    )
    partners: Annotated[tuple[Annotated[Text, Field(max_length=120)], ...], Unique] = Field(
        default=(),
        max_length=30,
        description="Hvem der ellers er med.",
        examples=[["Syddansk Universitet"]],
    )
    municipality: MunicipalityKey = Field(
        description="Kommunens navn eller firecifrede kode.", examples=["Middelfart"]
    )
    place: Place = Field(description="Stedet.", examples=[{"name": "Føns"}])
    period: Period = Field(description="Hvornår det foregik.", examples=[{"from": "2011"}])
    lab: LabRef | None = Field(
        default=None,
        description="Laboratoriet, som casen kommer fra.",
        examples=[{"number": 1, "year": 2023}],
    )
    six_p: SixPs = Field(
        description="Et til tre af de seks P'er, det vigtigste først.", examples=[["place"]]
    )
    sdg: Annotated[tuple[GoalOrTarget, ...], Unique] = Field(
        min_length=1,
        max_length=5,
        description="Et til fem verdensmål (11) eller delmål (11.7).",
        examples=[["7", "11.7"]],
    )
    challenges: Annotated[tuple[ChallengeKey, ...], Unique] = Field(
        min_length=1,
        max_length=3,
        description="En til tre udfordringer.",
        examples=[["climate_action"]],
    )
    fields: Annotated[tuple[FieldKey, ...], Unique] = Field(
        min_length=1,
        max_length=3,
        description="Et til tre fagområder.",
        examples=[["green_transition"]],
    )
    project_kind: Annotated[str, TermOf("project_kinds")] | None = Field(
        default=None, description="Projektets type, hvis en passer.", examples=["urban_nature"]
    )
    actors: tuple[Actor, ...] = Field(
        default=(),
        max_length=30,
        description="Hvem der gjorde hvad, efter rolle.",
        examples=[[{"who": "Beboere", "role": "Tog initiativet"}]],
    )
    trial_actions: tuple[TrialAction, ...] = Field(
        min_length=1,
        max_length=30,
        description="Det, I prøvede, i tidens orden.",
        examples=[[{"title": "Studietur", "what": "Beboerne besøgte en ø med fælles varme."}]],
    )
    sources: tuple[Source, ...] = Field(
        default=(),
        max_length=50,
        description="Offentliggjorte kilder, som teksten bygger på.",
        examples=[[{"title": "Historie", "url": "https://example.org/historie"}]],
        validate_default=True,
    )
    measurements: tuple[Measurement, ...] = Field(
        default=(),
        max_length=30,
        description="Resultater i tal.",
        examples=[[{"indicator": "Besøg", "unit": "besøg", "after": {"value": "1500"}}]],
    )
    images: tuple[Image, ...] = Field(
        default=(), max_length=20, description="Billeder i casens mappe.", examples=[[]]
    )
    contact: Contact | None = Field(
        default=None,
        description="Hvem andre kan spørge: en rolle, ikke en person.",
        examples=[{"role": "Projektleder", "organisation": "Middelfart Kommune"}],
    )
    licence: LicenceKey = Field(
        default="CC-BY-4.0", description="Tekstens licens.", examples=["CC-BY-4.0"]
    )
    updated: Day = Field(description="Hvornår casen sidst er ændret.", examples=["2026-11-23"])
    former_slugs: Annotated[tuple[Slug, ...], Unique] = Field(
        default=(),
        max_length=10,
        description="Navne, som casens mappe har haft før.",
        examples=[["foens"]],
    )

    @field_validator("sources", mode="after")
    @classmethod
    def _public_cases_have_sources(cls, value: Any, info: ValidationInfo) -> Any:
        if info.data.get("origin") == PUBLIC and not value:
            raise PydanticCustomError("sources_missing", "sources_missing")
        return value

    @field_validator("lab", "contact", mode="after")
    @classmethod
    def _only_for_groups(cls, value: Any, info: ValidationInfo) -> Any:
        if info.data.get("origin") == PUBLIC and value is not None:
            raise PydanticCustomError("only_for_groups", "only_for_groups")
        return value


class LearningPoint(Record):
    """What others can use: the front matter of a file in ``learning-points/``."""

    title: Text = Field(
        max_length=110,
        description="Pointen som en hel sætning, andre kan bruge.",
        examples=["En lav tilslutningsafgift får mange med"],
    )
    level: LevelKey = Field(
        description="Brugeren, medarbejderen, de frivillige eller organisationen.",
        examples=["organisation"],
    )
    six_p: SixPs = Field(description="Et til tre af de seks P'er.", examples=[["participation"]])
    phase: Annotated[str, TermOf("phases")] = Field(
        description="Hvor i forløbet I lærte det.", examples=["anchoring"]
    )
    kind: Annotated[str, TermOf("learning_kinds")] = Field(
        description="Om det hjalp, stod i vejen eller overraskede.", examples=["success_factor"]
    )
    date: Day = Field(description="Hvornår pointen er skrevet.", examples=["2026-11-23"])


class Prototype(Record):
    """What came out and can be shown: the front matter of a file in ``prototypes/``."""

    title: Text = Field(
        max_length=90, description="Prototypens navn.", examples=["Varmeværk i en grisestald"]
    )
    summary: Text = Field(
        max_length=280,
        description="Hvad det er, i en-to sætninger.",
        examples=["Et lille varmeværk, som frivillige passer en uge ad gangen."],
    )
    stage: Annotated[str, TermOf("stages")] = Field(
        description="Hvor moden prototypen er.", examples=["in_use"]
    )
    images: tuple[Image, ...] = Field(
        default=(), max_length=20, description="Billeder i casens mappe.", examples=[[]]
    )
    try_it: Text | None = Field(
        default=None,
        max_length=400,
        description="Hvordan andre kan se det eller gøre det samme.",
        examples=["Andelsselskabet viser værket frem efter aftale."],
    )
    transferable_to: Annotated[tuple[Annotated[Text, Field(max_length=100)], ...], Unique] = Field(
        default=(),
        max_length=5,
        description="Hvor det ellers kunne bruges: en til fem steder.",
        examples=[["Landsbyer uden fjernvarme"]],
    )
