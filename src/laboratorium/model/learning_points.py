"""What a learning point holds: a file in ``learning-points/`` of a case."""

from typing import Annotated

from laboratorium.model.danish_time import DanishTime
from laboratorium.model.declare import Asked, Facet, field
from laboratorium.model.kind import Kind, Offered, Section
from laboratorium.model.parts import Record
from laboratorium.model.podcast_types import Flag
from laboratorium.model.release import draft_field, published_field
from laboratorium.model.types import Day, LevelKey, SixPs, TermOf, Text

_OPENED = Asked(left_out="the day the issue was opened")
_THREE_PS = Asked(help="Vælg et til tre.")


class LearningPoint(Record):
    """What others can use: the front matter of a file in ``learning-points/``."""

    title: Text = field(
        "Pointen",
        "Pointen som en hel sætning, andre kan bruge.",
        "En lav tilslutningsafgift får mange med",
        heading="pointe",
        names=("titel",),
        data="Pointen som en hel sætning.",
        max_length=110,
    )
    level: LevelKey = field(
        "Hvem har lært noget?",
        "Brugeren, medarbejderen, de frivillige eller organisationen.",
        "organisation",
        heading="niveau",
        data="Nøglen for, hvem der har lært noget.",
        facet=Facet(
            *(90, "niveau", "Læringsniveau"),
            chosen="Niveau: {label}",
            likeness=0.4,
            same=("samme niveau", "samme niveauer"),
            topic=False,
        ),
    )
    kind: Annotated[str, TermOf("learning_kinds")] = field(
        "Hvad slags læring?",
        "Om det hjalp, stod i vejen eller overraskede.",
        "success_factor",
        heading="type",
        names=("læringstype", "slags"),
        data="Nøglen for, om det hjalp, stod i vejen eller overraskede.",
        facet=Facet(110, topic=False),
    )
    phase: Annotated[str, TermOf("phases")] = field(
        "Hvor i forløbet?",
        "Hvor i forløbet I lærte det.",
        "anchoring",
        heading="fase",
        data="Nøglen for, hvor i forløbet det blev lært.",
        facet=Facet(100, topic=False),
    )
    six_p: SixPs = field(
        "De seks P’er",
        "Et til tre af de seks P'er.",
        ["participation"],
        heading="P’er",
        names=("p", "seks p er"),
        data="Nøglerne for et til tre af de seks P’er, det vigtigste først.",
        asked=_THREE_PS,
        facet=Facet(10, lent=False),
    )
    date: Day = field(
        "Skrevet den",
        "Hvornår pointen er skrevet.",
        "2026-11-23",
        heading="dato",
        templated=False,
        asked=_OPENED,
    )
    published: DanishTime | None = published_field()
    draft: Flag = draft_field()


LEARNING_POINT = Kind(
    key="learning-point",
    model=LearningPoint,
    name="Læringspointe",
    plural="Læringspointer",
    folder="learning-points",
    in_case=True,
    anchor="lp-",
    sections=(
        Section(
            "Hvad bygger den på?",
            "Hvad I gjorde, hvad der skete, og hvorfor I tror, at det gik sådan. Højst 200 ord.",
            "Vi satte prisen for at være med lavt. Så sagde de fleste ja på det første møde.",
            ("forklaring", "text", "beskrivelse", "uddybning", "begrundelse"),
        ),
    ),
    dated=True,
    most_words=200,
    names=("learning point", "pointe"),
    templates=2,
    offered=Offered(
        "laeringspointe",
        "Del en læringspointe",
        "En læringspointe",
        "Én sætning, som andre kan bruge, og lidt om, hvad den bygger på. Den hører til en case.",
        ("case", "title", "body", "kind", "level", "phase"),
    ),
)
