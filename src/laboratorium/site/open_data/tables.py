"""A table as JSON and as CSV that opens right in a Danish spreadsheet.

The CSV (RFC 4180 but for its separator) is UTF-8 with a byte-order mark, `;` between cells and a
decimal comma. Nothing in it can run as a formula or be taken for a number or a date that it is not;
`docs/data/index.md` shows how to read every value back as it stands in the JSON.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import StringIO
from typing import Any, NamedTuple

from laboratorium.base.settings import Settings
from laboratorium.model.vocabulary import vocabularies
from laboratorium.site.open_data.columns import Column, Plain, R, Row, Table, ValueType

LICENCE = "CC-BY-4.0"
BETWEEN = " | "

# What starts a formula in Excel or LibreOffice (also with Japanese keyboards), and our own mark.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "'")
_MONTH = r"(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*+\.?"
# Whatever a spreadsheet might read as a number, an amount, a date, a time, a truth or an error.
_VALUE = re.compile(
    rf"(?=.*\d)(?:[\d\s.,:;/%()€$£+−–-]|e|am|pm|dkk|eur|kr\.?|{_MONTH})++"
    r"|true|false|sand|falsk|\#[a-zæøå/0]++[!?]?",
    re.IGNORECASE,
)
_YEAR_OR_DAY = re.compile(r"\d{4}(?:-\d\d-\d\d)?")
_TO_ESCAPE = re.compile(r"[\\\n\r\t]")
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_ESCAPES = str.maketrans({"\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"})


class Days(NamedTuple):
    """How many rows there are, and the day on which one was last changed; None without any."""

    number: int
    last: str | None

    @classmethod
    def together(cls, some: Sequence[Days]) -> Days:
        """Those of several tables of one kind."""
        days = [one.last for one in some if one.last]
        return cls(sum(one.number for one in some), max(days, default=None))


def rows(table: Table[R], records: Iterable[R]) -> Iterator[Row]:
    """Every record as plain values by column name, in the order given."""
    for record in records:
        yield {column.name: column.plain(record) for column in table.columns}


def json_text(table: Table[Any], days: Days, settings: Settings, texts: Iterable[bytes]) -> bytes:
    """The JSON document: what it is, where it comes from, its licence, and the rows under the
    table's key, one on a line, as `texts` has them.
    """
    schema = {"$schema": f"{settings.url}data/schema/{table.name}.json"}
    return document({**schema, **about(table, days, settings)}, table.key, texts)


def document(head: Row, key: str, items: Iterable[bytes]) -> bytes:
    """A JSON object with these members, and last a list under the key, one item on a line."""
    members = "".join(f"{compact(name)}: {compact(value)},\n" for name, value in head.items())
    listed = b",\n".join(items)
    around = b"\n" if listed else b""
    start = f"{{\n{members}{compact(key)}: [".encode()
    return b"".join((start, around, listed, around, b"]\n}\n"))


def about(table: Table[Any], days: Days, settings: Settings) -> Row:
    """What every data file says of itself; `updated` is the newest row's day, or None."""
    return {
        "title": table.title,
        "publisher": settings.name,
        "source": settings.url,
        "documentation": f"{settings.url}data/",
        "licence": LICENCE,
        "licence_url": vocabularies().licences[LICENCE].url,
        "updated": days.last,
        "count": days.number,
    }


def compact(value: object) -> str:
    """JSON on one line; characters outside ASCII stand as they are."""
    return _JSON.encode(value)


def csv_bytes(table: Table[Any], lines: Iterable[bytes]) -> bytes:
    """The CSV file: a header and the line of each row, see `csv_line`."""
    header = _line(column.name for column in table.columns)
    return b"".join((header.encode("utf-8-sig"), *lines))


def csv_line(table: Table[Any], row: Row) -> str:
    """A row as it stands in the CSV file, with its end (CRLF)."""
    return _line(cell(column, row[column.name]) for column in table.columns)


def _line(cells: Iterable[str]) -> str:
    out = StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def cell(column: Column[Any], value: Plain) -> str:
    """A value as it stands in a CSV cell; an absent one and an empty list give an empty cell.

    Within text, a line break is written `\\n`, a tab `\\t` and a backslash twice; within the items
    of a list `|` is written `\\|`. Lists of objects are JSON.
    """
    if value is None or value == []:
        return ""
    if column.kind is ValueType.OBJECTS:
        return compact(value)
    if column.kind is ValueType.TEXTS:
        assert isinstance(value, list)
        items = (_escaped(item).replace("|", r"\|") for item in value)
        return guarded(BETWEEN.join(items))
    if column.kind is ValueType.DAY:
        return str(value)
    if column.kind is ValueType.PARTIAL_DATE and _YEAR_OR_DAY.fullmatch(str(value)):
        return str(value)
    if isinstance(value, int | float):
        return f"{Decimal(str(value)):f}".replace(".", ",")
    assert isinstance(value, str)
    return guarded(_escaped(value))


def _escaped(text: str) -> str:
    # Most texts need nothing, and a search is much cheaper than a translation.
    return text.translate(_ESCAPES) if _TO_ESCAPE.search(text) else text


def guarded(text: str) -> str:
    """The text with an apostrophe before it when a spreadsheet would make something else of it: a
    formula (OWASP, "CSV Injection"), a number without its first zero, a date.
    """
    if text.lstrip().startswith(_FORMULA) or _VALUE.fullmatch(text):
        return f"'{text}"
    return text
