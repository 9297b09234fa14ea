"""Tables as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Row = Mapping[str, str]
"""A cell under each heading; all rows of a table have the same headings, in one order."""


def table(rows: Sequence[Row]) -> str:
    """The whole table: columns of figures stand right, columns of words left."""
    rules = (
        "---" if any(any(map(str.isalpha, row[name])) for row in rows) else "---:"
        for name in rows[0]
    )
    lines = (rows[0], rules, *(row.values() for row in rows))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
