"""Files that must not be built: each is refused with a Danish sentence, soon, and runs nothing."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from content_project import errors, loaded

from security.hostile_corpus import REFUSED


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_in_danish(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    started = time.process_time()
    found = errors(loaded(tmp_path, REFUSED[name]).problems)
    assert time.process_time() - started < 5
    assert found
    for problem in found:
        assert not (tmp_path / "pwned").exists()
        assert problem.line >= 1 and problem.column >= 1
        assert problem.message.isprintable()
        assert len(problem.message) < 700
        # A Danish sentence; nothing of what Python or a parser says of itself.
        assert problem.message[-1] in ".?!"
        assert not any(word in problem.message for word in ("Error", "Traceback", "expected", "0x"))


LINKED = ["learning-points/2026-11-23-x.md", "images/x.png", "x.png", "index.md"]


@pytest.mark.parametrize("name", LINKED)
def test_a_symbolic_link_that_leads_out_is_refused(name: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hemmeligt", encoding="utf-8")
    root = tmp_path / "project"
    loaded(root)
    link = root / "cases/foens" / name
    link.parent.mkdir(exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(secret)
    codes = {problem.code for problem in errors(loaded_again(root))}
    assert "symlink" in codes


def loaded_again(root: Path) -> tuple[object, ...]:
    from laboratorium.reading.loader import load

    return load(root).problems


def test_a_folder_that_leads_out_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.md").write_text("hemmeligt", encoding="utf-8")
    root = tmp_path / "project"
    loaded(root)
    (root / "cases/andet").symlink_to(outside)
    assert "symlink" in {problem.code for problem in errors(loaded_again(root))}
