"""The JSON Schema (2020-12) of a table's JSON, from its columns."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from laboratorium.base.settings import Settings
from laboratorium.model.vocabulary import Vocabularies
from laboratorium.site.open_data.columns import Column, Table, ValueType
from laboratorium.site.open_data.tables import LICENCE

_TYPES: dict[ValueType, dict[str, Any]] = {
    ValueType.TEXT: {"type": "string"},
    ValueType.MARKDOWN: {"type": "string", "contentMediaType": "text/markdown"},
    ValueType.WHOLE: {"type": "integer"},
    ValueType.NUMBER: {"type": "number"},
    ValueType.DAY: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    ValueType.PARTIAL_DATE: {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
    ValueType.ADDRESS: {"type": "string", "format": "uri"},
}


def schema(table: Table[Any], settings: Settings, vocabularies: Vocabularies) -> str:
    """The schema as indented JSON. Every column is required and no other is allowed, so that a
    reader can rely on both.
    """
    address = f"{settings.url}data/schema/{table.name}.json"
    text = {"type": "string"}
    uri = _TYPES[ValueType.ADDRESS]
    members = {
        "$schema": {"const": address, "description": "Skemaet, som filen følger."},
        "title": {"const": table.title, "description": "Hvad filen indeholder."},
        "publisher": {**text, "description": "Hvem der udgiver filen."},
        "source": {**uri, "description": "Siden, som indholdet kommer fra."},
        "documentation": {**uri, "description": "Siden, der forklarer filen."},
        "licence": {
            "const": LICENCE,
            "description": "Licensen (SPDX), hvor en række ikke har en anden.",
        },
        "licence_url": {
            "const": vocabularies.licences[LICENCE].url,
            "description": "Licensens adresse.",
        },
        "updated": {
            **_nullable(_TYPES[ValueType.DAY]),
            "description": "Dagen for den nyeste ændring; null, når filen er tom.",
        },
        "count": {"type": "integer", "minimum": 0, "description": "Antallet af rækker."},
        table.key: {
            "type": "array",
            "description": "Rækkerne i fast orden.",
            "items": _object(table.columns, vocabularies),
        },
    }
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": table.title,
        "type": "object",
        "required": list(members),
        "additionalProperties": False,
        "properties": members,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _object(columns: Sequence[Column[Any]], vocabularies: Vocabularies) -> dict[str, Any]:
    return {
        "type": "object",
        "required": [column.name for column in columns],
        "additionalProperties": False,
        "properties": {
            column.name: {
                "description": column.description,
                **_value(column, vocabularies),
            }
            for column in columns
        },
    }


def _value(column: Column[Any], vocabularies: Vocabularies) -> dict[str, Any]:
    if column.kind is ValueType.OBJECTS:
        return {"type": "array", "items": _object(column.fields, vocabularies)}
    choices = list(column.choices)
    if column.vocabulary:
        choices += [term.key for term in vocabularies[column.vocabulary]]
    if column.kind is ValueType.TEXTS:
        items: dict[str, Any] = {"type": "string"}
        return {"type": "array", "items": {**items, "enum": choices} if choices else items}
    found = {**_TYPES[column.kind]}
    if choices:
        found["enum"] = choices
    return _nullable(found) if column.optional else found


def _nullable(found: dict[str, Any]) -> dict[str, Any]:
    wider = {**found, "type": [found["type"], "null"]}
    if "enum" in wider:
        wider["enum"] = [*wider["enum"], None]
    return wider
