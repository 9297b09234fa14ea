"""The spreadsheets of open data, read back by openpyxl and by LibreOffice."""

from __future__ import annotations

import json
import subprocess
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from content_project import CASE, CASE_PATH, loaded
from lxml import etree
from open_data_project import PROJECTS, SITE
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from laboratorium.base.memory import Memory
from laboratorium.catalogue.whole import Catalogue
from laboratorium.site import open_data
from laboratorium.site.open_data import TABLES, files, whole, written
from laboratorium.site.open_data.columns import Table, ValueType
from laboratorium.site.open_data.workbook import (
    MOST,
    columns,
    has_workbook,
    row_xml,
    workbook,
)
from outside import program
from own_content import own_catalogue

IN_BOOKS = [table for table in TABLES if has_workbook(table)]
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
ODD = "_x0041_ <b> & \"to\" 'linjer'\nog 🌿 =1+1"


@pytest.fixture(scope="module", params=["real", "hostile"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    if request.param == "real":
        return dict(whole(own_catalogue(), SITE))
    folder = tmp_path_factory.mktemp("hostile")
    return dict(whole(Catalogue.of(loaded(folder, PROJECTS["hostile"]).content), SITE))


def read_back(data: bytes, table: Table[Any]) -> list[dict[str, Any]]:
    """The rows of a book as the JSON has them; no cell may hold a formula."""
    book = load_workbook(BytesIO(data))
    sheet = book["Rækker"]
    head, *rows = sheet.iter_rows()
    shown = columns(table)
    assert [cell.value for cell in head] == [one.name for one in shown]
    assert sheet.auto_filter.ref == sheet.dimensions
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "d", "inlineStr"}
    return [
        {one.name: _plain(cell.value, one.kind) for one, cell in zip(shown, row, strict=True)}
        for row in rows
    ]


def _plain(value: Any, kind: ValueType) -> Any:
    if isinstance(value, datetime):
        value = value.date()
    if kind is ValueType.DAY:
        assert value is None or isinstance(value, date)
        return str(value) if value else None
    return value


def _told(value: Any) -> Any:
    """A value of the JSON as a cell says it."""
    return (" | ".join(value) if isinstance(value, list) else value) or (
        value if value == 0 else None
    )


@pytest.mark.parametrize("table", IN_BOOKS, ids=lambda table: table.name)
def test_a_book_holds_what_the_json_does(made: dict[str, bytes], table: Table[Any]) -> None:
    told = json.loads(made[f"data/{table.name}.json"])[table.key]
    wanted = [{one.name: _told(row[one.name]) for one in columns(table)} for row in told]
    assert read_back(made[f"data/{table.name}.xlsx"], table) == wanted


@pytest.mark.parametrize("table", IN_BOOKS, ids=lambda table: table.name)
def test_its_columns_are_explained_and_it_has_no_clock(
    made: dict[str, bytes], table: Table[Any]
) -> None:
    data = made[f"data/{table.name}.xlsx"]
    about = load_workbook(BytesIO(data))["Kolonner"]
    rows = list(about.iter_rows(min_row=2, values_only=True))
    assert rows == [(one.name, one.kind.value, one.description) for one in columns(table)]
    with ZipFile(BytesIO(data)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms:" not in archive.read("docProps/core.xml").partition(b">")[2]


@pytest.mark.parametrize("table", IN_BOOKS, ids=lambda table: table.name)
def test_each_row_and_cell_says_its_place(made: dict[str, bytes], table: Table[Any]) -> None:
    """exceljs 4.4.0 reads none that do not (findings/)."""
    with ZipFile(BytesIO(made[f"data/{table.name}.xlsx"])) as book:
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    rows = sheet.findall(".//{*}row")
    count = json.loads(made[f"data/{table.name}.json"])["count"]
    assert [row.get("r") for row in rows] == [str(number) for number in range(1, count + 2)]
    places = [get_column_letter(at) for at in range(1, len(columns(table)) + 1)]
    for row in rows:
        letters = [str(cell.get("r")).removesuffix(str(row.get("r"))) for cell in row]
        assert letters == [letter for letter in places if letter in letters]


def test_a_mapping_has_no_book() -> None:
    """Its rows are but lists of things."""
    assert {table.name for table in TABLES} - {table.name for table in IN_BOOKS} == {"mapping"}


def test_odd_text_comes_back_and_long_text_says_that_it_is_cut() -> None:
    table = next(one for one in TABLES if one.name == "learning-points")
    row: dict[str, Any] = dict.fromkeys((one.name for one in table.columns), None)
    row |= {"text": ODD, "title": "x" * (MOST + 1)}
    (found,) = read_back(workbook(table, [row_xml(table, row).encode()], 1), table)
    # openpyxl leaves what stands for »_« as it is written; Excel and LibreOffice read it.
    assert found["text"].replace("_x005F_", "_") == ODD
    assert len(found["title"]) == MOST
    assert found["title"].endswith("x … (resten står på siden)")


def test_the_same_rows_give_the_same_bytes_and_are_not_put_together_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = Catalogue.of(loaded(tmp_path / "content", {CASE_PATH: CASE}).content)

    def made() -> dict[str, bytes]:
        remembered = written(catalogue, SITE, Memory(tmp_path / "memory"))
        return dict(files(remembered, SITE, catalogue.vocabularies))

    first = made()
    assert first == dict(whole(catalogue, SITE))
    monkeypatch.setattr(open_data, "workbook", lambda *_: pytest.fail("made again"))
    assert made() == first


@pytest.mark.nightly
@pytest.mark.parametrize("table", IN_BOOKS, ids=lambda table: table.name)
def test_libreoffice_opens_it(made: dict[str, bytes], table: Table[Any], tmp_path: Path) -> None:
    source = tmp_path / f"{table.name}.xlsx"
    source.write_bytes(made[f"data/{table.name}.xlsx"])
    command = [
        *(str(program("soffice")), "--headless", "--norestore"),
        *(f"-env:UserInstallation={tmp_path.as_uri()}/profile", "--convert-to", "ods"),
        *("--outdir", str(tmp_path), str(source)),
    ]
    subprocess.run(command, check=True, timeout=180, capture_output=True)
    with ZipFile(tmp_path / f"{table.name}.ods") as archive:
        text = etree.fromstring(archive.read("content.xml"))
    sheet = next(iter(text.iter(f"{TABLE}table")))
    rows = [row for row in sheet.iter(f"{TABLE}table-row") if "".join(row.itertext()).strip()]
    told = json.loads(made[f"data/{table.name}.json"])[table.key]
    assert len(rows) == len(told) + 1
    for row, wanted in zip(rows[1:], told, strict=True):
        said = "".join(row.itertext())
        assert wanted["url"] in said and wanted["municipality"] in said
