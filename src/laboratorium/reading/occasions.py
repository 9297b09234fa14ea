"""What stands in the calendar: what a programme names must be there, and nobody can be at two
meetings at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from laboratorium.base.danish import Nearest
from laboratorium.base.moment import DENMARK
from laboratorium.base.problems import Position, Problem, advice, error
from laboratorium.model.occasions import CANCELLED, PLANNED, Gathering, Occasion
from laboratorium.model.records import Content, PageRecord
from laboratorium.reading.frontmatter import ParsedFile
from laboratorium.reading.messages import quote
from laboratorium.reading.references import Known, check_names

_NAMED: Mapping[str, tuple[Callable[[Known], Collection[str]], Callable[[Known], Nearest], str]] = {
    "groups": (lambda known: known.groups, lambda known: known.near_group, "Gruppen"),
    "cases": (lambda known: known.cases, lambda known: known.near_case, "Casen"),
    "points": (lambda known: known.points, lambda known: known.near_point, "Læringspointen"),
    "prototypes": (
        lambda known: known.prototypes,
        lambda known: known.near_prototype,
        "Prototypen",
    ),
    "episodes": (lambda known: known.episodes, lambda known: known.near_episode, "Afsnittet"),
}
"""What an item of a programme names: all that there is of it, the nearest to a slip, its kind."""


def check_programme(parsed: ParsedFile, known: Known) -> Iterator[Problem]:
    """Yield a problem for each thing on a page's programme that is not there or is withdrawn."""
    for index, item in parsed.records("programme"):
        for key, (existing, near, what) in _NAMED.items():
            if values := item.get(key):
                where = ("programme", index, key)
                yield from check_names(parsed, where, values, existing(known), near(known), what)
        yield from _withdrawn(parsed, index, item.get("episodes"), known)


def _withdrawn(parsed: ParsedFile, item: int, values: Any, known: Known) -> Iterator[Problem]:
    for index, value in enumerate(values if isinstance(values, list) else ()):
        if isinstance(value, str) and known.episodes.get(value.strip()):
            at = parsed.position("programme", item, "episodes", index)
            message = f"Afsnittet »{quote(value)}« er trukket tilbage. Slet det fra programmet."
            yield error(parsed.path, at, "withdrawn-episodes", message)


def check_together(pages: Iterable[tuple[ParsedFile, PageRecord[Any]]]) -> Iterator[Problem]:
    """Yield a problem for each meeting that begins before another one has ended."""
    meetings = sorted(
        (pair for pair in pages if isinstance(pair[1].meta, Gathering) and _is_held(pair[1].meta)),
        key=lambda pair: (begins(pair[1].meta), pair[1].path),
    )
    last: PageRecord[Any] | None = None
    for parsed, page in meetings:
        if last and begins(page.meta) < ends(last.meta):
            message = (
                f"Mødet ligger oven i »{quote(last.meta.title)}« ({last.path}). Ret den ene tid, "
                f"eller skriv »status: {CANCELLED}«, hvis det er aflyst."
            )
            yield error(page.path, parsed.position("date"), "meetings-overlap", message)
        if last is None or ends(page.meta) > ends(last.meta):
            last = page


def _is_held(meta: Gathering) -> bool:
    return meta.status != CANCELLED and not meta.draft and not getattr(meta, "made_up", False)


def check_past(content: Content, at: datetime) -> Iterator[Problem]:
    """Yield advice for each meeting that is planned for a time before this one."""
    for page in content.every_page:
        meta = page.meta
        planned = isinstance(meta, Gathering) and meta.status == PLANNED and _is_held(meta)
        if planned and ends(meta) <= at:
            message = "Mødet er planlagt til en tid, der er gået. Skriv »status: held«."
            where = Position(page.lines.get("date", 1), 1)
            yield advice(page.path, where, "meeting-past", message)


def begins(meta: Occasion) -> datetime:
    """The moment it begins; a day begins at midnight in Denmark."""
    return _moment(meta.date)


def ends(meta: Occasion) -> datetime:
    """The moment it ends; a day ends when the next begins."""
    return meta.last if isinstance(meta.last, datetime) else _moment(meta.last + timedelta(days=1))


def _moment(when: date) -> datetime:
    if isinstance(when, datetime):
        return when
    return datetime.combine(when, time(), DENMARK)
