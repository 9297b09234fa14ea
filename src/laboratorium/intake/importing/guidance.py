"""The words of our own templates: the import knows them again and leaves them out."""

from __future__ import annotations

from laboratorium.base.danish import slugify
from laboratorium.reading.body import HEADINGS

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
PROTOTYPE = "Noget, der kom ud af arbejdet, og som andre kan se, prøve eller lave selv."
EXPLAIN = "Et til tre korte afsnit: hvad I gjorde, og hvad det bygger på."
SOURCE_NUMBER = "Kildens nummer: 1 er den første kilde, I skriver."
SECTION_HELP = dict(
    zip(
        HEADINGS,
        (
            "Hvad var problemet, og for hvem? Begynd med det liv, det handler om.",
            "Hvor er vi? Hvad kan stedet, som andre steder ikke kan?",
            "Hvad gjorde I, sammen med hvem, og i hvilken rækkefølge?",
            "Hvad kom der ud af det, også det, I ikke ventede?",
            "Hvad ville I sige til en kommune, der stod med den samme opgave?",
        ),
        strict=True,
    )
)
_OURS = frozenset(
    slugify(text)
    for text in (
        TITLE,
        ABOUT_CASE,
        *WELCOME,
        MORE_ROWS,
        MORE_POINTS,
        PROTOTYPE,
        *SECTION_HELP.values(),
    )
)


def is_ours(text: str) -> bool:
    """Whether a paragraph is guidance from the template, left as it was."""
    return slugify(text) in _OURS
