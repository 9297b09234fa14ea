"""A file is written whole or not at all, and what a killed run leaves is cleared away."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from laboratorium.base.files import HALF, clear, whole, write, write_new


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_text_and_bytes_are_written_as_they_are_into_folders_made_for_them(tmp_path: Path) -> None:
    assert write(tmp_path / "a/b/æ.md", "Æ\r\nø\n")
    assert (tmp_path / "a/b/æ.md").read_bytes() == "Æ\r\nø\n".encode()
    assert write(tmp_path / "a/c.bin", b"\0\xff", lasting=False)
    assert (tmp_path / "a/c.bin").read_bytes() == b"\0\xff"
    assert (names(tmp_path / "a"), names(tmp_path / "a/b")) == (["b", "c.bin"], ["æ.md"])


def test_what_is_the_same_already_keeps_its_time(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    assert write(path, "Hej")
    os.utime(path, ns=(1, 1))
    assert not write(path, "Hej")
    assert path.stat().st_mtime_ns == 1
    assert write(path, "Haj") and path.read_text() == "Haj"


def test_a_file_keeps_its_rights_and_a_new_one_has_those_of_any_new_file(tmp_path: Path) -> None:
    old, new, other = (tmp_path / name for name in ("old", "new", "other"))
    old.write_text("a")
    old.chmod(0o640)
    other.touch()
    write(old, "b")
    write(new, "b")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == other.stat().st_mode


def test_nothing_is_written_where_something_lies(tmp_path: Path) -> None:
    write_new(tmp_path / "a", "en")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a", "to")
    assert (tmp_path / "a").read_text() == "en"


@pytest.mark.parametrize("stop", [OSError, KeyboardInterrupt])
def test_what_is_stopped_half_way_leaves_what_was_there(
    tmp_path: Path, stop: type[BaseException]
) -> None:
    path = tmp_path / "a.md"
    write(path, "før")
    with pytest.raises(stop), whole(path) as half:
        half.write_text("ef")
        raise stop
    assert (names(tmp_path), path.read_text()) == (["a.md"], "før")


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.md"
    write(path, "før")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write(path, "efter")
    assert (names(tmp_path), path.read_text()) == (["a.md"], "før")


KILLED = """
import os, signal, sys
from pathlib import Path
from laboratorium.base.files import whole
with whole(Path(sys.argv[1])) as half:
    half.write_text("ef")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_run_leaves_is_known_by_its_name_and_cleared(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    write(path, "før")
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert killed.returncode == -signal.SIGKILL
    (left,) = (name for name in names(tmp_path) if name != "a.md")
    assert left.startswith(".a.md.") and left.endswith(HALF)
    ignore = (Path(__file__).parents[2] / ".gitignore").read_text().splitlines()
    assert f".*{HALF}" in ignore
    (tmp_path / f".import-x{HALF}/cases").mkdir(parents=True)
    clear(tmp_path)
    assert (names(tmp_path), path.read_text()) == (["a.md"], "før")
