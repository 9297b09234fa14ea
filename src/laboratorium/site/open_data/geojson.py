"""The cases on a map: GeoJSON (RFC 7946) with the flat columns as properties."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from laboratorium.base.settings import Settings
from laboratorium.site.open_data.columns import Row, Table, ValueType
from laboratorium.site.open_data.tables import Days, about, compact, document

POSITION = ("lon", "lat")
LEFT_OUT = {ValueType.OBJECTS, ValueType.MARKDOWN}


def feature(table: Table[Any], row: Row) -> str:
    """A row as a point, WGS 84 degrees, longitude first."""
    names = [
        column.name
        for column in table.columns
        if column.kind not in LEFT_OUT and column.name not in POSITION
    ]
    return compact(
        {
            "type": "Feature",
            "id": row["slug"],
            "geometry": {"type": "Point", "coordinates": [row[name] for name in POSITION]},
            "properties": {name: row[name] for name in names},
        }
    )


def geojson(table: Table[Any], days: Days, settings: Settings, features: Iterable[bytes]) -> bytes:
    """A `FeatureCollection` with the feature of each row.

    What the file says of itself stands beside `features` as foreign members (section 6.1).
    """
    head: Row = {"type": "FeatureCollection", **about(table, days, settings)}
    return document(head, "features", features)
