"""What a real LibreOffice saves is read as the file that it was given."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from import_files import FILLED, Imported, filled_document, imported, table, workbook
from paper_made import as_word
from paper_variations import PAPERS as WRITE_UPS
from test_document_layouts import PAPERS
from test_variations import EVERY_SHEET, held
from test_variations import workbook as workbook_of

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


@pytest.fixture(scope="module")
def all_resaved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """Every variation of a sheet and of a document as LibreOffice saves it, by kind and name."""
    folder = tmp_path_factory.mktemp("gemt")
    sheets = {what: workbook_of(one) for what, one in EVERY_SHEET.items()}
    papers = {what: as_word(one.blocks) for what, one in WRITE_UPS.items()}
    return {
        "ods": many_resaved(folder / "ark", sheets, "xlsx", "ods"),
        "odt": many_resaved(folder / "papir", papers, "docx", "odt"),
    }


def many_resaved(
    folder: Path, files: Mapping[str, bytes], kind: str, other: str
) -> dict[str, bytes]:
    """The files as one start of LibreOffice saves them in another kind."""
    folder.mkdir()
    named = {what: folder / f"v{number}.{kind}" for number, what in enumerate(files)}
    for what, path in named.items():
        path.write_bytes(files[what])
    office = [str(program("soffice")), f"-env:UserInstallation=file://{folder}/profil"]
    command = [*office, "--headless", "--convert-to", other, "--outdir", str(folder / "ud")]
    subprocess.run([*command, *map(str, named.values())], check=True, capture_output=True)
    return {
        what: (folder / "ud" / path.with_suffix(f".{other}").name).read_bytes()
        for what, path in named.items()
    }


@pytest.mark.parametrize("what", EVERY_SHEET)
def test_every_variation_of_a_sheet(
    tmp_path: Path, all_resaved: dict[str, dict[str, bytes]], what: str
) -> None:
    one = EVERY_SHEET[what]
    held(tmp_path, "a.ods", all_resaved["ods"][what], one.files, one.report, one.cases)


@pytest.mark.parametrize("what", WRITE_UPS)
def test_every_variation_of_a_write_up(
    tmp_path: Path, all_resaved: dict[str, dict[str, bytes]], what: str
) -> None:
    one = WRITE_UPS[what]
    held(tmp_path, "a.odt", all_resaved["odt"][what], one.files, one.report, one.cases)


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
