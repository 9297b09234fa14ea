"""Spreadsheets and text with columns, in all the ways that people and programs write them."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from import_files import CASE, FILLED, imported, saved, table, workbook, zipped
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as Picture
from PIL import Image as PicturePIL

from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.site import open_data
from own_content import own_loaded

SMALL = {"Titel": "Haven bag biblioteket", "Kommune": "Odense", "Resumé": "En have, æøå."}
LINES = [[str(cell) for cell in row] for row in table(SMALL)]


def delimited(separator: str) -> str:
    quoted = ([f'"{cell}"' if separator in cell else cell for cell in row] for row in LINES)
    return "\r\n".join(separator.join(row) for row in quoted) + "\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_text_in_any_encoding_and_with_any_separator(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    done = imported(tmp_path, "a.csv", delimited(separator).encode(encoding))
    text = done.text(CASE)
    assert "summary: En have, æøå." in text and "municipality: Odense" in text
    assert ("Windows-1252" in done.report) == (encoding == "cp1252")
    assert ("UTF-16" in done.report) == encoding.startswith("utf-16")


def test_excels_own_line_about_the_separator_is_followed(tmp_path: Path) -> None:
    done = imported(tmp_path, "a.csv", b"sep=|\r\n" + delimited("|").encode())
    assert (done.root / CASE).exists()


def test_a_cell_with_line_breaks_and_quotes_stays_one_cell(tmp_path: Path) -> None:
    row = '"Haven ""bag"" biblioteket";Odense;"En gård.\nTo træer; og en bænk."'
    text = f"Titel;Kommune;Stedet\n{row}\n"
    done = imported(tmp_path, "a.csv", text.encode())
    assert 'title: "Haven \\"bag\\" biblioteket"' in done.text(CASE)
    assert "## Stedet\n\nEn gård.\n\nTo træer; og en bænk.\n" in done.text(CASE)


@pytest.mark.parametrize(
    "names",
    [
        {"Titel": "title", "Kommune": "municipality", "Resumé": "summary"},
        {"Titel": "TITEL:", "Kommune": " kommune ", "Resumé": "resume"},
        {"Titel": "Overskrift", "Kommune": "Kommunenavn", "Resumé": "Kort fortalt"},
    ],
)
def test_columns_have_many_names(tmp_path: Path, names: dict[str, str]) -> None:
    rows = table({names[key]: value for key, value in SMALL.items()})
    done = imported(tmp_path, "a.xlsx", workbook(rows))
    assert done.text(CASE).startswith("---\ntitle: Haven bag biblioteket\nsummary: En have")


def test_a_column_for_each_p_and_goal_can_be_ticked_off(tmp_path: Path) -> None:
    ticked = {"People": "ja", "Place": "x", "Planet": "nej", "SDG 11": "X", "Verdensmål 3": True}
    done = imported(tmp_path, "a.xlsx", workbook(table({**SMALL, **ticked, "Mobilitet": "måske"})))
    text = done.text(CASE)
    assert "six_p: [people, place]" in text and "sdg: [11, 3]" in text
    assert "- **Mobilitet** (celle I2): måske" in text


def test_rows_above_the_names_and_empty_rows_are_no_cases(tmp_path: Path) -> None:
    rows = [["Vores cases 2026"], [], *table(SMALL), [], [None, "  "]]
    done = imported(tmp_path, "a.xlsx", workbook(rows))
    assert len(done.results) == 1
    assert "Række 1 står over kolonnenavnene og er ikke brugt: »Vores cases 2026«." in done.report


def test_merged_cells_give_their_value_to_every_row(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Kommune", "Titel", "Resumé", "Stedet"])
    for title in ("Haven", "Torvet", "Havnen"):
        sheet.append(["Odense", title, "Kort."])
    sheet["D2"] = "Bredt"
    sheet.merge_cells("A2:A4")
    sheet.merge_cells("D2:E2")
    done = imported(tmp_path, "a.xlsx", saved(book))
    assert [result.slug for result in done.results] == [
        "odense-haven",
        "odense-torvet",
        "odense-havnen",
    ]
    assert all("municipality: Odense\n" in done.text(result.index) for result in done.results)
    assert "## Stedet\n\nBredt\n" in done.text("cases/odense-haven/index.md")


def test_a_formula_without_a_value_is_said_and_kept(tmp_path: Path) -> None:
    rows = table({**SMALL, "Måling 1: hvad er målt": "Besøg", "Måling 1: efter": "=SUM(1,2)"})
    done = imported(tmp_path, "a.xlsx", workbook(rows))
    assert "Formlen i E2 har ingen regnet værdi i filen" in done.report
    assert "- **Måling 1: efter** (celle E2): =SUM(1,2)" in done.text(CASE)


def test_a_formula_with_a_value_gives_the_value(tmp_path: Path) -> None:
    data = workbook(table({**SMALL, "Sted": "=A1"}))
    data = replaced(data, b"<f>A1</f><v></v>", b"<f>A1</f><v>7</v>", b"<f>A1</f><v/>")
    done = imported(tmp_path, "a.xlsx", data)
    assert "place: {name: 7}" in done.text(CASE)
    assert "1 celle er en formel; dens sidst regnede værdi er brugt." in done.report


def replaced(data: bytes, old: bytes, new: bytes, other: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {one: package.read(one) for one in package.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert old in sheet or other in sheet
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(old, new).replace(other, new)
    return zipped(parts)


def test_dates_as_text_and_as_dates(tmp_path: Path) -> None:
    cells = {"Begyndte": "26. januar 2023", "Sluttede": date(2024, 5, 1), "Opdateret": "1/2-2026"}
    text = imported(tmp_path, "a.xlsx", workbook(table({**SMALL, **cells}))).text(CASE)
    assert "period: {from: 2023-01-26, to: 2024-05-01}" in text
    assert "updated: 2026-02-01" in text


def test_a_number_that_can_be_read_in_two_ways_is_said(tmp_path: Path) -> None:
    cells = {"Måling 1: hvad er målt": "Besøg", "Måling 1: efter": "1.500"}
    done = imported(
        tmp_path,
        "a.csv",
        ";".join([*SMALL, *cells]).encode()
        + b"\n"
        + ";".join([*SMALL.values(), *cells.values()]).encode(),
    )
    assert "after: {value: 1500}" in done.text(CASE)
    assert "»1.500« er læst som 1500." in done.report


def test_a_percentage_loses_its_sign_and_that_is_said(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    for row in table({**SMALL, "Måling 1: hvad er målt": "Andel", "Måling 1: efter": 0.12}):
        sheet.append(row)
    sheet["E2"].number_format = "0%"
    done = imported(tmp_path, "a.xlsx", saved(book))
    assert "after: {value: 12}" in done.text(CASE)
    assert "»12 %« er læst som 12." in done.report


def test_every_sheet_with_cases_is_read_and_others_are_named(tmp_path: Path) -> None:
    book = Workbook()
    first: Any = book.active
    first.title = "Noter"
    first.append(["Husk at ringe", "på mandag"])
    for name, title in (("Nord", "Haven"), ("Syd", "Torvet")):
        sheet: Any = book.create_sheet(name)
        for row in table({**SMALL, "Titel": title}):
            sheet.append(row)
    sheet.sheet_state = "hidden"
    done = imported(tmp_path, "a.xlsx", saved(book))
    assert [result.slug for result in done.results] == ["odense-haven"]
    assert "Arket »Noter« er ikke læst" in done.report
    assert "Husk at ringe; på mandag" in done.report
    hidden = done.report.partition("Arket er skjult.")[2]
    assert "(celle A2 i arket »Syd«): Torvet" in hidden


def test_what_is_in_no_field_is_kept_in_the_case_and_in_the_report(tmp_path: Path) -> None:
    cells = {"Budget": "1,2 mio. kr.", "Status": "Måske", "": "uden navn", "Billeder": "have.jpg"}
    done = imported(tmp_path, "a.xlsx", workbook(table({**SMALL, **cells})))
    unplaced = done.text(CASE).partition("## Ikke placeret\n")[2]
    for said in ("1,2 mio. kr.", "Måske", "uden navn", "have.jpg"):
        assert said in unplaced and said in done.report
    assert "fotografens navn" in done.report
    assert "»Måske« findes ikke blandt »Status«." in done.report
    assert 'status: ""' in done.text(CASE)


def test_comments_and_pictures_in_a_workbook_are_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    for row in table(SMALL):
        sheet.append(row)
    sheet["A2"].comment = Comment("Spørg Bo", "Redaktionen")
    picture = BytesIO()
    PicturePIL.new("RGB", (4, 4)).save(picture, "PNG")
    sheet.add_image(Picture(picture), "F2")
    done = imported(tmp_path, "a.xlsx", saved(book))
    assert "Kommentaren ved A2 er ikke taget med: »Spørg Bo«" in done.report
    assert "1 billede er taget ud og lagt i mappen »images«." in done.report


def test_lists_in_one_cell(tmp_path: Path) -> None:
    cells = {
        "Aktører": "Beboere: Fik ideen\nKommunen – Gav jord\nEn tilfældig",
        "Kilder": "Avisen https://example.org/a; https://example.org/b",
        "Prøvehandlinger": "Plantedag: Vi plantede buske.",
    }
    done = imported(tmp_path, "a.xlsx", workbook(table({**SMALL, **cells})))
    text = done.text(CASE)
    assert "  - who: Kommunen\n    role: Gav jord\n" in text
    assert "  - title: Avisen\n    url: https://example.org/a\n" in text
    assert "  - title: Plantedag\n    what: Vi plantede buske.\n" in text
    assert "- **Aktører** (celle D2): En tilfældig" in text


def test_too_many_and_too_long(tmp_path: Path) -> None:
    cells = {
        "Udfordringer": "Mobilitet; Flere ældre; Sundhed i byen; Klimahandling",
        "Sted": "y" * 150,
    }
    done = imported(tmp_path, "a.xlsx", workbook(table({**SMALL, **cells})))
    text = done.text(CASE)
    assert "challenges: [mobility, ageing, urban_health]" in text
    assert "- **Udfordringer** (celle D2): climate_action" in text
    assert f"name: {'y' * 150}\n" in text
    assert "er på 150 tegn, men der er plads til 120" in done.report


RIVALS = workbook(
    [["Titel", "Kommune", "Sted", "Place"], ["Haven bag biblioteket", "Odense", "Gården", "Parken"]]
)


# What the editor says of the first column and of the second, what the place is then called, and
# what is left.
@pytest.mark.parametrize(
    ("answers", "place", "loose"),
    [
        ([True], "Gården", ["Parken"]),
        ([False, True], "Parken", ["Gården"]),
        ([False, False], '""', ["Gården", "Parken"]),
    ],
)
def test_two_columns_for_one_field_are_a_question_and_lose_nothing(
    tmp_path: Path, answers: list[bool], place: str, loose: list[str]
) -> None:
    asked: list[str] = []

    def confirm(question: str) -> bool:
        asked.append(question)
        return answers[len(asked) - 1]

    done = imported(tmp_path, "a.xlsx", RIVALS, confirm=confirm)
    assert asked[0] == (
        "Både »Sted« (C) og »Place« (D) passer på feltet »Sted«. Skal »Sted« bruges?"
    )
    fields, _, unplaced = done.text(CASE).partition("## Ikke placeret")
    assert f"place: {{name: {place}}}" in fields
    assert [text for text in ("Gården", "Parken") if f": {text}" in unplaced] == loose
    assert "passer på feltet »Sted«" in done.report


def test_nobody_is_asked_about_two_columns_that_say_the_same(tmp_path: Path) -> None:
    same = workbook([["Titel", "Kommune", "Sted", "Place"], ["Haven", "Odense", "Gården", ""]])
    done = imported(tmp_path, "a.xlsx", same)
    assert "place: {name: Gården}" in done.text("cases/odense-haven/index.md")


def test_the_sites_own_open_data_comes_back_as_it_was(tmp_path: Path) -> None:
    content = own_loaded().content
    files = dict(open_data.whole(Catalogue.of(content), Settings("Lab", "https://example.org/")))
    done = imported(tmp_path, "cases.csv", files["data/cases.csv"])
    (tmp_path / "projekt/docs/index.md").unlink()
    back = {case.slug: case for case in done.loaded.content.cases}
    assert len(back) == len(content.cases) > 20
    for case in content.cases:
        assert back[case.slug].meta == case.meta
        assert squeezed(back[case.slug].body) == squeezed(case.body)
        assert [one.meta for one in back[case.slug].prototypes] == [
            one.meta for one in case.prototypes
        ]
    assert "Ikke placeret" not in done.everything


def squeezed(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


def test_a_filled_row_is_the_same_in_a_text_file(tmp_path: Path) -> None:
    sheet = imported(tmp_path / "x", "a.xlsx", workbook(table(FILLED)))
    quoted = [
        ";".join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in table(FILLED)
    ]
    text = imported(tmp_path / "c", "a.csv", "\n".join(quoted).encode())
    assert text.results[0].files == sheet.results[0].files


def test_what_is_in_no_field_stops_nobody_and_is_not_told_twice(tmp_path: Path) -> None:
    cells = {**FILLED, "Budget": "1,2 mio. kr."}
    done = imported(tmp_path, "a.xlsx", workbook(table(cells)))
    assert done.loaded.errors == ()
    (case,) = done.loaded.content.cases
    assert "1,2 mio. kr." in case.unplaced and "1,2 mio. kr." not in case.body
    (told,) = [problem for problem in done.loaded.problems if problem.code == "unplaced"]
    text = done.text(case.path)
    assert text.splitlines()[told.line - 1] == "## Ikke placeret"
    assert told.message not in done.report
