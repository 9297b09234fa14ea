"""The content as open data: JSON, CSV and GeoJSON, and the JSON Schemas that describe it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from laboratorium.base.fingerprint import Fingerprints
from laboratorium.base.memory import Memory
from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.records import CaseRecord
from laboratorium.model.vocabulary import Municipality
from laboratorium.site.open_data import cases, learning_points, mappings, measurements, stories
from laboratorium.site.open_data.columns import Row, Table
from laboratorium.site.open_data.geojson import feature, geojson
from laboratorium.site.open_data.schema import schema
from laboratorium.site.open_data.tables import compact, csv_bytes, csv_line, json_text, rows


class Written(NamedTuple):
    """A row as it stands in each file, and the day on which it last changed."""

    json: str
    csv: str
    feature: str
    day: str

    @classmethod
    def of(cls, table: Table[Any], row: Row) -> Written:
        point = feature(table, row) if table is cases.TABLE else ""
        return cls(compact(row), csv_line(table, row), point, str(row[table.dated]))


TABLES: tuple[Table[Any], ...] = (
    cases.TABLE,
    learning_points.TABLE,
    measurements.TABLE,
    mappings.TABLE,
    stories.TABLE,
)
PATHS = tuple(
    path
    for table in TABLES
    for path in (
        f"data/{table.name}.json",
        f"data/{table.name}.csv",
        *([f"data/{table.name}.geojson"] if table is cases.TABLE else []),
        f"data/schema/{table.name}.json",
    )
)
"""Where the files lie on the site, in the order in which `files` makes them."""


def files(
    catalogue: Catalogue, settings: Settings, memory: Memory | None = None
) -> Iterator[tuple[str, bytes]]:
    """Every data file: its path on the site and its bytes (UTF-8), always in the same order.

    How the rows of each case are written is remembered.
    """
    prints, memory = Fingerprints(), memory or Memory()
    with memory.book("open data") as book:
        of_cases = [
            book.ask(prints.of(*made_of), partial(_written, *made_of))
            for case in sorted(catalogue.cases, key=lambda case: case.slug)
            for made_of in [(case, catalogue.municipality(case), settings)]
        ]
    for number, table in enumerate(TABLES):
        written = [row for of_case in of_cases for row in of_case[number]]
        days = [row.day for row in written]
        path = f"data/{table.name}"
        json = json_text(table, days, settings, (row.json for row in written))
        yield f"{path}.json", json.encode()
        yield f"{path}.csv", csv_bytes(table, (row.csv for row in written))
        if table is cases.TABLE:
            points = geojson(table, days, settings, (row.feature for row in written))
            yield f"{path}.geojson", points.encode()
        described = schema(table, settings, catalogue.vocabularies)
        yield f"data/schema/{table.name}.json", described.encode()


def _written(
    case: CaseRecord, municipality: Municipality, settings: Settings
) -> tuple[tuple[Written, ...], ...]:
    """A case's rows in each table."""
    return tuple(
        tuple(
            Written.of(table, row)
            for row in rows(table, table.records(case, municipality, settings))
        )
        for table in TABLES
    )
