"""Other people's calendars read what we write, all of them alike: around the changes of summer
time, in 2045, and whatever stands in the texts.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from clients import programs
from laboratorium.base.moment import DENMARK
from laboratorium.base.settings import Settings
from laboratorium.calendar import events
from laboratorium.calendar.ics import Event, write
from outside import absent, program
from own_content import own_loaded
from site_build import ROOT

SCRIPT = ROOT / "tests/clients/node/calendar.mjs"
LONG = "Rødgrød med fløde på Ærø, i Tårs og på Læsø – " * 12


def at(text: str, fold: int = 0) -> datetime:
    """What the clock in Denmark shows."""
    return datetime.fromisoformat(text).replace(tzinfo=DENMARK, fold=fold)


# What is written: when it begins and ends, and when that is, by a day or in UTC.
TIMES: dict[str, tuple[date, date, str, str]] = {
    "winter": (at("2027-01-26 09:00"), at("2027-01-26 15:30"), "2027-01-26T08:00:00Z",
               "2027-01-26T14:30:00Z"),
    "summer": (at("2027-06-12 09:00"), at("2027-06-12 15:30"), "2027-06-12T07:00:00Z",
               "2027-06-12T13:30:00Z"),
    "the minute before summer time": (at("2027-03-28 01:59"), at("2027-03-28 03:00"),
                                      "2027-03-28T00:59:00Z", "2027-03-28T01:00:00Z"),
    "the morning of summer time": (at("2027-03-28 03:30"), at("2027-03-28 09:00"),
                                   "2027-03-28T01:30:00Z", "2027-03-28T07:00:00Z"),
    "the first of a time that comes twice": (at("2027-10-31 02:30"), at("2027-10-31 05:00"),
                                             "2027-10-31T00:30:00Z", "2027-10-31T04:00:00Z"),
    "the second of a time that comes twice": (at("2027-10-31 02:30", 1), at("2027-10-31 05:00"),
                                              "2027-10-31T01:30:00Z", "2027-10-31T04:00:00Z"),
    "the morning of winter time": (at("2027-10-31 03:00"), at("2027-10-31 09:00"),
                                   "2027-10-31T02:00:00Z", "2027-10-31T08:00:00Z"),
    "over midnight": (at("2027-05-01 22:00"), at("2027-05-02 01:00"), "2027-05-01T20:00:00Z",
                      "2027-05-01T23:00:00Z"),
    "winter of 2045": (at("2045-01-26 09:00"), at("2045-01-26 15:30"), "2045-01-26T08:00:00Z",
                       "2045-01-26T14:30:00Z"),
    "summer of 2045": (at("2045-07-12 09:00"), at("2045-07-12 15:30"), "2045-07-12T07:00:00Z",
                       "2045-07-12T13:30:00Z"),
    "the morning of summer time in 2045": (at("2045-03-26 03:30"), at("2045-03-26 09:00"),
                                           "2045-03-26T01:30:00Z", "2045-03-26T07:00:00Z"),
    "the morning of winter time in 2045": (at("2045-10-29 03:00"), at("2045-10-29 09:00"),
                                           "2045-10-29T02:00:00Z", "2045-10-29T08:00:00Z"),
    "a day": (date(2023, 1, 26), date(2023, 1, 26), "2023-01-26", "2023-01-27"),
    "the day of summer time": (date(2027, 3, 28), date(2027, 3, 28), "2027-03-28", "2027-03-29"),
    "days over the new year": (date(2027, 12, 31), date(2028, 1, 2), "2027-12-31", "2028-01-03"),
    "a day in 2045": (date(2045, 2, 28), date(2045, 2, 28), "2045-02-28", "2045-03-01"),
}  # fmt: skip
TEXTS: dict[str, tuple[str, str, str]] = {
    "plain": ("Møde", "Vi mødes.", "Rådhuset"),
    "signs": ('A, b; c\\d: "e"', "Et; to,\\ tre\n\n- fire: https://e.org/?a=1,2;3", "Sal 1, 2"),
    "long": (LONG.strip(), f"{LONG}\n{LONG}".strip(), LONG.strip()),
    "unbroken": ("å" * 300, "€" * 200 + "\n" + "😀" * 90, "–" * 130),
    "right to left": (
        "\u05d0\u05d9\u05e8\u05d5\u05e2 \u2067x\u2069",
        "\u05de\u05e4\u05d2\u05e9",
        "\u05d7\u05d9\u05e4\u05d4",
    ),
    "like properties": ("END:VEVENT", "BEGIN:VEVENT\nUID:x\nEND:VCALENDAR", "DTSTART"),
    "no place": ("Møde", "Tekst", ""),
}
CHANGES = {"new": (0, False), "moved": (3, False), "cancelled": (4, True)}


def _events() -> Iterator[tuple[str, Event, dict[str, Any]]]:
    """Every time with plain texts, every text and every change at one time: a name, the event, and
    what is to be read of it.
    """
    for name, moments in TIMES.items():
        yield name, *_event(name, moments, TEXTS["plain"])
    for name, texts in TEXTS.items():
        yield name, *_event(name, TIMES["summer"], texts)
    for name, changed in CHANGES.items():
        yield name, *_event(name, TIMES["summer"], TEXTS["plain"], changed)


def _event(
    name: str,
    moments: tuple[date, date, str, str],
    texts: tuple[str, str, str],
    changed: tuple[int, bool] = (0, False),
) -> tuple[Event, dict[str, Any]]:
    begins, ends, first, last = moments
    uid, url = f"{name.replace(' ', '-')}@example.org", "https://example.org/netvaerk/a/"
    event = Event(
        uid=uid,
        sequence=changed[0],
        stamp=date(2026, 11, 29),
        begins=begins,
        ends=ends,
        summary=texts[0],
        description=texts[1],
        location=texts[2],
        link="https://example.org/moede?a=1,2;b",
        url=url,
        cancelled=changed[1],
    )
    told = {
        "uid": uid,
        "sequence": changed[0],
        "begins": first,
        "ends": last,
        "summary": texts[0],
        "description": texts[1],
        "location": texts[2],
        "url": url,
        "status": "CANCELLED" if changed[1] else "CONFIRMED",
        "stamp": "2026-11-29T00:00:00Z",
    }
    return event, told


WRITTEN = {name: (event, told) for name, event, told in _events()}


def _utc(when: date) -> str:
    if isinstance(when, datetime):
        return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return when.isoformat()


def icalendar(data: bytes) -> list[dict[str, Any]]:
    from icalendar import Calendar

    return [
        {
            "uid": str(event["uid"]),
            "sequence": int(event["sequence"]),
            "begins": _utc(event["dtstart"].dt),
            "ends": _utc(event["dtend"].dt),
            "summary": str(event["summary"]),
            "description": str(event["description"]),
            "location": str(event.get("location", "")),
            "url": str(event["url"]),
            "status": str(event["status"]),
            "stamp": _utc(event["dtstamp"].dt),
        }
        for event in Calendar.from_ical(data).walk("VEVENT")
    ]


def vobject(data: bytes) -> list[dict[str, Any]]:
    import vobject  # type: ignore[import-untyped]

    def value(event: Any, name: str) -> Any:
        return getattr(event, name).value if hasattr(event, name) else ""

    return [
        {
            **{name: value(event, name) for name in ("uid", "summary", "description", "location")},
            "sequence": int(value(event, "sequence")),
            "begins": _utc(value(event, "dtstart")),
            "ends": _utc(value(event, "dtend")),
            "url": value(event, "url"),
            "status": value(event, "status"),
            "stamp": _utc(value(event, "dtstamp")),
        }
        for event in vobject.readOne(data.decode()).vevent_list
    ]


def _node(name: str) -> Callable[[bytes], list[dict[str, Any]]]:
    def read(data: bytes) -> list[dict[str, Any]]:
        if why := programs.absent_package(name):
            absent(f"{name} ({why})")
        command = [str(program("node")), str(SCRIPT), name]
        done = subprocess.run(command, input=data, capture_output=True, check=True, timeout=60)
        found: list[dict[str, Any]] = json.loads(done.stdout)
        return found

    return read


READERS = {
    "icalendar": icalendar,
    "vobject": vobject,
    "ical.js": _node("ical.js"),
    "node-ical": _node("node-ical"),
}


@pytest.fixture(scope="module", params=READERS)
def read(request: pytest.FixtureRequest) -> dict[str, dict[str, Any]]:
    """What one reader makes of all events in one calendar."""
    data = write((event for event, _ in WRITTEN.values()), "Møder", "https://example.org/a.ics")
    found = READERS[request.param](data)
    assert len(found) == len({name.replace(" ", "-") for name in WRITTEN})
    return {one["uid"]: one for one in found}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_reader_reads_what_was_written(read: dict[str, dict[str, Any]], name: str) -> None:
    _, told = WRITTEN[name]
    assert read[told["uid"]] == told


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_reads_the_real_calendar(reader: str) -> None:
    content = own_loaded().content
    settings = Settings("Laboratoriet", "https://example.org/")
    (path, data), *each = events.files(content, settings)
    assert path == events.PATH
    read = READERS[reader](data)
    days = [one["begins"] for one in read if "/laboratorier/2023-" in one["url"]]
    assert days == ["2023-01-26", "2023-03-01", "2023-05-16", "2023-08-25"]
    pages = events.occasions(content)
    assert [one["uid"] for one in read] == [events.uid_of(page) for page in pages]
    assert len(each) == len(read)
