"""New files come into the project together: all of them, or none."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from laboratorium.base.landing import READY, carry_on, landing
from laboratorium.base.mending import mend

NEW = ("cases/a/index.md", "cases/b/x/y.md", "podcasts/a.md")


def land(root: Path, *paths: str) -> None:
    with landing(root) as staging:
        for path in paths:
            (staging / path).parent.mkdir(parents=True, exist_ok=True)
            (staging / path).write_text(path)


def files(root: Path) -> list[str]:
    return sorted(
        path.relative_to(root).as_posix() for path in root.rglob("*") if not path.is_dir()
    )


def test_all_of_it_is_there_and_nothing_else(tmp_path: Path) -> None:
    land(tmp_path, *NEW)
    assert files(tmp_path) == list(NEW)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cases", "podcasts"]


def test_what_a_killed_run_leaves_is_ignored_by_git() -> None:
    ignored = (Path(__file__).parents[2] / ".gitignore").read_text().splitlines()
    assert {f".*{READY}", "/.site-*/"} <= set(ignored)


def test_none_of_it_lands_where_something_lies(tmp_path: Path) -> None:
    land(tmp_path, "cases/b/old.md")
    with pytest.raises(FileExistsError) as told:
        land(tmp_path, *NEW)
    assert told.value.filename == str(tmp_path / "cases/b")
    assert files(tmp_path) == ["cases/b/old.md"]


def test_new_files_land_within_a_folder_that_is_there(tmp_path: Path) -> None:
    land(tmp_path, "cases/b/old.md")
    with landing(tmp_path, within=True) as staging:
        for path in ("cases/a/index.md", "cases/b/x/y.md"):
            (staging / path).parent.mkdir(parents=True)
            (staging / path).touch()
    assert files(tmp_path) == ["cases/a/index.md", "cases/b/old.md", "cases/b/x/y.md"]
    with pytest.raises(FileExistsError) as told, landing(tmp_path, within=True) as staging:
        (staging / "cases/b").mkdir(parents=True)
        (staging / "cases/b/old.md").write_text("another")
    assert told.value.filename == str(tmp_path / "cases/b/old.md")
    assert (tmp_path / "cases/b/old.md").read_text() == "cases/b/old.md"


@pytest.mark.parametrize("stop", [OSError, KeyboardInterrupt])
@pytest.mark.parametrize("after", [0, 1, 2])
def test_what_fails_on_the_way_is_taken_back(
    tmp_path: Path, after: int, stop: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    landed: list[Path] = []
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if READY in str(self) and len(landed) == after and not self.name.endswith(READY):
            landed.append(self)
            raise stop
        landed.extend([self] if READY in str(self) else [])
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(stop):
        land(tmp_path, *NEW)
    assert files(tmp_path) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from laboratorium.base import landing
left, rename = int(sys.argv[2]), Path.rename
def stop(self, target):
    global left
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    return rename(self, target)
Path.rename = stop
with landing.landing(Path(sys.argv[1])) as staging:
    for path in sys.argv[3:]:
        (staging / path).parent.mkdir(parents=True, exist_ok=True)
        (staging / path).write_text(path)
"""


@pytest.mark.parametrize("renames", range(5))
def test_killed_at_any_rename_the_next_run_leaves_all_or_nothing(
    tmp_path: Path, renames: int
) -> None:
    """The first rename says that all is there; from then on it is carried out."""
    command = [sys.executable, "-c", KILLED, str(tmp_path), str(renames), *NEW]
    done = subprocess.run(command, check=False)
    assert done.returncode == (-signal.SIGKILL if renames < 4 else 0)
    mend(tmp_path)
    assert files(tmp_path) == ([] if renames == 0 else list(NEW))
    assert {path.name for path in tmp_path.iterdir()} <= {"cases", "podcasts"}


def test_what_somebody_has_put_there_meanwhile_stays(tmp_path: Path) -> None:
    ready = tmp_path / f".new.7{READY}/cases"
    for folder in (ready / "a", ready / "b", tmp_path / "cases/a"):
        folder.mkdir(parents=True)
    (tmp_path / "cases/a/own.md").touch()
    (ready / "b/new.md").touch()
    carry_on(tmp_path)
    assert files(tmp_path) == ["cases/a/own.md", "cases/b/new.md"]
    assert [path.name for path in tmp_path.iterdir()] == ["cases"]
