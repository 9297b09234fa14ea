"""Whether the day or the month comes first in a column of dates that somebody typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from laboratorium.intake.importing.drafts import Reading, shortened
from laboratorium.intake.importing.grid import Grid
from laboratorium.intake.importing.headings import Column
from laboratorium.model.shape import Shape

_PARTS = re.compile(r"\s*(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{2}|\d{4})(?:[ T]\d.*)?\s*")


def say_day_order(
    grid: Grid, columns: Sequence[Column], rows: Sequence[tuple[int, list[str]]], reading: Reading
) -> None:
    """Tell of each column where a date is impossible with the day first, since then the others
    may have been meant with the month first too.
    """
    for column in columns:
        slot = column.slot
        if slot is None or slot.field.form not in (Shape.PARTIAL_DATE, Shape.DAY):
            continue
        impossible: list[str] = []
        doubtful: list[str] = []
        for number, cells in rows:
            text = cells[column.index] if column.index < len(cells) else ""
            match = _PARTS.fullmatch(text)
            if match is None or (number, column.index) in grid.dates:
                continue
            first, second = int(match[1]), int(match[2])
            if second > 12 >= first:
                impossible.append(f"»{text}« ({grid.place(number, column.index)})")
            elif first <= 12 and first != second:
                doubtful.append(f"»{text}« ({grid.place(number, column.index)})")
        if impossible:
            reading.notes.append(
                f"I kolonnen »{column.header}« er {shortened(impossible)} ingen dato, når dagen "
                "står først. Måske står måneden først i hele kolonnen."
                + (
                    f" Se også efter i {shortened(doubtful)}, som er læst med dagen først."
                    if doubtful
                    else ""
                )
            )
