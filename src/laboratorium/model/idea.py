"""An idea for an episode: what the editors need to know before anything is recorded.

It is no file of the site. It reaches the editors as a letter or as an issue, and an episode is made
of it later; so it is asked about and checked as all else is.
"""

from typing import Annotated

from pydantic import Field

from laboratorium.model.parts import Contact, Record
from laboratorium.model.types import Impersonal, SixPKey, Slug, Text, Unique


class EpisodeIdea(Record):
    """What an episode could be about, where, and with whom (by role)."""

    title: Text = Field(
        max_length=110,
        description="Idéen i én linje.",
        examples=["Naboerne, der kører landsbyens bus"],
    )
    summary: Text = Field(
        max_length=600,
        description="Hvad vil man høre, og hvorfor vil andre gerne høre det?",
        examples=["En tur med bussen en tirsdag. De frivillige fortæller, hvad der var svært."],
    )
    place: Impersonal | None = Field(
        default=None,
        max_length=120,
        description="Hvor lyden kan optages. Ikke en privat adresse.",
        examples=["Jungshoved"],
    )
    voices: Annotated[tuple[Annotated[Impersonal, Field(max_length=120)], ...], Unique] = Field(
        default=(),
        max_length=10,
        description="Hvem man kunne tale med: roller, aldrig personnavne.",
        examples=[["En frivillig chauffør", "En, der bruger bussen"]],
    )
    case: Slug | None = Field(
        default=None,
        description="Casen, som idéen hører til, hvis der er en.",
        examples=["vordingborg-delebussen-froeen"],
    )
    six_p: Annotated[tuple[SixPKey, ...], Field(max_length=3), Unique] = Field(
        default=(), description="De af de seks P'er, det handler om.", examples=[["participation"]]
    )
    contact: Contact | None = Field(
        default=None,
        description="Hvem redaktionen kan spørge: en rolle, ikke en person.",
        examples=[{"role": "Formand for lokalrådet", "organisation": "Jungshoved Lokalråd"}],
    )
