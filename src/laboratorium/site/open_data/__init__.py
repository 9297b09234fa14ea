"""The content as open data: JSON, CSV and GeoJSON, and the JSON Schemas that describe it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from laboratorium.base.fingerprint import Fingerprints
from laboratorium.base.memory import Memory
from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.site.open_data import cases, learning_points, mappings, measurements, stories
from laboratorium.site.open_data.columns import Row, Table
from laboratorium.site.open_data.geojson import feature, geojson
from laboratorium.site.open_data.schema import schema
from laboratorium.site.open_data.tables import compact, csv_bytes, csv_line, json_text, rows


class Written(NamedTuple):
    """A row as it stands in each file."""

    json: str
    csv: str
    feature: str

    @classmethod
    def of(cls, table: Table[Any], row: Row) -> Written:
        point = feature(table, row) if table is cases.TABLE else ""
        return cls(compact(row), csv_line(table, row), point)


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

    How each row is written is remembered.
    """
    prints, memory = Fingerprints(), memory or Memory()
    for table in TABLES:
        filled = rows(table, table.records(catalogue, settings))
        with memory.book(f"rows of {table.name}") as book:
            written = [book.ask(prints.of(row), partial(Written.of, table, row)) for row in filled]
        path = f"data/{table.name}"
        json = json_text(table, filled, settings, (row.json for row in written))
        yield f"{path}.json", json.encode()
        yield f"{path}.csv", csv_bytes(table, (row.csv for row in written))
        if table is cases.TABLE:
            points = geojson(table, filled, settings, (row.feature for row in written))
            yield f"{path}.geojson", points.encode()
        described = schema(table, settings, catalogue.vocabularies)
        yield f"data/schema/{table.name}.json", described.encode()
