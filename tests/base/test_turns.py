"""One writes in a checkout at a time; who is killed holds nobody up and leaves nothing."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from laboratorium.base.files import HALF
from laboratorium.base.turns import mend_if_interrupted, turn

WORKER = """
import sys
from pathlib import Path
from laboratorium.base.turns import turn
def told(words):
    print(words, flush=True)
with turn(Path(sys.argv[1]), sys.argv[2], told):
    print("begun", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def worker(root: Path, work: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that has its turn until it is sent a line."""
    with subprocess.Popen(
        [sys.executable, "-c", WORKER, str(root), work],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def next_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def left_in(root: Path) -> list[str]:
    return sorted(path.name for path in root.rglob("*") if path.is_file())


def test_the_second_waits_and_says_for_whom(tmp_path: Path) -> None:
    with worker(tmp_path, "./lab build") as first:
        assert next_line(first) == "begun"
        with worker(tmp_path, "./lab fix") as second:
            told = rf"Venter på \./lab build \(proces {first.pid}, begyndt kl\. \d\d\.\d\d\) …"
            assert re.fullmatch(told, next_line(second))
            first.communicate("\n", timeout=30)
            assert next_line(second) == "begun"
            second.communicate("\n", timeout=30)
    assert left_in(tmp_path) == ["turn.lock"]


def test_a_turn_whose_owner_was_killed_is_taken_over_and_put_right(tmp_path: Path) -> None:
    with worker(tmp_path, "./lab build") as first:
        assert next_line(first) == "begun"
        first.kill()
        assert first.wait() == -signal.SIGKILL
    for path in (".site-x/site/index.html", f"cases/a/b/.c.md.1{HALF}", f"deploy/.x.1{HALF}"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    told: list[str] = []
    with turn(tmp_path, "./lab build", told.append):
        assert left_in(tmp_path) == ["turn.json", "turn.lock"]
    assert told == []


def test_any_command_puts_right_what_a_killed_one_left(tmp_path: Path) -> None:
    with worker(tmp_path, "./lab fix") as first:
        assert next_line(first) == "begun"
        half = tmp_path / f"podcasts/.ledger.yml.{first.pid}{HALF}"
        half.parent.mkdir()
        half.touch()
        mend_if_interrupted(tmp_path)
        assert half.exists(), "somebody was at work"
    mend_if_interrupted(tmp_path)
    assert left_in(tmp_path) == ["turn.lock"]


def test_what_another_process_is_writing_in_the_cache_stays(tmp_path: Path) -> None:
    cache = tmp_path / ".cache"
    cache.mkdir()
    (cache / f".a.{os.getppid()}{HALF}").touch()
    (cache / f".b.{2**22 + 1}{HALF}").touch()
    with turn(tmp_path, "./lab build", print):
        pass
    assert left_in(tmp_path) == [f".a.{os.getppid()}{HALF}", "turn.lock"]


def test_a_command_that_only_reads_goes_on_where_nothing_can_be_put_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache/turn.json").touch()

    def refuse(root: Path) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("laboratorium.base.turns.mend", refuse)
    mend_if_interrupted(tmp_path)
    assert left_in(tmp_path) == ["turn.json", "turn.lock"]


def test_an_error_is_passed_on_and_the_next_one_begins(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), turn(tmp_path, "./lab build", print):
        raise ZeroDivisionError
    told: list[str] = []
    with turn(tmp_path, "./lab build", told.append):
        pass
    assert (told, left_in(tmp_path)) == ([], ["turn.lock"])
