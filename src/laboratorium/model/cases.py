"""What a case is: its file, its fields, its sections, and how it is offered."""

from laboratorium.model.case import Case
from laboratorium.model.case_task import DATED, GROUP, PUBLIC
from laboratorium.model.kind import Kind, Offered, Section

__all__ = ["CASE", "DATED", "GROUP", "HEADINGS", "OF_OTHERS", "PUBLIC", "Case", "headed"]

CASE = Kind(
    key="case",
    model=Case,
    name="Case",
    plural="Cases",
    folder="cases",
    sections=(
        Section(
            "Udfordringen",
            "Hvad var problemet, og for hvem? Begynd med det liv, det handler om.",
            names=(
                *("udfordring", "problem", "problemet", "opgaven", "baggrund", "problemstilling"),
                *("hvad er udfordringen", "hvad var udfordringen", "hvad er problemet"),
            ),
        ),
        Section(
            "Stedet",
            "Hvor er vi? Hvad kan stedet, som andre steder ikke kan?",
            names=("beskrivelse af stedet", "om stedet"),
        ),
        Section(
            "Hvad vi prøvede",
            "Hvad gjorde I, sammen med hvem, og i hvilken rækkefølge?",
            names=(
                *("hvad prøvede vi", "hvad i prøvede", "det prøvede vi", "hvad prøvede i"),
                *("hvad gjorde vi", "hvad gjorde i", "det gjorde vi", "indsatsen", "aktiviteter"),
                *("metode", "fremgangsmåde", "hvad vil i gøre"),
            ),
        ),
        Section(
            "Hvad der skete",
            "Hvad kom der ud af det, også det, I ikke ventede?",
            names=(
                *("hvad skete der", "resultater", "resultatet", "hvad kom der ud af det"),
                *("udbytte", "det skete der", "effekter", "effekt"),
            ),
        ),
        Section(
            "Hvad andre kan bruge",
            "Hvad ville I sige til en kommune, der stod med den samme opgave?",
            names=(
                *("hvad kan andre bruge", "læring", "det kan andre bruge", "anbefalinger"),
                *("hvad har vi lært", "hvad lærte vi", "hvad lærte i", "hvad har i lært"),
                *("læringspunkter", "perspektivering", "erfaringer"),
            ),
        ),
    ),
    offered=Offered(
        "case",
        "Del en case",
        "En case",
        "Fortællingen om én opgave på ét sted. Den må gerne begynde som en idé og vokse.",
        ("title", "summary", "organisation", "municipality", "place"),
    ),
)
HEADINGS = tuple(section.title for section in CASE.sections)
OF_OTHERS = {"Hvad vi prøvede": "Hvad der blev prøvet"}
"""What a section is headed where the text is somebody else's: »vi« is the group that did it."""


def headed(title: str, case: Case) -> str:
    """A heading of the case's text as readers see it."""
    return title if case.origin == GROUP else OF_OTHERS.get(title, title)
