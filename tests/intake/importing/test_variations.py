"""Sheets and documents in the many ways that people lay them out: where each thing ends up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from docx import Document
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from import_files import imported, saved
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont


class Sheet(NamedTuple):
    """Rows of a sheet, what is done to it, what stands in the files and only in the report, and how
    many cases it holds.
    """

    rows: list[list[Any]]
    files: tuple[str, ...]
    report: tuple[str, ...] = ()
    change: Callable[[Any], None] = lambda sheet: None
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


@pytest.mark.parametrize("what", SHEETS)
def test_a_sheet_is_read_as_it_is_laid_out(tmp_path: Path, what: str) -> None:
    one = SHEETS[what]
    book = Workbook()
    sheet: Any = book.active
    for row in one.rows:
        sheet.append(row)
    one.change(sheet)
    done = imported(tmp_path, "a.xlsx", saved(book))
    files = "\n".join(
        path.read_text("utf-8") for path in sorted((done.root / "cases").rglob("*.md"))
    )
    assert len(list((done.root / "cases").iterdir())) == one.cases
    assert [text for text in one.files if text not in files] == []
    assert [text for text in one.report if text not in done.report] == []
    # What only the report is to have stands in no file, but for remarks about what is in one.
    only = [text for text in one.report if text not in _REMARKS and text in files]
    assert only == []


_REMARKS = ("»Se her« er en henvisning til",)


class Paper(NamedTuple):
    """What is written into a document, what stands in its file, and what only in the report."""

    write: Callable[[Any], None]
    files: tuple[str, ...]
    report: tuple[str, ...] = ()
    cases: int = 1


def lines(*texts: str, bold: str = "", size: int = 0) -> Callable[[Any], None]:
    """Paragraphs; those that begin as `bold` says are bold, or of a size in points."""

    def write(paper: Any) -> None:
        for text in texts:
            run = paper.add_paragraph().add_run(text.removeprefix("!"))
            if text.startswith("!"):
                run.bold = not size or None
                run.font.size = Pt(size) if size else None

    return write


def styled(*texts: tuple[str, str]) -> Callable[[Any], None]:
    def write(paper: Any) -> None:
        for style, text in texts:
            paper.add_paragraph(text, style or None)

    return write


def marked(text: str, **marks: Any) -> Callable[[Any], None]:
    """A title, a section, and in it a word with a mark of its font."""

    def write(paper: Any) -> None:
        styled(("Title", "Haven"), ("Heading 1", "Stedet"))(paper)
        run = paper.add_paragraph("Her er ").add_run(text)
        for name, value in marks.items():
            setattr(run.font, name, value)

    return write


def a_table(*rows: tuple[str, ...]) -> Callable[[Any], None]:
    def write(paper: Any) -> None:
        styled(("Title", "Haven"), ("Heading 1", "Stedet"))(paper)
        grid = paper.add_table(len(rows), len(rows[0]))
        for index, row in enumerate(rows):
            for column, text in enumerate(row):
                grid.cell(index, column).text = text

    return write


TWO = ("Haven", "Torvet")
PAPERS: dict[str, Paper] = {
    "bold headings": Paper(
        lines("!Haven", "!Udfordringen", "En grund.", "!Stedet", "En gård."),
        ("title: Haven\n", "## Udfordringen\n\nEn grund.\n", "## Stedet\n\nEn gård.\n"),
    ),
    "large headings": Paper(
        lines("!Haven", "!Udfordringen", "En grund.", "!Økonomi", "Dyrt.", size=18),
        ("title: Haven\n", "## Udfordringen\n\nEn grund.\n", "- **Økonomi** (overskrift): Dyrt."),
    ),
    "numbered headings": Paper(
        lines("!Haven", "!1. Baggrund", "En grund.", "!2) Hvad gjorde vi?", "Vi såede."),
        ("## Udfordringen\n\nEn grund.\n", "## Hvad vi prøvede\n\nVi såede.\n"),
    ),
    "headings of two words": Paper(
        lines(
            "!Haven", "!Resultater og udbytte", "Mange kom.", "!Læring og anbefalinger", "Begynd."
        ),
        ("## Hvad der skete\n\nMange kom.\n", "## Hvad andre kan bruge\n\nBegynd.\n"),
    ),
    "a bold heading of their own ends a section": Paper(
        lines("!Haven", "!Stedet", "En gård.", "!Økonomi", "Dyrt."),
        ("## Stedet\n\nEn gård.\n\n## Hvad", "- **Økonomi** (overskrift): Dyrt."),
    ),
    "bold text is no heading": Paper(
        lines("!Haven", "Stedet", "!Det her er en hel sætning, som bare er fed.", "Og mere."),
        ("**Det her er en hel sætning, som bare er fed.**\n\nOg mere.\n",),
    ),
    "fields by line": Paper(
        lines("!Haven", "Kommune: Odense", "Status: Idé", "Stedet", "En gård: med et træ."),
        ("municipality: Odense\n", "status: idea\n", "## Stedet\n\nEn gård: med et træ.\n"),
    ),
    "a person by line": Paper(
        lines("!Haven", "Kontaktperson: Bo B, bo@b.dk", "Stedet", "En gård."),
        (),
        ("Bo B, bo@b.dk",),
    ),
    "a bulleted list": Paper(
        styled(
            ("Title", "Haven"),
            ("Heading 1", "Stedet"),
            ("List Bullet", "Et"),
            ("List Bullet", "To"),
        ),
        ("- Et\n- To\n",),
    ),
    "a numbered list": Paper(
        styled(
            ("Title", "Haven"),
            ("Heading 1", "Stedet"),
            ("List Number", "Et"),
            ("List Number", "To"),
        ),
        ("1. Et\n1. To\n",),
    ),
    "raised": Paper(marked("6", superscript=True), ("Her er ⁶\n",)),
    "raised words": Paper(marked("[note]", superscript=True), ("^(",)),
    "lowered": Paper(marked("2", subscript=True), ("Her er ₂\n",)),
    "hidden": Paper(marked("skjult", hidden=True), ("Her er\n",), ("skjult",)),
    "struck out": Paper(marked("væk", strike=True), ("Her er\n",), ("væk",)),
    "struck out twice": Paper(marked("borte", double_strike=True), ("Her er\n",), ("borte",)),
    "bold and italic": Paper(marked("begge", bold=True, italic=True), ("Her er ***begge***\n",)),
    "two cases by headings": Paper(
        styled(
            *(
                part
                for one in TWO
                for part in (
                    ("Heading 1", one),
                    ("Heading 2", "Stedet"),
                    ("", f"{one} ligger her."),
                )
            )
        ),
        ("title: Haven\n", "title: Torvet\n", "Haven ligger her.\n", "Torvet ligger her.\n"),
        cases=2,
    ),
    "two cases by bold lines": Paper(
        lines(*(part for one in TWO for part in (f"!{one}", "!Stedet", f"{one} ligger her."))),
        ("Haven ligger her.\n", "Torvet ligger her.\n"),
        cases=2,
    ),
    "one case with headings of its own": Paper(
        styled(
            ("Title", "Haven"),
            ("Heading 1", "Stedet"),
            ("", "En gård."),
            ("Heading 2", "Træerne"),
            ("", "To."),
        ),
        ("## Stedet\n\nEn gård.\n\n### Træerne\n\nTo.\n",),
    ),
    "a table of fields": Paper(
        a_table(("Kommune", "Odense"), ("Status", "Idé")),
        ("municipality: Odense\n", "status: idea\n"),
    ),
    "a table of their own": Paper(
        a_table(("År", "Besøg"), ("2023", "12")), ("| År | Besøg |\n|---|---|\n| 2023 | 12 |\n",)
    ),
    "a person in a table": Paper(
        a_table(("Kommune", "Odense"), ("Telefon", "12 34 56 78")), (), ("12 34 56 78",)
    ),
}


@pytest.mark.parametrize("what", PAPERS)
def test_a_document_is_read_as_it_is_written(tmp_path: Path, what: str) -> None:
    one = PAPERS[what]
    paper: Any = Document()
    one.write(paper)
    out = BytesIO()
    paper.save(out)
    done = imported(tmp_path, "a.docx", out.getvalue())
    files = "\n".join(
        path.read_text("utf-8") for path in sorted((done.root / "cases").rglob("*.md"))
    )
    assert len(list((done.root / "cases").iterdir())) == one.cases
    assert [text for text in one.files if text not in files] == []
    assert [text for text in one.report if text not in done.report or text in files] == []


def test_the_tables_are_large_enough() -> None:
    assert len(SHEETS) + len(PAPERS) >= 60


# Every word of a file is found again in a file or in the report, wherever it stood.

NAMES = (
    *("Titel", "Kommune", "Resumé", "Status", "Verdensmål", "Begyndte", "Stedet", "Budget", "Id"),
    *("Kontaktperson", "Prøvehandling: titel", "Prøvehandling: hvad", "Læringspointe", "Case", ""),
)
ROWS = st.lists(st.lists(st.booleans(), min_size=6, max_size=6), min_size=1, max_size=5)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(NAMES), min_size=6, max_size=6), ROWS, st.integers(0, 3))
def test_every_cell_is_found_again(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], rows: list[list[bool]], gone: int
) -> None:
    names = ["Titel", "Kommune", *names[2:]]
    book = Workbook()
    sheet: Any = book.active
    sheet.append(names)
    marks: list[str] = []
    for row, filled in enumerate(rows):
        cells = [
            f"mærke{row}x{column}q" if is_filled else None
            for column, is_filled in enumerate(filled)
        ]
        sheet.append(cells)
        marks += [mark for mark in cells if mark]
    if gone:
        sheet.row_dimensions[2 + gone].hidden = True
    if not any(rows[0][:1]):
        sheet["A2"] = "Haven"
    done = imported(tmp_path_factory.mktemp("alt"), "a.xlsx", saved(book))
    assert [mark for mark in marks if mark not in done.everything] == []


STYLES = ("", "Title", "Heading 1", "Heading 2", "List Bullet", "List Number", "bold")
TEXTS = (
    "Stedet",
    "Udfordringen",
    "Prøvehandlinger",
    "Læringspointe",
    "Kommune: {}",
    "Mail: {}",
    "{}",
    "Økonomi {}",
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(STYLES), st.sampled_from(TEXTS)), min_size=1, max_size=14)
)
def test_every_paragraph_is_found_again(
    tmp_path_factory: pytest.TempPathFactory, parts: list[tuple[str, str]]
) -> None:
    paper: Any = Document()
    marks: list[str] = []
    for number, (style, text) in enumerate([*parts, ("", "{}")]):
        mark = f"mærke{number}q"
        marks += [mark] if "{}" in text else []
        said = text.format(mark)
        if style == "bold":
            paper.add_paragraph().add_run(said).bold = True
        else:
            paper.add_paragraph(said, style or None)
    out = BytesIO()
    paper.save(out)
    done = imported(tmp_path_factory.mktemp("alt"), "a.docx", out.getvalue())
    assert [mark for mark in marks if mark not in done.everything] == []
