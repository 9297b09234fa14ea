"""What calendars have been told is never taken back in silence, and the refusal says what to
write.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from content_project import LAB, LAB_PATH, PAGE, line_of, write
from podcast_project import podcast

from laboratorium.base.paths import CALENDAR_LEDGER
from laboratorium.base.settings import Settings
from laboratorium.calendar import ledger
from laboratorium.calendar.events import PATH as CALENDAR
from laboratorium.calendar.events import address_of, files, occasions, uid_of
from laboratorium.model.records import Content
from laboratorium.reading.loader import load

PATH = "docs/netvaerk/2027-03-12-moede.md"
MEETING = PAGE.replace(
    "---\nTekst",
    "date: 2027-03-12 09:00\nend: 2027-03-12 15:30\nplace: Rådhuset\n---\nTekst",
)
CHANGE = "changes:\n  - {date: 2027-03-01, what: Der er ændret noget.}\n"
AT = datetime(2026, 12, 1, tzinfo=UTC)
SITE = Settings("Laboratoriet", "https://example.org/")


def with_fields(text: str, *lines: str) -> str:
    return text.replace(
        "---\nTekst", "".join(f"{line.rstrip()}\n" for line in lines) + "---\nTekst"
    )


def content(root: Path) -> Content:
    found = load(root)
    assert not found.errors
    return found.content


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """A project of which calendars have been told."""
    root = write(tmp_path, {**podcast(), PATH: MEETING, LAB_PATH: LAB})
    write(root, {CALENDAR_LEDGER: ledger.updated(root, content(root))})
    return root


def test_nothing_is_said_as_long_as_nothing_is_changed(told: Path) -> None:
    assert ledger.check(told, content(told)) == ()
    before = (told / CALENDAR_LEDGER).read_text(encoding="utf-8")
    assert ledger.updated(told, content(told)) == before
    assert ledger.continued(told, load(told), AT).problems == load(told).problems


MOVED = MEETING.replace("2027-03-12 09:00", "2027-03-13 09:00").replace(
    "end: 2027-03-12", "end: 2027-03-13"
)
SILENT = {
    "another end": (MEETING.replace("15:30", "16:00"), "»end«"),
    "another place": (MEETING.replace("Rådhuset", "Biblioteket"), "»place«"),
    "cancelled": (with_fields(MEETING, "status: cancelled"), "»status«"),
}


@pytest.mark.parametrize("name", SILENT)
def test_a_change_is_told_to_calendars(told: Path, name: str) -> None:
    silent, words = SILENT[name]
    write(told, {PATH: silent})
    (problem,) = ledger.check(told, content(told))
    assert (problem.path, problem.line) == (PATH, line_of(silent, "date:"))
    assert problem.code == "calendar-silent"
    assert problem.message.startswith(words) and "»changes«" in problem.message
    write(told, {PATH: with_fields(silent, CHANGE)})
    assert ledger.check(told, content(told)) == ()


def test_a_title_may_change_in_silence(told: Path) -> None:
    write(told, {PATH: MEETING.replace("title: Om", "title: Et andet navn")})
    assert ledger.check(told, content(told)) == ()


def test_what_was_told_once_is_not_told_fewer_times(told: Path) -> None:
    changed = with_fields(MEETING, CHANGE)
    write(told, {PATH: changed})
    write(told, {CALENDAR_LEDGER: ledger.updated(told, content(told))})
    write(told, {PATH: MEETING})
    (problem,) = ledger.check(told, content(told))
    assert (problem.path, problem.code) == (PATH, "calendar-sequence")


@pytest.mark.parametrize("how", ["deleted", "draft", "made up", "renamed"])
def test_a_meeting_that_is_gone_stops_a_build(told: Path, how: str) -> None:
    if how in ("deleted", "renamed"):
        (told / PATH).unlink()
    if how == "renamed":
        write(told, {PATH.replace("moede", "moedet"): MEETING})
    if how == "draft":
        write(told, {PATH: with_fields(MEETING, "draft: true")})
    if how == "made up":
        write(told, {PATH: with_fields(MEETING, "made_up: true")})
    found = ledger.continued(told, load(told), AT).errors
    (problem,) = found
    line = line_of((told / CALENDAR_LEDGER).read_text(encoding="utf-8"), '  - page: "netvaerk')
    assert (problem.path, problem.line, problem.code) == (CALENDAR_LEDGER, line, "calendar-lost")
    assert PATH in problem.message and "status: cancelled" in problem.message


def test_a_cancelled_meeting_stays(told: Path) -> None:
    cancelled = with_fields(MEETING, "status: cancelled", CHANGE)
    write(told, {PATH: cancelled})
    assert b"STATUS:CANCELLED" in dict(files(content(told), SITE))[CALENDAR]
    write(told, {CALENDAR_LEDGER: ledger.updated(told, content(told))})
    (told / PATH).unlink()
    (problem,) = ledger.check(told, content(told))
    assert problem.code == "calendar-lost" and "Læg filen tilbage." in problem.message


def test_it_is_told_when_the_ledger_is_behind(tmp_path: Path) -> None:
    root = write(tmp_path, {"docs/index.md": PAGE, PATH: MEETING})
    found = [p for p in ledger.continued(root, load(root), AT).problems if p.path == PATH]
    assert [(p.code, p.line) for p in found] == [("ledger-behind", line_of(MEETING, "date:"))]
    write(root, {CALENDAR_LEDGER: ledger.updated(root, content(root))})
    assert [p for p in ledger.continued(root, load(root), AT).problems if p.path == PATH] == []


BROKEN = {
    "no YAML": "events: [",
    "a field that is unknown": 'events:\n  - page: "a"\n    day: "b"\n',
    "twice": "events:\n"
    + '  - {page: "a", begins: "b", ends: "c", cancelled: no, sequence: 0}\n' * 2,
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_ledger_protects_nobody(told: Path, name: str) -> None:
    write(told, {CALENDAR_LEDGER: BROKEN[name]})
    (problem,) = ledger.check(told, content(told))
    assert (problem.path, problem.code) == (CALENDAR_LEDGER, "calendar-ledger-broken")
    assert "versionshistorien" in problem.message
    with pytest.raises(ValueError):
        ledger.updated(told, content(told))


def test_a_moved_date_keeps_its_place_in_calendars(told: Path) -> None:
    before = {page.path: uid_of(page) for page in occasions(content(told))}
    write(told, {PATH: with_fields(MOVED, CHANGE)})
    pages = occasions(content(told))
    assert {page.path: uid_of(page) for page in pages} == before
    assert len(set(before.values())) == 2
    assert b"SEQUENCE:1" in dict(files(content(told), SITE))[address_of(pages[-1])]


def test_what_calendars_are_told_depends_on_nothing_but_the_content(told: Path) -> None:
    assert list(files(content(told), SITE)) == list(files(content(told), SITE))
    written = dict(files(content(told), SITE))[CALENDAR]
    assert b"DTSTAMP:20230101T000000Z" in written
    write(told, {PATH: with_fields(MEETING, CHANGE)})
    assert b"DTSTAMP:20270301T000000Z" in dict(files(content(told), SITE))[CALENDAR]
