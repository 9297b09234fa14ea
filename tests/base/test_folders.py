"""A folder that nobody touched is not looked at; one that was, or may have been, is."""

from __future__ import annotations

from pathlib import Path

import pytest

from laboratorium.base import folders
from laboratorium.base.fingerprint import of_folder
from laboratorium.base.folders import Folders

LATER = 2**62
"""A moment long after anything was touched."""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    case = tmp_path / "cases/a"
    case.mkdir(parents=True)
    (case / "index.md").write_text("before")
    return case


def test_it_is_looked_at_where_it_was_touched_or_nobody_can_tell(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path] = []

    def look_of(folder: Path) -> folders.Look | None:
        looked.append(folder)
        return real(folder)

    real = folders.look_of
    monkeypatch.setattr(folders, "look_of", look_of)
    held = Folders()
    held.renew(LATER, None)
    first = held.digest(case)
    looked.clear()
    for touched, looks in (
        ([case.parent / "b/index.md"], 0),
        ([], 0),
        (None, 1),
        ([case / "images/a.png"], 2),  # Before and after it is read.
        ([case], 2),
    ):
        held.renew(LATER, touched)
        assert held.digest(case) == first == of_folder(case)
        assert len(looked) == looks, touched
        looked.clear()


@pytest.mark.parametrize("name", ["index.md", "learning-points/x.md"])
def test_what_was_touched_is_read_anew(case: Path, name: str) -> None:
    held = Folders()
    held.renew(LATER, None)
    first = held.digest(case)
    (case / name).parent.mkdir(exist_ok=True)
    (case / name).write_text("after it")
    held.renew(LATER, [case / name])
    assert held.digest(case) == of_folder(case) != first


def test_what_was_touched_is_read_anew_when_it_was_not_asked_for_at_once(case: Path) -> None:
    held = Folders()
    held.renew(LATER, None)
    first = held.digest(case)
    (case / "index.md").write_text("after it")
    held.renew(LATER, [case / "index.md"])
    held.renew(LATER, [case.parent / "b/index.md"])
    assert held.digest(case) == of_folder(case) != first


def test_a_folder_that_was_put_in_place_of_another_is_read_anew(case: Path) -> None:
    held = Folders()
    held.renew(LATER, None)
    first = held.digest(case)
    case.parent.rename(case.parents[1] / "old")
    case.mkdir(parents=True)
    (case / "index.md").write_text("another")
    held.renew(LATER, [case.parent])
    assert held.digest(case) == of_folder(case) != first


def test_what_is_gone_or_was_touched_just_now_is_not_kept(case: Path) -> None:
    held = Folders()
    held.renew(0, None)
    first = held.digest(case)
    (case / "index.md").write_text("after it")
    held.renew(0, [])
    assert held.digest(case) not in (first, None)
    (case / "index.md").unlink()
    case.rmdir()
    assert held.digest(case) is None
