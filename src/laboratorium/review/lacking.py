"""What a proposal could still add, by the criteria that pages and ``./lab status`` use too.

Only the criteria's names travel in a report; their sentences are looked up where it is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from laboratorium.catalogue.completeness import TABLES, Importance, Record, line_of, meter, pieces
from laboratorium.model.records import Content
from laboratorium.review.payload import MOST_NOTES, Meter, Missing

SENTENCES: Mapping[str, str] = {
    f"{kind}.{one.key}": one.missing for kind, table in TABLES.items() for one in table
}
MUSTS = frozenset(
    f"{kind}.{one.key}"
    for kind, table in TABLES.items()
    for one in table
    if one.importance is Importance.MUST
)


def meters(content: Content, paths: Sequence[str]) -> tuple[Meter, ...]:
    """Return the meter of each of the files that could be read, what must be there first."""
    wanted = frozenset(paths)
    found = (_meter(kind, record) for kind, record in pieces(content) if record.path in wanted)
    return tuple(found)[:MOST_NOTES]


def _meter(kind: str, record: Record) -> Meter:
    found = meter(record)
    return Meter(
        path=record.path[:300],
        title=record.meta.title[:300],
        met=found.done,
        total=found.total,
        missing=tuple(
            Missing(key=f"{kind}.{one.key}", line=line_of(one, record))
            for one in (*found.must, *found.should)
        ),
    )
