"""The content as open data: JSON, CSV, .xlsx and GeoJSON, and what describes it to programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from laboratorium.base.fingerprint import digest
from laboratorium.base.memory import Book, Memory
from laboratorium.base.runs import Runs
from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.records import CaseRecord
from laboratorium.model.vocabulary import Municipality, Vocabularies
from laboratorium.site.open_data import (
    cases,
    learning_points,
    mappings,
    measurements,
    package,
    stories,
)
from laboratorium.site.open_data.columns import Row, Table
from laboratorium.site.open_data.geojson import feature, geojson
from laboratorium.site.open_data.schema import schema
from laboratorium.site.open_data.tables import Days, compact, csv_bytes, csv_line, json_text, rows
from laboratorium.site.open_data.workbook import has_workbook, row_xml, workbook

Maker = partial[tuple["Written", ...]]


class Written(NamedTuple):
    """Rows in a table's order as they stand in each file (UTF-8, which takes half the memory of
    text), how many they are, and the days on which they last changed.
    """

    json: tuple[bytes, ...]
    csv: bytes
    sheet: bytes
    features: tuple[bytes, ...]
    days: Days

    @classmethod
    def of(cls, table: Table[Any], found: Sequence[Row]) -> Written:
        days = [str(row[table.dated]) for row in found]
        return cls(
            tuple(compact(row).encode() for row in found),
            "".join(csv_line(table, row) for row in found).encode(),
            "".join(row_xml(table, row) for row in found).encode(),
            tuple(feature(table, row).encode() for row in found) if table is cases.TABLE else (),
            Days(len(days), max(days, default=None)),
        )

    @classmethod
    def together(cls, some: Sequence[Written]) -> Written:
        """Several as one, their lines put together."""
        return cls(
            _lines(one.json for one in some),
            b"".join(one.csv for one in some),
            b"".join(one.sheet for one in some),
            _lines(one.features for one in some),
            Days.together([one.days for one in some]),
        )


TABLES: tuple[Table[Any], ...] = (
    cases.TABLE,
    learning_points.TABLE,
    measurements.TABLE,
    mappings.TABLE,
    stories.TABLE,
)
PATHS = (
    *(
        path
        for table in TABLES
        for path in (
            f"data/{table.name}.json",
            f"data/{table.name}.csv",
            *([f"data/{table.name}.xlsx"] if has_workbook(table) else []),
            *([f"data/{table.name}.geojson"] if table is cases.TABLE else []),
            f"data/schema/{table.name}.json",
        )
    ),
    package.PATH,
)
"""Where the files lie on the site, in the order in which `files` makes them."""


def written(catalogue: Catalogue, settings: Settings, memory: Memory) -> Runs[Maker]:
    """What writes the rows of each case."""
    by_slug = sorted(catalogue.cases, key=lambda case: case.slug)
    makers = (partial(_written, case, catalogue.municipality(case), settings) for case in by_slug)
    return Runs.of(memory, "open data", tuple(makers))


def files(
    written: Runs[Maker], settings: Settings, vocabularies: Vocabularies
) -> Iterator[tuple[str, bytes]]:
    """Every data file: its path on the site and its bytes (UTF-8), always in the same order.

    How the rows of each case are written is remembered.
    """
    runs = [run for _, run, _ in written.answers(_each, _together)]
    with written.memory.book("workbooks") as book:
        yield from _files(runs, settings, vocabularies, book)


def _files(
    runs: Sequence[tuple[Written, ...]], settings: Settings, vocabularies: Vocabularies, book: Book
) -> Iterator[tuple[str, bytes]]:
    for number, table in enumerate(TABLES):
        rows = Written.together([run[number] for run in runs])
        path = f"data/{table.name}"
        yield f"{path}.json", json_text(table, rows.days, settings, rows.json)
        yield f"{path}.csv", csv_bytes(table, [rows.csv])
        if has_workbook(table):
            made = partial(workbook, table, [rows.sheet], rows.days.number)
            yield f"{path}.xlsx", book.ask(digest(table.name, rows.sheet), made)
        if table is cases.TABLE:
            yield f"{path}.geojson", geojson(table, rows.days, settings, rows.features)
        yield f"data/schema/{table.name}.json", schema(table, settings, vocabularies).encode()
    yield package.PATH, package.package(TABLES, settings, vocabularies)


def whole(catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """The same, with nothing remembered."""
    return files(written(catalogue, settings, Memory()), settings, catalogue.vocabularies)


def _lines(some: Iterator[tuple[bytes, ...]]) -> tuple[bytes, ...]:
    """Lines as one piece of text, or none."""
    text = b",\n".join(line for lines in some for line in lines)
    return (text,) if text else ()


def _each(makers: Sequence[Maker]) -> Iterator[tuple[Written, ...]]:
    return (make() for make in makers)


def _together(cases: Sequence[tuple[Written, ...]]) -> tuple[Written, ...]:
    return tuple(map(Written.together, zip(*cases, strict=True)))


def _written(
    case: CaseRecord, municipality: Municipality, settings: Settings
) -> tuple[Written, ...]:
    """A case's rows in each table."""
    return tuple(
        Written.of(table, [*rows(table, table.records(case, municipality, settings))])
        for table in TABLES
    )
