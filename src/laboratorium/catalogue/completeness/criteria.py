"""The criteria: for each kind of content what it must have and what it should have.

A sentence is said to editors and contributors when the criterion is not met: what to add, and why
others need it. No criterion weighs more than another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from laboratorium.catalogue.measured import measured
from laboratorium.catalogue.told import told
from laboratorium.model.cases import GROUP, HEADINGS, PUBLIC, Case
from laboratorium.model.declare import FieldOf, fields_of
from laboratorium.model.kinds import IN_CASE, KIND
from laboratorium.model.learning_points import LearningPoint
from laboratorium.model.mapping import MAPPING, unlinked
from laboratorium.model.prototypes import Prototype
from laboratorium.model.records import (
    CaseRecord,
    EpisodeRecord,
    LearningPointRecord,
    PrototypeRecord,
)
from laboratorium.reading.body import UNPLACED, Written, body_of

R = TypeVar("R")

ENOUGH_POINTS = 2
ENOUGH_SOURCES = 2
WORDS_IN_POINT = 30
WORDS_IN_PROTOTYPE = 60
LONG_SECONDS = 600


class Importance(StrEnum):
    """Whether something holds a piece of content up, or is only worth adding."""

    MUST = "skal"
    SHOULD = "bør"


def _always(record: object) -> bool:
    return True


@dataclass(frozen=True)
class Criterion(Generic[R]):
    """`key` is stable; `short` names what it is about in a table; `missing` is the sentence.

    `met` answers for one record. `applies` says whether it can be asked of that record at all.
    `field` is the field it is written in; what has none is written in the text, or in a file of its
    own, of the `kind` that the form at /bidrag/ makes.
    """

    key: str
    importance: Importance
    short: str
    missing: str
    met: Callable[[R], bool]
    applies: Callable[[R], bool] = _always
    field: str = ""
    kind: str = ""


def line(record: Written) -> int:
    """The line of the file where text is to be written: the first empty section, or the top."""
    body = body_of(record)
    empty = (one.heading for one in body.parts.values() if one.heading and one.is_empty)
    heading = next(empty, None)
    return body.position(heading.start).line if heading else record.body_line


def _is_public(case: CaseRecord) -> bool:
    return case.meta.origin == PUBLIC


def _is_group(case: CaseRecord) -> bool:
    return case.meta.origin == GROUP


def _has_measurements(case: CaseRecord) -> bool:
    return bool(case.meta.measurements)


def _is_measured(case: CaseRecord) -> bool:
    return bool(measured(case))


def _is_full_episode(episode: EpisodeRecord) -> bool:
    return episode.withdrawn is None and episode.meta.type == "full"


def _is_long(episode: EpisodeRecord) -> bool:
    return _is_full_episode(episode) and (episode.seconds or 0) >= LONG_SECONDS


MUST, SHOULD = Importance.MUST, Importance.SHOULD


def wanted(model: type[BaseModel], **applies: Callable[[Any], bool]) -> tuple[Criterion[Any], ...]:
    """What the model's own fields ask for: that they are filled in. `applies` says by the field's
    name when that can be asked.
    """
    return tuple(
        Criterion(
            one.key,
            SHOULD,
            one.short,
            one.sentence,
            partial(_is_filled, field),
            applies.get(field.name, _always),
            field=field.name,
        )
        for field in fields_of(model)
        if (one := field.declared.wanted)
    )


def _is_filled(field: FieldOf, record: Any) -> bool:
    """Whether a field says something, or a file of the case's own says it instead; a record with
    parts that may be left out has them all.
    """
    value = getattr(record.meta, field.attribute)
    if any(KIND[key].fills == field.name for key in getattr(record, "tables", ())):
        return True
    if value and field.required and field.record:
        return all(getattr(value, inner.attribute) is not None for inner in fields_of(field.record))
    return bool(value)


CASE: tuple[Criterion[CaseRecord], ...] = (
    Criterion(
        "headings",
        MUST,
        "overskrifter",
        "De fem overskrifter skal stå der alle sammen, så cases kan læses på samme måde.",
        lambda case: set(HEADINGS) <= body_of(case).parts.keys(),
    ),
    Criterion(
        "placed",
        SHOULD,
        "ikke placeret",
        "Flyt det, der står under »Ikke placeret«, på plads, eller slet det. Det bliver ikke vist.",
        lambda case: not case.unplaced,
        lambda case: bool(case.unplaced),
        field=UNPLACED,
    ),
    Criterion(
        "text",
        SHOULD,
        "tekst",
        "Skriv et par sætninger under hver af de fem overskrifter.",
        lambda case: (
            set(HEADINGS)
            <= {heading for heading, part in body_of(case).parts.items() if not part.is_empty}
        ),
    ),
    Criterion(
        "learning-points",
        SHOULD,
        "læringspointer",
        "Skriv mindst to læringspointer, som andre kan bruge.",
        lambda case: len(case.learning_points) >= ENOUGH_POINTS,
        kind="laeringspointe",
    ),
    Criterion(
        "before-and-after",
        SHOULD,
        "før og efter",
        "Skriv i mindst én måling også, hvad tallet var før.",
        lambda case: any(len(one.points) > 1 for one in measured(case)),
        _is_measured,
        field="measurements",
    ),
    Criterion(
        "measured-from",
        SHOULD,
        "målingers kilde",
        "Skriv ved hver måling, hvilken kilde tallet kommer fra.",
        lambda case: all(one.source is not None for one in case.meta.measurements),
        lambda case: _is_public(case) and _has_measurements(case),
        field="measurements",
    ),
    Criterion(
        "outcomes",
        SHOULD,
        "resultat",
        "Skriv ved mindst én prøvehandling, hvad der kom ud af den.",
        lambda case: any(action.outcome for action in case.meta.trial_actions),
        field="trial_actions",
    ),
    Criterion(
        "dates",
        SHOULD,
        "tidspunkt",
        "Skriv ved mindst én prøvehandling, hvornår den begyndte.",
        lambda case: any(action.start for action in case.meta.trial_actions),
        field="trial_actions",
    ),
    Criterion(
        "prototype",
        SHOULD,
        "prototype",
        "Kom der noget ud af det, som andre kan se eller prøve, så skriv det som en prototype.",
        lambda case: bool(case.prototypes),
        kind="prototype",
    ),
    Criterion(
        "mapping",
        SHOULD,
        "kortlægning",
        "Tegn, hvem og hvad der er omkring opgaven, og hvilke forbindelser der kom til.",
        lambda case: MAPPING.key in case.tables,
        _is_group,
        kind="kortlaegning",
    ),
    Criterion(
        "mapping-linked",
        SHOULD,
        "forbindelser",
        "Skriv, hvad hver del af kortlægningen hænger sammen med.",
        lambda case: not unlinked(case.tables[MAPPING.key].meta),
        lambda case: MAPPING.key in case.tables,
        kind="kortlaegning",
    ),
    Criterion(
        "mapping-from",
        SHOULD,
        "forbindelsers kilde",
        "Skriv ved hver forbindelse i kortlægningen, hvilken kilde den kommer fra.",
        lambda case: all(link.source for link in case.tables[MAPPING.key].meta.links),
        lambda case: _is_public(case) and MAPPING.key in case.tables,
        kind="kortlaegning",
    ),
    Criterion(
        "stories",
        SHOULD,
        "fortællinger",
        "Spørg dem, der var med, om en kort fortælling. Med fem bliver de vist.",
        lambda case: bool(told(case)),
        _is_group,
        kind="fortaellinger",
    ),
    Criterion(
        "sources",
        SHOULD,
        "kilder",
        "Find en kilde til, så casen bygger på mindst to.",
        lambda case: len(case.meta.sources) >= ENOUGH_SOURCES,
        _is_public,
        field="sources",
    ),
    *wanted(Case, contact=_is_group),
)

LEARNING_POINT: tuple[Criterion[LearningPointRecord], ...] = (
    Criterion(
        "text",
        SHOULD,
        "tekst",
        "Forklar med mindst 30 ord, hvad I gjorde, og hvad pointen bygger på.",
        lambda point: body_of(point).words >= WORDS_IN_POINT,
    ),
    *wanted(LearningPoint),
)

PROTOTYPE: tuple[Criterion[PrototypeRecord], ...] = (
    Criterion(
        "text",
        SHOULD,
        "tekst",
        "Fortæl med mindst 60 ord, hvad den er, og hvordan den virker.",
        lambda one: body_of(one).words >= WORDS_IN_PROTOTYPE,
    ),
    *wanted(Prototype),
)

EPISODE: tuple[Criterion[EpisodeRecord], ...] = (
    Criterion(
        "transcript",
        MUST,
        "udskrift",
        "Læg en udskrift ved siden af lyden, så den også kan læses.",
        lambda one: one.withdrawn is not None or one.meta.transcript is not None,
        field="transcript",
    ),
    Criterion(
        "cases",
        SHOULD,
        "case",
        "Skriv, hvilke cases afsnittet handler om, så de henviser til hinanden.",
        lambda one: bool(one.meta.cases),
        _is_full_episode,
        field="cases",
    ),
    Criterion(
        "notes",
        SHOULD,
        "noter",
        "Skriv et par linjer om, hvad man hører.",
        lambda one: bool(body_of(one).shown.strip()),
        _is_full_episode,
    ),
    Criterion(
        "chapters",
        SHOULD,
        "kapitler",
        "Del afsnittet op i kapitler, så man kan springe.",
        lambda one: bool(one.meta.chapters),
        _is_long,
        field="chapters",
    ),
    Criterion(
        "six-p",
        SHOULD,
        "P’er",
        "Skriv, hvilke af de seks P’er afsnittet handler om.",
        lambda one: bool(one.meta.six_p),
        _is_full_episode,
        field="six_p",
    ),
    Criterion(
        "goals",
        SHOULD,
        "verdensmål",
        "Skriv, hvilke verdensmål afsnittet hører til.",
        lambda one: bool(one.meta.sdg),
        _is_full_episode,
        field="sdg",
    ),
    Criterion(
        "links",
        SHOULD,
        "links",
        "Skriv, hvor man kan læse mere.",
        lambda one: bool(one.meta.links),
        _is_full_episode,
        field="links",
    ),
)

_MORE: Mapping[str, tuple[Criterion[Any], ...]] = {
    "learning-point": LEARNING_POINT,
    "prototype": PROTOTYPE,
}
TABLES: Mapping[str, tuple[Criterion[Any], ...]] = {
    "case": CASE,
    **{kind.key: _MORE.get(kind.key) or wanted(kind.model) for kind in IN_CASE},
    "episode": EPISODE,
}
"""What is asked of each kind of content, by its key."""
