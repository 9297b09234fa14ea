"""What the nested lists of a case hold: its actors, trial actions, measurements and so on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import quote

from laboratorium.base import addresses
from laboratorium.base.settings import Settings
from laboratorium.model.cases import Case
from laboratorium.model.kind import Kind
from laboratorium.model.parts import Image, Measurement
from laboratorium.model.records import CaseRecord, PartRecord
from laboratorium.model.vocabulary import Municipality
from laboratorium.site.open_data.columns import Column, ValueType
from laboratorium.site.open_data.declared import declared


class CaseRow(NamedTuple):
    record: CaseRecord
    municipality: Municipality
    settings: Settings

    @property
    def meta(self) -> Case:
        return self.record.meta


class Picture(NamedTuple):
    image: Image
    row: CaseRow


class ShownPart(NamedTuple):
    record: PartRecord[Any]
    row: CaseRow


MUNICIPALITY: tuple[Column[Any], ...] = (
    Column(
        "municipality_code",
        ValueType.TEXT,
        "Kommunens officielle kode med fire cifre.",
        lambda row: row.municipality.code,
        vocabulary="municipalities",
    ),
    Column("municipality", ValueType.TEXT, "Kommunens navn.", lambda row: row.municipality.label),
    Column("region", ValueType.TEXT, "Regionens navn.", lambda row: row.municipality.region),
)
"""Of a row that knows its municipality."""


@dataclass(frozen=True)
class InCase:
    """A row of a table of what lies in cases."""

    case: CaseRecord
    municipality: Municipality
    settings: Settings

    def url(self, anchor: str, folder: str = "") -> str:
        """Where something stands on the case's page, or on one below it."""
        return f"{self.settings.url}{addresses.case_page(self.case.slug)}{folder}#{anchor}"


CASE: tuple[Column[Any], ...] = (
    Column("case", ValueType.TEXT, "Casens `slug` i filen med cases.", lambda row: row.case.slug),
    Column("case_title", ValueType.TEXT, "Casens titel.", lambda row: row.case.meta.title),
    *MUNICIPALITY,
    Column(
        "licence",
        ValueType.TEXT,
        "Casens licens (SPDX).",
        lambda row: row.case.meta.licence,
        vocabulary="licences",
    ),
    Column(
        "updated",
        ValueType.DAY,
        "Hvornår casen sidst er ændret.",
        lambda row: row.case.meta.updated,
    ),
)
"""What is told of its case in a table of what lies in cases."""


def _observed(when: str) -> dict[str, tuple[Column[Any], ...]]:
    """A number and its date as columns, so that a spreadsheet can sum them."""

    def of(part: str) -> Callable[[Measurement], Any]:
        def value(measurement: Measurement) -> Any:
            seen = getattr(measurement, when)
            return getattr(seen, part) if seen else None

        return value

    said, optional = {"before": "før", "after": "efter"}[when], when == "before"
    number = f"Tallet {said}."
    return {
        when: (
            Column(f"{when}_value", ValueType.NUMBER, number, of("value"), optional),
            Column(
                f"{when}_date",
                ValueType.PARTIAL_DATE,
                f"Hvornår tallet {said} gjaldt.",
                of("date"),
                True,
            ),
        )
    }


MEASUREMENTS = declared(Measurement, _observed("before") | _observed("after"))
IMAGES: tuple[Column[Picture], ...] = (
    Column(
        "url",
        ValueType.ADDRESS,
        "Billedets adresse.",
        lambda item: (
            f"{item.row.settings.url}cases/{item.row.record.slug}/{quote(item.image.file)}"
        ),
    ),
    *declared(Image, {"file": ()}, lambda item: item.image),
    Column("width", ValueType.WHOLE, "Bredden i pixel.", lambda item: item.image.width),
    Column("height", ValueType.WHOLE, "Højden i pixel.", lambda item: item.image.height),
)


def part_columns(kind: Kind) -> tuple[Column[ShownPart], ...]:
    """What is told of each of a kind in a case that has a page of its own."""
    return (
        Column("slug", ValueType.TEXT, "Navnet i adressen.", lambda item: item.record.slug),
        Column("url", ValueType.ADDRESS, "Siden.", _page),
        *declared(kind.model, get=lambda item: item.record.meta),
        Column("text", ValueType.MARKDOWN, "Hele teksten.", lambda item: item.record.body.strip()),
    )


def _page(item: ShownPart) -> str:
    return item.row.settings.url + (addresses.of_source(item.record.path) or "")
