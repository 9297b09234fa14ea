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
        for path in paths:
            if os.path.lexists(f"{root}/{path}"):  # Paths cost more, and there may be thousands.
                refuse(root / path)
        _flush(staging)
        ready = staging.rename(staging.with_name(f"{staging.name.removesuffix(HALF)}{READY}"))
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    _carry_out(root, ready, staging, paths)


def carry_on(root: Path) -> None:
    """Carry out what a run that was killed had ready; nothing is written over."""
    for ready in sorted(root.glob(f".new.*{READY}")):
        paths = _landing(ready, root)
        _move([path for path in paths if not os.path.lexists(root / path)], ready, root)
        shutil.rmtree(ready, ignore_errors=True)


def _carry_out(root: Path, ready: Path, staging: Path, paths: list[str]) -> None:
    try:
        with held_back():
            _move(paths, ready, root)
    except BaseException:
        _move([path for path in paths if not os.path.lexists(ready / path)], root, ready)
        ready.rename(staging)  # Nobody is to carry on with a part of it.
        shutil.rmtree(staging, ignore_errors=True)
        raise
    shutil.rmtree(ready, ignore_errors=True)


def _move(paths: list[str], source: Path, goal: Path) -> None:
    for folder in dict.fromkeys(path.rpartition("/")[0] for path in paths):
        (goal / folder).mkdir(exist_ok=True)
    for path in paths:
        _move_one(source / path, goal / path)


def _move_one(source: Path, goal: Path) -> None:
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


def _landing(staging: Path, root: Path | None) -> list[str]:
    """What lands whole: all at the second level, and what is new in folders that `root` has."""
    found: list[str] = []
    for folder in sorted(path for path in staging.iterdir() if path.is_dir()):
        for path in _in(folder, folder.name):
            found += _new(path, staging, root) if root else [path]
    return found


def _in(folder: Path, named: str) -> list[str]:
    """The paths of what lies in a folder that is named so, in their order."""
    with os.scandir(folder) as there:
        return sorted(f"{named}/{one.name}" for one in there)


def _new(path: str, staging: Path, root: Path) -> list[str]:
    if not os.path.lexists(f"{root}/{path}"):
        return [path]
    goal, source = root / path, staging / path
    if not source.is_dir() or source.is_symlink() or not goal.is_dir() or goal.is_symlink():
        return [path]
    return [new for inner in _in(source, path) for new in _new(inner, staging, root)]


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
