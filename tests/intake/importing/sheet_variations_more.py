"""More sheets: values as people write them, headings, sums, lists, persons, and what is unseen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Font
from sheet_variations import (
    GARDEN,
    HEAD,
    TRIED,
    Sheet,
    as_it_is,
    cell,
    hidden,
    link,
    merged,
)

SQUARE = ["Torvet", "Aarhus", "2024", "3", "Et torv."]
MEASURED = ["Måling 1: hvad er målt", "Måling 1: efter"]


def more(
    names: list[Any],
    values: list[Any],
    files: tuple[str, ...],
    report: tuple[str, ...] = (),
    change: Callable[[Any], None] = as_it_is,
) -> Sheet:
    """The garden with more columns."""
    return Sheet([[*HEAD, *names], [*GARDEN, *values]], files, report, change)


def with_cell(index: int, value: Any, *files: str, report: tuple[str, ...] = ()) -> Sheet:
    """The garden with another value in one of its columns."""
    cells = [*GARDEN]
    cells[index] = value
    return Sheet([HEAD, cells], files, report)


def began(text: str, shown: str) -> Sheet:
    return with_cell(2, text, f"period: {{from: {shown}}}\n")


def town(text: Any, shown: str) -> Sheet:
    return with_cell(1, text, f"municipality: {shown}\n")


def goals(text: Any, shown: str) -> Sheet:
    return with_cell(3, text, f"sdg: [{shown}]\n")


def place(text: str, shown: str, report: tuple[str, ...] = ()) -> Sheet:
    return with_cell(4, text, shown, report=report)


def measured(value: Any, shown: str, code: str = "") -> Sheet:
    return more(
        MEASURED, ["Pris", value], (f"after: {{value: {shown}}}",), (), cell("G2", None, code)
    )


def struck(*cells: str) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        for at in cells:
            sheet[at].font = Font(strike=True)

    return change


def comment(at: str, text: str) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        sheet[at].comment = Comment(text, "Nogen")

    return change


def headed(index: int, name: str, *files: str) -> Sheet:
    """The garden whose heading of one column is written in another way."""
    names = [*HEAD]
    names[index] = name
    return Sheet([names, GARDEN], files)


MORE: dict[str, Sheet] = {
    # Dates as Danes write them.
    "a day in words as text": began("26. januar 2023", "2023-01-26"),
    "a day with slash and dash": began("26/1-2023", "2023-01-26"),
    "a day with two digits of the year": began("26.01.23", "2023-01-26"),
    "a day without spaces": began("26.jan.2023", "2023-01-26"),
    "a month cut short": began("jan. 2023", "2023-01"),
    "a month in capitals": began("MARTS 2023", "2023-03"),
    "a month and a dash": began("marts-2023", "2023-03"),
    "a month by its number": began("03/2023", "2023-03"),
    "a day of ISO with a time": began("2023-01-26T10:00:00Z", "2023-01-26"),
    "a day with a weekday": began("torsdag d. 26. januar 2023", "2023-01-26"),
    "a day of a spreadsheet's count": began("44952", "2023-01-26"),
    "a day that is not": with_cell(2, "31. februar 2023", "31. februar 2023"),
    "a season": with_cell(2, "forår 2023", "forår 2023"),
    "a quarter": with_cell(2, "1. kvartal 2023", "1. kvartal 2023"),
    "a week": with_cell(2, "uge 12 2023", "uge 12 2023"),
    "about a year": with_cell(2, "ca. 2019", "ca. 2019"),
    "a period in one cell": more(["Periode"], ["2019–2022"], ("2019–2022",)),
    "a period alone": Sheet(
        [
            ["Titel", "Kommune", "Periode", "Stedet"],
            ["Haven", "Odense", "marts 2019 - juni 2022", "En gård."],
        ],
        ("period: {from: 2019-03, to: 2022-06}\n",),
    ),
    "a period still going on": Sheet(
        [["Titel", "Kommune", "Periode", "Stedet"], ["Haven", "Odense", "2019 til nu", "En gård."]],
        ("period: {from: 2019}\n",),
    ),
    "a date in a text": more(["Budget"], [date(2023, 3, 26)], ("2023-03-26",)),
    "a time of day": more(["Mødes"], [time(14, 30)], ("14:30",)),
    "a day with hours": more(["Mødes"], [datetime(2023, 3, 26, 14, 30)], ("2023-03-26 14:30",)),
    # Numbers as they are shown.
    "a price in kroner": measured(1250, "1250.00", '#,##0.00 "kr."'),
    "a price as text": measured("1.250,50 kr.", "1250.50"),
    "a number with a thin space": measured("12 500", "12500"),
    "a number below nothing": measured(-3.5, '"-3.5"'),
    "a number with a true minus": measured("−3,5", '"−3.5"'),
    "a share as text": measured("12,5 %", "12.5"),
    "a share with decimals": measured(0.125, "12.5", "0.0%"),
    "a number in words": more(MEASURED, ["Antal", "cirka ti"], ("cirka ti",)),
    "a span of numbers": more(MEASURED, ["Antal", "10-12"], ("10-12",)),
    "a large number": measured(1234567, "1234567", "#,##0"),
    "a small share": measured(0.0042, "0.42", "0.00%"),
    "a code whose zero is shown by its format": Sheet(
        [HEAD, GARDEN], ("municipality: København\n",), (), cell("B2", 101, "0000")
    ),
    "a coordinate with a letter": more(
        ["Sted", "Breddegrad", "Længdegrad"],
        ["Gården", "55,4° N", "10,43° Ø"],
        ("place: {name: Gården, lat: 55.4, lon: 10.43}\n",),
    ),
    # Municipalities and goals.
    "a municipality with its word": town("Aarhus Kommune", "Aarhus"),
    "a municipality of old": town("Århus", "Aarhus"),
    "a municipality by its code": town("0751", "Aarhus"),
    "a municipality by a number": town(751, "Aarhus"),
    "a municipality in small letters": town("aarhus kommune", "Aarhus"),
    "two municipalities": with_cell(1, "Aarhus og Odense", "Aarhus og Odense"),
    "a region": with_cell(1, "Region Syddanmark", "Region Syddanmark"),
    "goals between commas": goals("11, 13", "11, 13"),
    "goals with og": goals("11 og 13", "11, 13"),
    "goals by name": goals("11 Bæredygtige byer og lokalsamfund; 3 Sundhed og trivsel", "11, 3"),
    "goals with SDG": goals("SDG 11; SDG 13", "11, 13"),
    "goals by their word": goals("Verdensmål 11", "11"),
    "targets": goals("11.3; 11.7", "11.3, 11.7"),
    "a target of letters": goals("11.a", "11.a"),
    "a goal that is not": with_cell(3, "18", "18"),
    "goals line by line": goals("11\n13", "11, 13"),
    # Terms.
    "a status by its key": more(["Status"], ["trial"], ("status: trial\n",)),
    "a status by its label": more(["Status"], ["Afprøvning"], ("status: trial\n",)),
    "a status in small letters": more(["Status"], ["afprøvning"], ("status: trial\n",)),
    "a status that is not": more(["Status"], ["Halvvejs"], ("Halvvejs",)),
    "Ps between commas": more(["De seks P’er"], ["People, Place"], ("six_p: [people, place]\n",)),
    "Ps with a plain apostrophe": more(["De seks P'er"], ["Place"], ("six_p: [place]\n",)),
    "Ps ticked off": more(["People", "Place"], ["x", None], ("six_p: [people]\n",)),
    "Ps ticked off by a mark": more(["People", "Place"], ["✓", "nej"], ("six_p: [people]\n",)),
    "a tick that says more": more(["People"], ["x (lidt)"], ("x (lidt)",)),
    "goals ticked off": Sheet(
        [
            ["Titel", "Kommune", "SDG 3", "SDG 11", "Stedet"],
            ["Haven", "Odense", "x", "x", "En gård."],
        ],
        ("sdg: [3, 11]\n",),
    ),
    # Headings.
    "a heading in capitals": headed(1, "KOMMUNE", "municipality: Odense\n"),
    "a heading with a star": headed(1, "Kommune *", "municipality: Odense\n"),
    "a heading with a colon": headed(1, "Kommune:", "municipality: Odense\n"),
    "a heading with a number": headed(1, "2. Kommune", "municipality: Odense\n"),
    "a heading with help": headed(1, "Kommune (vælg fra listen)", "municipality: Odense\n"),
    "a heading with help on a new line": headed(
        1, "Kommune\n(vælg fra listen)", "municipality: Odense\n"
    ),
    "a heading with a soft hyphen": headed(1, "Kom\u00admune", "municipality: Odense\n"),
    "a heading with a hard space": headed(1, "\u00a0Kommune\u00a0", "municipality: Odense\n"),
    "a heading that is broken": headed(1, "Kom-\nmune", "Odense"),
    "a heading in English": headed(1, "municipality", "municipality: Odense\n"),
    "headings again further down": Sheet(
        [HEAD, GARDEN, HEAD, SQUARE], ("title: Haven\n", "title: Torvet\n"), (), cases=2
    ),
    "a column without a heading": more([None], ["alene"], ("alene",)),
    "empty columns before": Sheet(
        [[None, *HEAD], [None, *GARDEN]], ("title: Haven\n", "municipality: Odense\n")
    ),
    "empty rows before": Sheet([[], [], HEAD, GARDEN], ("title: Haven\n",)),
    "empty rows between": Sheet(
        [HEAD, GARDEN, [], SQUARE], ("title: Haven\n", "title: Torvet\n"), cases=2
    ),
    "a letter head before": Sheet(
        [["Odense Kommune"], ["By og Kultur"], [None, None, "Udskrevet 1. maj"], [], HEAD, GARDEN],
        ("title: Haven\n",),
        ("By og Kultur", "Udskrevet 1. maj"),
    ),
    "the row's own number": Sheet(
        [["Nr.", *HEAD], [1, *GARDEN], [2, *SQUARE]], ("title: Haven\n", "title: Torvet\n"), cases=2
    ),
    # Sums, notes and lists.
    "a sum without a word": Sheet(
        [[*HEAD, "Antal"], [*GARDEN, 50], [*SQUARE, 67], [None] * 5 + [117]],
        ("title: Haven\n", "title: Torvet\n"),
        ("117",),
        cases=2,
    ),
    "a sum whose word stands aside": Sheet(
        [[*HEAD, "Antal"], [*GARDEN, 5], [None, "I alt", None, None, None, 5]], (), ("I alt; 5",)
    ),
    "an average": Sheet(
        [[*HEAD, "Antal"], [*GARDEN, 5], ["Gennemsnit", None, None, None, None, 5]],
        (),
        ("Gennemsnit; 5",),
    ),
    "a sum of a part": Sheet(
        [[*HEAD, "Antal"], [*GARDEN, 5], ["Subtotal", *[None] * 4, 5], [*SQUARE, 6]],
        ("title: Torvet\n",),
        ("Subtotal; 5",),
        cases=2,
    ),
    "a sum in capitals": Sheet(
        [[*HEAD, "Antal"], [*GARDEN, 5], ["SUM", *[None] * 4, 5]], (), ("SUM; 5",)
    ),
    "a sum of cases": Sheet([HEAD, GARDEN, ["I alt 1 case"]], (), ("I alt 1 case",)),
    "who filled it in": Sheet(
        [HEAD, GARDEN, [], ["Udfyldt af: Bo B, bo@b.dk"]], (), ("Udfyldt af: Bo B, bo@b.dk",)
    ),
    "a day of printing below": Sheet(
        [HEAD, GARDEN, [], ["Opdateret 1. maj 2023"]], (), ("Opdateret 1. maj 2023",)
    ),
    "a list of values beside": Sheet(
        [
            [*HEAD, None, None, "Idé"],
            [*GARDEN, None, None, "Afprøvning"],
            [None] * 7 + ["Prototype"],
        ],
        ("title: Haven\n",),
    ),
    # What goes on.
    "points in columns": more(
        ["Læringspointe 1", "Læringspointe 2"],
        ["Spørg først", "Begynd småt"],
        ("title: Spørg først\n", "title: Begynd småt\n"),
    ),
    "points line by line": more(
        ["Læringspointer"], ["Spørg først\nBegynd småt"], ("Spørg først", "Begynd småt")
    ),
    "partners": more(["Partnere"], ["Skolen, Biblioteket; Klubben"], ("Biblioteket", "Klubben")),
    "partners as a list": more(
        ["Partnere"], ["- Skolen\n- Klubben"], ("partners: [Skolen, Klubben]\n",)
    ),
    "actors line by line": more(
        ["Aktører"],
        ["Beboere: værter\nSkolen: graver"],
        ("who: Beboere\n    role: værter", "who: Skolen\n    role: graver"),
    ),
    "a trial action whose title is missing": more(TRIED, [None, "Vi gravede."], ("Vi gravede.",)),
    "merged down over two cases": Sheet(
        [HEAD, GARDEN, ["Torvet", None, "2024", "3", "Et torv."]],
        ("title: Haven\n", "title: Torvet\n"),
        (),
        merged("B2:B3"),
        cases=2,
    ),
    "a merged title over the headings": Sheet(
        [["Vores cases i 2023"], HEAD, GARDEN],
        ("title: Haven\n",),
        ("Vores cases i 2023",),
        merged("A1:E1"),
    ),
    "rivals": Sheet([[*HEAD, "Kommunen"], [*GARDEN, "Aarhus"]], ("title: Haven\n", "Aarhus")),
    # Signs that mean something elsewhere.
    "Markdown's signs in a title": with_cell(0, "Haven *og* torvet #2", "Haven *og* torvet #2"),
    "a heading's sign in a text": place("# Ikke en overskrift", "Ikke en overskrift"),
    "HTML that would run": place("<script>alert(1)</script> gård", "alert(1)"),
    "a list in HTML": place("<ul><li>Et</li><li>To</li></ul>", "- Et\n- To\n"),
    "a link in HTML": place(
        '<p><a href="https://example.org/a">Her</a></p>', "[Her](https://example.org/a)"
    ),
    "a table in HTML": place("<table><tr><td>Et</td><td>To</td></tr></table>", "To"),
    "a line that would end the front matter": place("---", "---"),
    "a list with bullets of Word": place("• Et\n• To", "- Et\n- To\n"),
    "lines of their own": place("En gård.\nEt træ.", "En gård.\n\nEt træ.\n"),
    "Windows' line ends": place("En gård.\r\nEt træ.", "En gård.\n\nEt træ.\n"),
    "an equals sign first": more(["Budget"], ["'=dyrt"], ("=dyrt",)),
    "a plus first": place("+ et træ", "et træ"),
    "a bare address": place("Se https://example.org/a_b_c.", "https://example.org/a_b_c"),
    "quotes and a colon": with_cell(0, 'Haven: "vores"', "Haven: "),
    "an emoji": place("En gård 🌱.", "En gård 🌱.\n"),
    "invisible signs": place("En\u200b gård.", "En gård.\n"),
    # What is not shown, and who may not be named.
    "a row struck out": Sheet(
        [HEAD, GARDEN, SQUARE],
        ("title: Haven\n",),
        ("Torvet", "Et torv."),
        struck("A3", "B3", "C3", "D3", "E3"),
    ),
    "a title struck out": Sheet(
        [HEAD, GARDEN, SQUARE], ("title: Haven\n",), ("Torvet",), struck("A3")
    ),
    "a comment": Sheet(
        [HEAD, GARDEN], ("title: Haven\n",), ("Spørg formanden",), comment("B2", "Spørg formanden")
    ),
    "a comment on a heading": Sheet([HEAD, GARDEN], (), ("Vælg én",), comment("B1", "Vælg én")),
    "a filtered row": Sheet(
        [HEAD, GARDEN, SQUARE], ("title: Haven\n",), ("Torvet",), hidden(row=3)
    ),
    "a hidden heading": Sheet(
        [["intern"], HEAD, GARDEN], ("title: Haven\n",), ("intern",), hidden(row=1)
    ),
    "a phone": more(["Tlf."], ["12345678"], (), ("12345678",)),
    "a mobile": more(["Mobilnr."], ["12345678"], (), ("12345678",)),
    "a person in a group": more(["Kontakt: navn"], ["Bo B"], (), ("Bo B",)),
    "a project leader's name": more(["Projektleder"], ["Bo B"], (), ("Bo B",)),
    "a mail of a person": more(["Mailadresse"], ["bo@b.dk"], (), ("bo@b.dk",)),
    "a CPR number": more(["CPR-nr."], ["0101701234"], (), ("0101701234",)),
    "who answered": more(["Besvaret af"], ["Bo B"], (), ("Bo B",)),
    "an address by a formula with a semicolon": more(
        ["Mere"],
        ['=HYPERLINK("https://example.org/a?b=1&c=2","Her")'],
        ("https://example.org/a?b=1&c=2",),
    ),
    "an address in the workbook": more(["Mere"], ["Her"], ("Her",), (), link("F2", "#Ark1!A1")),
    "an address to a file": more(
        ["Mere"], ["Her"], ("Her", "rapport.docx"), (), link("F2", "rapport.docx")
    ),
}
