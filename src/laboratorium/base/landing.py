"""Several new files and folders come into the project together: all of them or none.

They are written into a folder beside, which gets its last name when all of it is there. From then
on it is carried out: by this run, or by the next one when this is killed.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from laboratorium.base.files import HALF, half_of, refuse, remove
from laboratorium.base.interrupts import held_back

READY = ".whole"
_MANY = 200
"""Above this many files, one call for the whole disk is quicker than one for each."""


@contextmanager
def landing(root: Path, within: bool = False) -> Iterator[Path]:
    """Give a folder to write into as if it were the project `root`: `cases/a/index.md`.

    What lies there afterwards, at its second level, lands in the project; `within` folders that are
    there already, too, the new files in them. Raises FileExistsError
    with the path where anything lies already, and other OSErrors; nothing has landed then, nor when
    anything else was raised. Only for whoever has the checkout's turn.
    """
    carry_on(root)
    staging = half_of(root / "new")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    try:
        yield staging
        paths = _landing(staging, root if within else None)
        for goal in (root / path for path in paths):
            refuse(goal)
        _flush(staging)
        ready = staging.rename(staging.with_name(f"{staging.name.removesuffix(HALF)}{READY}"))
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    _carry_out(root, ready, staging, paths)


def carry_on(root: Path) -> None:
    """Carry out what a run that was killed had ready; nothing is written over."""
    for ready in sorted(root.glob(f".new.*{READY}")):
        for path in _landing(ready, root):
            if not os.path.lexists(root / path):
                _move(ready / path, root / path)
        shutil.rmtree(ready, ignore_errors=True)


def _carry_out(root: Path, ready: Path, staging: Path, paths: list[Path]) -> None:
    try:
        with held_back():
            for path in paths:
                _move(ready / path, root / path)
    except BaseException:
        for path in paths:
            if not os.path.lexists(ready / path):
                _move(root / path, ready / path)
        ready.rename(staging)  # Nobody is to carry on with a part of it.
        shutil.rmtree(staging, ignore_errors=True)
        raise
    shutil.rmtree(ready, ignore_errors=True)


def _move(source: Path, goal: Path) -> None:
    goal.parent.mkdir(exist_ok=True)
    try:
        source.rename(goal)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _move_to_another_disk(source, goal)


def _move_to_another_disk(source: Path, goal: Path) -> None:
    half = half_of(goal)
    try:
        if source.is_dir():
            shutil.copytree(source, half)
        else:
            shutil.copy2(source, half)
        half.rename(goal)
    except BaseException:
        remove(half)
        raise
    remove(source)


def _landing(staging: Path, root: Path | None) -> list[Path]:
    """What lands whole: all at the second level, and what is new in folders that `root` has."""
    found: list[Path] = []
    for path in sorted(staging.glob("*/*")):
        found += _new(path, staging, root) if root else [path.relative_to(staging)]
    return found


def _new(path: Path, staging: Path, root: Path) -> list[Path]:
    goal = root / path.relative_to(staging)
    if (
        not os.path.lexists(goal)
        or not path.is_dir()
        or path.is_symlink()
        or not goal.is_dir()
        or goal.is_symlink()
    ):
        return [path.relative_to(staging)]
    return [new for inner in sorted(path.iterdir()) for new in _new(inner, staging, root)]


def _flush(folder: Path) -> None:
    files: list[str] = []
    for path, _, names in os.walk(folder):
        files += (os.path.join(path, name) for name in names)  # noqa: PTH118
        if len(files) > _MANY and hasattr(os, "sync"):
            os.sync()
            return
    for name in files:
        with Path(name).open("rb+") as file:
            os.fsync(file.fileno())
