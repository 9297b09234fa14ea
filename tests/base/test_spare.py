"""The folder that is kept for the next build holds what the site holds, and nothing else."""

import os
from pathlib import Path

import pytest
from test_publish import contents, tree

from laboratorium.base.publish import publish
from laboratorium.base.spare import only, take

OLD = {"same": "1", "other": "1", "gone/index.html": "1", "deep/er/gone": "1", "deep/same": "1"}
NEW = {"same": "1", "other": "2", "deep/same": "1", "fresh/index.html": "3"}


@pytest.fixture
def spare(tmp_path: Path) -> Path:
    """What is set aside after a site was published in the place of an older one."""
    site = tree(tmp_path / "site", OLD, 100)
    publish(tree(tmp_path / "new", NEW, 200), site, NEW, tmp_path / ".cache/spare")
    assert contents(site) == NEW
    return tmp_path / ".cache/spare"


def folders(at: Path) -> set[str]:
    return {path.relative_to(at).as_posix() for path in at.rglob("*") if path.is_dir()}


def test_it_holds_the_very_files_of_the_site(spare: Path, tmp_path: Path) -> None:
    assert contents(spare) == NEW
    assert folders(spare) == {"deep", "fresh"}
    assert all((spare / name).samefile(tmp_path / "site" / name) for name in NEW)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".cache", "site"]


def test_it_is_taken_once_and_what_was_not_made_is_deleted(spare: Path, tmp_path: Path) -> None:
    folder = tmp_path / "work"
    take(spare, folder)
    assert contents(folder) == NEW and not spare.exists()
    only(folder, {"same", "fresh/index.html"})
    assert contents(folder) == {"same": "1", "fresh/index.html": "3"}
    assert folders(folder) == {"fresh"}


@pytest.mark.parametrize("linked", ["fresh/index.html", "deep", "."])
def test_one_with_a_link_in_it_is_not_used(spare: Path, tmp_path: Path, linked: str) -> None:
    away = tree(tmp_path / "away", {"index.html": "theirs"}, 100)
    place = spare / linked
    place.rename(tmp_path / "moved")
    place.symlink_to(away, target_is_directory=True)
    take(spare, tmp_path / "work")
    assert not (tmp_path / "work").exists() and not os.path.lexists(spare)
    assert contents(away) == {"index.html": "theirs"}


def test_a_site_with_a_link_in_it_is_deleted_and_not_set_aside(tmp_path: Path) -> None:
    away = tree(tmp_path / "away", {"index.html": "theirs"}, 100)
    site = tree(tmp_path / "site", OLD, 100)
    (site / "link").symlink_to(away, target_is_directory=True)
    publish(tree(tmp_path / "new", NEW, 200), site, NEW, tmp_path / "spare")
    assert contents(away) == {"index.html": "theirs"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["away", "site"]


def test_one_that_was_not_taken_is_made_anew(spare: Path, tmp_path: Path) -> None:
    publish(tree(tmp_path / "new", {"same": "9"}, 300), tmp_path / "site", ["same"], spare)
    assert contents(spare) == {"same": "9"}


def test_without_links_it_is_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    site = tree(tmp_path / "site", OLD, 100)
    publish(tree(tmp_path / "new", NEW, 200), site, NEW, tmp_path / "spare")
    assert contents(tmp_path) == {f"site/{name}": text for name, text in NEW.items()}
