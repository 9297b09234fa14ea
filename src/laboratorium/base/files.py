"""The one way to write a file: beside its place first, so that it is there whole or not at all.

What a run that was killed leaves behind is called ``.<name>.<process>.half``. Git ignores it, the
reader of content passes it over, and the next run that writes there clears it away.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from filecmp import cmp
from glob import escape
from pathlib import Path

HALF = ".half"


def write(path: Path, content: str | bytes, lasting: bool = True) -> bool:
    """Write the file, text as UTF-8 with its line ends as they are; say whether it was changed.

    A file that holds the same already is left alone with its time, and one that is there keeps its
    rights. With ``lasting`` it is on the disk when this returns; caches need no such wait. Raises
    OSError, and what lay there then stands as it was.
    """
    data = content.encode() if isinstance(content, str) else content
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return False
    with whole(path) as half, half.open("wb") as file:
        file.write(data)
        if lasting:
            file.flush()
            os.fsync(file.fileno())
    if lasting:
        for left in path.parent.glob(f".{escape(path.name)}.*{HALF}"):
            remove(left)
    return True


def write_all(folder: Path, files: Iterable[tuple[str, bytes | Path]]) -> list[str]:
    """Write files, given as paths below ``folder`` and their bytes or the file that holds them;
    what is the same already keeps its time. Return the paths.
    """
    paths: list[str] = []
    for path, content in files:
        paths.append(path)
        target = folder / path
        if isinstance(content, bytes):
            write(target, content, lasting=False)
        elif not (target.is_file() and cmp(content, target, shallow=False)):
            with whole(target) as half:
                shutil.copyfile(content, half)
    return paths


def write_new(path: Path, content: str | bytes) -> None:
    """Write a file where none may be. Raises FileExistsError with the path, and other OSErrors."""
    refuse(path)
    write(path, content)


def refuse(path: Path, named: Path | None = None) -> None:
    """Raise FileExistsError where anything lies; its ``filename`` is the path, or the one named."""
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(named or path))


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a path to write to; it takes the place of ``path`` afterwards, or is gone when anything
    was raised. Folders are made as needed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    half = half_of(path)
    try:
        yield half
        if path.exists():
            shutil.copymode(path, half)
        half.replace(path)
    except BaseException:
        remove(half)
        raise


def clear(folder: Path, shared: bool = False) -> None:
    """Delete the files and folders that runs which were killed have left in a folder; in one that
    is ``shared`` with processes at work, those of the others stay.
    """
    for left in folder.glob(f".*{HALF}"):
        if not (shared and _at_work(left)):
            remove(left)


def clear_below(folder: Path, shared: bool = False) -> None:
    """The same in a folder and all of those in it."""
    for path, folders, names in os.walk(folder):
        if any(name.endswith(HALF) for name in (*folders, *names)):
            clear(Path(path), shared)


def remove(path: Path) -> None:
    """Delete a file or a whole folder; what cannot be deleted stays."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def half_of(path: Path) -> Path:
    """Where this process writes what is to lie at ``path``.

    Its own for each process: two of them may make the same file of a cache.
    """
    return path.with_name(f".{path.name}.{os.getpid()}{HALF}")


def _at_work(half: Path) -> bool:
    """Whether another process is still writing it; Windows deletes nothing that is open."""
    number = half.name.removesuffix(HALF).rpartition(".")[2]
    if os.name == "nt" or not number.isdecimal() or int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
