"""What is saved in a project is told by the names it has there, each save once."""

from __future__ import annotations

from pathlib import Path

import pytest

from laboratorium.cli.saves import Saves

LONG = 30


def waited(saves: Saves, path: Path) -> bool:
    """Whether the path is told of; what is told may come in several goes."""
    found: set[Path] = set()
    while path not in found and saves.wait(LONG):
        found |= saves.take()
    return path in found


@pytest.mark.parametrize("linked", [False, True])
def test_a_save_a_move_and_a_deletion_are_told(tmp_path: Path, linked: bool) -> None:
    root, elsewhere = tmp_path / "projekt", tmp_path / "andetsteds"
    case = (elsewhere if linked else root / "cases") / "a"
    case.mkdir(parents=True)
    (root / "docs").mkdir(parents=True)
    if linked:
        (root / "cases").symlink_to(elsewhere)
    saves = Saves(root)
    own = root / "cases/a"
    (case / "index.md").write_text("a")
    assert waited(saves, own / "index.md")
    (case / "index.md").rename(case / "b.md")
    assert waited(saves, own / "b.md")
    (case / "b.md").unlink()
    assert waited(saves, own / "b.md")
    (root / "mkdocs.yml").write_text("")
    assert waited(saves, root / "mkdocs.yml")


def test_what_was_taken_is_not_told_again(tmp_path: Path) -> None:
    saves = Saves(tmp_path)
    saves.add(tmp_path / "a")
    assert saves.wait(0) and saves.take() == {tmp_path / "a"}
    assert not saves.wait(0) and saves.take() == frozenset()


def test_what_is_only_read_is_not_told(tmp_path: Path) -> None:
    """Reading thousands of files would else fill the system's queue, and saves be lost."""
    case = tmp_path / "cases/a"
    case.mkdir(parents=True)
    (case / "index.md").write_text("a")
    saves = Saves(tmp_path)
    for _ in range(20):
        (case / "index.md").read_text()
    (case / "b.md").write_text("b")
    told: set[Path] = set()
    while case / "b.md" not in told and saves.wait(LONG):
        told |= saves.take()
    assert told == {case / "b.md"}
