"""A file that looks as it did is not read again, in this process or the next; any other is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from laboratorium.base import looks
from laboratorium.base.fingerprint import of_file
from laboratorium.base.looks import TICK_NS, File, Seen

pytestmark = pytest.mark.skipif(os.name != "posix", reason="files have no numbers here")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_text("one")
    return path


def later(path: Path) -> int:
    return path.stat().st_ctime_ns + TICK_NS + 1


def carried_on(path: Path) -> dict[File, Seen]:
    """What a process that read the file long after it was touched hands on to the next."""
    looks.begin(later(path), {})
    of_file(path)
    return dict(looks.met())


def replace(path: Path) -> None:
    other = path.with_name("other")
    other.write_text("two")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)


def write_and_set_the_time(path: Path) -> None:
    before = path.stat()
    path.write_text("two")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("change", [replace, write_and_set_the_time])
def test_one_of_the_same_size_and_time_is_told_apart(
    file: Path, change: Callable[[Path], None]
) -> None:
    known = carried_on(file)
    before = of_file(file)
    change(file)
    looks.begin(later(file), known)
    assert of_file(file) != before


def test_one_that_was_not_touched_is_not_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = carried_on(file)
    before = of_file(file)
    monkeypatch.setattr(looks, "file_digest", None)
    looks.begin(later(file), known)
    assert of_file(file) == before and looks.met() == known


def test_what_was_touched_just_now_is_read_each_time(file: Path) -> None:
    looks.begin(file.stat().st_ctime_ns, {})
    of_file(file)
    assert not looks.met()


def test_what_nobody_asks_for_is_not_carried_on(file: Path) -> None:
    looks.begin(later(file), carried_on(file))
    assert not looks.met()
