"""Text with columns: `.csv` with `,`, `;`, tabs or upright lines between them."""

from __future__ import annotations

import csv
import re
from io import StringIO

from laboratorium.intake.importing.fields import is_known
from laboratorium.intake.importing.files import Refused
from laboratorium.intake.importing.grid import MAX_COLUMNS, MAX_ROWS, Grid, is_empty

SEPARATORS = (";", ",", "\t", "|")
_NAMES = {";": "semikolon", ",": "komma", "\t": "tabulator", "|": "lodret streg"}
_LOOKED_AT = 20
_KEPT = "\ue000"
"""Stands for an upright line within a cell of Markdown while the others part the cells."""
_RULE = re.compile(r"(?::?-+:?)?")


def read_delimited(text: str) -> Grid:
    """The rows of the text. Raises `Refused` when it has too many rows or columns."""
    notes: list[str] = []
    first, _, rest = text.partition("\n")
    separator = ""
    if first.lower().startswith("sep=") and len(first.strip()) <= 5:
        # Excel's own way of saying it, in a line of its own.
        separator, text = first.strip("\r")[4:5], rest
    text = text.replace(r"\|", _KEPT)
    separator = separator or guess(text)
    rows: list[tuple[int, list[str]]] = []
    csv.field_size_limit(10 * 1024 * 1024)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        for number, cells in enumerate(reader, start=1):
            cells = [cell.replace(_KEPT, "|").strip() for cell in cells]
            if is_empty(cells) or (separator == "|" and _is_rule(cells)):
                continue
            if len(cells) > MAX_COLUMNS:
                raise Refused(f"Række {number} har {len(cells)} kolonner; der læses {MAX_COLUMNS}.")
            rows.append((number, cells))
            if len(rows) > MAX_ROWS + 1:
                raise Refused(f"Filen har over {MAX_ROWS} rækker. Del den op i flere filer.")
    except csv.Error as error:
        raise Refused("Filen kan ikke læses som kolonner. Gem den som .xlsx i stedet.") from error
    notes.append(f"Kolonnerne er læst med {_NAMES.get(separator, separator)} imellem.")
    return Grid("", rows, notes=notes)


def _is_rule(cells: list[str]) -> bool:
    """Whether a line is the rule under the names of a table in Markdown."""
    return all(_RULE.fullmatch(cell) for cell in cells)


def guess(text: str) -> str:
    """The separator with which the most headings of one line are known, then the one that cuts the
    first lines into the most columns, alike in most of them.
    """

    def score(separator: str) -> tuple[int, int, int]:
        reader = csv.reader(StringIO(text[:200_000], newline=""), delimiter=separator)
        counts: list[int] = []
        known = 0
        try:
            for cells in reader:
                counts.append(len(cells))
                known = max(known, sum(is_known(cell.strip()) for cell in cells[:MAX_COLUMNS]))
                if len(counts) == _LOOKED_AT:
                    break
        except csv.Error:
            return 0, 0, 0
        widest = max(counts, default=0)
        alike = sum(count == counts[0] for count in counts)
        shared = alike * (widest > 1) * min(widest, counts[0] if counts else 0)
        return known * (widest > 1), shared, widest

    return max(SEPARATORS, key=score)
