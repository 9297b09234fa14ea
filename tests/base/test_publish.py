"""A built folder takes the old one's place whole, and what did not change keeps its time."""

import os
from pathlib import Path

import pytest

from laboratorium.base.publish import IncompleteError, publish, workplace


def tree(folder: Path, files: dict[str, str], time: int) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        os.utime(path, (time, time))
    return folder


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_first_site_is_moved_into_place(tmp_path: Path) -> None:
    built = tree(tmp_path / "new", {"index.html": "a", "x/index.html": "b"}, 100)
    assert publish(built, tmp_path / "site").changed == 2
    assert contents(tmp_path / "site") == {"index.html": "a", "x/index.html": "b"}
    assert not built.exists()


def test_unchanged_files_keep_their_time_and_gone_ones_go(tmp_path: Path) -> None:
    site = tree(tmp_path / "site", {"same": "1", "other": "1", "gone": "1"}, 100)
    built = tree(tmp_path / "new", {"same": "1", "other": "2", "fresh": "3"}, 200)
    result = publish(built, site)
    assert (result.changed, result.unchanged, result.removed) == (2, 1, 1)
    assert contents(site) == {"same": "1", "other": "2", "fresh": "3"}
    assert (site / "same").stat().st_mtime == 100
    assert (site / "other").stat().st_mtime == 200
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


@pytest.fixture(params=["in one step", "in two"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How the folders trade places: as this system can, and as every system can."""
    if request.param == "in two":
        monkeypatch.setattr("laboratorium.base.publish.exchange", lambda built, site: False)
    return str(request.param)


def test_the_old_site_is_gone_when_the_new_one_stands(tmp_path: Path, way: str) -> None:
    site = tree(tmp_path / "site", {"index.html": "old", "gone": "1"}, 100)
    publish(tree(tmp_path / "new", {"index.html": "new"}, 200), site)
    assert contents(tmp_path) == {"site/index.html": "new"}


def test_a_failed_move_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tree(tmp_path / "site", {"index.html": "old"}, 100)
    built = tree(tmp_path / "new", {"index.html": "new"}, 200)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self == built:
            raise PermissionError("in use")
        return rename(self, target)

    monkeypatch.setattr("laboratorium.base.publish.exchange", lambda built, site: False)
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError):
        publish(built, site)
    assert contents(site) == {"index.html": "old"}


def test_what_is_not_all_there_is_not_published(tmp_path: Path) -> None:
    site = tree(tmp_path / "site", {"index.html": "old"}, 100)
    built = tree(tmp_path / "new", {"index.html": "new", "a/index.html": "new"}, 200)
    with pytest.raises(IncompleteError) as told:
        publish(built, site, ["index.html", "b/index.html", "a/index.html", "a.css"])
    assert told.value.missing == ["a.css", "b/index.html"]
    assert contents(site) == {"index.html": "old"}


def test_a_run_killed_between_the_two_steps_is_put_back_by_the_next(tmp_path: Path) -> None:
    tree(tmp_path / ".site-old", {"index.html": "old"}, 100)
    tree(tmp_path / ".site-x/site", {"index.html": "half"}, 100)
    with workplace(tmp_path / "site") as folder:
        assert contents(tmp_path / "site") == {"index.html": "old"}
        assert list(folder.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_what_a_killed_run_left_beside_a_site_goes(tmp_path: Path) -> None:
    tree(tmp_path / "site", {"index.html": "new"}, 100)
    tree(tmp_path / ".site-old", {"index.html": "old"}, 100)
    with workplace(tmp_path / "site"):
        pass
    assert contents(tmp_path) == {"site/index.html": "new"}
