"""The box "Hvad mangler" that editors see on a page before it is published."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from laboratorium.base import addresses
from laboratorium.catalogue.completeness import Criterion, Meter, Record, line_of, meter
from laboratorium.model.records import CaseRecord, EpisodeRecord
from laboratorium.reading.body import UNPLACED

EditUrl = Callable[[str | None, int | None], str]


@dataclass(frozen=True)
class Want:
    """One thing that is missing: the sentence, and the way to where it is written.

    `address` is where the file is edited, or empty; `form` is the way to the form, relative to the
    site's root, when a file of its own is missing.
    """

    sentence: str
    way: str
    address: str
    form: str = ""


@dataclass(frozen=True)
class Share:
    """What one file has and lacks. `title` is empty for the page's own file."""

    title: str
    done: int
    total: int
    says: str
    must: tuple[Want, ...]
    should: tuple[Want, ...]


@dataclass(frozen=True)
class Lacking:
    """The page's own file, and those of its learning points that lack something."""

    own: Share
    others: tuple[Share, ...] = ()

    @property
    def urgent(self) -> bool:
        """Whether something is missing without which it cannot be published."""
        return any(share.must for share in (self.own, *self.others))

    @property
    def count(self) -> int:
        """How many things are missing in all."""
        return sum(len(share.must) + len(share.should) for share in (self.own, *self.others))


def lacking(record: Record, edit_url: EditUrl) -> Lacking:
    """What the record's page tells editors; a case speaks for its learning points as well."""
    others: tuple[Share, ...] = ()
    if isinstance(record, CaseRecord):
        found = ((point, meter(point)) for point in record.learning_points)
        others = tuple(
            _share(point, had, edit_url, point.meta.title) for point, had in found if had.missing
        )
    return Lacking(_share(record, meter(record), edit_url), others)


def _share(record: Record, found: Meter, edit_url: EditUrl, title: str = "") -> Share:
    must, should = (
        tuple(_wants(missing, record, edit_url)) for missing in (found.must, found.should)
    )
    return Share(title, found.done, found.total, found.says, must, should)


def _wants(
    missing: tuple[Criterion[Any], ...], record: Record, edit_url: EditUrl
) -> Iterator[Want]:
    for one in missing:
        line = line_of(one, record)
        form = ""
        if one.kind and not isinstance(record, EpisodeRecord):
            slug = record.slug if isinstance(record, CaseRecord) else record.case
            form = addresses.form(one.kind, slug)
        yield Want(one.missing, _way(one, line), edit_url(record.path, line), form)


def _way(criterion: Criterion[Any], line: int | None) -> str:
    if criterion.kind:
        return "Skriv den i formularen"
    if criterion.field == UNPLACED:
        return f"Se linje {line}" if line else "Se i filen"
    if not criterion.field:
        return f"Skriv i linje {line}"
    if line is None:
        return f"Tilføj »{criterion.field}«"
    return f"Ret »{criterion.field}« i linje {line}"
