"""What a chapter of the playbook (drejebog) holds: a page under ``docs/drejebog/``."""

from __future__ import annotations

from typing import Annotated

from laboratorium.model.declare import field
from laboratorium.model.kind import Kind
from laboratorium.model.page import Page
from laboratorium.model.types import AllSixPs, Day, LevelKey, Slug, TermOf, Unique, Whole


class Chapter(Page):
    """A chapter: ``docs/drejebog/<slug>.md``."""

    phase: Annotated[str, TermOf("phases")] | None = field(
        "Fase",
        "Fasen, som kapitlet hører til. Uden en fase står det først, før alle faser.",
        "trial_actions",
        default=None,
    )
    order: Whole = field(
        "Rækkefølge",
        "Kapitlets nummer inden for fasen. To kan ikke have det samme.",
        1,
        ge=1,
        le=99,
    )
    levels: Annotated[tuple[LevelKey, ...], Unique] = field(
        "Niveauer",
        "Hvem kapitlet er skrevet til.",
        ["employee", "organisation"],
        default=(),
        max_length=4,
    )
    six_p: AllSixPs | None = field(
        "P’er", "De P'er, som kapitlet handler om.", ["people", "place"], default=None
    )
    after: Annotated[tuple[Slug, ...], Unique] = field(
        "Bygger på",
        "Kapitler, som man bør læse før det her: deres filnavne uden .md.",
        ["vaelg-projekt"],
        default=(),
        max_length=12,
    )
    updated: Day = field("Ændret den", "Hvornår kapitlet sidst er ændret.", "2026-11-28")


CHAPTER = Kind(
    key="chapter",
    model=Chapter,
    name="Kapitel",
    plural="Kapitler",
    folder="docs/drejebog",
    example="vaelg-projekt.md",
    page="chapter.html",
)
RESERVED = ("flere-pointer", "min")
"""What no chapter may be called: other pages lie there."""
