"""Files by their content: made once, then linked into each folder that is to hold them.

A file's name is the digest of its bytes, and it is held to that name each time it is used: whoever
alters it, here or through a link in a folder, only causes it to be made again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from laboratorium.base.files import HALF, half_of, remove, write
from laboratorium.base.looks import SIZE, digest_of


class Kept(NamedTuple):
    """A file that was made before: the digest of its bytes, and what makes them again."""

    name: bytes
    make: Callable[[], bytes]


def of_content(data: bytes) -> bytes:
    """The digest that such a file is called by."""
    return blake2b(data, digest_size=SIZE).digest()


class Shelf:
    """``folder`` is where the files lie, or ``None`` to keep none of them."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder

    def put(self, target: str, data: bytes) -> bytes:
        """Write a file and keep it. Raises OSError when it cannot be written; that it cannot be
        kept is no error.
        """
        name = of_content(data)
        if self.folder:
            own = self._place_of(name)
            with suppress(OSError):
                if not _holds(own, data):
                    _write(own, data)
                _link(own, target)
                return name
        write(Path(target), data, lasting=False)
        return name

    def place(self, target: str, name: bytes) -> bool:
        """Put the file of that name in its place; say whether it was there, and whole."""
        if not self.folder:
            return False
        own = self._place_of(name)
        try:
            seen = os.lstat(own)
            whole = S_ISREG(seen.st_mode) and digest_of(own, seen) == name
        except OSError:
            return False
        if not whole:
            Path(own).unlink(missing_ok=True)
            return False
        if not _is_linked(seen, target):
            _put(own, target)
        return True

    def forget_others(self, used: Collection[bytes]) -> None:
        """Delete every file but these, and what a run that was killed has left."""
        if not self.folder or not self.folder.is_dir():
            return
        names = {name.hex() for name in used}
        for path, _, files in os.walk(self.folder):
            for file in files:
                if file not in names or file.endswith(HALF):
                    with suppress(OSError):
                        Path(path, file).unlink()

    def _place_of(self, name: bytes) -> str:
        word = name.hex()
        return f"{self.folder}/{word[:2]}/{word}"


def _is_linked(seen: os.stat_result, target: str) -> bool:
    """Whether the very file that was seen lies there."""
    try:
        there = os.lstat(target)
    except OSError:
        return False
    return bool(seen.st_ino) and (there.st_ino, there.st_dev) == (seen.st_ino, seen.st_dev)


def _holds(own: str, data: bytes) -> bool:
    try:
        with open(own, "rb") as file:  # noqa: PTH123 - thousands, here and below
            return file.read() == data
    except FileNotFoundError:
        return False


def _write(own: str, data: bytes) -> None:
    half = str(half_of(Path(own)))
    try:
        file = open(half, "wb")  # noqa: PTH123, SIM115
    except FileNotFoundError:
        Path(own).parent.mkdir(parents=True, exist_ok=True)
        file = open(half, "wb")  # noqa: PTH123, SIM115
    try:
        with file:
            file.write(data)
        os.replace(half, own)  # noqa: PTH105
    except BaseException:
        remove(Path(half))
        raise


def _put(own: str, target: str) -> None:
    try:
        _link(own, target)
    except OSError:  # Another file system, say.
        write(Path(target), Path(own).read_bytes(), lasting=False)


def _link(own: str, target: str) -> None:
    """Link a file to its place, whatever file lies there. Raises OSError where it cannot be."""
    try:
        os.link(own, target)
    except FileNotFoundError:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        os.link(own, target)
    except FileExistsError:
        if not os.path.samefile(own, target):  # noqa: PTH121
            half = half_of(Path(target))
            os.link(own, half)
            half.replace(target)
