"""The guide to the open data's fields, as Markdown in Danish, for the page /data/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from laboratorium.site.open_data.columns import Column, Table, ValueType

_FILES = {
    "cases": "cases",
    "learning-points": "læringspointer",
    "measurements": "målinger",
    "mapping": "kortlægninger",
    "stories": "fortællinger",
}


def guide(tables: Iterable[Table[Any]]) -> str:
    """A table of fields for each file, and one for each kind of records within them."""
    return "\n".join(line for table in tables for line in _of_table(table))


def _of_table(table: Table[Any]) -> Iterator[str]:
    yield f"## Felterne i filen med {_FILES[table.name]}\n"
    yield from _fields(table.columns)
    inner = [column for column in table.columns if column.kind is ValueType.OBJECTS]
    if inner:
        yield "Et felt med poster er en liste, og hver post har sine egne felter.\n"
    for column in inner:
        yield f"### Posterne i `{column.name}`\n"
        yield from _fields(column.fields)


def _fields(columns: Sequence[Column[Any]]) -> Iterator[str]:
    yield "| Felt | Slags og forklaring |\n|---|---|"
    for column in columns:
        missing = ", kan mangle" if column.optional else ""
        yield f"| `{column.name}` | {column.kind.value}{missing}: {column.description} |"
    yield ""
