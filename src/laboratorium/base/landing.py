"""Several new files and folders come into the project together: all of them or none.

They are written into a folder beside, which gets its last name when all of it is there. From then
on it is carried out: by this run, or by the next one when this is killed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from laboratorium.base.files import HALF, half_of, refuse

READY = ".whole"
_MANY = 200
"""Above this many files, one call for the whole disk is quicker than one for each."""


@contextmanager
def landing(root: Path) -> Iterator[Path]:
    """Give a folder to write into as if it were the project `root`: `cases/a/index.md`.

    What lies there afterwards, at its second level, lands in the project. Raises FileExistsError
    with the path where anything lies already, and other OSErrors; nothing has landed then, nor when
    anything else was raised. Only for whoever has the checkout's turn.
    """
    carry_on(root)
    staging = half_of(root / "new")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    try:
        yield staging
        for goal in (root / path for path in _landing(staging)):
            refuse(goal)
        _flush(staging)
        ready = staging.rename(staging.with_name(f"{staging.name.removesuffix(HALF)}{READY}"))
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    _carry_out(root, ready, staging)


def carry_on(root: Path) -> None:
    """Carry out what a run that was killed had ready; nothing is written over."""
    for ready in sorted(root.glob(f".new.*{READY}")):
        for path in _landing(ready):
            if not os.path.lexists(root / path):
                _move(root, ready, path)
        shutil.rmtree(ready, ignore_errors=True)


def _carry_out(root: Path, ready: Path, staging: Path) -> None:
    moved: list[Path] = []
    try:
        for path in _landing(ready):
            _move(root, ready, path)
            moved.append(path)
    except BaseException:
        for path in moved:
            (root / path).rename(ready / path)
        ready.rename(staging)  # Nobody is to carry on with a part of it.
        shutil.rmtree(staging, ignore_errors=True)
        raise
    shutil.rmtree(ready, ignore_errors=True)


def _move(root: Path, ready: Path, path: Path) -> None:
    (root / path).parent.mkdir(exist_ok=True)
    (ready / path).rename(root / path)


def _landing(staging: Path) -> list[Path]:
    return sorted(path.relative_to(staging) for path in staging.glob("*/*"))


def _flush(folder: Path) -> None:
    files = [path for path in folder.rglob("*") if path.is_file()]
    if len(files) > _MANY and hasattr(os, "sync"):
        os.sync()
        return
    for path in files:
        with path.open("rb+") as file:
            os.fsync(file.fileno())
