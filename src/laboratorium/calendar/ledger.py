"""The ledger of the calendar: what subscribers have been told of each meeting.

A calendar takes a changed time or place only with a higher SEQUENCE (RFC 5546, 2.1.4), and keeps
what is no longer in the file, or forgets that it was cancelled. `docs/netvaerk/ledger.yml` holds
what was told, and is committed with the content: a build stops at what it has against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from laboratorium.base.paths import CALENDAR_LEDGER
from laboratorium.base.problems import Position, Problem, advice, error, in_order
from laboratorium.base.yaml_text import quoted
from laboratorium.calendar.events import occasions
from laboratorium.model.occasions import CANCELLED, Occasion
from laboratorium.model.parts import Record
from laboratorium.model.records import Content, Loaded, PageRecord
from laboratorium.model.schedule import released
from laboratorium.reading.kept import broken, read_kept

_HEADER = """\
# Kalenderens hovedbog: hvad abonnenternes kalendere har fået at vide om hvert møde.
# Filen bliver skrevet af programmet. Ret den ikke i hånden, og slet den ikke.
"""
_BROKEN = "calendar-ledger-broken"


class Told(Record):
    """What calendars have been told of one page, which `page` names by its path under docs/."""

    page: str
    begins: str
    ends: str
    where: str = ""
    cancelled: bool
    sequence: int


class _Ledger(Record):
    events: tuple[Told, ...]


Lines = dict[str, int]


def told_of(page: PageRecord[Any]) -> Told:
    """What a build tells calendars of a page."""
    meta: Occasion = page.meta
    return Told(
        page=page.uri,
        begins=_said(meta.date),
        ends=_said(meta.last),
        where=meta.place or meta.link or "",
        cancelled=meta.status == CANCELLED,
        sequence=meta.sequence,
    )


def _said(when: date) -> str:
    """A day, or a time with its offset: `2027-03-12 09:00+01:00`."""
    if isinstance(when, datetime):
        return when.isoformat(sep=" ", timespec="minutes")
    return when.isoformat()


def check(root: Path, content: Content) -> tuple[Problem, ...]:
    """What must not be published, given the ledger in the project's folder; without one there is
    nothing to lose.
    """
    known, lines, problems = _read(root)
    return problems or in_order(_refused(known, lines, occasions(content)))


def continued(root: Path, loaded: Loaded, at: datetime) -> Loaded:
    """What was loaded, with the ledger's problems, and that it is behind, among the others.

    Not while the content has errors: a page that cannot be read is not one that was taken away.
    """
    if loaded.errors:
        return loaded
    content = released(loaded.content, at)
    found = check(root, content) or tuple(_behind(root, content))
    return replace(loaded, problems=in_order((*loaded.problems, *found)))


def updated(root: Path, content: Content) -> str:
    """The text that the ledger is to hold once the content is published. Raises ValueError when
    `check` has anything to say.
    """
    if refused := check(root, content):
        raise ValueError(refused[0].message)
    known, _, _ = _read(root)
    for page in occasions(content):
        known[page.uri] = told_of(page)
    entries = sorted(known.values(), key=lambda one: (one.begins, one.page))
    lines = ["events:" if entries else "events: []"]
    for entry in entries:
        lines += _written(entry)
    return _HEADER + "\n".join(lines) + "\n"


def _read(root: Path) -> tuple[dict[str, Told], Lines, tuple[Problem, ...]]:
    """What the ledger holds, by page, and the line of each; or what is wrong with it."""
    path = root / CALENDAR_LEDGER
    if not path.is_file():
        return {}, {}, ()
    found, parsed, problems = read_kept(path.read_bytes(), CALENDAR_LEDGER, _Ledger, _BROKEN)
    known: dict[str, Told] = {}
    lines: Lines = {}
    for number, entry in enumerate(found.events if found else ()):
        line = parsed.position("events", number, "page").line
        if entry.page in known:
            message = f"»{entry.page}« står to gange i hovedbogen."
            return {}, {}, (broken(CALENDAR_LEDGER, _BROKEN)(line, message),)
        known[entry.page], lines[entry.page] = entry, line
    return known, lines, problems


def _refused(
    known: dict[str, Told], lines: Lines, pages: Iterable[PageRecord[Any]]
) -> Iterator[Problem]:
    now = {page.uri: page for page in pages}
    for uri, told in known.items():
        page = now.get(uri)
        if page is None:
            at = Position(lines[uri], 1)
            yield error(CALENDAR_LEDGER, at, "calendar-lost", _lost(told))
        elif differing := _differing(told, told_of(page)):
            yield error(page.path, _at(page), *differing)


def _at(page: PageRecord[Any]) -> Position:
    return Position(page.lines.get("date", 1), 1)


def _lost(told: Told) -> str:
    hint = "Læg filen tilbage"
    if not told.cancelled:
        hint += ". Bliver mødet ikke holdt, så skriv »status: cancelled« og en linje i »changes«"
    return (
        f"docs/{told.page} ({told.begins}) er lagt ud i kalenderen, men er væk eller er en kladde. "
        f"Så ved abonnenternes kalendere ikke, hvad der er sket. {hint}."
    )


def _differing(told: Told, now: Told) -> tuple[str, str] | None:
    """The code and the sentence, when calendars would not take the news."""
    if now.sequence < told.sequence:
        return "calendar-sequence", (
            f"Kalenderen har fået {told.sequence} ændringer at vide, men »changes« har kun "
            f"{now.sequence}. Læg de slettede linjer tilbage."
        )
    named = {"begins": "date", "ends": "end", "where": "place", "cancelled": "status"}
    changed = [word for key, word in named.items() if getattr(told, key) != getattr(now, key)]
    if changed and now.sequence == told.sequence:
        words = " og ".join(f"»{word}«" for word in changed)
        return "calendar-silent", (
            f"{words} er en anden end den, kalenderen har fået at vide ({told.begins}). Skriv en "
            "ny linje i »changes« om, hvad der er ændret, ellers ser abonnenterne det ikke."
        )
    return None


def _behind(root: Path, content: Content) -> Iterator[Problem]:
    known, _, _ = _read(root)
    for page in occasions(content):
        if known.get(page.uri) != told_of(page):
            message = (
                f"{CALENDAR_LEDGER} ved ikke, hvad kalenderen siger om det her. Kør ./lab ledger, "
                "når det er lagt ud, og gem filen."
            )
            yield advice(
                page.path, Position(page.lines.get("date", 1), 1), "ledger-behind", message
            )


def _written(entry: Told) -> Iterator[str]:
    yield f"  - page: {quoted(entry.page)}"
    yield f"    begins: {quoted(entry.begins)}"
    yield f"    ends: {quoted(entry.ends)}"
    if entry.where:
        yield f"    where: {quoted(entry.where)}"
    yield f"    cancelled: {'true' if entry.cancelled else 'false'}"
    yield f"    sequence: {entry.sequence}"
