"""One reader of dates: whatever way a date comes in by, it becomes the same."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from content_project import CASE, CASE_PATH, loaded
from docx import Document
from import_files import imported
from openpyxl import Workbook

from laboratorium.reading.frontmatter import parse

# (what somebody writes, what the file has)
DATES = [
    ("marts 2023", "2023-03"),
    ("Marts 2023", "2023-03"),
    ("mar-23", "2023-03"),
    ("okt. 98", "1998-10"),
    ("26.01.2024", "2024-01-26"),
    ("26/1-2024", "2024-01-26"),
    ("26.1.24", "2024-01-26"),
    ("26. januar 2024", "2024-01-26"),
    ("fredag den 26. jan. 2024", "2024-01-26"),
    ("2024-01-26T10:00:00Z", "2024-01-26"),
    ("2024-01-26 00:00:00", "2024-01-26"),
    ("26.01.2024 kl. 10.30", "2024-01-26"),
    ("2024/1/26", "2024-01-26"),
    ("01-2024", "2024-01"),
    ("20240126", "2024-01-26"),
    ("January 26, 2024", "2024-01-26"),
    ("26.\u00a0januar\u00a02024", "2024-01-26"),
    ("2024", "2024"),
]
TITLE = "Haven bag biblioteket"
CASE_OF_IMPORT = "cases/haven-bag-biblioteket/index.md"


def sheet(date: str) -> bytes:
    book = Workbook()
    table: Any = book.active
    table.append(["Titel", "Begyndte", "Resumé"])
    table.append([TITLE, date, "En have."])
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def write_up(date: str) -> bytes:
    paper = Document()
    paper.add_heading(TITLE, 0)
    paper.add_paragraph(f"Begyndte: {date}")
    paper.add_heading("Udfordringen", 1)
    paper.add_paragraph("Der manglede et sted at mødes.")
    held = BytesIO()
    paper.save(held)
    return held.getvalue()


def rows(date: str) -> bytes:
    return f'Titel;Begyndte;Resumé\n{TITLE};"{date}";En have.\n'.encode()


def text(date: str) -> bytes:
    return f"{TITLE}\n\nBegyndte: {date}\n\nUdfordringen\n\nDer manglede et sted.\n".encode()


WAYS: dict[str, Callable[[str], bytes]] = {
    "a.xlsx": sheet,
    "a.docx": write_up,
    "a.csv": rows,
    "a.txt": text,
}


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize(("written", "date"), DATES)
def test_an_import_writes_it_as_the_files_have_it(
    tmp_path: Path, name: str, written: str, date: str
) -> None:
    done = imported(tmp_path, name, WAYS[name](written))
    meta = parse(done.text(CASE_OF_IMPORT), CASE_OF_IMPORT).meta
    assert meta["period"] == {"from": date}, done.report


@pytest.mark.parametrize(("written", "date"), [one for one in DATES if one[0] != one[1]])
def test_the_checker_says_the_same(tmp_path: Path, written: str, date: str) -> None:
    told = loaded(tmp_path, {CASE_PATH: CASE.replace("from: 2012", f"from: '{written}'")}).errors
    assert [f"Skriv {date}." in one.message for one in told] == [True]
