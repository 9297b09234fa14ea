"""What a column of open data is; one table of them makes the JSON, the CSV, the JSON Schema and the
page that explains it all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Generic, TypeAlias, TypeVar

from laboratorium.base.settings import Settings
from laboratorium.model.partial_date import PartialDate
from laboratorium.model.records import CaseRecord
from laboratorium.model.vocabulary import Municipality

R = TypeVar("R")

Plain: TypeAlias = "str | int | float | list[Any] | None"
"""What JSON can hold, as far as it is used here."""

Row: TypeAlias = dict[str, Plain]


class ValueType(Enum):
    """The kinds of value, by the Danish word that readers see."""

    TEXT = "tekst"
    MARKDOWN = "Markdown"
    WHOLE = "heltal"
    NUMBER = "tal"
    DAY = "dato"
    PARTIAL_DATE = "år, måned eller dag"
    ADDRESS = "adresse"
    TEXTS = "liste"
    OBJECTS = "poster"


@dataclass(frozen=True)
class Column(Generic[R]):
    """A column: what it is called and means (Danish), and how a record gives its value.

    Lists and Markdown are never absent, but may be empty. `vocabulary` names the vocabulary whose
    keys are the only values, `choices` such values that are in no vocabulary. `fields` are the
    columns of the objects that a column of the kind OBJECTS lists.
    """

    name: str
    kind: ValueType
    description: str
    value: Callable[[R], Any]
    optional: bool = False
    vocabulary: str = ""
    choices: tuple[str, ...] = ()
    fields: tuple[Column[Any], ...] = ()

    def within(self, name: str, optional: bool) -> Column[R]:
        """The same column for a record that stands in the field `name` of another."""
        return replace(self, name=f"{name}_{self.name}", optional=self.optional or optional)

    def plain(self, record: R) -> Plain:
        """The record's value in this column as JSON holds it; None when there is none."""
        value = self.value(record)
        if self.kind is ValueType.OBJECTS:
            return [{field.name: field.plain(item) for field in self.fields} for item in value]
        if self.kind is ValueType.TEXTS:
            return [str(item) for item in value if item != ""]
        if value is None or (value == "" and self.optional):
            return None
        if isinstance(value, Decimal):
            return int(value) if value == value.to_integral_value() else float(value)
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, PartialDate):
            return str(value)
        assert isinstance(value, str | int | float), f"{self.name}: {value!r}"
        return value


@dataclass(frozen=True)
class Table(Generic[R]):
    """A file of open data: its name without ending, what it holds (Danish), its columns, and the
    records that it has of a case, in the order in which they are published. `dated` is the column
    with the day on which a record last changed.
    """

    name: str
    title: str
    dated: str
    columns: tuple[Column[R], ...]
    records: Callable[[CaseRecord, Municipality, Settings], Iterable[R]]

    @property
    def key(self) -> str:
        """The name of the JSON member that holds the rows."""
        return self.name.replace("-", "_")
