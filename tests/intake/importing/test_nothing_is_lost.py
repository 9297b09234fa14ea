"""Whatever stands in a file is found again: in a file that was written, or in the report."""

from __future__ import annotations

import random
from io import BytesIO, StringIO
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from import_files import imported
from openpyxl import Workbook
from openpyxl.styles import Font

from laboratorium.intake.importing.fields import FIELDS, GROUPS

HEADS = [field.label for field in FIELDS if field.label] + [
    f"{group.label} {number}: {field.label}"
    for group in GROUPS
    for number in (1, 2)
    for field in group.fields
    if field.label
]
OTHERS = [
    "Budget",
    "Noter",
    "Bemærkninger",
    "Kolonne x",
    "Kontaktperson",
    "E-mail",
    "Id",
    "Region?",
]
VALUES = ["Aarhus", "Afprøvning", "11; 13", "ja", "2023", "marts 2023", "25 %", "Place", "1. maj"]
SIGNS = ["", " & co", " <b>fed</b>", " [1]", " | streg", "\nto linjer", " *stjerne*", " # nej", "…"]


class Maker:
    """Texts of which each has a word that stands nowhere else."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.made: list[str] = []

    def text(self) -> str:
        letters = "".join(self.chance.choices("abcdefghijklmnoprstuv", k=9))
        word = f"zq{letters}"
        self.made.append(word)
        lead = self.chance.choice(VALUES) + " " if self.chance.random() < 0.3 else ""
        return f"{lead}{word}{self.chance.choice(SIGNS)}"

    def rows(self) -> list[list[str]]:
        chance = self.chance
        heads = ["Titel", "Kommune", *chance.sample(HEADS, 6), *chance.sample(OTHERS, 3)]
        chance.shuffle(heads)
        rows = [heads]
        for number in range(chance.randint(1, 6)):
            titled = chance.random() < 0.8 or number == 0  # Else it holds no case.
            given = {
                "Kommune": lambda: chance.choice(["Aarhus", "Odense", ""]),
                "Titel": lambda n=number, t=titled: f"Titel {n} {self.text()}" if t else "",
            }
            other = lambda: self.text() if chance.random() < 0.7 else ""  # noqa: E731
            rows.append([given.get(head, other)() for head in heads])
        if chance.random() < 0.4:
            rows.append(["I alt", *(self.text() for _ in heads[1:3])])
        if chance.random() < 0.4:
            rows.append([f"* Note: {self.text()}"])
        if chance.random() < 0.4:
            rows.insert(0, [self.text()])
        return rows


def all_said(folder: Path, name: str, data: bytes) -> str:
    done = imported(folder, name, data)
    written = (path.read_text("utf-8") for path in sorted((done.root / "cases").rglob("*.md")))
    return "\n".join((*written, done.report))


def assert_found(made: list[str], said: str) -> None:
    there = said.replace("\\", "")
    assert [word for word in made if word not in there] == []


@pytest.mark.parametrize("seed", range(25))
def test_of_a_workbook(tmp_path: Path, seed: int) -> None:
    maker = Maker(seed)
    book = Workbook()
    sheet: Any = book.active
    for row in maker.rows():
        sheet.append(row)
    chance = maker.chance
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            if cell.value and chance.random() < 0.05:
                cell.font = Font(strike=True)
    if chance.random() < 0.3:
        sheet.column_dimensions["C"].hidden = True
    if chance.random() < 0.3:
        sheet.row_dimensions[3].hidden = True
    if chance.random() < 0.5:
        other = book.create_sheet("Ark2")
        for _ in range(3):
            other.append([maker.text(), maker.text()])
    held = BytesIO()
    book.save(held)
    assert_found(maker.made, all_said(tmp_path, "a.xlsx", held.getvalue()))


@pytest.mark.parametrize("seed", range(70, 80))
def test_of_several_tables_on_a_sheet(tmp_path: Path, seed: int) -> None:
    maker = Maker(seed)
    first, second = maker.rows(), maker.rows()
    if maker.chance.random() < 0.5:
        rows = [*first, [], *second]
    else:
        wide = max(map(len, first)) + 1
        pairs = zip_longest(first, second, fillvalue=[])
        rows = [[*one, *[""] * (wide - len(one)), *other] for one, other in pairs]
    book = Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(row)
    held = BytesIO()
    book.save(held)
    assert_found(maker.made, all_said(tmp_path, "a.xlsx", held.getvalue()))


@pytest.mark.parametrize("seed", range(25, 45))
def test_of_a_table_as_text(tmp_path: Path, seed: int) -> None:
    import csv

    maker = Maker(seed)
    held = StringIO()
    separator = maker.chance.choice(";,\t")
    csv.writer(held, delimiter=separator).writerows(maker.rows())
    encoding = maker.chance.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    data = held.getvalue().replace("…", "...").encode(encoding)
    assert_found(maker.made, all_said(tmp_path, "a.csv", data))


HEADINGS = ["Udfordringen", "Stedet", "Hvad vi prøvede", "Hvad der skete", "Hvad andre kan bruge"]


@pytest.mark.parametrize("seed", range(45, 70))
def test_of_a_document(tmp_path: Path, seed: int) -> None:
    maker = Maker(seed)
    chance = maker.chance
    paper = Document()
    if chance.random() < 0.7:
        paper.add_heading(f"Titel {maker.text()}", 0)
    for heading in chance.sample([*HEADINGS, "Baggrund", "Læringspointe 1", "Kilder", "Andet"], 6):
        if chance.random() < 0.3:
            paper.add_paragraph().add_run(heading).bold = True
        else:
            paper.add_heading(heading, chance.choice([1, 2]))
        for _ in range(chance.randint(0, 3)):
            style = chance.choice(["Normal", "List Bullet", "List Number", "Quote"])
            paragraph = paper.add_paragraph(style=style)
            for _ in range(chance.randint(1, 3)):
                run = paragraph.add_run(maker.text())
                run.bold, run.italic = chance.random() < 0.2, chance.random() < 0.2
                run.font.strike = chance.random() < 0.1
                run.font.hidden = chance.random() < 0.1
                run.font.superscript = chance.random() < 0.05
        if chance.random() < 0.3:
            names = chance.sample([*HEADS, *OTHERS], 2)
            table = paper.add_table(rows=0, cols=2)
            for name in names:
                cells = table.add_row().cells
                cells[0].text, cells[1].text = name, maker.text()
        if chance.random() < 0.2:
            paper.add_paragraph(f"{chance.choice([*HEADS, *OTHERS])}: {maker.text()}")
    paper.sections[0].header.paragraphs[0].text = maker.text()
    held = BytesIO()
    paper.save(held)
    said = all_said(tmp_path, "a.docx", held.getvalue())
    # Raised letters stand as signs of their own.
    raised = str.maketrans("ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", "abcdefghijklmnoprstuvwxyz")
    assert_found(maker.made, said.translate(raised))
