"""What a proposal could still add, by the criteria that pages and ``./lab status`` use too.

Only the criteria's names travel in a report; their sentences are looked up where it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from laboratorium.completeness import (
    CASE,
    EPISODE,
    LEARNING_POINT,
    PROTOTYPE,
    Criterion,
    Importance,
    meter,
)
from laboratorium.content.records import (
    CaseRecord,
    Content,
    EpisodeRecord,
    LearningPointRecord,
    PrototypeRecord,
)
from laboratorium.review.payload import MOST_NOTES, Meter

Record = CaseRecord | LearningPointRecord | PrototypeRecord | EpisodeRecord

_TABLES: Mapping[str, Sequence[Criterion[Any]]] = {
    "case": CASE,
    "learning-point": LEARNING_POINT,
    "prototype": PROTOTYPE,
    "episode": EPISODE,
}
SENTENCES: Mapping[str, str] = {
    f"{kind}.{one.key}": one.missing for kind, table in _TABLES.items() for one in table
}
MUSTS = frozenset(
    f"{kind}.{one.key}"
    for kind, table in _TABLES.items()
    for one in table
    if one.importance is Importance.MUST
)


def meters(content: Content, paths: Sequence[str]) -> tuple[Meter, ...]:
    """Return the meter of each of the files that could be read, what must be there first."""
    wanted = frozenset(paths)
    found = (_meter(kind, record) for kind, record in _records(content) if record.path in wanted)
    return tuple(found)[:MOST_NOTES]


def _meter(kind: str, record: Record) -> Meter:
    found = meter(record)
    return Meter(
        path=record.path[:300],
        met=found.done,
        total=found.total,
        missing=tuple(f"{kind}.{one.key}" for one in (*found.must, *found.should)),
    )


def _records(content: Content) -> Iterator[tuple[str, Record]]:
    for case in content.cases:
        yield "case", case
        yield from (("learning-point", point) for point in case.learning_points)
        yield from (("prototype", prototype) for prototype in case.prototypes)
    yield from (("episode", episode) for episode in content.episodes)
