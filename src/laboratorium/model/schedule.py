"""What is out of all content at a time, and when that will be something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from laboratorium.base.moment import Span
from laboratorium.model.records import CaseRecord, Content, PageRecord
from laboratorium.model.release import Withheld, due, is_draft, is_out

R = TypeVar("R")


def moments(content: Content) -> list[datetime]:
    """Every time at which something comes out or has come out, earliest first."""
    return sorted(when for _, when in _dated(content))


def span(content: Content, at: datetime) -> Span:
    """The times at which the same is out as at this one."""
    every = moments(content)
    return Span(
        max((when for when in every if when <= at), default=None),
        min((when for when in every if when > at), default=None),
    )


def withheld(content: Content, at: datetime) -> tuple[Withheld, ...]:
    """All that is not out at a time, in order of path."""
    found = (
        Withheld(record.path, due(record.meta), _sound(record))
        for record in (*_timed(content), *content.every_page)
        if not is_out(record.meta, at)
    )
    return tuple(sorted(found, key=lambda one: one.path))


def coming(content: Content, after: datetime | None, until: datetime | None) -> list[Withheld]:
    """What comes out later than one time and no later than another, in that order; without either
    from the beginning, and until the end.
    """
    found = (
        (when, record.path)
        for record, when in _dated(content)
        if (after is None or when > after) and (until is None or when <= until)
    )
    return [Withheld(path, when) for when, path in sorted(found)]


def released(content: Content, at: datetime) -> Content:
    """What is out at a time: nothing of what is withheld is left but that it is."""
    waiting = withheld(content, at)
    if not waiting:
        return content
    cases = tuple(_without(case, at) for case in _out(content.cases, at))
    typed = {kind: _out(pages, at) for kind, pages in content.typed.items()}
    episodes = _out(content.episodes, at)
    there = {
        "cases": {case.slug for case in cases},
        "points": {f"{case.slug}/{one.slug}" for case in cases for one in case.learning_points},
        "prototypes": {f"{case.slug}/{one.slug}" for case in cases for one in case.prototypes},
        "episodes": {one.slug for one in episodes},
        "after": {page.slug for page in typed.get("chapter", ())},
    }
    return replace(
        content,
        cases=cases,
        pages=_out(content.pages, at),
        typed={
            kind: tuple(_naming(page, there) for page in pages) for kind, pages in typed.items()
        },
        episodes=episodes,
        withheld=waiting,
    )


def marked(content: Content, at: datetime) -> Content:
    """All of it, for a preview, that knows what is not out."""
    return replace(content, withheld=withheld(content, at))


def _timed(content: Content) -> Iterator[Any]:
    for case in content.cases:
        yield case
        for parts in case.parts.values():
            yield from parts
    yield from content.episodes


def _dated(content: Content) -> Iterator[tuple[Any, datetime]]:
    """What has a time, and when it is out: what lies in a case never before the case itself."""
    for case in content.cases:
        if is_draft(case.meta):
            continue
        own = due(case.meta)
        if own:
            yield case, own
        for parts in case.parts.values():
            for part in parts:
                if when := due(part.meta):
                    yield part, max(when, own or when)
    for episode in content.episodes:
        if when := due(episode.meta):
            yield episode, when


def _out(records: Iterable[R], at: datetime) -> tuple[R, ...]:
    return tuple(one for one in records if is_out(one.meta, at))  # type: ignore[attr-defined]


def _without(case: CaseRecord, at: datetime) -> CaseRecord:
    kept = {kind: _out(parts, at) for kind, parts in case.parts.items()}
    if all(len(kept[kind]) == len(parts) for kind, parts in case.parts.items()):
        return case  # As it was read, and so told by its files.
    return replace(case, parts={kind: parts for kind, parts in kept.items() if parts})


def _naming(page: PageRecord[Any], there: Mapping[str, set[str]]) -> PageRecord[Any]:
    """A page with nothing in its lists, nor in those of its programme, its groups or its rooms,
    that is not there.
    """
    kept: dict[str, Any] = _kept(page.meta, there)
    for key in ("programme", "groups", "rooms"):
        listed = getattr(page.meta, key, ())
        shorter = tuple(
            one.model_copy(update=some) if (some := _kept(one, there)) else one for one in listed
        )
        if shorter != listed:
            kept[key] = shorter
    return replace(page, meta=page.meta.model_copy(update=kept)) if kept else page


def _kept(meta: Any, there: Mapping[str, set[str]]) -> dict[str, Any]:
    """Those of its lists that hold something that is not there, without it."""
    lists = {key: getattr(meta, key, ()) for key in there}
    shorter = {
        key: tuple(name for name in listed if name in there[key]) for key, listed in lists.items()
    }
    return {key: some for key, some in shorter.items() if some != lists[key]}


def _sound(record: Any) -> str:
    audio = getattr(record, "audio", None)
    return audio.sha256 if audio else ""
