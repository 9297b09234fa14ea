"""What the nested lists of a case hold: its actors, trial actions, measurements and so on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from laboratorium.base import addresses
from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.models import Actor, Case, Image, Measurement, Source, TrialAction
from laboratorium.model.records import CaseRecord, PrototypeRecord
from laboratorium.model.vocabulary import Municipality
from laboratorium.site.open_data.columns import Column, Kind


class CaseRow(NamedTuple):
    record: CaseRecord
    catalogue: Catalogue
    publisher: Settings

    @property
    def meta(self) -> Case:
        return self.record.meta

    @property
    def municipality(self) -> Municipality:
        return self.catalogue.municipality(self.record)

    def names(self, vocabulary: str, keys: Sequence[str]) -> list[str]:
        terms = getattr(self.catalogue.vocabularies, vocabulary)
        return [terms[key].label for key in keys]


class Picture(NamedTuple):
    image: Image
    row: CaseRow


class ShownPrototype(NamedTuple):
    record: PrototypeRecord
    row: CaseRow


def _before(value: Callable[[Any], Any]) -> Callable[[Measurement], Any]:
    return lambda measurement: value(measurement.before) if measurement.before else None


ACTORS: tuple[Column[Actor], ...] = (
    Column("who", Kind.TEXT, "Gruppen eller organisationen.", lambda actor: actor.who),
    Column("role", Kind.TEXT, "Hvad de gjorde.", lambda actor: actor.role),
)
TRIAL_ACTIONS: tuple[Column[TrialAction], ...] = (
    Column("title", Kind.TEXT, "Prøvehandlingen i få ord.", lambda action: action.title),
    Column("from", Kind.PARTIAL_DATE, "Hvornår den begyndte.", lambda action: action.start, True),
    Column("to", Kind.PARTIAL_DATE, "Hvornår den sluttede.", lambda action: action.end, True),
    Column("with", Kind.TEXTS, "Hvem der var med.", lambda action: action.with_),
    Column("what", Kind.TEXT, "Hvad der blev gjort.", lambda action: action.what),
    Column("outcome", Kind.TEXT, "Hvad der kom ud af det.", lambda action: action.outcome, True),
)
MEASUREMENTS: tuple[Column[Measurement], ...] = (
    Column("indicator", Kind.TEXT, "Hvad der er målt.", lambda measured: measured.indicator),
    Column("unit", Kind.TEXT, "Enheden.", lambda measured: measured.unit),
    Column(
        "level",
        Kind.TEXT,
        "Hvem målingen handler om.",
        lambda measured: measured.level,
        True,
        "levels",
    ),
    Column("before_value", Kind.NUMBER, "Tallet før.", _before(lambda seen: seen.value), True),
    Column(
        "before_date",
        Kind.PARTIAL_DATE,
        "Hvornår tallet før gjaldt.",
        _before(lambda seen: seen.date),
        True,
    ),
    Column("after_value", Kind.NUMBER, "Tallet efter.", lambda measured: measured.after.value),
    Column(
        "after_date",
        Kind.PARTIAL_DATE,
        "Hvornår tallet efter gjaldt.",
        lambda measured: measured.after.date,
        True,
    ),
    Column(
        "source",
        Kind.WHOLE,
        "Kildens nummer i `sources`, talt fra 1.",
        lambda measured: measured.source,
        True,
    ),
    Column("note", Kind.TEXT, "Forbehold.", lambda measured: measured.note, True),
)
SOURCES: tuple[Column[Source], ...] = (
    Column("title", Kind.TEXT, "Kildens titel.", lambda source: source.title),
    Column("url", Kind.ADDRESS, "Kildens adresse.", lambda source: source.url),
    Column("publisher", Kind.TEXT, "Hvem der står bag.", lambda source: source.publisher, True),
    Column("accessed", Kind.DAY, "Hvornår den er læst.", lambda source: source.accessed, True),
)
PROTOTYPES: tuple[Column[ShownPrototype], ...] = (
    Column("slug", Kind.TEXT, "Prototypens navn i adressen.", lambda item: item.record.slug),
    Column(
        "url",
        Kind.ADDRESS,
        "Prototypens side.",
        lambda item: (
            item.row.publisher.url + addresses.prototype(item.record.case, item.record.slug)
        ),
    ),
    Column("title", Kind.TEXT, "Prototypens titel.", lambda item: item.record.meta.title),
    Column("summary", Kind.TEXT, "Hvad det er.", lambda item: item.record.meta.summary),
    Column(
        "stage",
        Kind.TEXT,
        "Hvor moden den er.",
        lambda item: item.record.meta.stage,
        vocabulary="stages",
    ),
    Column(
        "try_it",
        Kind.TEXT,
        "Hvordan andre kan se den eller gøre det samme.",
        lambda item: item.record.meta.try_it,
        True,
    ),
    Column(
        "transferable_to",
        Kind.TEXTS,
        "Hvor den ellers kunne bruges.",
        lambda item: item.record.meta.transferable_to,
    ),
    Column("text", Kind.MARKDOWN, "Hele teksten.", lambda item: item.record.body.strip()),
)
IMAGES: tuple[Column[Picture], ...] = (
    Column(
        "url",
        Kind.ADDRESS,
        "Billedets adresse.",
        lambda item: (
            f"{item.row.publisher.url}cases/{item.row.record.slug}/{quote(item.image.file)}"
        ),
    ),
    Column("alt", Kind.TEXT, "Hvad billedet viser.", lambda item: item.image.alt),
    Column("credit", Kind.TEXT, "Hvem der har lavet det.", lambda item: item.image.credit),
    Column(
        "licence",
        Kind.TEXT,
        "Billedets egen licens.",
        lambda item: item.image.licence,
        vocabulary="licences",
    ),
    Column("width", Kind.WHOLE, "Bredden i pixel.", lambda item: item.image.width),
    Column("height", Kind.WHOLE, "Højden i pixel.", lambda item: item.image.height),
)
