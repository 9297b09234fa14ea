"""Everything that stands in the calendar, from the pages that tell of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from laboratorium.base import addresses
from laboratorium.base.settings import Settings
from laboratorium.calendar.ics import Event, write
from laboratorium.model.exhibitions import Exhibition
from laboratorium.model.occasions import CANCELLED, Gathering, Occasion, day_of
from laboratorium.model.records import Content, PageRecord, guid_of

PATH = "netvaerk/kalender.ics"
"""Where the whole calendar lies on the site."""
# UUIDv5 of the name "laboratorium/kalender" in the namespace of addresses; it may never change.
_NAMESPACE = "c610dd74-7931-52b0-af3b-5fd92ea48784"
_FIRST = date(2023, 1, 1)
"""When the programme began: the stamp of what has never been changed."""


def occasions(content: Content) -> tuple[PageRecord[Any], ...]:
    """The pages that stand in the calendar, by day, then by path; what is made up does not."""
    found = (
        page
        for page in content.every_page
        if isinstance(page.meta, Occasion) and not getattr(page.meta, "made_up", False)
    )
    return tuple(sorted(found, key=lambda page: (page.meta.day, str(page.meta.date), page.path)))


def uid_of(page: PageRecord[Any]) -> str:
    """What calendars know it by: told by where its page lies, so that a moved date keeps it."""
    return guid_of(_NAMESPACE, page.uri.removesuffix(".md"))


def address_of(page: PageRecord[Any]) -> str:
    """Where the calendar file of one page lies on the site."""
    return f"{addresses.document(page.uri)}kalender.ics"


def event_of(page: PageRecord[Any], settings: Settings) -> Event:
    meta: Occasion = page.meta
    url = settings.canonical(addresses.document(page.uri))
    dates = [change.date for change in meta.changes]
    prefix = "Fernisering: " if isinstance(meta, Exhibition) else ""
    prefix = "Aflyst: " if meta.status == CANCELLED else prefix
    return Event(
        uid=uid_of(page),
        sequence=meta.sequence,
        stamp=max((*dates, meta.updated or _FIRST)),
        begins=meta.date,
        ends=meta.last if isinstance(meta, Gathering) else day_of(meta.last),
        summary=prefix + meta.title,
        description="\n\n".join(_told(meta, url)),
        location=meta.place or meta.link or "",
        link=meta.link or "",
        url=url,
        cancelled=meta.status == CANCELLED,
    )


def _told(meta: Occasion, url: str) -> Iterator[str]:
    """What the calendar says of it, in paragraphs."""
    if meta.changes:
        yield max(meta.changes, key=lambda change: change.date).what
    yield meta.description
    if isinstance(meta, Gathering) and meta.programme:
        yield "\n".join(f"{one.at or ''} {one.title}".strip() for one in meta.programme)
    if meta.link and meta.place:
        yield f"På nettet: {meta.link}"
    yield url


def files(content: Content, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """The whole calendar, and a file for each page in it: path on the site, and bytes."""
    found = [(page, event_of(page, settings)) for page in occasions(content)]
    name = f"Møder – {settings.name}"
    yield PATH, write((event for _, event in found), name, settings.canonical(PATH))
    for page, event in found:
        yield address_of(page), write([event], page.meta.title)
