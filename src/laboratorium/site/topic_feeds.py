"""A feed (Atom) for every topic: the cases and learning points that carry one term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from laboratorium.base import addresses
from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.facets import carried, followed
from laboratorium.model.records import CaseRecord, LearningPointRecord
from laboratorium.site.atom import Entries, Press, Written, changed

MOST = 30
"""Entries of a feed: more than anybody reads between two visits."""
PATHS: tuple[str, ...] = ()

_Found = tuple[CaseRecord, LearningPointRecord | None]


def files(
    catalogue: Catalogue, settings: Settings, entries: Entries | None = None
) -> Iterator[tuple[str, bytes]]:
    """The feed of every term that can be followed, also of one that nothing carries yet."""
    with (entries or Entries()).press("topic feeds", settings, catalogue.vocabularies) as press:
        yield from _files(catalogue, press)


def _files(catalogue: Catalogue, press: Press) -> Iterator[tuple[str, bytes]]:
    settings, entries = press.settings, _newest(catalogue, press)
    for name in followed():
        words = catalogue.vocabularies[name]
        for term in words:
            path = addresses.term_feed(words.slug, term.slug)
            page = addresses.term(words.slug, term.slug)
            title = f"{term.title} – {settings.name}"
            yield path, press.feed(path, title, page, entries.get((name, term.key), ()))


def _newest(catalogue: Catalogue, press: Press) -> dict[tuple[str, str], list[Written]]:
    """The newest of each vocabulary's terms. All is put in order once, and each entry is written
    once however many feeds it is in, so that it takes time for as much as there is.
    """
    names = frozenset(followed())
    found: dict[tuple[str, str], list[Written]] = defaultdict(list)
    for case, point in sorted(_everything(catalogue), key=_order):
        wanted = [
            entries
            for name, key, _ in carried(point or case)
            if name in names and len(entries := found[name, key]) < MOST
        ]
        if wanted:
            written = press.point(point, case) if point else press.case(case)
            for entries in wanted:
                entries.append(written)
    return found


def _everything(catalogue: Catalogue) -> Iterator[_Found]:
    for case in catalogue.cases:
        yield case, None
        yield from ((case, point) for point in case.learning_points)


def _order(found: _Found) -> tuple[int, str, str]:
    """Newest first; of one day a case before its points."""
    case, point = found
    day = point.meta.date if point else changed(case)
    return -day.toordinal(), case.slug, point.slug if point else ""
