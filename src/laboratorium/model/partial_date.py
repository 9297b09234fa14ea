"""Dates as contributors know them: a year, a month of a year, or a day."""

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from laboratorium.base.danish import MONTHS, fold
from laboratorium.model.forms import DATES, fits

FIRST_YEAR, LAST_YEAR = 1500, 2199
MONTH_NAMES = (
    *MONTHS,
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
"""The months as people write them: in Danish, then in English."""
_LAST_CENTURY = 30
_LONGEST = 60


@dataclass(frozen=True)
class PartialDate:
    """A date of which the day, or both month and day, may be unknown.

    ``str()`` gives what was written: ``2013``, ``2013-10`` or ``2013-10-01``. Sorts by time; the
    less precise comes first, so that ``2013`` stands before ``2013-01``.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def _order(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    def __lt__(self, other: "PartialDate") -> bool:
        return self._order() < other._order()

    def __le__(self, other: "PartialDate") -> bool:
        return self._order() <= other._order()

    def __gt__(self, other: "PartialDate") -> bool:
        return self._order() > other._order()

    def __ge__(self, other: "PartialDate") -> bool:
        return self._order() >= other._order()

    @property
    def first(self) -> date:
        """The earliest day this can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day this can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            parse_partial_date, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}


def parse_partial_date(value: object) -> PartialDate:
    """Return the date written as ``2013``, ``2013-10`` or ``2013-10-01``.

    Raises ``PydanticCustomError`` that says what is wrong and, where it can be told, what to write.
    """
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, date):
        return PartialDate(value.year, value.month, value.day)
    if not isinstance(value, str):
        raise PydanticCustomError("date_form", "not a date", {"meant": None})
    text = value.strip()
    match = fits("date", text)
    if not match:
        meant = meant_date(text)
        raise PydanticCustomError("date_form", "not a date", {"meant": meant and str(meant)})
    year, month, day = match.groups()
    return _check(int(year), int(month) if month else None, int(day) if day else None)


def parse_full_date(value: object) -> date:
    """Return the day written as ``2026-11-23``; raises ``PydanticCustomError``."""
    try:
        partial = parse_partial_date(value)
    except PydanticCustomError as fault:
        meant = (fault.context or {}).get("meant")
        if fault.type != "date_form":
            raise
        whole = meant if meant and meant.count("-") == 2 else None
        raise PydanticCustomError("day_form", "not a day", {"meant": whole}) from None
    if partial.month is None or partial.day is None:
        raise PydanticCustomError("date_not_full", "day missing", {"example": f"{partial.first}"})
    return partial.first


def _check(year: int, month: int | None, day: int | None) -> PartialDate:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        context: dict[str, Any] = {"year": year, "first": FIRST_YEAR, "last": LAST_YEAR}
        raise PydanticCustomError("date_year", "year out of range", context)
    if month is not None and not 1 <= month <= 12:
        raise PydanticCustomError("date_month", "no such month", {"month": month})
    if month is not None and day is not None:
        days = calendar.monthrange(year, month)[1]
        if not 1 <= day <= days:
            context = {
                "month_name": MONTHS[month - 1].capitalize(),
                "year": year,
                "days": days,
                "meant": str(PartialDate(year, month, min(max(day, 1), days))),
            }
            raise PydanticCustomError("date_day", "no such day", context)
    return PartialDate(year, month, day)


def meant_date(text: str) -> PartialDate | None:
    """Return the date that someone means by ``26. januar 2023``, ``26/1-2023``, ``mar-23`` or
    ``2023-01-26T10:00:00Z``; the day stands before the month, as it does in Danish.
    """
    said = " ".join(text.split())[:_LONGEST].lower()
    parts = next((found.groupdict() for form in DATES if (found := fits(form, said))), None)
    if parts is None:
        return None
    month = _number_of(parts["name"]) if parts.get("name") else parts.get("month")
    day = parts.get("day")
    try:
        return _check(_whole_year(parts["year"]), int(month or 0), int(day) if day else None)
    except PydanticCustomError:
        return None


def _number_of(name: str) -> int:
    """The number of the month whose name begins so, in Danish or English; 0 for no month."""
    told = (n % 12 + 1 for n, whole in enumerate(MONTH_NAMES) if fold(whole).startswith(fold(name)))
    return next(told, 0)


def _whole_year(year: str) -> int:
    """A year of two digits as spreadsheets take it: 30 to 99 are of the last century."""
    if len(year) > 2:
        return int(year)
    return int(year) + (1900 if int(year) >= _LAST_CENTURY else 2000)
