"""An idea for an episode: what the editors need to know before anything is recorded.

It is no file of the site. It reaches the editors as a letter or as an issue, and an episode is made
of it later; so it is asked about and checked as all else is.
"""

from typing import Annotated

from pydantic import Field

from laboratorium.model.declare import field
from laboratorium.model.kind import Kind, Offered, Section
from laboratorium.model.parts import Contact, Record
from laboratorium.model.types import Impersonal, SixPKey, Slug, Text, Unique


class EpisodeIdea(Record):
    """What an episode could be about, where, and with whom (by role)."""

    title: Text = field(
        "Idéen", "Idéen i én linje.", "Naboerne, der kører landsbyens bus", max_length=110
    )
    summary: Text = field(
        "Hvad vil man høre?",
        "Hvad vil man høre, og hvorfor vil andre gerne høre det?",
        "En tur med bussen en tirsdag. De frivillige fortæller, hvad der var svært.",
        max_length=600,
    )
    place: Impersonal | None = field(
        "Sted",
        "Hvor lyden kan optages. Ikke en privat adresse.",
        "Jungshoved",
        default=None,
        max_length=120,
    )
    voices: Annotated[tuple[Annotated[Impersonal, Field(max_length=120)], ...], Unique] = field(
        "Stemmer",
        "Hvem man kunne tale med: roller, aldrig personnavne.",
        ["En frivillig chauffør", "En, der bruger bussen"],
        default=(),
        max_length=10,
    )
    case: Slug | None = field(
        "Case",
        "Casen, som idéen hører til, hvis der er en.",
        "vordingborg-delebussen-froeen",
        default=None,
    )
    six_p: Annotated[tuple[SixPKey, ...], Field(max_length=3), Unique] = field(
        "De seks P’er", "De af de seks P'er, det handler om.", ["participation"], default=()
    )
    contact: Contact | None = field(
        "Kontakt",
        "Hvem redaktionen kan spørge: en rolle, ikke en person.",
        {"role": "Formand for lokalrådet", "organisation": "Jungshoved Lokalråd"},
        default=None,
    )


EPISODE_IDEA = Kind(
    key="episode-idea",
    model=EpisodeIdea,
    name="Idé til et podcastafsnit",
    plural="Idéer til podcastafsnit",
    folder="",
    sections=(
        Section(
            "Mere at vide",
            "Alt andet, som er godt at vide, før man optager. Kan udelades.",
            "Bussen kører tirsdag og torsdag. Der er plads til to, der optager.",
        ),
    ),
    offered=Offered(
        "episode",
        "Del en idé til podcasten",
        "En idé til podcasten",
        "Et sted, nogle mennesker og noget at høre på. Redaktionen vender tilbage og laver det "
        "sammen med jer.",
        ("title", "summary", "place"),
        on_github=False,
    ),
)
