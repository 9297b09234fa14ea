"""The Data Package: with it alone, a program reads each cell of the CSV as the JSON has it."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from content_project import loaded
from open_data_project import PROJECTS, SITE

from laboratorium.catalogue.whole import Catalogue
from laboratorium.site.open_data import TABLES, whole
from laboratorium.site.open_data.columns import Table, ValueType

READ: Mapping[str, Callable[[dict[str, Any], str], Any]] = {
    "string": lambda _, cell: cell,
    "integer": lambda _, cell: int(cell),
    "number": lambda field, cell: float(cell.replace(field["decimalChar"], ".")),
    "date": lambda _, cell: date.fromisoformat(cell).isoformat(),
    "array": lambda _, cell: json.loads(cell),
}
"""Of Table Schema's types those that ours uses, as its specification reads them."""


@pytest.fixture(params=PROJECTS)
def made(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, bytes]:
    found = loaded(tmp_path, PROJECTS[request.param])
    assert found.errors == ()
    return dict(whole(Catalogue.of(found.content), SITE))


@pytest.mark.parametrize("number", range(len(TABLES)), ids=[table.name for table in TABLES])
def test_the_package_says_how_each_cell_is_read(made: dict[str, bytes], number: int) -> None:
    table: Table[Any] = TABLES[number]
    resource = json.loads(made["data/datapackage.json"])["resources"][number]
    text = made[f"data/{resource['path']}"].decode(resource["encoding"]).removeprefix("\ufeff")
    dialect = resource["dialect"]
    assert text.endswith(dialect["lineTerminator"])
    head, *rows = csv.reader(text.splitlines(), delimiter=dialect["delimiter"])
    fields = resource["schema"]["fields"]
    assert [field["name"] for field in fields] == head
    told = json.loads(made[f"data/{table.name}.json"])[table.key]
    assert len(rows) == len(told)
    for row, item in zip(rows, told, strict=True):
        for field, column, cell in zip(fields, table.columns, row, strict=True):
            if cell in resource["schema"]["missingValues"]:
                assert item[column.name] in (None, "", [])
            elif column.kind in (
                ValueType.WHOLE,
                ValueType.NUMBER,
                ValueType.DAY,
                ValueType.OBJECTS,
            ):
                assert READ[field["type"]](field, cell) == item[column.name]
            else:
                assert field["type"] == "string"


def test_there_are_numbers_with_a_comma_to_read(made: dict[str, bytes]) -> None:
    """Or else the test above would say nothing of them."""
    files = (made[f"data/{table.name}.csv"] for table in TABLES)
    assert any(re.search(rb";-?\d+,\d+;", file) for file in files)


def test_the_package_says_whose_it_is_and_what_one_may(made: dict[str, bytes]) -> None:
    package = json.loads(made["data/datapackage.json"])
    assert (package["title"], package["homepage"]) == (SITE.name, f"{SITE.url}data/")
    assert [licence["name"] for licence in package["licenses"]] == ["CC-BY-4.0"]
