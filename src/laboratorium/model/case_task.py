"""What a case is about, where and when: the first fields of ``cases/<slug>/index.md``."""

from typing import Annotated, Any

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from laboratorium.model.declare import Asked, Facet, Wanted, field
from laboratorium.model.partial_date import PartialDate
from laboratorium.model.parts import LabRef, Period, Place, Record
from laboratorium.model.types import MunicipalityKey, TermOf, Text, Unique

GROUP, PUBLIC = "group", "public-sources"
# To say how far these have come is to claim that something still stands.
DATED = frozenset(("prototype", "anchored"))


class Task(Record):
    """A task in a place, who has it, and how far it has come."""

    title: Text = field(
        "Titel",
        "Sig i få ord, hvem der gjorde hvad.",
        "Landsbyen, der byggede et varmeværk",
        names=(
            *("casens titel", "overskrift", "case", "projekt", "casens navn"),
            *("hvad hedder jeres case", "hvad hedder casen"),
        ),
        data="Casens titel.",
        max_length=90,
    )
    summary: Text = field(
        "Kort om casen",
        "Problemet, stedet og hvad der blev prøvet, i en-to sætninger.",
        "Oliefyrene skulle skiftes, og fjernvarmen kom ikke. Så byggede Føns sin egen.",
        heading="Resumé",
        names=(
            *("opsummering", "kort fortalt", "sammenfatning", "kort om casen"),
            *("beskriv kort casen", "beskriv casen kort", "kort beskrivelse"),
        ),
        max_length=280,
    )
    status: Annotated[str, TermOf("statuses")] = field(
        "Status",
        "Hvor langt I er.",
        "trial",
        names=("tilstand", "hvor langt i er", "hvor langt er i"),
        data="Nøglen for, hvor langt casen er.",
        facet=Facet(70, "status", about=False, followed=False, topic=False, fact=False),
    )
    status_as_of: PartialDate | None = field(
        "Status kendt til",
        "Hvornår status senest er kendt: år, måned eller dag. Skal stå ved prototype og forankret.",
        "2024-08",
        names=("status pr", "status dato", "kendt til"),
        data="Hvornår status senest er kendt: år, måned eller dag.",
        facet=Facet(
            *(72, "kendt"),
            chosen="Status kendt: {label}",
            banded="status_ages",
            about=False,
            followed=False,
            topic=False,
            led=False,
            fact=False,
        ),
        default=None,
        validate_default=True,
    )
    origin: Annotated[str, TermOf("origins")] = field(
        "Oprindelse",
        "Om gruppen selv har skrevet casen.",
        GROUP,
        data="Nøglen for, hvor teksten kommer fra.",
        filled=GROUP,
        facet=Facet(80, about=False, followed=False, topic=False, fact=False),
    )
    organisation: Text = field(
        "Organisation",
        "Hvem der ejer opgaven.",
        "Middelfart Kommune",
        names=("ejer", "opgavens ejer"),
        max_length=120,
    )
    partners: Annotated[tuple[Annotated[Text, Field(max_length=120)], ...], Unique] = field(
        "Partnere",
        "Hvem der ellers er med.",
        ["Syddansk Universitet"],
        names=("samarbejdspartnere", "partner"),
        asked=Asked(help="Én på hver linje."),
        default=(),
        max_length=30,
    )
    municipality: MunicipalityKey = field(
        "Kommune",
        "Kommunens navn eller firecifrede kode.",
        "Middelfart",
        names=("municipality code", "kommunekode", "kommunenavn"),
        facet=Facet(50, "kommune", "Kommune", about=False, fact=False),
    )
    place: Place = field(
        "Sted",
        "Hvor det foregår.",
        {"name": "Føns"},
        inner={
            "name": ("Sted", "place", "stedets navn", "lokalitet"),
            "lat": ("Breddegrad", "lat", "latitude"),
            "lon": ("Længdegrad", "lon", "lng", "longitude"),
        },
        wanted=Wanted(
            "position",
            "sted på kortet",
            "Skriv stedets bredde- og længdegrad, så det står rigtigt på kortet.",
        ),
    )
    period: Period = field(
        "Periode",
        "Hvornår det foregik.",
        {"from": "2011"},
        inner={
            "from": ("Begyndte", "fra", "from", "start", "startdato"),
            "to": ("Sluttede", "til", "to", "slut", "slutdato", "end"),
        },
    )
    lab: LabRef | None = field(
        "Laboratorium",
        "Laboratoriet, som casen kommer fra.",
        {"number": 1, "year": 2023},
        inner={
            "number": ("Laboratoriets nummer", "lab nummer", "lab nr"),
            "year": ("Laboratoriets år", "lab år"),
        },
        asked=Asked("Nummer og år, hvis casen kommer fra et laboratorium.", "Laboratorium 1, 2023"),
        default=None,
    )

    @field_validator("status_as_of", mode="after")
    @classmethod
    def _claims_have_dates(cls, value: Any, info: ValidationInfo) -> Any:
        if info.data.get("status") in DATED and value is None:
            raise PydanticCustomError("status_as_of_missing", "status_as_of_missing")
        return value
