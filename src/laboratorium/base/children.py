"""Processes that end with the one that started them, however that ends."""

from __future__ import annotations

import ctypes
import os
import select
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from laboratorium.base.interrupts import held_back

PARENT = "LAB_PARENT"
"""The variable that tells a process from `run` the number of the one that it works for."""
_PR_SET_PDEATHSIG = 1
_PATIENCE = 10.0


def run(command: Sequence[str], cwd: Path, env: Mapping[str, str]) -> int:
    """Run a program to its end and return its exit code, negative for the signal that ended it.

    Ctrl-C reaches the caller alone. Whatever is raised here, the program and its workers have been
    ended before: at once, so it must write what is worth keeping whole or not at all.
    """
    ours, theirs = os.pipe()
    try:
        with held_back():
            child = _started(command, cwd, {**env, PARENT: str(os.getpid())}, theirs)
        os.close(theirs)
        try:
            return child.wait()
        except BaseException:
            child.kill()
            child.wait()
            # Its workers end with it; until the last of them has, this end of the pipe is silent.
            select.select([ours], [], [], _PATIENCE)
            raise
    finally:
        os.close(ours)


def _started(
    command: Sequence[str], cwd: Path, env: Mapping[str, str], kept: int
) -> subprocess.Popen[bytes]:
    passed = (kept,) if os.name == "posix" else ()
    return subprocess.Popen(command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, pass_fds=passed)


def follow() -> None:
    """To be called by a program that may have been started by `run`: end as soon as its caller
    has.
    """
    if parent := os.environ.get(PARENT):
        end_with(int(parent))


def end_with(parent: int) -> None:
    """Let the system end this process when `parent`, which started it, has ended: on Linux, where
    alone `base.parallel` has others work for it.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # It ended before it could be told.
            os._exit(1)
