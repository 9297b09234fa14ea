"""All that a case has measured in one shape, wherever it was written: at the top of its text as
before and after, or in a file of its own as a series.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from laboratorium.base.danish import format_number, slugify
from laboratorium.base.once import once
from laboratorium.model.measurements import MEASUREMENTS, MeasuredValue
from laboratorium.model.partial_date import PartialDate
from laboratorium.model.parts import Measurement
from laboratorium.model.records import CaseRecord
from laboratorium.model.vocabulary import vocabularies


@dataclass(frozen=True)
class Point:
    """One value. ``low`` and ``high`` are the numbers that it lies between, where it is uncertain.

    ``source`` is its number in the case's list of sources; without one ``said`` tells how the value
    is known.
    """

    value: Decimal
    date: PartialDate | None
    low: Decimal | None = None
    high: Decimal | None = None
    source: int | None = None
    said: str = ""
    note: str = ""


@dataclass(frozen=True)
class Measured:
    """One indicator of a case with its values in the order of time.

    ``number`` counts a case's from 1. ``unit`` is what is written after a number, ``unit_key`` the
    unit's key where it is one of the vocabulary's, ``level`` the level's key, if it is known.
    """

    case: CaseRecord
    number: int
    indicator: str
    unit: str
    unit_key: str
    level: str
    points: tuple[Point, ...]

    @property
    def anchor(self) -> str:
        """Where it stands on the case's page."""
        return f"maaling-{self.number}"

    @property
    def is_uncertain(self) -> bool:
        """Whether any of the values is told with the numbers that it lies between."""
        return any(point.low is not None for point in self.points)

    def amount(self, value: Decimal) -> str:
        """A number with its unit in Danish: ``1 person``, ``37 personer``."""
        if self.unit_key:
            unit = vocabularies().units[self.unit_key]
            return f"{format_number(value)}\u00a0{unit.one if value == 1 else unit.many}"
        return f"{format_number(value)}\u00a0{self.unit}".rstrip()


@once
def measured(case: CaseRecord) -> tuple[Measured, ...]:
    """Everything that a case has measured, in the order in which it was written."""
    return tuple(_measured(case))


def _measured(case: CaseRecord) -> Iterator[Measured]:
    for number, one in enumerate(case.meta.measurements, start=1):
        yield Measured(
            *(case, number, one.indicator, one.unit, _key(one.unit), one.level or ""),
            tuple(_before_and_after(one)),
        )
    for number, rows in enumerate(_series(case), start=len(case.meta.measurements) + 1):
        first = rows[0]
        unit = vocabularies().units[first.unit]
        points = sorted((_point(row) for row in rows), key=lambda point: str(point.date))
        yield Measured(
            *(case, number, first.indicator, unit.many, unit.key, first.level or ""),
            tuple(points),
        )


def _key(unit: str) -> str:
    """The unit of the vocabulary that the words of a case mean, where they mean one."""
    found = vocabularies().units.find(unit)
    return found.key if found and unit in (found.one, found.many) else ""


def _before_and_after(one: Measurement) -> Iterator[Point]:
    note = one.note or ""
    if one.before:
        yield Point(one.before.value, one.before.date, source=one.source)
    yield Point(one.after.value, one.after.date, source=one.source, note=note)


def _series(case: CaseRecord) -> Sequence[list[MeasuredValue]]:
    """The rows of the case's file, those of one indicator together."""
    found: dict[str, list[MeasuredValue]] = {}
    table = case.tables.get(MEASUREMENTS.key)
    for row in table.meta.rows if table else ():
        found.setdefault(slugify(row.indicator), []).append(row)
    return list(found.values())


def _point(row: MeasuredValue) -> Point:
    number = row.source_number
    low, high = row.low, row.high
    if row.is_uncertain:
        low = row.value if low is None else low
        high = row.value if high is None else high
    said = "" if number is not None else row.source
    return Point(row.value, row.date, low, high, number, said, row.note or "")
