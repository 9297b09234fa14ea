"""What is out points at nothing that is not; what waits is nowhere, and may point at anything."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from content_project import (
    CASE,
    CASE_PATH,
    PAGE,
    POINT,
    POINT_PATH,
    PROTOTYPE,
    PROTOTYPE_PATH,
    write,
)
from podcast_project import EPISODE, EPISODE_PATH, SECOND, podcast

from laboratorium.base.problems import Level
from laboratorium.model.records import Loaded
from laboratorium.model.schedule import coming, marked, moments, released, span, withheld
from laboratorium.reading.loader import load

DUE = datetime(2026, 12, 1, 5, tzinfo=UTC)
"""Six in the morning in Denmark."""
BEFORE, AFTER = DUE - timedelta(seconds=1), DUE
TIME, DRAFT = "published: 2026-12-01 06:00", "draft: true"
EXHIBITION = """\
---
title: Fernisering
description: Det, der er lavet.
date: 2026-11-23
place: På nettet
prototypes: [foens/vaerket]
---
Se [casen](../cases/foens/index.md) og [værket](../cases/foens/prototyper/vaerket/index.md).
"""
MEETING = """\
---
title: Et møde
description: Om casen.
date: 2026-11-23
place: Rådhuset
programme: [{title: Et, cases: [foens]}]
---
Tekst.
"""
OTHER = CASE.replace("En landsby.", "Som [i Føns](../foens/index.md).")


def held(text: str, line: str) -> str:
    return text.replace("---\n", f"---\n{line}\n", 1)


def project(root: Path, changes: dict[str, str | bytes], at: datetime | None) -> Loaded:
    return load(write(root, {**podcast(), **changes}), at=at)


def told(found: Loaded) -> set[tuple[str, str, str]]:
    return {
        (one.path, one.code, one.level.name)
        for one in found.problems
        if one.code in ("not-out", "link-not-out")
    }


POINTING: dict[str, str | bytes] = {
    "cases/toender/index.md": OTHER,
    "docs/fernisering/2026.md": EXHIBITION,
    "docs/netvaerk/2026-11-23-moede.md": MEETING,
}
DEAD, SHORTER = ("link-not-out", "ERROR"), ("not-out", "ADVICE")


@pytest.mark.parametrize("line", [TIME, DRAFT])
def test_every_way_to_a_case_that_is_not_out_is_told_of(tmp_path: Path, line: str) -> None:
    found = project(tmp_path, {CASE_PATH: held(CASE, line), **POINTING}, BEFORE)
    assert told(found) == {
        ("cases/toender/index.md", *DEAD),
        ("docs/fernisering/2026.md", *DEAD),
        ("docs/fernisering/2026.md", *SHORTER),
        ("docs/netvaerk/2026-11-23-moede.md", *SHORTER),
        (EPISODE_PATH, *DEAD),
        (EPISODE_PATH, *SHORTER),
    }
    words = "kommer 1. december 2026 kl. 6.00" if line == TIME else "er en kladde"
    assert all(words in one.message for one in found.problems if "not-out" in one.code)
    (dead,) = (one for one in found.errors if one.path == "cases/toender/index.md")
    lines = OTHER.splitlines()
    assert "[i Føns]" in lines[dead.line - 1] and dead.column == lines[dead.line - 1].index("[") + 1


def test_nothing_is_told_once_it_is_out_or_when_everything_is_shown(tmp_path: Path) -> None:
    for at in (AFTER, None):
        assert told(project(tmp_path, {CASE_PATH: held(CASE, TIME), **POINTING}, at)) == set()


def test_what_comes_together_or_later_may_point_at_it(tmp_path: Path) -> None:
    later = held(OTHER, "published: 2026-12-02 06:00")
    changes = {
        CASE_PATH: held(CASE, TIME),
        "cases/toender/index.md": later,
        EPISODE_PATH: EPISODE.replace("2026-11-20 06:00", "2026-12-01 06:00"),
    }
    for at in (BEFORE, AFTER):
        assert told(project(tmp_path, changes, at)) == set()


PARTS = {
    POINT_PATH: (POINT, "[Se](#lp-2026-11-23-lav-afgift).", CASE_PATH),
    PROTOTYPE_PATH: (PROTOTYPE, "[Se](prototypes/vaerket.md).", CASE_PATH),
}


@pytest.mark.parametrize("path", PARTS)
def test_a_link_within_a_case_to_what_waits_is_told_of(tmp_path: Path, path: str) -> None:
    text, link, case = PARTS[path]
    changes = {path: held(text, TIME), case: CASE.replace("En landsby.", link)}
    assert told(project(tmp_path, changes, BEFORE)) == {(case, *DEAD)}
    assert told(project(tmp_path, changes, AFTER)) == set()


def test_links_between_episodes_and_to_drafts_of_pages_are_told_of(tmp_path: Path) -> None:
    changes = {
        **{path: text for path, text in SECOND.items() if text is not None},
        "podcasts/andet.md": str(SECOND["podcasts/andet.md"]).replace("2026-11-20", "2026-12-01"),
        EPISODE_PATH: EPISODE + "\n[Det næste](andet.md) og [om](../docs/om.md).\n",
        "docs/om.md": held(PAGE, DRAFT),
        "docs/index.md": PAGE.replace("Tekst.", "[Afsnittet](podcast/andet/index.md), [om](om.md)"),
    }
    found = project(tmp_path, changes, BEFORE)
    assert told(found) == {(EPISODE_PATH, *DEAD), ("docs/index.md", *DEAD)}
    assert sum(one.code == "link-not-out" for one in found.problems) == 4


def test_what_is_out_is_whole_without_it(tmp_path: Path) -> None:
    changes = {**POINTING, POINT_PATH: held(POINT, TIME), PROTOTYPE_PATH: held(PROTOTYPE, DRAFT)}
    content = project(tmp_path, changes, None).content
    out = released(content, BEFORE)
    case = next(case for case in out.cases if case.slug == "foens")
    assert (case.learning_points, case.prototypes) == ((), ())
    assert out.exhibitions[0].meta.prototypes == ()
    assert [one.path for one in out.withheld] == [POINT_PATH, PROTOTYPE_PATH]
    assert [one.due for one in withheld(content, BEFORE)] == [DUE, None]
    assert len(released(content, AFTER).cases[0].learning_points) == 1
    assert marked(content, BEFORE).cases == content.cases


def test_a_case_takes_all_of_it_along(tmp_path: Path) -> None:
    content = project(tmp_path, {**POINTING, CASE_PATH: held(CASE, TIME)}, None).content
    out = released(content, BEFORE)
    assert [case.slug for case in out.cases] == ["toender"]
    assert out.exhibitions[0].meta.prototypes == ()
    assert out.typed["meeting"][0].meta.programme[0].cases == ()


def test_a_point_is_out_no_sooner_than_its_case(tmp_path: Path) -> None:
    early = held(POINT, "published: 2026-11-25 06:00")
    content = project(tmp_path, {CASE_PATH: held(CASE, TIME), POINT_PATH: early}, None).content
    assert [one.path for one in coming(content, BEFORE, AFTER)] == [CASE_PATH, POINT_PATH]
    assert coming(content, AFTER, None) == []
    draft = project(tmp_path, {CASE_PATH: held(CASE, DRAFT), POINT_PATH: early}, None).content
    assert [one.path for one in coming(draft, None, None)] == [EPISODE_PATH]


def test_the_times_of_one_site_end_where_another_begins(tmp_path: Path) -> None:
    content = project(tmp_path, {CASE_PATH: held(CASE, TIME)}, None).content
    first = datetime(2026, 11, 20, 5, tzinfo=UTC)
    assert moments(content) == [first, DUE]
    now = span(content, BEFORE)
    assert (now.since, now.until) == (first, DUE)
    assert now.holds(BEFORE) and now.holds(first) and not now.holds(DUE)
    assert not now.holds(first - timedelta(seconds=1))
    assert span(content, AFTER).until is None and span(content, AFTER).holds(AFTER)


def test_a_scheduled_episode_is_held_to_every_rule(tmp_path: Path) -> None:
    late = EPISODE.replace("2026-11-20 06:00", "2026-12-01 06:00").replace("number: 1", "number: x")
    found = project(tmp_path, {EPISODE_PATH: late}, BEFORE)
    assert [one.path for one in found.problems if one.level is Level.ERROR] == [EPISODE_PATH]
