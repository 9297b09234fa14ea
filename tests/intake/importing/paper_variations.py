"""Write-ups in the many ways that people write them, whatever program they use, and where each
thing is to end up.
"""

from __future__ import annotations

from typing import Any, NamedTuple

Row = tuple[str, ...]
Block = tuple[str, Any]
"""What a paragraph is (`Title`, a heading's level, `-` or `1.` for an item, `bold`, `table`, or
nothing for text), and what it says; the rows of a table.
"""


class Paper(NamedTuple):
    """What is written, what stands in the files, what only in the report, and how many cases."""

    blocks: tuple[Block, ...]
    files: tuple[str, ...]
    report: tuple[str, ...] = ()
    cases: int = 1


TITLE: Block = ("Title", "Haven")
WHY: tuple[Block, ...] = (("1", "Udfordringen"), ("", "Gården lå øde."))
SQUARE: tuple[Block, ...] = (("Title", "Torvet"), ("1", "Udfordringen"), ("", "Torvet var tomt."))


def under(heading: str, section: str) -> Paper:
    """A text under a heading that means one of the five."""
    blocks = (TITLE, ("1", heading), ("", "Sådan var det."))
    return Paper(blocks, (f"## {section}\n\nSådan var det.\n",))


def at(*blocks: Block, files: tuple[str, ...], report: tuple[str, ...] = ()) -> Paper:
    """Something between the title and the first section."""
    return Paper((TITLE, *blocks, *WHY), (*files, "## Udfordringen\n\nGården lå øde.\n"), report)


def told(*blocks: Block, files: tuple[str, ...], report: tuple[str, ...] = ()) -> Paper:
    """Something in a section."""
    return Paper((TITLE, *WHY, *blocks), files, report)


def after(*blocks: Block, files: tuple[str, ...], report: tuple[str, ...] = ()) -> Paper:
    """Something under a heading of its own after the section."""
    return Paper(
        (TITLE, *WHY, *blocks), ("## Udfordringen\n\nGården lå øde.\n\n## ", *files), report
    )


def line(text: str, *files: str, report: tuple[str, ...] = ()) -> Paper:
    return at(("", text), files=files, report=report)


