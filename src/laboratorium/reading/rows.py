"""Read a file with a row for each record, as Danish spreadsheets save it.

Encoding, separator and decimal sign are taken as they come: UTF-8 with or without a mark or
Windows-1252; semicolon, comma or tabulator; dates as ``2025-06-01`` or as ``01-06-2025``. Columns
may be called by the fields' names or by what people call them, and stand in any order.
"""

import re
from collections.abc import Sequence

from laboratorium.base.danish import Nearest, slugify
from laboratorium.base.problems import START, Position, Problem, error
from laboratorium.base.text import clean, decode
from laboratorium.model.declare import FieldOf
from laboratorium.model.kind import Kind
from laboratorium.model.partial_date import meant_date
from laboratorium.model.shape import Shape
from laboratorium.reading.cells import Cell, cells
from laboratorium.reading.frontmatter import EMPTY, ParsedFile
from laboratorium.reading.messages import quote
from laboratorium.reading.yaml_tree import Path

SEPARATORS = (";", ",", "\t")

_DATES = frozenset((Shape.DAY, Shape.PARTIAL_DATE))


def text_of(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Return the text of a file with columns, and what is wrong with its characters."""
    text, problems = decode(data, path, from_spreadsheet=True)
    if text is None:
        return None, problems
    text, unseen = clean(text, path)
    return text, [*problems, *unseen]


def parse_rows(text: str, path: str, kind: Kind) -> ParsedFile:
    """Take a file of rows apart: ``meta`` holds the list of them; never raises.

    What is wrong with the columns is told once, at their heads, and not again in each row.
    """
    listed = kind.model.model_fields
    (name,) = listed
    separator, body, first_line = _separator(text, kind.columns)
    found = cells(body, separator, path, first_line)
    if not found.rows:
        return ParsedFile.unread(path, [error(path, START, "empty-file", EMPTY)])
    head, *rows = found.rows
    columns, problems = _columns(head, kind.columns, path)
    missing = [f for f in kind.columns if f.required and f.name not in columns.values()]
    problems += [_missing(field, head, path) for field in missing]
    if not rows and not problems:
        message = "Filen har kun overskrifter. Skriv mindst én række, eller slet filen."
        problems.append(error(path, START, "no-rows", message))
    positions: dict[Path, Position] = {(name,): START}
    broken: set[Path] = {()} if not rows else set()
    read: list[dict[str, str]] = []
    fields = {field.name: field for field in kind.columns}
    for index, row in enumerate(rows):
        where: Path = (name, index)
        positions[where] = row[0].at
        values: dict[str, str] = {}
        for at, cell in enumerate(row):
            column = columns.get(at)
            if column is None and at >= len(head) and cell.text:
                problems.append(_beyond(cell, len(head), path))
            elif column is not None:
                positions[(*where, column)] = cell.at
                if cell.text:
                    values[column] = _written(cell.text, fields[column])
        broken |= {(*where, field.name) for field in missing}
        read.append(values)
    told = (*found.problems, *problems)
    return ParsedFile(path, {name: read}, positions, {}, frozenset(broken), "", 1, told, name)


def _separator(text: str, fields: Sequence[FieldOf]) -> tuple[str, str, int]:
    """The sign between cells, the text to be cut by it, and the number of its first line."""
    first, _, rest = text.partition("\n")
    if re.fullmatch(r"sep=.", first.strip().lower()):
        # Excel's own way of saying it, in a line of its own.
        return first.strip()[4], rest, 2
    known = _names(fields)

    def score(separator: str) -> tuple[int, int]:
        heads = [slugify(head.strip(' "')) for head in first.split(separator)]
        return sum(head in known for head in heads), len(heads)

    return max(SEPARATORS, key=score), text, 1


def _names(fields: Sequence[FieldOf]) -> dict[str, str]:
    """The name of the field that a column is for, by all that people call it."""
    known: dict[str, str] = {}
    for field in fields:
        known.setdefault(slugify(field.name), field.name)
    for field in fields:
        told = field.declared
        for word in (told.label, told.heading, *told.names):
            known.setdefault(slugify(word), field.name)
    return known


def _columns(
    head: tuple[Cell, ...], fields: Sequence[FieldOf], path: str
) -> tuple[dict[int, str], list[Problem]]:
    """The name of the field in each column, and what is wrong with the heads."""
    known = _names(fields)
    labels = {field.name: field.label for field in fields}
    columns: dict[int, str] = {}
    problems: list[Problem] = []
    for at, cell in enumerate(head):
        if not cell.text:
            continue
        name = known.get(slugify(cell.text))
        if name is None:
            near = Nearest(known).find(cell.text)
            names = ", ".join(f"»{label}«" for label in labels.values())
            meant = labels[known[near]] if near else ""
            hint = f"Mente du »{meant}«?" if meant else f"Slet den, eller kald den {names}."
            message = f"Kolonnen »{quote(cell.text)}« kendes ikke. {hint}"
            problems.append(error(path, cell.at, "unknown-column", message))
        elif name in columns.values():
            message = f"Kolonnen »{labels[name]}« er der to gange. Slet den ene."
            problems.append(error(path, cell.at, "repeated-column", message))
        else:
            columns[at] = name
    return columns, problems


def _missing(field: FieldOf, head: tuple[Cell, ...], path: str) -> Problem:
    message = f"Kolonnen »{field.label}« mangler. Tilføj den: {field.help}"
    return error(path, head[0].at, "missing-column", message)


def _beyond(cell: Cell, count: int, path: str) -> Problem:
    message = f"Cellen står uden for de {count} kolonner. Slet den, eller giv kolonnen et navn."
    return error(path, cell.at, "cell-beyond", message)


def _written(text: str, field: FieldOf) -> str:
    """What a cell means where a Danish spreadsheet has written it in its own way."""
    if field.shape in _DATES:
        return str(meant_date(text) or text)
    if field.shape is Shape.NUMBER:
        return text.replace("\u00a0", " ")
    return text
