"""The fields of a case: the front matter of ``cases/<slug>/index.md``."""

from typing import Annotated, Any

from pydantic import ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from laboratorium.model import english
from laboratorium.model.case_task import PUBLIC, Task
from laboratorium.model.danish_time import DanishTime
from laboratorium.model.declare import Asked, Facet, Wanted, field
from laboratorium.model.efforts import Cost, Hours
from laboratorium.model.parts import (
    Actor,
    Contact,
    Image,
    Measurement,
    Source,
    TrialAction,
)
from laboratorium.model.podcast_types import Flag
from laboratorium.model.release import draft_field, published_field
from laboratorium.model.types import (
    ChallengeKey,
    Day,
    FieldKey,
    GoalOrTarget,
    LicenceKey,
    SixPs,
    Slug,
    TermOf,
    Text,
    Unique,
)

_THREE = Asked(help="Vælg et til tre.")


class Case(Task):
    """One task in one place: the front matter of ``cases/<slug>/index.md``."""

    six_p: SixPs = field(
        "De seks P’er",
        "Et til tre af de seks P'er, det vigtigste først.",
        ["place"],
        names=("p er", "p", "6p", "6 p er", "seks p"),
        data="Nøglerne for et til tre af de seks P’er, det vigtigste først.",
        asked=_THREE,
        facet=Facet(
            *(10, "p"), likeness=0.5, same=("samme P", "samme P’er"), keyword=True, fact=False
        ),
    )
    sdg: Annotated[tuple[GoalOrTarget, ...], Unique] = field(
        "Verdensmål",
        "Et til fem verdensmål (11) eller delmål (11.7).",
        ["7", "11.7"],
        names=("sdgs", "fn s verdensmål", "mål", "goals"),
        data="Numrene på verdensmål (11) og delmål (11.7).",
        asked=Asked(help="Vælg et til fem."),
        facet=Facet(
            *(20, "maal"),
            chosen="Verdensmål {key}: {label}",
            likeness=0.8,
            same=("samme verdensmål", "samme verdensmål"),
            named=1,
            fact=False,
        ),
        min_length=1,
        max_length=5,
    )
    challenges: Annotated[tuple[ChallengeKey, ...], Unique] = field(
        "Udfordringer",
        "En til tre udfordringer.",
        ["climate_action"],
        data="Nøglerne for en til tre udfordringer.",
        asked=Asked(help="Vælg en til tre."),
        facet=Facet(
            *(30, "udfordring", "Udfordring"),
            likeness=1.0,
            same=("samme udfordring", "samme udfordringer"),
        ),
        min_length=1,
        max_length=3,
    )
    fields: Annotated[tuple[FieldKey, ...], Unique] = field(
        "Fagområder",
        "Et til tre fagområder.",
        ["green_transition"],
        names=("fagområde",),
        data="Nøglerne for et til tre fagområder.",
        asked=_THREE,
        facet=Facet(
            *(40, "fag", "Fagområde"), likeness=0.9, same=("samme fagområde", "samme fagområder")
        ),
        min_length=1,
        max_length=3,
    )
    project_kind: Annotated[str, TermOf("project_kinds")] | None = field(
        "Projekttype",
        "Projektets type, hvis en passer.",
        "urban_nature",
        names=("projektets type", "type"),
        data="Nøglen for projektets type.",
        facet=Facet(
            *(60, "type", "Projekttype"),
            likeness=0.7,
            same=("samme projekttype", "samme projekttyper"),
            named=1,
            followed=False,
        ),
        default=None,
    )
    actors: tuple[Actor, ...] = field(
        "Hvem gjorde hvad",
        "Hvem der gjorde hvad, efter rolle.",
        [{"who": "Beboere", "role": "Tog initiativet"}],
        heading="Aktører",
        names=("actor",),
        one="Aktør",
        more="Tilføj en, der var med",
        asked=Asked(
            "Én på hver linje, med kolon imellem. Skriv roller og aldrig personers navne.",
            "Beboere i andelsselskabet: Tog initiativet og ejer værket",
        ),
        wanted=Wanted(
            "actors", "aktører", "Skriv, hvem der gjorde hvad, med roller og ikke navne."
        ),
        default=(),
        max_length=30,
    )
    trial_actions: tuple[TrialAction, ...] = field(
        "Prøvehandlinger",
        "Det, I prøvede, i tidens orden.",
        [{"title": "Studietur", "what": "Beboerne besøgte en ø med fælles varme."}],
        names=("trial action", "handling"),
        one="Prøvehandling",
        more="Tilføj en prøvehandling",
        data="Det, der blev prøvet, i tidens orden.",
        asked=Asked(
            "Én på hver linje: navn, tidspunkt, hvad I gjorde, og hvad der kom ud af det, "
            "med lodret streg imellem. Det sidste kan udelades.",
            "Studietur til Samsø | 2012-05 | Beboerne besøgte en ø med fælles varme. | "
            "Halvdelen skrev under samme aften.",
        ),
        min_length=1,
        max_length=30,
    )
    measurements: tuple[Measurement, ...] = field(
        "Målinger",
        "Resultater i tal.",
        [{"indicator": "Besøg", "unit": "besøg", "after": {"value": "1500"}}],
        names=("measurement",),
        one="Måling",
        more="Tilføj en måling",
        asked=Asked(
            "Én på hver linje: hvad der er målt, enhed, tal før og tal efter, med lodret "
            "streg imellem. Sæt tidspunktet i parentes. Lad feltet før stå tomt, hvis I ikke "
            "kender tallet.",
            "Husstande med nærvarme | husstande | 37 (2013-10) | 47 (2018-12)",
        ),
        wanted=Wanted(
            "measurements",
            "måling",
            "Har I et tal, der viser, hvad der skete, så skriv det som en måling.",
        ),
        default=(),
        max_length=30,
    )
    cost: tuple[Cost, ...] = field(
        "Pris",
        "Hvad det kostede, med kilde.",
        [{"amount": "28400000", "covers": "Budget for hele anlægget", "source": "1"}],
        names=("priser", "udgifter", "omkostninger"),
        one="Beløb",
        more="Tilføj et beløb",
        asked=Asked(
            "Ét beløb på hver linje: hele kroner, hvad de dækker, og kildens nummer, med lodret "
            "streg imellem.",
            "28400000 | Budget for hele anlægget | 1",
        ),
        default=(),
        max_length=10,
    )
    hours: tuple[Hours, ...] = field(
        "Timer",
        "Hvor mange arbejdstimer det tog, med kilde.",
        [{"amount": "300", "covers": "Kommunens timer til borgermøder", "source": "1"}],
        names=("arbejdstimer", "tidsforbrug"),
        one="Timetal",
        more="Tilføj et timetal",
        asked=Asked(
            "Ét timetal på hver linje: timer, hvad de dækker, og kildens nummer, med lodret "
            "streg imellem.",
            "300 | Kommunens timer til borgermøder | 1",
        ),
        default=(),
        max_length=10,
    )
    sources: tuple[Source, ...] = field(
        "Kilder",
        "Offentliggjorte kilder, som teksten bygger på.",
        [{"title": "Historie", "url": "https://example.org/historie"}],
        names=("source", "litteratur", "litteraturliste", "referencer", "henvisninger"),
        one="Kilde",
        more="Tilføj en kilde",
        asked=Asked(
            "Én på hver linje: titel, adresse og udgiver, med lodret streg imellem.",
            "Historie | https://example.org/historie | Føns Nærvarme",
        ),
        default=(),
        max_length=50,
        validate_default=True,
    )
    images: tuple[Image, ...] = field(
        "Billeder",
        "Billeder i casens mappe.",
        [],
        names=("billede", "foto", "fotos"),
        more="Tilføj et billede",
        data="Casens billeder.",
        templated=False,
        asked=Asked(left_out="uploaded in the proposal, with credit and basis"),
        wanted=Wanted(
            "pictures",
            "billede",
            "Læg et billede af stedet i mappen med beskrivelse, fotograf og grundlag.",
        ),
        default=(),
        max_length=20,
    )
    contact: Contact | None = field(
        "Kontakt",
        "Hvem andre kan spørge: en rolle, ikke en person.",
        {"role": "Projektleder", "organisation": "Middelfart Kommune"},
        inner={
            "role": ("Kontakt: rolle", "kontaktrolle"),
            "organisation": ("Kontakt: organisation",),
        },
        asked=Asked(
            "En rolle og en organisation med komma imellem. Skriv ikke navn, mail eller "
            "telefonnummer.",
            "Projektleder, Middelfart Kommune",
        ),
        wanted=Wanted(
            "contact", "kontakt", "Skriv en rolle og en organisation, som andre kan spørge."
        ),
        default=None,
    )
    licence: LicenceKey = field(
        "Licens",
        "Tekstens licens.",
        "CC-BY-4.0",
        names=("license",),
        data="Casens licens (SPDX).",
        filled="CC-BY-4.0",
        templated=False,
        asked=Asked(left_out="the promise says CC BY 4.0"),
        facet=Facet(130, about=False, topic=False, led=False, followed=False, fact=False),
        default="CC-BY-4.0",
    )
    updated: Day = field(
        "Ændret den",
        "Hvornår casen sidst er ændret.",
        "2026-11-23",
        heading="Opdateret",
        names=("dato", "ændret"),
        templated=False,
        asked=Asked(left_out="the day the issue was opened"),
    )
    title_en: Text | None = english.title_field("The village that built its own heating plant", 90)
    summary_en: Text | None = english.summary_field(
        "The oil burners had to go, and district heating did not come. So Føns built its own.", 280
    )
    former_slugs: Annotated[tuple[Slug, ...], Unique] = field(
        "Tidligere navne",
        "Navne, som casens mappe har haft før.",
        ["foens"],
        heading="Tidligere mapper",
        data="",
        hidden=True,
        templated=False,
        asked=Asked(left_out="kept by editors"),
        default=(),
        max_length=10,
    )
    published: DanishTime | None = published_field()
    draft: Flag = draft_field()

    _both_in_english = field_validator("summary_en", mode="after")(english.check_both)

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
