"""Sheets that hold more than one table, forms with a sheet to each case, and what forms and pivot
tables make; and where each thing is to end up.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sheet_variations import Sheet

NAMES = ["Titel", "Kommune", "Status"]
HAVEN = ["Haven", "Odense", "Idé"]
TORVET = ["Torvet", "Aarhus", "Prototype"]
BOTH = ('title: Haven\nsummary: ""\nstatus: idea\n', "title: Torvet\n", "municipality: Aarhus\n")
POINTS = ["Case", "Pointe", "Fase"]
POINT = ["Haven", "Spørg først", "Prøvehandlinger"]
TOLD = ("title: Haven\n", "title: Spørg først\n", "phase: trial_actions\n")


def beside(*rows: list[Any]) -> Callable[[Any], None]:
    """Another sheet in the workbook with these rows."""

    def change(sheet: Any) -> None:
        other = sheet.parent.create_sheet("Ark2")
        for row in rows:
            other.append(row)

    return change


def form(title: str, town: str) -> list[list[Any]]:
    """A form to fill in, with the title over it."""
    return [[title], [], ["Kommune", town], ["Status", "Idé"], ["Udfordringen", f"{title} lå øde."]]


PARTED: dict[str, Sheet] = {
    **{
        f"the columns explained below, {how}": Sheet(
            [NAMES, HAVEN, TORVET, [], *rows], BOTH, ("forklaring af kolonnerne",), cases=2
        )
        for how, rows in {
            "with names of its own": [["Felt", "Hjælp"], ["Titel", "Kort"], ["Kommune", "Navnet"]],
            "in three columns": [
                *(["Kolonne", "Betydning", "Eksempel"], ["Titel", "Kort", "Torvet"]),
                *(["Kommune", "Navnet", "Aarhus"], ["Status", "Hvor langt", "Idé"]),
            ],
            "with nothing over it": [["Titel:", "Kort"], ["Status*", "Hvor langt"]],
            "with a title and other words between": [
                *(["Vejledning"], ["Titel", "Kort"], ["Bemærk", "Udfyld alt"], ["Status", "Trin"]),
            ],
        }.items()
    },
    "a case called as a column is": Sheet(
        [NAMES, HAVEN, ["Status", "Aarhus", "Idé"]],
        ("title: Haven\n", "title: Status\n"),
        cases=2,
    ),
    "a case called as a column is, after an empty row": Sheet(
        [NAMES, HAVEN, [], ["Status", "Aarhus", "Idé"]],
        ("title: Haven\n", "title: Status\n"),
        cases=2,
    ),
    "a table below with its names in another order": Sheet(
        [NAMES, HAVEN, [], ["Titel", "Status", "Kommune"], ["Torvet", "Prototype", "Aarhus"]],
        BOTH,
        cases=2,
    ),
    "a table below with a line of its own over it": Sheet(
        [
            NAMES,
            HAVEN,
            [],
            ["Cases fra 2024"],
            ["Titel", "Status", "Kommune"],
            [*TORVET[::2], "Aarhus"],
        ],
        BOTH,
        ("Cases fra 2024",),
        cases=2,
    ),
    "a table of points below": Sheet([NAMES, HAVEN, [], ["Læringspointer"], POINTS, POINT], TOLD),
    "a table of points below without a word": Sheet([NAMES, HAVEN, [], [], POINTS, POINT], TOLD),
    "three tables below each other": Sheet(
        [
            NAMES,
            HAVEN,
            [],
            POINTS,
            POINT,
            [],
            ["Titel", "Status", "Kommune"],
            ["Torvet", "Idé", "Aarhus"],
        ],
        (*TOLD, "title: Torvet\n"),
        cases=2,
    ),
    "the same names again after an empty row": Sheet(
        [NAMES, HAVEN, [], NAMES, TORVET], BOTH, ("Kolonnernes navne står her igen.",), cases=2
    ),
    "an empty row, and rows that look like no names": Sheet(
        [NAMES, HAVEN, [], TORVET], BOTH, cases=2
    ),
    "an empty row, and values that are names of ours too": Sheet(
        [
            ["Titel", "Status", "De seks P’er"],
            ["Haven", "Idé", "People"],
            [],
            ["Torvet", "Prototype", "Place"],
        ],
        ("title: Haven\n", "title: Torvet\n", "status: prototype\n", "six_p: [place]\n"),
        cases=2,
    ),
    "a list of values below": Sheet(
        [NAMES, HAVEN, [], ["Statusværdier"], ["Idé"], ["Afprøvning"]],
        ("title: Haven\n",),
        ("Statusværdier", "Afprøvning"),
    ),
    "points on a sheet of their own, with nothing but the case": Sheet(
        [NAMES, HAVEN],
        ("title: Haven\n", "title: Spørg først\n"),
        (),
        beside(["Case", "Pointe"], ["Haven", "Spørg først"]),
    ),
    "a table of points beside": Sheet([[*NAMES, None, *POINTS], [*HAVEN, None, *POINT]], TOLD),
    "cases beside cases": Sheet([[*NAMES, None, *NAMES], [*HAVEN, None, *TORVET]], BOTH, cases=2),
    "an empty column within a table": Sheet(
        [
            ["Titel", "Kommune", None, "Status", "Begyndte"],
            ["Haven", "Odense", None, "Idé", "2023"],
        ],
        ("title: Haven\n", "status: idea\n", "from: 2023"),
    ),
    "a form with its title over it": Sheet(
        form("Haven", "Odense"), ("title: Haven\n", "municipality: Odense\n", "Haven lå øde.\n")
    ),
    "a form to each case on sheets of their own": Sheet(
        form("Haven", "Odense"),
        ("title: Haven\n", "Haven lå øde.\n", "title: Torvet\n", "municipality: Aarhus\n"),
        ("»Ark2« ligger ned",),
        beside(*form("Torvet", "Aarhus")),
        2,
    ),
    "a form with another line over its title": Sheet(
        [
            ["Skema"],
            ["Titel", "Haven"],
            ["Kommune", "Odense"],
            ["Status", "Idé"],
            ["Begyndte", 2023],
        ],
        ("title: Haven\n", "from: 2023"),
        ("»Skema«",),
    ),
    "a pivot table beside the cases": Sheet(
        [NAMES, HAVEN],
        ("title: Haven\n",),
        ("Aarhus; 3", "Hovedtotal; 7"),
        beside(["Kommune", "Antal af Titel"], ["Aarhus", 3], ["Hovedtotal", 7]),
    ),
    "a total of a pivot table": Sheet(
        [[*NAMES, "Antal"], [*HAVEN, 4], ["Hovedtotal", None, None, 4]],
        ("title: Haven\n",),
        ("Hovedtotal; 4",),
    ),
    "answers of Microsoft Forms": Sheet(
        [
            [
                *("Id", "Starttidspunkt", "Mail", "1. Hvad hedder jeres case?"),
                *("2. I hvilken kommune foregår den?", "3. Hvilke verdensmål arbejder I med?"),
                "4. Andet (skriv):",
            ],
            [
                *(1, "2023-03-01 10:00", "bo@b.dk", "Haven", "Odense Kommune"),
                *("11 Bæredygtige byer og lokalsamfund;3 Sundhed og trivsel;", "En kat"),
            ],
        ],
        ("title: Haven\n", "municipality: Odense\n", "sdg: [11, 3]\n", "En kat"),
        ("bo@b.dk", "2023-03-01 10:00"),
    ),
    "answers of Google Forms": Sheet(
        [
            ["Tidsstempel", *NAMES[:2], "Udfordringer (sæt gerne flere krydser)", "Verdensmål"],
            [
                *("01/03/2023 10.00.00", "Haven", "Odense", "Social opdeling, Miljøaftryk"),
                "11 Bæredygtige byer og lokalsamfund, 3 Sundhed og trivsel",
            ],
        ],
        ("title: Haven\n", "challenges: [social_segregation, ", "sdg: [11, 3]\n"),
        ("01/03/2023 10.00.00",),
    ),
}
