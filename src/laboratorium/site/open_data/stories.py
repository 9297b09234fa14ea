"""The stories as a table: a row for each that may be shown, with no more than its page tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from laboratorium.base import addresses
from laboratorium.base.settings import Settings
from laboratorium.catalogue.told import Told, told
from laboratorium.model.records import CaseRecord
from laboratorium.model.stories import PER_PAGE, Story, columns, scales
from laboratorium.model.vocabulary import Municipality
from laboratorium.site.open_data.columns import Column, Table, ValueType
from laboratorium.site.open_data.declared import declared
from laboratorium.site.open_data.parts import CASE, InCase


@dataclass(frozen=True)
class StoryRow(InCase):
    told: Told
    page: int


def _records(
    case: CaseRecord, municipality: Municipality, settings: Settings
) -> Iterator[StoryRow]:
    for number, one in enumerate(told(case)):
        yield StoryRow(case, municipality, settings, one, number // PER_PAGE + 1)


def _share(row: StoryRow, key: str, number: int) -> float | None:
    shares = row.told.places.get(key)
    return round(shares[number], 4) if shares else None


def _placed() -> Iterator[tuple[str, tuple[Column[Any], ...]]]:
    """Where a story lies: its shares as they are shown, which sum to 1."""
    for scale in scales():
        for number, name in enumerate(columns(scale)):
            place = scale.places[number if len(columns(scale)) > 1 else 1]
            said = f"{scale.label} Hvor meget det var »{place}«, fra 0 til 1."

            def value(row: StoryRow, key: str = scale.key, number: int = number) -> float | None:
                return _share(row, key, number)

            yield name, (Column(name, ValueType.NUMBER, said, value, True),)


_INSTEAD: dict[str, tuple[Column[Any], ...]] = {
    "role": (
        Column(
            "role",
            ValueType.TEXT,
            "Fortællerens rolle, når mindst fem har den.",
            lambda row: row.told.role,
            True,
            vocabulary="teller_roles",
        ),
    ),
    "level": (
        Column(
            "level",
            ValueType.TEXT,
            "Hvem fortællingen handler om, når mindst fem har både det og det foregående.",
            lambda row: row.told.level,
            True,
            vocabulary="levels",
        ),
    ),
    "date": (
        Column(
            "date",
            ValueType.PARTIAL_DATE,
            "Året, når mindst fem har både det og det foregående.",
            lambda row: row.told.year,
            True,
        ),
    ),
    **dict(_placed()),
}

_COLUMNS: tuple[Column[StoryRow], ...] = (
    Column(
        "id",
        ValueType.TEXT,
        "Casens navn og fortællingens mærke med skråstreg imellem.",
        lambda row: f"{row.case.slug}/{row.told.anchor}",
    ),
    Column(
        "url",
        ValueType.ADDRESS,
        "Hvor fortællingen kan læses.",
        lambda row: row.url(row.told.anchor, addresses.numbered("fortaellinger/", row.page)),
    ),
    *declared(Story, _INSTEAD, lambda row: row.told),
    *CASE,
)

TABLE: Table[StoryRow] = Table(
    "stories",
    "Fortællinger fra cases i offentlige organisationer",
    "updated",
    _COLUMNS,
    _records,
)
