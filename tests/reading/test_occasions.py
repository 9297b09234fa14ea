"""What stands in the calendar: what is wrong with it is told, with its place."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from content_project import CASE, PAGE, POINT_PATH, line_of, loaded, said, write
from podcast_project import EPISODE, EPISODE_PATH, podcast

from laboratorium.reading.loader import load

PATH, OTHER = "docs/netvaerk/2027-03-12-moede.md", "docs/netvaerk/2027-03-12-andet.md"


def page(fields: str) -> str:
    return PAGE.replace("---\nTekst", f"{fields.strip()}\n---\nTekst")


# What is written, where it is told of, by which code, and a piece of what is said.
WRONG = [
    ("date: 2027-03-28 02:30\nend: 2027-03-28 04:00\nplace: Her", "date:", "time-gap", "03:30"),
    ("date: 2027-10-31 02:30\nend: 2027-10-31 04:00\nplace: Her", "date:", "time-twice", "+02:00"),
    ("date: 2045-03-26 02:00\nend: 2045-03-26 04:00\nplace: Her", "date:", "time-gap", "03:00"),
    ("date: 2027-03-12 09:00\nend: 2027-03-12 08:00\nplace: Her", "end:", "end-first", "09:00"),
    ("date: 2027-03-12 09:00\nend: 2027-03-12 09:00\nplace: Her", "end:", "end-first", "09:00"),
    ("date: 2027-03-12\nend: 2027-03-11\nplace: Her", "end:", "end-first", "2027-03-12"),
    ("date: 2027-03-12 09:00\nplace: Her", "date:", "end-missing", "end: 2027-03-12 15:30"),
    ("date: 2027-03-12\nend: 2027-03-12 15:00\nplace: Her", "end:", "end-of-another-kind", "dem"),
    ("date: 2027-03-12\nend: 2028-03-12\nplace: Her", "end:", "end-far", "14 dage"),
    ("date: 12. marts 2027\nplace: Her", "date:", "day-form", "2027-03-12"),
    ("date: 2027-03-12\nplace: Her\nstatus: aflys", "status:", "unknown-term", "Aflyst"),
    ("date: 2027-03-12\nplace: Her\nprogramme:\n  - {title: A, at: 25.00}", "  - {title",
     "clock", "10:15"),
    ("date: 2027-03-12\nplace: Her\nprogramme:\n  - title: A\n    points: [foens]", "    points:",
     "point-reference", "2026-11-23-kort-navn"),
    ("date: 2027-03-12\nplace: Her\nprogramme:\n  - title: A\n    points: [foens/2026-11-23-lav]",
     "    points:", "dangling-points", "foens/2026-11-23-lav-afgift"),
    ("date: 2027-03-12\nplace: Her\nprogramme:\n  - title: A\n    cases: [føns]", "    cases:",
     "slug", "foens"),
    ("date: 2027-03-12\nplace: Her\nprogramme:\n  - title: A\n    episodes: [x]", "    episodes:",
     "dangling-episodes", "Afsnittet"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "at", "code", "message"), WRONG)
def test_what_is_wrong_is_told_where_it_stands(
    tmp_path: Path, fields: str, at: str, code: str, message: str
) -> None:
    text = page(fields)
    (problem,) = (one for one in loaded(tmp_path, {PATH: text}).errors if one.code == code)
    assert (problem.path, problem.line) == (PATH, line_of(text, at))
    assert problem.column > 1 and message in problem.message


def test_a_meeting_is_somewhere(tmp_path: Path) -> None:
    nowhere = page("date: 2027-03-12")
    (problem,) = loaded(tmp_path, {PATH: nowhere}).errors
    assert said([problem]) == [(PATH, line_of(nowhere, "date:"), "nowhere")]
    there = page("date: 2027-03-12\nlink: https://example.org/moede")
    assert loaded(tmp_path, {PATH: there}).errors == ()


RIGHT = [
    ("date: 2027-03-12 09:00\nend: 2027-03-12 15:30", "2027-03-12 09:00:00+01:00"),
    ("date: 2027-06-12 09:00\nend: 2027-06-12 15:30", "2027-06-12 09:00:00+02:00"),
    ("date: 2027-10-31 02:30+01:00\nend: 2027-10-31 04:00", "2027-10-31 02:30:00+01:00"),
    ("date: 2027-03-12\nend: 2027-03-13", "2027-03-12"),
    ("date: 2045-07-01 09:00\nend: 2045-07-01 10:00", "2045-07-01 09:00:00+02:00"),
]


@pytest.mark.parametrize(("fields", "begins"), RIGHT)
def test_a_day_or_a_time_is_read_as_denmark_has_it(
    tmp_path: Path, fields: str, begins: str
) -> None:
    path = f"docs/netvaerk/{begins[:10]}-a.md"
    found = loaded(tmp_path, {path: page(f"{fields}\nplace: Her")})
    assert found.errors == ()
    assert str(found.content.meetings[0].meta.date) == begins


OVERLAPPING = [
    ("date: 2027-03-12 09:00\nend: 2027-03-12 12:00", True),
    ("date: 2027-03-12 12:00\nend: 2027-03-12 13:00", False),
    ("date: 2027-03-12", True),
    ("date: 2027-03-13", False),
    ("date: 2027-03-12 09:00\nend: 2027-03-12 12:00\nstatus: cancelled", False),
    ("date: 2027-03-12 09:00\nend: 2027-03-12 12:00\nmade_up: true", False),
    ("date: 2027-03-12 09:00\nend: 2027-03-12 12:00\ndraft: true", False),
]


@pytest.mark.parametrize(("fields", "overlaps"), OVERLAPPING)
def test_nobody_is_at_two_meetings(tmp_path: Path, fields: str, overlaps: bool) -> None:
    first = page("date: 2027-03-12 08:00\nend: 2027-03-12 12:00\nplace: Her")
    text = page(f"{fields}\nplace: Der\nchanges: [{{date: 2027-03-01, what: Flyttet}}]")
    found = loaded(tmp_path, {OTHER: text, PATH: first}).errors
    assert [one.code for one in found] == (["meetings-overlap"] if overlaps else [])
    assert all("Om" in one.message and "docs/netvaerk/" in one.message for one in found)


def test_a_meeting_that_was_moved_keeps_the_name_of_its_file(tmp_path: Path) -> None:
    moved = page("date: 2027-04-12\nplace: Her")
    assert [one.code for one in loaded(tmp_path, {PATH: moved}).errors] == ["page-name"]
    told = page("date: 2027-04-12\nplace: Her\nchanges: [{date: 2027-03-01, what: Flyttet}]")
    found = loaded(tmp_path, {PATH: told})
    assert found.errors == ()
    assert found.content.meetings[0].meta.sequence == 1


def test_a_meeting_that_is_over_should_be_said_to_be_held(tmp_path: Path) -> None:
    planned = page("date: 2027-03-12 08:00\nend: 2027-03-12 12:00\nplace: Her")
    root = write(tmp_path, {"docs/index.md": PAGE, PATH: planned})

    def told(hour: int) -> list[tuple[str, int, str]]:
        return said(load(root, at=datetime(2027, 3, 12, hour, tzinfo=UTC)).problems)

    assert told(10) == []
    assert told(11) == [(PATH, line_of(planned, "date:"), "meeting-past")]
    write(tmp_path, {PATH: planned.replace("place:", "status: held\nplace:")})
    assert told(11) == []


def test_a_withdrawn_episode_is_on_no_programme(tmp_path: Path) -> None:
    slug = EPISODE_PATH.removeprefix("podcasts/").removesuffix(".md")
    text = page(f"date: 2027-03-12\nplace: Her\nprogramme:\n  - title: A\n    episodes: [{slug}]")
    gone = EPISODE.replace("summary:", "withdrawn: 2026-12-01\nsummary:")
    found = load(write(tmp_path, {**podcast(), EPISODE_PATH: gone, PATH: text}))
    assert (PATH, line_of(text, "    episodes:"), "withdrawn-episodes") in said(found.problems)


def test_what_is_not_out_is_told_of_and_left_out(tmp_path: Path) -> None:
    point = POINT_PATH.rpartition("/")[2].removesuffix(".md")
    text = page(
        f"date: 2027-03-12\nplace: Her\nprogramme:\n  - title: A\n    points: [foens/{point}]"
    )
    waiting = {PATH: text, "cases/foens/index.md": CASE.replace("---\n", "---\ndraft: true\n", 1)}
    loaded(tmp_path, waiting)
    found = load(tmp_path, at=datetime(2027, 3, 1, tzinfo=UTC))
    assert (PATH, line_of(text, "    points:"), "not-out") in said(found.problems)


GROUPS = [
    ("key: haven, name: Haven, roles: [Gartner], cases: [foens]", "", ""),
    ("key: haven, name: Haven, roles: [Gartner], cases: [fons]", "dangling-cases", "foens"),
    ("key: haven, name: Haven, roles: [Gartner, Mette Hansen]", "private-name", "rolle"),
    ("key: haven, name: Haven, roles: [a@example.org]", "private-email", "rolle"),
    ("key: haven, name: Haven", "missing", "roles"),
]


@pytest.mark.parametrize(("group", "code", "message"), GROUPS)
def test_a_group_is_known_by_its_roles(tmp_path: Path, group: str, code: str, message: str) -> None:
    text = page(f"kind: owner\ngroups:\n  - {{{group}}}")
    found = loaded(tmp_path, {"docs/organisationer/skovlyst.md": text}).problems
    assert [one.code for one in found] == ([code] if code else [])
    assert all(one.line == line_of(text, "  - {key") and message in one.message for one in found)


def test_a_key_is_of_one_group(tmp_path: Path) -> None:
    group = "{key: haven, name: Haven, roles: [Gartner]}"
    text = page(f"kind: owner\ngroups: [{group}, {group}]")
    found = loaded(tmp_path, {"docs/organisationer/skovlyst.md": text})
    assert [one.code for one in found.errors] == ["repeated"]
