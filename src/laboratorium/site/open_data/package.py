"""How the CSV files are to be read, as a Data Package (version 2, datapackage.org).

Programs that guess at a CSV file take a decimal comma for the limit between latitude and longitude
or between columns, and `2013` for a number (frictionless 5.21.0 and others in findings/).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from laboratorium.base.settings import Settings
from laboratorium.model.vocabulary import Vocabularies
from laboratorium.site.open_data.columns import Column, Table, ValueType
from laboratorium.site.open_data.tables import LICENCE

PATH = "data/datapackage.json"

# Table Schema's types. Its lists have a limit of one character, and ours three: they stay texts.
_TYPES: dict[ValueType, dict[str, Any]] = {
    ValueType.WHOLE: {"type": "integer"},
    ValueType.NUMBER: {"type": "number", "decimalChar": ","},
    ValueType.DAY: {"type": "date"},
    ValueType.OBJECTS: {"type": "array"},
}
_TEXT = {"type": "string"}


def package(tables: Iterable[Table[Any]], settings: Settings, vocabularies: Vocabularies) -> bytes:
    """The descriptor of all tables as indented JSON; its paths lie beside it."""
    licence = vocabularies.licences[LICENCE]
    whole = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "title": settings.name,
        "homepage": f"{settings.url}data/",
        "licenses": [{"name": LICENCE, "path": licence.url, "title": licence.label}],
        "resources": [_resource(table) for table in tables],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(table: Table[Any]) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ";", "lineTerminator": "\r\n"},
        "schema": {"fields": list(map(_field, table.columns)), "missingValues": [""]},
    }


def _field(column: Column[Any]) -> dict[str, Any]:
    return {
        "name": column.name,
        **_TYPES.get(column.kind, _TEXT),
        "description": column.description,
    }
