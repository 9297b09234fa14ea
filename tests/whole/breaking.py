"""Run the command line on a copy of the project, stop it at any instant, and look at what is left.

What a command prints is read to its end, which comes only when its last process is gone.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

RUN = """
import sys
from pathlib import Path
from laboratorium.base.faults import tell_once
from laboratorium.base.interrupts import begin
begin()
tell_once()
from laboratorium import cli
cli.ROOT = Path(sys.argv[1])
cli.main(sys.argv[2:], prog_name="lab")
"""
HOMES = ("cases", "podcasts", "docs", "deploy", "site", ".cache")
PATIENCE = 240.0

Tree = dict[str, str]
"""Each file's path and a digest of its bytes."""


@dataclass(frozen=True)
class Told:
    """How a command ended, what it said, and how long it took."""

    code: int
    text: str
    seconds: float


class Running:
    """A command at work in a process group of its own."""

    def __init__(
        self,
        root: Path,
        *arguments: str,
        under: Sequence[str] = (),
        before: Callable[[], None] | None = None,
    ) -> None:
        self.begun = time.monotonic()
        self.process = subprocess.Popen(
            [*under, sys.executable, "-P", "-c", RUN, str(root), *arguments],
            cwd=root,
            env=os.environ | {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            process_group=0,
            preexec_fn=partial(_as_in_a_terminal, before),
        )

    def stop(self, number: int, whole_group: bool) -> None:
        """Send a signal to all of its processes, or to the first alone, if it is still there."""
        if self.process.poll() is None:
            (os.killpg if whole_group else os.kill)(self.process.pid, number)

    def wait_for(self, words: str) -> None:
        """Read on until a line holds the words."""
        assert self.process.stdout
        said: list[str] = []
        for line in self.process.stdout:
            said.append(line)
            if words in line:
                return
        raise AssertionError(f"»{words}« was never said:\n{''.join(said)}")

    def end(self) -> Told:
        """Wait for the last of its processes."""
        text = self.process.communicate(timeout=PATIENCE)[0]
        return Told(self.process.returncode, text, time.monotonic() - self.begun)


def lab(root: Path, *arguments: str) -> Told:
    return Running(root, *arguments).end()


def _as_in_a_terminal(before: Callable[[], None] | None) -> None:
    """What runs in the background of a shell does not hear Ctrl-C, nor do its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if before:
        before()


def killed(root: Path, after: float, whole_group: bool, *arguments: str) -> Told:
    """Run a command and kill it so many seconds after its start."""
    running = Running(root, *arguments)
    time.sleep(after)
    running.stop(signal.SIGKILL, whole_group)
    return running.end()


def tree(root: Path, *names: str) -> Tree:
    """What lies in these folders, or is such a file."""
    found: Tree = {}
    for home in (root / name for name in names):
        for path in [home] if home.is_file() else sorted(home.rglob("*")):
            if path.is_file():
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                found[path.relative_to(root).as_posix()] = digest
    return found


def leftovers(root: Path) -> list[str]:
    """What only a run that was stopped leaves."""
    own = {".cache"}
    found = [path for path in root.iterdir() if path.name.startswith(".") and path.name not in own]
    for home in (root / name for name in HOMES):
        found += [
            path
            for path in home.rglob("*")
            if path.name.endswith((".half", ".whole", ".tmp")) or path.name == "turn.json"
        ]
    return sorted(path.relative_to(root).as_posix() for path in found)


def fresh(base: Path, root: Path) -> Path:
    """A copy of a project, in place of the one that was there."""
    shutil.rmtree(root, ignore_errors=True)
    return shutil.copytree(base, root, symlinks=True)


def with_files_of(most: int) -> Callable[[], None]:
    """Let no file grow beyond so many bytes: to a program that writes, the disk is full."""

    import resource  # Not on every system, whose tests are to be read all the same.

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    return limit


def without_rights() -> None:
    """Let the rights of files hold for this process, also when it is root's."""
    prctl = ctypes.CDLL(None).prctl
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP
