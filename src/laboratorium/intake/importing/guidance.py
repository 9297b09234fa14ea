"""The words of our own templates: the import knows them again and leaves them out."""

from __future__ import annotations

from laboratorium.base.danish import slugify
from laboratorium.model.cases import CASE
from laboratorium.model.kind import Kind
from laboratorium.model.kinds import IN_CASE

TITLE = "Skabelon til en case"
WELCOME = (
    "Skriv i tabellens midterste kolonne og under overskrifterne. Lad overskrifterne stå. Det, I "
    "ikke kan udfylde, lader I bare være tomt.",
    "Skriv roller og ikke navne på personer. Skriv ingen private oplysninger.",
    "Skriver I ud fra offentlige kilder, så henvis til dem i teksten med [1], [2] og så videre.",
)
FIELD, ANSWER, HELP = "Felt", "Skriv her", "Hjælp"
ABOUT_CASE = "Om casen"
MORE_ROWS = "Sæt flere rækker ind i tabellen, hvis I har brug for det."
MORE_POINTS = (
    "Én sætning i tabellen, som andre kan bruge, og et par afsnit under den. Har I flere, så "
    "kopiér overskriften og tabellen."
)
EXPLAIN = "Et til tre korte afsnit: hvad I gjorde, og hvad det bygger på."
SOURCE_NUMBER = "Kildens nummer: 1 er den første kilde, I skriver."
SECTION_HELP = {section.title: section.help for section in CASE.sections}


def lead(kind: Kind | None) -> str:
    """What stands over the table of a kind in the document that people fill in."""
    if kind is None or kind.templates > 1:
        return MORE_POINTS
    # The last sentence says that it belongs to a case, which is where it stands here.
    return kind.offered.lead.partition(" Den hører til")[0] if kind.offered else ""


_OURS = frozenset(
    slugify(text)
    for text in (
        TITLE,
        ABOUT_CASE,
        *WELCOME,
        MORE_ROWS,
        MORE_POINTS,
        *(lead(kind) for kind in IN_CASE),
        *SECTION_HELP.values(),
    )
)


def is_ours(text: str) -> bool:
    """Whether a paragraph is guidance from the template, left as it was."""
    return slugify(text) in _OURS
