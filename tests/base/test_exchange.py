"""Two folders trade places in one step, or nothing is done."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from laboratorium.base import exchange as module
from laboratorium.base.exchange import exchange


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("a", "æ"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    return tmp_path / "a", tmp_path / "æ"


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="no such call here")
def test_both_are_there_before_and_after(pair: tuple[Path, Path]) -> None:
    one, other = pair
    numbers = one.stat().st_ino, other.stat().st_ino
    assert exchange(one, other)
    assert (other.stat().st_ino, one.stat().st_ino) == numbers
    assert (one / "æ").exists() and (other / "a").exists()


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="no such call here")
def test_what_is_not_there_is_told_with_both_names(tmp_path: Path, pair: tuple[Path, Path]) -> None:
    with pytest.raises(FileNotFoundError) as told:
        exchange(pair[0], tmp_path / "nothing")
    assert (told.value.filename, told.value.filename2) == (str(pair[0]), str(tmp_path / "nothing"))
    assert (pair[0] / "a").exists()


def answering(code: int) -> Callable[[bytes, bytes], int]:
    def call(one: bytes, other: bytes) -> int:
        module.ctypes.set_errno(code)
        return -1

    return call


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EINVAL, errno.EXDEV, errno.ENOTSUP, None])
def test_where_it_cannot_be_one_step_nothing_is_done(
    code: int | None, pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_call", lambda: answering(code) if code else None)
    assert not exchange(*pair)
    assert (pair[0] / "a").exists()


def test_another_system_has_no_such_call(monkeypatch: pytest.MonkeyPatch) -> None:
    module._call.cache_clear()
    monkeypatch.setattr(sys, "platform", "sunos5")
    assert module._call() is None
    module._call.cache_clear()
