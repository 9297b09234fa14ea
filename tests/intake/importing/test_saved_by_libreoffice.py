"""What a real LibreOffice saves is read as the file that it was given."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from import_files import FILLED, Imported, filled_document, imported, saved, table, workbook
from openpyxl import Workbook
from test_document_layouts import PAPERS
from test_sheet_layouts import SHEETS

from outside import program

pytestmark = pytest.mark.nightly

CSV = {"UTF-8": 76, "Windows-1252": 1, "UTF-16": 65535}
"""The number that LibreOffice gives each encoding, by the name that the import has for it."""


def resaved(folder: Path, name: str, data: bytes, kind: str) -> bytes:
    """The file as LibreOffice saves it in another kind."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    office = [str(program("soffice")), f"-env:UserInstallation=file://{folder}/profil"]
    command = [*office, "--headless", "--convert-to", kind, "--outdir", str(folder / "ud"), name]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    (made,) = (folder / "ud").iterdir()
    return made.read_bytes()


def texts(done: Imported) -> list[str]:
    """The files of an import, without the name of the file that they came from."""
    found = [path.read_text("utf-8") for path in sorted((done.root / "cases").rglob("*.md"))]
    return ["\n".join(line for line in text.split("\n") if "Fra a." not in line) for text in found]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_filled_spreadsheet(tmp_path: Path, kind: str) -> None:
    data = workbook(table(FILLED))
    again = resaved(tmp_path, "a.xlsx", data, kind)
    done = imported(tmp_path / "x", f"a.{kind}", again)
    assert texts(done) == texts(imported(tmp_path / "y", "a.xlsx", data))


@pytest.mark.parametrize("encoding", CSV)
def test_a_filled_spreadsheet_as_text(tmp_path: Path, encoding: str) -> None:
    flat = {name: str(value) for name, value in FILLED.items()}
    data = workbook(table(flat))
    options = f"csv:Text - txt - csv (StarCalc):59,34,{CSV[encoding]}"
    again = resaved(tmp_path, "a.xlsx", data, options)
    done = imported(tmp_path / "x", "a.csv", again)
    assert texts(done) == texts(imported(tmp_path / "y", "a.xlsx", data))


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_filled_document(tmp_path: Path, kind: str) -> None:
    data = filled_document(FILLED)
    again = resaved(tmp_path, "a.docx", data, kind)
    done = imported(tmp_path / "x", f"a.{kind}", again)
    assert texts(done) == texts(imported(tmp_path / "y", "a.docx", data))


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_every_variation_of_a_sheet(tmp_path: Path, kind: str) -> None:
    book = Workbook()
    book.remove(book.active)
    told: list[str] = []
    for number, (what, one) in enumerate(SHEETS.items()):
        if what in {"a sheet on its side", "a form in two columns"} or any(
            isinstance(value, str) and value.startswith("=") for row in one.rows for value in row
        ):
            continue
        sheet: Any = book.create_sheet(f"Ark {number}")
        for row in one.rows:
            sheet.append(row)
        one.change(sheet)
        told += [*one.files, *one.report]
    done = imported(tmp_path / "x", f"a.{kind}", resaved(tmp_path, "a.xlsx", saved(book), kind))
    assert [text for text in told if text not in done.everything] == []


@pytest.mark.parametrize("kind", ["docx", "odt"])
@pytest.mark.parametrize("what", ["bold headings", "fields by line", "raised", "hidden", "lowered"])
def test_variations_of_a_document(tmp_path: Path, what: str, kind: str) -> None:
    paper: Any = Document()
    PAPERS[what].write(paper)
    out = BytesIO()
    paper.save(out)
    again = resaved(tmp_path, "a.docx", out.getvalue(), kind)
    done = imported(tmp_path / "x", f"a.{kind}", again)
    one = PAPERS[what]
    assert [text for text in (*one.files, *one.report) if text not in done.everything] == []