ODENSE = "municipality: Odense\n"
PAPERS: dict[str, Paper] = {
    # The five headings by other names.
    "background": under("Baggrund", "Udfordringen"),
    "background and aim": under("Baggrund og formål", "Udfordringen"),
    "the challenge in one word": under("Udfordring", "Udfordringen"),
    "the problem": under("Problemstilling", "Udfordringen"),
    "a heading in capitals": under("UDFORDRINGEN", "Udfordringen"),
    "a heading with a colon": under("Udfordringen:", "Udfordringen"),
    "a numbered heading": under("1. Udfordringen", "Udfordringen"),
    "a heading of two numbers": under("1.2 Udfordringen", "Udfordringen"),
    "a heading with a bracket": under("1) Udfordringen", "Udfordringen"),
    "a heading as a question": under("Hvad var udfordringen?", "Udfordringen"),
    "about the place": under("Om stedet", "Stedet"),
    "what they did": under("Hvad gjorde vi?", "Hvad vi prøvede"),
    "the effort": under("Indsatsen", "Hvad vi prøvede"),
    "results": under("Resultater", "Hvad der skete"),
    "results and yield": under("Resultater og udbytte", "Hvad der skete"),
    "learning": under("Læring", "Hvad andre kan bruge"),
    "advice": under("Anbefalinger", "Hvad andre kan bruge"),
    "what they learned": under("Hvad har vi lært?", "Hvad andre kan bruge"),
    # Headings of their own.
    "a heading of their own": after(("1", "Økonomi"), ("", "Dyrt."), files=("Økonomi", "Dyrt.")),
    "a heading with nothing below": after(("1", "Bilag"), files=("Bilag",)),
    "a smaller heading in a section": told(
        ("2", "Træerne"), ("", "To."), files=("Gården lå øde.\n\n### Træerne\n\nTo.\n",)
    ),
    "two smaller headings": told(
        *(("2", "Et"), ("", "To."), ("2", "Tre"), ("", "Fire.")),
        files=("### Et\n\nTo.\n\n### Tre\n\nFire.\n",),
    ),
    "a bold line in a section": told(("bold", "Træerne"), ("", "To."), files=("Træerne", "To.")),
    # Fields, line by line.
    "a field by line": line("Kommune: Odense", ODENSE),
    "a field with a space before the colon": line("Kommune : Odense", ODENSE),
    "a field in capitals": line("KOMMUNE: Odense", ODENSE),
    "a field with a tab": line("Kommune:\tOdense", ODENSE),
    "a field with its value below": at(("", "Kommune:"), ("", "Odense"), files=(ODENSE,)),
    "a field as a heading": at(("2", "Kommune"), ("", "Odense"), files=(ODENSE,)),
    "a summary under a heading": at(
        ("1", "Resumé"), ("", "En have."), files=("summary: En have.\n",)
    ),
    "partners under a heading": after(
        ("1", "Partnere"),
        ("-", "Skolen"),
        ("-", "Klubben"),
        files=("partners: [Skolen, Klubben]\n",),
    ),
    "a field in a list": at(
        ("-", "Kommune: Odense"), ("-", "Status: Idé"), files=(ODENSE, "status: idea\n")
    ),
    "a month by line": line("Begyndte: marts 2023", "period: {from: 2023-03}\n"),
    "a period by line": line("Periode: 2019–2022", "period: {from: 2019, to: 2022}\n"),
    "goals by line": line("Verdensmål: 11 og 13", "sdg: [11, 13]\n"),
    "a contact by line": line(
        "Kontakt: Projektleder, Odense Kommune",
        "contact: {role: Projektleder, organisation: Odense Kommune}\n",
    ),
    "a value that is not": line("Status: Halvvejs", "Halvvejs"),
    "a line of no field": line("Budget: 50.000 kr.", "50.000 kr."),
    "a field in a section stays text": told(("", "Kommune: Odense"), files=("Odense",)),
    "a section by line": at(("", "Stedet: En gård."), files=("## Stedet\n\nEn gård.\n",)),
    "a person by line": line("Kontaktperson: Bo B", report=("Bo B",)),
    "a mail by line": line("E-mail: bo@b.dk", report=("bo@b.dk",)),
    "a phone by line": line("Telefon: 12 34 56 78", report=("12 34 56 78",)),
    "a person after the sections": told(
        ("", "Kontaktperson: Bo B"), files=("Gården lå øde.",), report=("Bo B",)
    ),
    # Lists.
    "a list": told(("-", "Et"), ("-", "To"), files=("- Et\n- To\n",)),
    "a list with numbers": told(("1.", "Et"), ("1.", "To"), files=("1. Et\n1. To\n",)),
    "a list after a line": told(("", "Vi så:"), ("-", "Et"), files=("Vi så:\n\n- Et\n",)),
    "a line after a list": told(("-", "Et"), ("", "Slut."), files=("- Et\n\nSlut.\n",)),
    # What a case has several of.
    "trial actions as a list": after(
        ("1", "Prøvehandlinger"),
        ("-", "Plantedag: Vi plantede."),
        ("-", "Fest: Vi spiste."),
        files=(
            "- title: Plantedag\n    what: Vi plantede.\n  - title: Fest\n    what: Vi spiste.\n",
        ),
    ),
    "trial actions as a table": after(
        ("1", "Prøvehandlinger"),
        ("table", (("Titel", "Fra", "Hvad"), ("Plantedag", "maj 2023", "Vi plantede."))),
        files=("title: Plantedag\n    from: 2023-05\n    what: Vi plantede.\n",),
    ),
    "measurements as a table": after(
        ("1", "Målinger"),
        ("table", (("Indikator", "Enhed", "Før", "Efter"), ("Besøg", "besøg", "12", "30"))),
        files=("indicator: Besøg\n", "after: {value: 30}\n"),
    ),
    "actors as a list": after(
        ("1", "Aktører"), ("-", "Beboere: værter"), files=("who: Beboere\n    role: værter\n",)
    ),
    "sources as a list": after(
        ("1", "Kilder"),
        ("-", "Rapporten, https://example.org/r"),
        files=("title: Rapporten\n    url: https://example.org/r\n",),
    ),
    "sources as bare addresses": after(
        ("1", "Kilder"),
        ("", "https://example.org/a_b_c"),
        files=("url: https://example.org/a_b_c\n",),
    ),
    "a point with a text": after(
        ("1", "Læringspointe 1"),
        ("table", (("Pointe", "Spørg først"),)),
        ("", "Det hjalp."),
        files=("title: Spørg først\n", "Det hjalp.\n"),
    ),
    "points as a list": after(
        ("1", "Læringspointer"),
        ("-", "Spørg først"),
        ("-", "Begynd småt"),
        files=("title: Spørg først\n", "title: Begynd småt\n"),
    ),
    # Tables.
    "a table of fields": at(
        ("table", (("Kommune", "Odense"), ("Status", "Idé"))), files=(ODENSE, "status: idea\n")
    ),
    "a table of fields with a head": at(
        ("table", (("Felt", "Svar"), ("Kommune", "Odense"), ("Status", "Idé"))),
        files=(ODENSE, "status: idea\n"),
    ),
    "a table of fields in four columns": at(
        ("table", (("Kommune", "Odense", "Status", "Idé"),)), files=(ODENSE, "status: idea\n")
    ),
    "a table of their own": told(
        ("table", (("År", "Besøg"), ("2023", "12"))),
        files=("| År | Besøg |\n|---|---|\n| 2023 | 12 |\n",),
    ),
    "a table with an upright line in a cell": told(
        ("table", (("År", "Besøg"), ("2023", "12/13"))), files=("12/13",)
    ),
    "a table of persons": at(
        ("table", (("Kontaktperson", "Bo B"), ("Kommune", "Odense"))),
        files=(ODENSE,),
        report=("Bo B",),
    ),
    "a table of cases": Paper(
        (
            (
                "table",
                (
                    ("Titel", "Kommune", "Status"),
                    ("Haven", "Odense", "Idé"),
                    ("Torvet", "Aarhus", "Idé"),
                ),
            ),
        ),
        ("title: Haven\n", "title: Torvet\n", ODENSE, "municipality: Aarhus\n"),
        cases=2,
    ),
    # Several cases, and titles.
    "two cases": Paper(
        (TITLE, *WHY, *SQUARE), ("title: Haven\n", "title: Torvet\n", "Torvet var tomt.\n"), cases=2
    ),
    "two cases with numbers": Paper(
        (
            ("1", "Case 1: Haven"),
            ("2", "Udfordringen"),
            ("", "Gården lå øde."),
            ("1", "Case 2: Torvet"),
            ("2", "Udfordringen"),
            ("", "Torvet var tomt."),
        ),
        ("Haven", "Torvet", "Gården lå øde.\n", "Torvet var tomt.\n"),
        cases=2,
    ),
    "two cases with fields": Paper(
        (
            TITLE,
            ("", "Kommune: Odense"),
            *WHY,
            ("Title", "Torvet"),
            ("", "Kommune: Aarhus"),
            *SQUARE[1:],
        ),
        (ODENSE, "municipality: Aarhus\n"),
        cases=2,
    ),
    "a title by line": Paper(
        (("", "Titel: Haven"), ("", "Kommune: Odense"), *WHY), ("title: Haven\n", ODENSE)
    ),
    "a title with a lead": Paper(
        (("Title", "Case: Haven bag biblioteket"), *WHY), ("Haven bag biblioteket",)
    ),
    "a lead before the first heading": at(("", "Vi fik en have."), files=("Vi fik en have.",)),
    # Signs that mean something elsewhere.
    "stars": told(("", "3 * 4 er 12 * 1"), files=("er 12",)),
    "an address with underscores": told(
        ("", "Se https://example.org/a_b_c"), files=("https://example.org/a",)
    ),
    "less and more": told(("", "5 < 6 og 7 > 6"), files=("5 < 6 og 7 > 6",)),
    "a half": told(("", "½ af gården og 10⁶ kr."), files=("½ af gården og 10⁶ kr.\n",)),
    "an emoji": told(("", "Godt 🌱"), files=("Godt 🌱\n",)),
    "a citation": Paper(
        (
            TITLE,
            ("1", "Udfordringen"),
            ("", "Gården lå øde [1]."),
            ("1", "Kilder"),
            ("-", "Rapporten, https://example.org/r"),
        ),
        ("Gården lå øde [1](#kilde-1).\n",),
    ),
    "a citation of no source": told(("", "Se [4]."), files=("[4",)),
    "a form to fill in": Paper(
        (
            ("Title", "Ansøgningsskema"),
            (
                "table",
                (
                    ("1. Stamoplysninger", ""),
                    ("Projektets titel", "Haven"),
                    ("Kommune", "Odense"),
                    ("Telefon/mail", "12 34 56 78"),
                    ("2. Projektet", ""),
                    ("Beskriv udfordringen", "Gården lå øde."),
                    ("Budget", "50.000 kr."),
                ),
            ),
        ),
        (
            "title: Haven\n",
            ODENSE,
            "## Udfordringen\n\nGården lå øde.\n",
            "Ansøgningsskema",
            "50.000",
        ),
        ("12 34 56 78",),
    ),
    "who was there": line("Deltagere: Bo B og Ida I", report=("Bo B og Ida I",)),
}
