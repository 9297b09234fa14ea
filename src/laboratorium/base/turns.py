"""One at a time: whoever writes in a checkout has its turn, and the others wait for it.

The system takes a turn back when its process ends, however it ends. What that process was doing
stands in a file, so that those who wait can say for whom, and so that the next to come knows that
it was interrupted and puts things right first.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from laboratorium.base import publish
from laboratorium.base.files import clear
from laboratorium.base.mending import CACHE, SITE, mend

if TYPE_CHECKING:
    from filelock import BaseFileLock

HELD = "LAB_TURN"
"""The variable that tells a process that whoever started it has the turn for it."""
A_MOMENT = 0.5
"""So many seconds somebody waits without a word; by then whoever works has said what at."""
_READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)
_LOCK, _WORK = f"{CACHE}/turn.lock", f"{CACHE}/turn.json"


@contextmanager
def turn(root: Path, work: str, waiting: Callable[[str], None]) -> Iterator[None]:
    """Have the turn in the checkout `root` for `work`, `./lab build` say.

    When another has it, `waiting` is told so, in Danish, and this waits for as long as it takes.
    Raises OSError where there can be no lock.
    """
    lock = _lock(root)
    if not _tried(lock, A_MOMENT):
        waiting(f"Venter på {_other(root)} …")
        lock.acquire()
    try:
        interrupted = _was_interrupted(root)
        told = json.dumps({"work": work, "process": os.getpid()})
        (root / _WORK).write_text(told, encoding="utf-8")
        if interrupted:
            mend(root)
        clear(root / CACHE, shared=True)
        yield  # What ends in an error may have left something too.
        (root / _WORK).unlink(missing_ok=True)
    finally:
        lock.release()


@contextmanager
def turn_if_writable(root: Path, work: str, waiting: Callable[[str], None]) -> Iterator[None]:
    """The same; in a checkout that can only be read nobody can write, and nobody need wait."""
    with ExitStack() as stack:
        try:
            stack.enter_context(turn(root, work, waiting))
        except OSError as error:
            if error.errno not in _READ_ONLY:
                raise
        yield


def mend_if_interrupted(root: Path) -> None:
    """Put right what a run that was killed has left in the checkout, unless somebody is at work."""
    # A command that only reads does so also where nothing can be written.
    with suppress(OSError):
        if _was_interrupted(root) and _tried(lock := _lock(root)):
            try:
                if _was_interrupted(root):
                    mend(root)
                (root / _WORK).unlink(missing_ok=True)
            finally:
                lock.release()


def _lock(root: Path) -> BaseFileLock:
    from filelock import FileLock  # A command that reads waits for no package it does not need.

    (root / _LOCK).parent.mkdir(exist_ok=True)
    return FileLock(root / _LOCK)


def _tried(lock: BaseFileLock, seconds: float = 0) -> bool:
    from filelock import Timeout

    try:
        lock.acquire(timeout=seconds)
    except Timeout:
        return False
    return True


def _was_interrupted(root: Path) -> bool:
    return (root / _WORK).exists() or publish.is_set_aside(root / SITE)


def _other(root: Path) -> str:
    try:
        told = json.loads((root / _WORK).read_bytes())
        begun = datetime.fromtimestamp((root / _WORK).stat().st_mtime)
        return f"{told['work']} (proces {told['process']}, begyndt kl. {begun:%H.%M})"
    except (OSError, ValueError, KeyError, TypeError):
        return "en anden, der arbejder i mappen"
