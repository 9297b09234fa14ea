"""Sheets in the many ways that people lay them out, and where each thing is to end up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont


def as_it_is(_sheet: Any) -> None:
    """Do nothing to a sheet."""


class Sheet(NamedTuple):
    """Rows of a sheet, what is done to it, what stands in the files and only in the report, and how
    many cases it holds.
    """

    rows: list[list[Any]]
    files: tuple[str, ...]
    report: tuple[str, ...] = ()
    change: Callable[[Any], None] = as_it_is
    cases: int = 1


HEAD = ["Titel", "Kommune", "Begyndte", "Verdensmål", "Stedet"]
GARDEN: list[Any] = ["Haven", "Odense", "2023", "11", "En gård."]


def cell(at: str, value: Any = None, code: str = "") -> Callable[[Any], None]:
    """Put a value with a number format into a cell."""

    def change(sheet: Any) -> None:
        if value is not None:
            sheet[at] = value
        if code:
            sheet[at].number_format = code

    return change


def link(at: str, address: str) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        sheet[at].hyperlink = address

    return change


def hidden(row: int = 0, column: str = "") -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        if row:
            sheet.row_dimensions[row].hidden = True
        if column:
            sheet.column_dimensions[column].hidden = True

    return change


def merged(*ranges: str) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        for one in ranges:
            sheet.merge_cells(one)

    return change


def dated(value: Any, code: str, shown: str) -> Sheet:
    return Sheet([HEAD, GARDEN], (f"period: {{from: {shown}}}\n",), (), cell("C2", value, code))


def goal(value: Any, code: str, shown: str) -> Sheet:
    return Sheet([HEAD, GARDEN], (f"sdg: [{shown}]\n",), (), cell("D2", value, code))


DAY = date(2023, 3, 26)
RICH = CellRichText("En ", TextBlock(InlineFont(b=True), "stor"), " gård.")
POWER = CellRichText("10", TextBlock(InlineFont(vertAlign="superscript"), "6"), " kr.")
OLD = CellRichText("Ny. ", TextBlock(InlineFont(strike=True), "Gammel."))
TRIED = ["Prøvehandling: titel", "Prøvehandling: hvad I gjorde"]

SHEETS: dict[str, Sheet] = {
    "a month as mmmm yyyy": dated(DAY, "mmmm yyyy", "2023-03"),
    "a month as mm-yyyy": dated(DAY, "mm-yyyy", "2023-03"),
    "a month with a language": dated(DAY, "[$-406]mmmm\\ yyyy;@", "2023-03"),
    "a year": dated(DAY, "yyyy", "2023"),
    "a year as a number": dated(2023, "0", "2023"),
    "a day": dated(DAY, "dd-mm-yyyy", "2023-03-26"),
    "a day in words": dated(DAY, "d. mmmm yyyy", "2023-03-26"),
    "a day of the week": dated(DAY, "dddd d. mmmm yyyy", "2023-03-26"),
    "a moment": dated(datetime(2023, 3, 26, 0, 0), "dd-mm-yyyy hh:mm", "2023-03-26"),
    "a day and a month alone": dated(DAY, "d-mmm", "2023-03-26"),
    "a target with a zero at the end": goal(17.1, "0.00", "17.10"),
    "a target without": goal(11.7, "General", "11.7"),
    "a goal as a whole number": goal(11, "0", "11"),
    "a goal with no decimals shown": goal(11.0, "0", "11"),
    "a target that became a date": Sheet(
        [HEAD, GARDEN], ("sdg: []\n", "11. juli"), (), cell("D2", date(2026, 7, 11), "d-mmm")
    ),
    "an address behind a text": Sheet(
        [[*HEAD, "Kilde 1: titel", "Kilde 1: adresse"], [*GARDEN, "Rapport", "Se her"]],
        ("url: https://example.org/a%20b\n",),
        ("»Se her« er en henvisning til",),
        link("G2", "https://example.org/a b"),
    ),
    "an address behind a section": Sheet(
        [HEAD, GARDEN],
        ("[En gård.](https://example.org/)",),
        (),
        link("E2", "https://example.org/"),
    ),
    "an address behind a title": Sheet(
        [HEAD, GARDEN],
        ("title: Haven\n", "https://example.org/x"),
        (),
        link("A2", "https://example.org/x"),
    ),
    "an address behind a column of no field": Sheet(
        [[*HEAD, "Mere"], [*GARDEN, "Klik"]],
        ("Klik (https://example.org/y)",),
        (),
        link("F2", "https://example.org/y"),
    ),
    "a mail address behind a name": Sheet(
        [[*HEAD, "Spørg"], [*GARDEN, "Bo"]],
        (),
        ("Bo (bo@example.org)",),
        link("F2", "mailto:bo@example.org"),
    ),
    "a link by formula": Sheet(
        [[*HEAD, "Mere"], [*GARDEN, '=HYPERLINK("https://example.org/z","Her")']],
        ("https://example.org/z",),
    ),
    "bold in a section": Sheet([HEAD, [*GARDEN[:4], RICH]], ("En **stor** gård.\n",)),
    "a raised letter": Sheet([HEAD, [*GARDEN[:4], POWER]], ("10⁶ kr.\n",)),
    "a word struck out": Sheet([HEAD, [*GARDEN[:4], OLD]], ("Ny.\n",), ("Gammel.",)),
    "HTML in a section": Sheet(
        [HEAD, [*GARDEN[:4], "<p>En <b>stor</b> gård &amp; et træ</p>"]],
        ("En **stor** gård & et træ\n",),
    ),
    "letters raised and lowered in HTML": Sheet(
        [HEAD, [*GARDEN[:4], "10<sup>6</sup> kr. og CO<sub>2</sub>"]], ("10⁶ kr. og CO₂\n",)
    ),
    "a hidden row": Sheet([HEAD, GARDEN, ["Torvet", "Odense"]], (), ("Torvet",), hidden(row=3)),
    "a hidden column": Sheet(
        [[*HEAD, "Internt"], [*GARDEN, "hemmeligt"]], (), ("hemmeligt",), hidden(column="F")
    ),
    "a cell that shows nothing": Sheet(
        [[*HEAD, "Internt"], [*GARDEN, "usynligt"]], (), ("usynligt",), cell("F2", None, ";;;")
    ),
    "persons": Sheet(
        [
            [*HEAD, "Kontaktperson", "E-mail", "Telefonnummer"],
            [*GARDEN, "Bo B", "bo@b.dk", "12 34 56 78"],
        ],
        (),
        ("Bo B", "bo@b.dk", "12 34 56 78"),
    ),
    "a person's name beside a title": Sheet([["Navn", *HEAD], ["Bo B", *GARDEN]], (), ("Bo B",)),
    "a sum below": Sheet(
        [HEAD, GARDEN, ["I alt", None, None, "11"]], (), ("I alt; 11", "ligner en sum")
    ),
    "a total below": Sheet([HEAD, GARDEN, ["Total:", None, None, "11"]], (), ("Total:; 11",)),
    "a note below": Sheet(
        [HEAD, GARDEN, ["Note: tallene er foreløbige"]], (), ("tallene er foreløbige",)
    ),
    "a sentence below": Sheet(
        [HEAD, GARDEN, [], ["Udfyldt af os i maj."]], (), ("Udfyldt af os i maj.",)
    ),
    "a star below": Sheet([HEAD, GARDEN, ["* skøn"]], (), ("* skøn",)),
    "a source below": Sheet([HEAD, GARDEN, ["Kilde: egne tal"]], (), ("Kilde: egne tal",)),
    "a title above": Sheet([["Vores cases"], HEAD, GARDEN], (), ("Vores cases",)),
    "rows that go on": Sheet(
        [[*HEAD, *TRIED], [*GARDEN, "Plan", "Vi tegnede."], [None] * 5 + ["Fest", "Vi spiste."]],
        ("- title: Plan\n    what: Vi tegnede.\n  - title: Fest\n    what: Vi spiste.\n",),
    ),
    "rows that repeat the case": Sheet(
        [[*HEAD, *TRIED], [*GARDEN, "Plan", "Vi tegnede."], [*GARDEN, "Fest", "Vi spiste."]],
        ("- title: Plan\n    what: Vi tegnede.\n  - title: Fest\n    what: Vi spiste.\n",),
    ),
    "merged cells down": Sheet(
        [[*HEAD, *TRIED], [*GARDEN, "Plan", "Vi tegnede."], [None] * 5 + ["Fest", "Vi spiste."]],
        ("- title: Plan\n    what: Vi tegnede.\n  - title: Fest\n    what: Vi spiste.\n",),
        (),
        merged("A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3"),
    ),
    "a row of points that goes on": Sheet(
        [[*HEAD, "Læringspointe"], [*GARDEN, "Spørg først"], [None] * 5 + ["Begynd småt"]],
        ("title: Spørg først\n", "title: Begynd småt\n"),
    ),
    "a row before the first title": Sheet(
        [HEAD, [None, "Aarhus", "2020"], GARDEN], (), ("Aarhus; 2020",)
    ),
    "groups over the names": Sheet(
        [
            ["Om casen", None, "Kontakt", None],
            ["Titel", "Kommune", "Rolle", "Organisation"],
            ["Haven", "Odense", "Leder", "Foreningen"],
        ],
        ("contact: {role: Leder, organisation: Foreningen}\n", 'organisation: ""\n'),
        (),
        merged("A1:B1", "C1:D1"),
    ),
    "groups in the row of the names": Sheet(
        [
            ["Titel", "Kommune", "Kontakt", None],
            [None, None, "Rolle", "Organisation"],
            ["Haven", "Odense", "Leder", "Foreningen"],
        ],
        ("contact: {role: Leder, organisation: Foreningen}\n",),
        (),
        merged("C1:D1", "A1:A2", "B1:B2"),
    ),
    "a sheet on its side": Sheet(
        [
            ["Titel", "Haven", "Torvet"],
            ["Kommune", "Odense", "Aarhus"],
            ["Begyndte", "2023", "2024"],
            ["Status", "Idé", "Prototype"],
        ],
        ("title: Haven\n", "title: Torvet\n", "municipality: Aarhus\n", "from: 2024"),
        ("ligger ned",),
        cases=2,
    ),
    "a form in two columns": Sheet(
        [
            ["Felt", "Svar"],
            ["Titel", "Haven"],
            ["Kommune", "Odense"],
            ["Begyndte", "2023"],
            ["Stedet", "En gård."],
        ],
        ("title: Haven\n", "municipality: Odense\n", "En gård.\n"),
    ),
    "an impossible day": Sheet(
        [HEAD, ["Haven", "Odense", "03/04/2023"], ["Torvet", "Odense", "04/25/2023"]],
        ("from: 2023-04-03",),
        ("Måske står måneden først", "»03/04/2023« (celle C2)"),
        cases=2,
    ),
    "questions": Sheet(
        [
            [
                "Hvad hedder jeres case?",
                "I hvilken kommune ligger stedet?",
                "Hvor langt er I?",
                "Hvad gjorde I?",
            ],
            ["Haven", "Odense", "Idé", "Vi gravede."],
        ],
        ("title: Haven\n", "status: idea\n", "## Hvad vi prøvede\n\nVi gravede.\n"),
    ),
    "a percentage": Sheet(
        [[*HEAD, "Måling 1: hvad er målt", "Måling 1: efter"], [*GARDEN, "Andel", 0.25]],
        ("after: {value: 25}",),
        (),
        cell("G2", None, "0 %"),
    ),
    "a number with fewer decimals shown": Sheet(
        [[*HEAD, "Måling 1: hvad er målt", "Måling 1: efter"], [*GARDEN, "Pris", 19.74]],
        ("after: {value: 19.74}",),
        (),
        cell("G2", None, "0.0"),
    ),
    "a boolean": Sheet(
        [[*HEAD, "People", "Place"], [*GARDEN, True, False]], ("six_p: [people]\n",)
    ),
}
