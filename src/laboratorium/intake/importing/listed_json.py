"""Other catalogues' exports as JSON: a list of objects becomes a sheet, a row to each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from laboratorium.intake.importing.fields import find_slot
from laboratorium.intake.importing.files import Refused
from laboratorium.intake.importing.grid import MAX_COLUMNS, MAX_ROWS, Grid

_DEEPEST = 6
_LOOKED_AT = 20


def read_json(text: str) -> Grid | None:
    """The rows of a text that is JSON with a list of objects in it, else None; each column is a
    name, or several with a colon between where an object holds others. Raises `Refused`.
    """
    if text.lstrip()[:1] not in ("[", "{"):
        return None
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return None
    # Of two that know as many, the one further out holds the other.
    listed = max(_lists(whole, 0), key=_known, default=[])
    rows = [dict(_flat(_lifted(item))) for item in listed if isinstance(item, dict)]
    names = list(dict.fromkeys(name for row in rows for name in row))
    if not names:
        return None
    if len(rows) > MAX_ROWS or len(names) > MAX_COLUMNS:
        raise Refused(
            f"Filen har {len(rows)} rækker og {len(names)} navne, men der læses {MAX_ROWS} og "
            f"{MAX_COLUMNS}. Del den op i flere filer."
        )
    below = [(number, [row.get(name, "") for name in names]) for number, row in enumerate(rows, 2)]
    note = "Filen er JSON: hvert objekt er læst som en række, og navnene som kolonner."
    return Grid("", [(1, names), *below], [note])


def _lists(value: Any, depth: int) -> Iterator[list[Any]]:
    """Every list of objects, however deep GeoJSON and other wrappings hide it, outermost first."""
    if isinstance(value, list):
        if any(isinstance(one, dict) for one in value):
            yield value
    elif isinstance(value, dict) and depth < _DEEPEST:
        yield [value]
        for inner in value.values():
            yield from _lists(inner, depth + 1)


def _lifted(item: dict[str, Any]) -> dict[str, Any]:
    """A feature of GeoJSON (RFC 7946) with its properties as its own."""
    held = item.get("properties")
    if item.get("type") != "Feature" or not isinstance(held, dict):
        return item
    return held | {
        name: value for name, value in item.items() if name not in ("type", "properties")
    }


def _known(items: list[Any]) -> int:
    """How many names of ours the first objects have."""
    names = {
        name
        for one in items[:_LOOKED_AT]
        if isinstance(one, dict)
        for name, _ in _flat(_lifted(one))
    }
    return sum(find_slot(name) is not None for name in names)


def _flat(value: Any, name: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and depth < _DEEPEST:
        for key, inner in value.items():
            yield from _flat(inner, f"{name}: {key}" if name else str(key), depth + 1)
    elif text := _said(value):
        yield name, text


def _said(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nej"
        case str():
            return value.strip()
        case list() if all(isinstance(one, str | int | float) for one in value):
            return "\n".join(map(_said, value))
        case list() | dict():
            return json.dumps(value, ensure_ascii=False)
    return str(value)
