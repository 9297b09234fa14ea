"""What every page under docs/ has in its front matter."""

from laboratorium.model.declare import field
from laboratorium.model.parts import Record
from laboratorium.model.podcast_types import Flag
from laboratorium.model.release import draft_field
from laboratorium.model.types import Day, Text


class Page(Record):
    """A plain page, and what every page under docs/ has."""

    title: Text = field("Titel", "Sidens titel.", "Om laboratoriet", max_length=90)
    description: Text = field(
        "Beskrivelse",
        "Hvad siden handler om, i en sætning, til søgemaskiner og lister.",
        "Hvem der står bag laboratoriet, og hvordan det arbejder.",
        max_length=160,
    )
    lead: Text | None = field(
        "Indledning",
        "Indledningen, som står stort øverst på siden.",
        "Et sted at lære af andres forsøg.",
        default=None,
        max_length=400,
    )
    contact: Flag = field(
        "Kontakt", "Om redaktionens mailadresse står under indledningen.", True, default=False
    )
    updated: Day | None = field(
        "Ændret den", "Hvornår siden sidst er ændret.", "2026-11-23", default=None
    )
    draft: Flag = draft_field()
