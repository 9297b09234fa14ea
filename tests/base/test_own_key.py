"""The key that seals what is remembered is the user's own, and never the checkout's."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from laboratorium.base.memory import FILE, Memory
from laboratorium.base.own_key import SIZE, own_key


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    own_key.cache_clear()
    yield
    own_key.cache_clear()


def test_it_is_made_once_and_is_nobody_elses_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = own_key()
    own_key.cache_clear()
    assert own_key() == first
    assert len(first) == SIZE
    (path,) = (tmp_path / "laboratorium").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_another_user_has_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = set()
    for name in ("a", "b"):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / name))
        own_key.cache_clear()
        keys.add(own_key())
    assert len(keys) == 2


def test_where_it_cannot_be_kept_there_is_one_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "laboratorium").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert len(own_key()) == SIZE


def test_answers_that_a_checkout_brings_along_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They were sealed by somebody else, so they are as good as altered."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "theirs"))
    brought = Memory(tmp_path / "memory")
    key = brought.key("x", "y")
    brought.keep_all([(key, "an answer")])
    assert brought.recall([key]) == {key: "an answer"}
    brought.close()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "ours"))
    own_key.cache_clear()
    ours = Memory(tmp_path / "memory")
    assert ours.recall([ours.key("x", "y")]) == {}
    ours.close()
    with sqlite3.connect(tmp_path / "memory" / FILE) as database:
        assert database.execute("SELECT count(*) FROM answers").fetchone() == (0,)
    database.close()
