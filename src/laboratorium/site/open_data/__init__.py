"""The content as open data: JSON, CSV and GeoJSON, and the JSON Schemas that describe it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.site.open_data import cases, learning_points
from laboratorium.site.open_data.columns import Table
from laboratorium.site.open_data.geojson import geojson
from laboratorium.site.open_data.schema import schema
from laboratorium.site.open_data.tables import csv_bytes, json_text, rows

TABLES: tuple[Table[Any], ...] = (cases.TABLE, learning_points.TABLE)
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


def files(catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Every data file: its path on the site and its bytes (UTF-8), always in the same order."""
    for table in TABLES:
        filled = rows(table, table.records(catalogue, settings))
        path = f"data/{table.name}"
        yield f"{path}.json", json_text(table, filled, settings).encode()
        yield f"{path}.csv", csv_bytes(table, filled)
        if table is cases.TABLE:
            yield f"{path}.geojson", geojson(table, filled, settings).encode()
        described = schema(table, settings, catalogue.vocabularies)
        yield f"data/schema/{table.name}.json", described.encode()
