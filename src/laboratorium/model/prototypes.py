"""What a prototype holds: a file in ``prototypes/`` of a case."""

from typing import Annotated

from pydantic import Field

from laboratorium.model.danish_time import DanishTime
from laboratorium.model.declare import Asked, Facet, Wanted, field
from laboratorium.model.kind import Kind, Offered, Section
from laboratorium.model.parts import Image, Record
from laboratorium.model.podcast_types import Flag
from laboratorium.model.release import draft_field, published_field
from laboratorium.model.types import TermOf, Text, Unique

_PICTURES = Asked(left_out="uploaded in the proposal, with credit and basis")


class Prototype(Record):
    """What came out and can be shown: the front matter of a file in ``prototypes/``."""

    title: Text = field(
        "Navn",
        "Prototypens navn.",
        "Varmeværk i en grisestald",
        heading="navn",
        names=("titel",),
        data="Prototypens titel.",
        max_length=90,
    )
    summary: Text = field(
        "Kort om prototypen",
        "Hvad det er, i en-to sætninger.",
        "Et lille varmeværk, som frivillige passer en uge ad gangen.",
        heading="resumé",
        names=("kort fortalt",),
        data="Hvad det er.",
        max_length=280,
    )
    stage: Annotated[str, TermOf("stages")] = field(
        "Modenhed",
        "Hvor moden prototypen er.",
        "in_use",
        heading="modenhed",
        names=("stadie",),
        data="Hvor moden den er.",
        facet=Facet(120, topic=False),
    )
    images: tuple[Image, ...] = field(
        "Billeder",
        "Billeder i casens mappe.",
        [],
        heading="billeder",
        more="Tilføj et billede",
        data="",
        templated=False,
        asked=_PICTURES,
        wanted=Wanted(
            "pictures",
            "billede",
            "Læg et billede af prototypen i mappen med beskrivelse, fotograf og grundlag.",
        ),
        default=(),
        max_length=20,
    )
    try_it: Text | None = field(
        "Prøv den",
        "Hvordan andre kan se det eller gøre det samme.",
        "Andelsselskabet viser værket frem efter aftale.",
        heading="hvordan andre kan prøve den",
        names=("prøv den", "prøv det"),
        data="Hvordan andre kan se den eller gøre det samme.",
        wanted=Wanted(
            "try-it",
            "prøv den",
            "Skriv, hvordan andre kan se den, prøve den eller lave en magen til.",
        ),
        default=None,
        max_length=400,
    )
    transferable_to: Annotated[tuple[Annotated[Text, Field(max_length=100)], ...], Unique] = field(
        "Kan også bruges",
        "Hvor det ellers kunne bruges: en til fem steder.",
        ["Landsbyer uden fjernvarme"],
        heading="hvor den kan bruges",
        names=("kan bruges", "overføres til"),
        data="Hvor den ellers kunne bruges.",
        asked=Asked(help="Én på hver linje, højst fem."),
        wanted=Wanted(
            "transferable", "andre steder", "Skriv mindst ét sted, hvor den også kunne bruges."
        ),
        default=(),
        max_length=5,
    )
    published: DanishTime | None = published_field()
    draft: Flag = draft_field()


PROTOTYPE = Kind(
    key="prototype",
    model=Prototype,
    name="Prototype",
    plural="Prototyper",
    folder="prototypes",
    in_case=True,
    page="prototype.html",
    sections=(
        Section(
            "Hvad er den, og hvordan virker den?",
            "Fortæl med 60–200 ord.",
            "Værket står i en nedlagt stald. Frivillige passer det en uge ad gangen.",
            ("beskrivelse", "text"),
        ),
    ),
    offered=Offered(
        "prototype",
        "Del en prototype",
        "En prototype",
        "Noget, der kom ud af arbejdet, og som andre kan se, prøve eller lave selv. "
        "Den hører til en case.",
        ("case", "title", "summary", "stage", "body"),
    ),
)
