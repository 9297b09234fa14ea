"""A file in the wrong folder is told of with the place where it belongs, by checker and guard."""

from __future__ import annotations

from pathlib import Path

import pytest
from content_project import CASE, POINT, PROJECT, loaded, write

from laboratorium.base.problems import Level
from laboratorium.reading.loader import load
from laboratorium.reading.places import right_place
from laboratorium.review.changes import Change
from laboratorium.review.path_guard import Scope, judge

A = "cases/<casens mappe>"
# (where it lies, where it belongs)
ASTRAY = [
    ("learning-points/x.md", f"{A}/learning-points/x.md"),
    ("laeringspointer/x.md", f"{A}/learning-points/x.md"),
    ("Læringspointer/x.md", f"{A}/learning-points/x.md"),
    ("prototypes/x.md", f"{A}/prototypes/x.md"),
    ("billeder/a.jpg", f"{A}/images/a.jpg"),
    ("measurements.csv", f"{A}/measurements.csv"),
    ("cases/stories.csv", f"{A}/stories.csv"),
    ("mapping.yml", f"{A}/mapping.yml"),
    ("cases/index.md", f"{A}/index.md"),
    ("cases/ny-case.md", "cases/ny-case/index.md"),
    ("cases/Ny Case.md", "cases/ny-case/index.md"),
    ("cases/2026-11-23-x.md", f"{A}/learning-points/2026-11-23-x.md"),
    ("cases/learning-points/x.md", f"{A}/learning-points/x.md"),
    ("cases/foens/2026-11-23-x.md", "cases/foens/learning-points/2026-11-23-x.md"),
    ("cases/foens/tekst/index.md", "cases/foens/index.md"),
    ("cases/foens/learning-points/2026/x.md", "cases/foens/learning-points/x.md"),
    ("cases/foens/data/measurements.csv", "cases/foens/measurements.csv"),
    ("foens/index.md", "cases/foens/index.md"),
    ("foens/prototypes/x.md", "cases/foens/prototypes/x.md"),
    ("foens/stories.csv", "cases/foens/stories.csv"),
    ("Cases/foens/index.md", "cases/foens/index.md"),
    ("case/foens/index.md", "cases/foens/index.md"),
    ("podcast/afsnit.md", "podcasts/afsnit.md"),
]
AT_HOME = [
    "cases/foens/index.md",
    "cases/foens/learning-points/2026-11-23-x.md",
    "cases/foens/images/a.jpg",
    "cases/foens/a.jpg",
    "cases/foens/measurements.csv",
    "cases/foens/noter.md",
    "podcasts/afsnit.md",
    "docs/index.md",
    "docs/prototypes/index.md",
    "README.md",
    "tests/learning-points/x.md",
    ".github/index.md",
    "foto.jpg",
    "x/y/z.md",
    "",
]


@pytest.mark.parametrize(("path", "goal"), ASTRAY)
def test_the_right_place_is_read_off_the_wrong_one(path: str, goal: str) -> None:
    assert right_place(path) == goal


@pytest.mark.parametrize("path", AT_HOME)
def test_what_lies_well_or_is_none_of_ours_is_left_alone(path: str) -> None:
    assert right_place(path) == ""


@pytest.mark.parametrize(("path", "goal"), ASTRAY)
def test_the_checker_names_the_right_place(tmp_path: Path, path: str, goal: str) -> None:
    told = [p for p in loaded(tmp_path, {path: POINT}).problems if p.code == "wrong-folder"]
    assert [(p.path, p.level) for p in told] == [(path, Level.ERROR)]
    assert f"Læg den som {goal}." in told[0].message


def test_other_folders_beside_the_content_are_not_looked_into(tmp_path: Path) -> None:
    others = {"node_modules/images/a.jpg": "x", "venv/x/learning-points/x.md": POINT}
    write(tmp_path, {**PROJECT, **others})
    assert load(tmp_path).problems == load(write(tmp_path / "plain", PROJECT)).problems


@pytest.mark.parametrize(
    "path", ["learning-points/x.md", "foens/index.md", "measurements.csv", "Cases/foens/index.md"]
)
@pytest.mark.parametrize("insider", [True, False])
def test_the_guard_of_proposals_names_it_too(path: str, insider: bool) -> None:
    changes = [Change(path, "A", "100644", "0" * 40)]
    verdict = judge(changes, insider)
    assert [(p.path, p.code, p.level) for p in verdict.problems] == [
        (path, "wrong-folder", Level.ERROR)
    ]
    assert (verdict.scope, verdict.content) == (Scope.CONTENT, ())


def test_a_case_a_folder_too_deep_is_no_second_case(tmp_path: Path) -> None:
    read = loaded(tmp_path, {"cases/foens/tekst/index.md": CASE})
    assert [case.slug for case in read.content.cases] == ["foens"]
