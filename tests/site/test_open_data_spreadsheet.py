"""A spreadsheet that opens the CSV sees every value as it stands in the JSON."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from content_project import loaded
from lxml import etree
from open_data_project import PROJECTS, READER, SITE

from laboratorium.catalogue.whole import Catalogue
from laboratorium.site.open_data import TABLES, whole
from laboratorium.site.open_data.columns import Table, ValueType
from outside import program
from own_content import own_loaded

SECONDS = 180
MAIN = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
# Separator, quote, UTF-8, first line, columns as they come, Danish (1030), quotes do not make
# text, dates are found: what a Dane gets by opening the file.
AS_A_DANE = "Text - txt - csv (StarCalc):59,34,76,1,,1030,false,true"
Cell = str | float


def convert(office: str, source: Path, folder: Path) -> Path:
    """Open a CSV file in LibreOffice and save it as .xlsx in `folder`."""
    command = [
        *(office, "--headless", "--norestore", f"-env:UserInstallation={folder.as_uri()}/profile"),
        *("--convert-to", "xlsx", f"--infilter={AS_A_DANE}", "--outdir", str(folder), str(source)),
    ]
    subprocess.run(command, check=True, timeout=SECONDS, capture_output=True)
    return folder / f"{source.stem}.xlsx"


def sheet(path: Path) -> list[dict[int, Cell]]:
    """The rows of the first sheet: column (from 0) → text or number; empty cells are absent."""
    with ZipFile(path) as archive:
        strings = [
            "".join(item.xpath(".//m:t[not(ancestor::m:rPh)]/text()", namespaces=MAIN))
            for item in etree.fromstring(archive.read("xl/sharedStrings.xml")).findall("m:si", MAIN)
        ]
        root = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    rows = []
    for row in root.iterfind(".//m:row", MAIN):
        found: dict[int, Cell] = {}
        for cell in row.iterfind("m:c", MAIN):
            assert cell.find("m:f", MAIN) is None, f"a formula in {cell.get('r')}"
            value = cell.findtext("m:v", namespaces=MAIN)
            if value is None:
                continue
            letters = re.match("[A-Z]+", cell.get("r", ""))
            assert letters and cell.get("t", "n") in {"s", "n"}, cell.get("r")
            number = 0
            for letter in letters.group():
                number = number * 26 + ord(letter) - ord("A") + 1
            found[number - 1] = strings[int(value)] if cell.get("t") == "s" else float(value)
        rows.append(found)
    return rows


def as_text(value: Cell, kind: ValueType) -> str:
    """A cell as the CSV has it: a spreadsheet holds days as numbers from 30 December 1899."""
    if isinstance(value, str):
        return value
    is_day = kind is ValueType.DAY or (kind is ValueType.PARTIAL_DATE and value > 2199)
    if is_day:
        return str(date(1899, 12, 30) + timedelta(days=value))
    return repr(int(value) if value.is_integer() else value)


@pytest.mark.nightly
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@pytest.mark.parametrize("project", ["real", "hostile"])
def test_libreoffice_sees_every_value(project: str, table: Table[Any], tmp_path: Path) -> None:
    office = str(program("soffice"))
    content = (
        own_loaded().content if project == "real" else loaded(tmp_path, PROJECTS[project]).content
    )
    made = dict(whole(Catalogue.of(content), SITE))
    source = tmp_path / f"{table.name}.csv"
    source.write_bytes(made[f"data/{table.name}.csv"])
    header, *lines = sheet(convert(office, source, tmp_path))
    assert list(header.values()) == [column.name for column in table.columns]
    schema = json.loads(made[f"data/schema/{table.name}.json"])
    columns = schema["properties"][table.key]["items"]["properties"]
    read = [
        {
            column.name: READER["value"](
                as_text(line.get(index, ""), column.kind), columns[column.name]
            )
            for index, column in enumerate(table.columns)
        }
        for line in lines
    ]
    assert read == json.loads(made[f"data/{table.name}.json"])[table.key]
