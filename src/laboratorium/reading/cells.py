"""Text with columns taken apart, each cell with its place: RFC 4180, as spreadsheets write it.

The standard library's reader does not tell where a cell stands, and people must be told.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from laboratorium.base.problems import Position, Problem, error

_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"')


class Cell(NamedTuple):
    """What one cell holds, and the place of its first character."""

    text: str
    at: Position


class Cells(NamedTuple):
    """The rows of a text that hold anything, and what is wrong with its quotes."""

    rows: tuple[tuple[Cell, ...], ...]
    problems: tuple[Problem, ...]


def cells(text: str, separator: str, path: str, first_line: int = 1) -> Cells:
    """Cut a text into rows of cells; its first line is number ``first_line`` of the file.

    Spaces around a cell are dropped. Linear in the length of the text, whatever it holds.
    """
    problems: list[Problem] = []
    rows: list[tuple[Cell, ...]] = []
    row: list[Cell] = []
    for cell, ends_row in _walk(text, separator, path, first_line, problems):
        row.append(cell)
        if ends_row:
            if any(each.text for each in row):
                rows.append(tuple(row))
            row = []
    return Cells(tuple(rows), tuple(problems))


def _walk(
    text: str, separator: str, path: str, line: int, problems: list[Problem]
) -> Iterator[tuple[Cell, bool]]:
    """Yield each cell, and whether its row ends with it."""
    plain = re.compile(f"[^{re.escape(separator)}\n]*+")
    index = start = 0
    while index <= len(text):
        at = Position(line, index - start + 1)
        found = _QUOTED.match(text, index)
        if found:
            value, index = found.group(1).replace('""', '"'), found.end()
            if breaks := found.group().count("\n"):
                line += breaks
                start = found.start() + found.group().rindex("\n") + 1
        else:
            value = ""
        rest = plain.match(text, index)
        assert rest
        stray = rest.group()
        if stray.strip() and (found or stray.startswith('"')):
            problems.append(_unpaired(path, at))
        value, index = value + stray, rest.end()
        ends = index == len(text) or text[index] == "\n"
        yield Cell(value.strip(), at), ends
        index += 1
        if ends:
            line, start = line + 1, index


def _unpaired(path: str, at: Position) -> Problem:
    message = (
        'Anførselstegnene i cellen passer ikke sammen. Sæt " om hele cellen, og skriv "" hvor der '
        'skal stå et ".'
    )
    return error(path, at, "csv-quotes", message)
