"""Run a command to its end; tell how long it took and how much memory its processes held."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

SAMPLE_SECONDS = 0.1
_NOT_COMPILED = "PYTHONDONTWRITEBYTECODE"
PSS = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)


def program(name: str, *arguments: object) -> list[str]:
    """The command that runs one of the programs in scripts/ in a process of its own."""
    return [sys.executable, str(Path(__file__).parents[1]), name, *map(str, arguments)]


@dataclass(frozen=True)
class Timed:
    """Wall-clock seconds, peak memory in MiB of the process and all that it started, and the
    seconds for which processors worked for them, which tell on a busy machine too.
    """

    seconds: float
    memory: float
    worked: float = 0.0


def run(command: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> Timed:
    """Run `command` in a fresh process; raises RuntimeError with its output when it fails.

    Memory is the largest of what the system reports of the largest single process and, on Linux,
    of samples of the whole family: each page of memory that several share is counted once.
    """
    # Stock's code lies compiled where it was installed; ours is compiled where nobody forbids it.
    environment = {key: value for key, value in environment.items() if key != _NOT_COMPILED}
    done, sampled = Event(), [0.0]
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=cwd, env=environment, stdout=output, stderr=subprocess.STDOUT
        )

        def sample() -> None:
            while not done.wait(SAMPLE_SECONDS):
                sampled[0] = max(sampled[0], sum(map(_shared_kib, _family(process.pid))) / 1024)

        sampler = Thread(target=sample, daemon=True)
        sampler.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        done.set()
        sampler.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise RuntimeError(output.read().decode("utf-8", "replace")[-4000:])
    # Kilobytes on Linux, bytes on macOS (getrusage(2)).
    unit = 1 if sys.platform == "darwin" else 1024
    memory = max(sampled[0], usage.ru_maxrss * unit / 2**20)
    return Timed(seconds, memory, usage.ru_utime + usage.ru_stime)


def _family(pid: int) -> Iterator[int]:
    """Yield `pid` and every process below it; nothing where there is no /proc."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _read(children).split():
            yield from _family(int(child))


def _shared_kib(pid: int) -> int:
    """Return a process' proportional share of memory (PSS, proc(5)); 0 when it is gone."""
    found = PSS.search(_read(Path(f"/proc/{pid}/smaps_rollup")))
    return int(found[1]) if found else 0


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # it ended meanwhile, or this system keeps no such file
        return b""
