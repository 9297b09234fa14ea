"""A digest of everything that an answer depends on: values, files, and the program itself.

What two digests agree on is the same; what is the same need not agree (a set that another process
has put in another order), which costs time and nothing else.
"""

from __future__ import annotations

import os
import pickle
import sys
import sysconfig
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from hashlib import blake2b
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from stat import S_ISREG
from types import FunctionType
from typing import Any, NamedTuple

from laboratorium.base import looks
from laboratorium.base.looks import SIZE

# What pydantic's models have; whoever has none to tell need not import it.
_PYDANTIC = "__pydantic_fields__"
_RECORDS: dict[type, bool] = {}
_STATES: dict[type, Callable[[Any], tuple[object, ...]]] = {}
_NAMES: dict[FunctionType | type, str] = {}
_MADE_OF = "__made_of__"
TOLD_WHOLE = "told_whole"
"""What a class says of itself that is no record, and whose objects are told by all their attributes
and never change.
"""
_PLAIN = frozenset((str, int, float, bool, bytes, tuple, list, dict, type(None)))


class CannotTellError(Exception):
    """Nobody can say what it depends on, so nothing of it may be kept."""


def digest(*parts: bytes | str) -> bytes:
    """A digest of the parts, each told from the next."""
    whole = blake2b(digest_size=SIZE)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(b"%d:" % len(data))
        whole.update(data)
    return whole.digest()


class Fingerprints:
    """Digests of values. Records, views and terms are read once each, however many hold them: they
    must not change as long as this lives.
    """

    def __init__(self) -> None:
        # With the object itself, so that no other takes its identity meanwhile.
        self._known: dict[int, tuple[object, bytes]] = {}
        self._idle: list[_Reader] = []

    def of(self, *values: object) -> bytes:
        """A digest of the values. Raises ``CannotTellError`` for what cannot be told by its
        content: a function made on the spot, an open file, something that holds itself.
        """
        reader = self._idle.pop() if self._idle else _Reader(BytesIO(), self)
        found = reader.read(values)
        self._idle.append(reader)
        return found

    def held(self, value: Any) -> bytes:
        """A digest of a record, which says itself what it was made of or is read field by field."""
        known = self._known.get(id(value))
        if known:
            return known[1]
        own = vars(value).get(_MADE_OF) if hasattr(value, "__dict__") else None
        if own is None:
            kind = type(value)
            own = self.of(kind.__module__, kind.__qualname__, *_state(value))
        self._known[id(value)] = (value, own)
        return own


def mark(record: object | None, made_of: bytes) -> None:
    """Let a record that was read from files be told by a digest of these and not field by field.

    A copy with other values (``dataclasses.replace``) is told by its fields again.
    """
    if record is not None and made_of:
        vars(record)[_MADE_OF] = digest(type(record).__qualname__, made_of)


def _state(value: Any) -> tuple[object, ...]:
    """What a record says, without what it has worked out since."""
    kind = type(value)
    read = _STATES.get(kind)
    if read is None:
        read = _STATES[kind] = _state_of(kind)
    return read(value)


def _state_of(kind: type) -> Callable[[Any], tuple[object, ...]]:
    if hasattr(kind, TOLD_WHOLE):
        return lambda value: tuple(vars(value).items())
    if hasattr(kind, _PYDANTIC):
        names = (*kind.model_fields, "__pydantic_extra__")  # type: ignore[attr-defined]
    else:
        names = tuple(one.name for one in fields(kind))
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


class _Reader(pickle.Pickler):
    """Writes values so that the same come out the same: `fast` leaves out where each was seen
    before.
    """

    def __init__(self, out: BytesIO, prints: Fingerprints) -> None:
        super().__init__(out, 5)
        self.fast = True
        self._out = out
        self._prints = prints

    def read(self, values: tuple[object, ...]) -> bytes:
        """A digest of the values; after an error this is of no more use."""
        self._out.seek(0)
        self._out.truncate()
        try:
            self.dump(values)
        except (
            pickle.PicklingError, AttributeError, TypeError, ValueError, RecursionError
        ) as error:  # fmt: skip
            raise CannotTellError(str(error)) from error
        return blake2b(self._out.getbuffer(), digest_size=SIZE).digest()

    def persistent_id(self, value: Any) -> object:
        kind = type(value)
        if kind in _PLAIN:
            return None
        if _is_record(kind):
            return self._prints.held(value)
        # What stands for a value is of another type for each kind of them.
        if kind is FunctionType or kind is type:
            return _name_of(value)
        if kind is date:
            return value.toordinal()
        if kind in (set, frozenset):
            return sorted(self._prints.of(one) for one in value)
        return None


def _is_record(kind: type) -> bool:
    found = _RECORDS.get(kind)
    if found is None:
        told = hasattr(kind, _PYDANTIC) or hasattr(kind, TOLD_WHOLE)
        found = _RECORDS[kind] = told or is_dataclass(kind)
    return found


def _name_of(made: FunctionType | type) -> str:
    """The name by which a function or a class is found; raises CannotTellError for one made on the
    spot.
    """
    name = _NAMES.get(made)
    if name is None:
        name = made.__qualname__
        if "<" in name:
            raise CannotTellError(name)
        pickle.dumps(made)  # Raises when what has that name is another.
        name = _NAMES[made] = f"{made.__module__}:{name}"
    return name


def of_folder(folder: Path, walked: dict[str, bytes] | None = None) -> bytes | None:
    """A digest of every name and every byte below a folder; ``None`` when something there is more
    than a plain file: a link, or something that cannot be read.

    ``walked`` is given the digest of each folder met, by its path.
    """
    try:
        return _walk(os.fspath(folder), {} if walked is None else walked)
    except (OSError, CannotTellError):
        return None


class Look(NamedTuple):
    """How the files of a folder look from outside, and when one was last touched (nanoseconds)."""

    files: tuple[tuple[str, int, int, int, int], ...]
    touched: int


def look_of(folder: Path) -> Look | None:
    """The look of a folder with all below it; ``None`` when it cannot be looked at."""
    found: list[tuple[str, int, int, int, int]] = []
    folders, latest = [os.fspath(folder)], 0
    try:
        while folders:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    seen = entry.stat(follow_symlinks=False)
                    latest = max(latest, seen.st_mtime_ns, seen.st_ctime_ns)
                    look = (seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)
                    found.append((entry.path, *look))
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
    except OSError:
        return None
    return Look(tuple(sorted(found)), latest)


def _walk(folder: str, walked: dict[str, bytes]) -> bytes:
    whole = blake2b(digest_size=SIZE)
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        name = os.fsencode(entry.name)
        if entry.is_symlink():
            raise CannotTellError(entry.path)
        if entry.is_dir():
            whole.update(b"d%d:%b" % (len(name), name))
            whole.update(_walk(entry.path, walked))
        elif entry.is_file():
            whole.update(b"f%d:%b" % (len(name), name))
            whole.update(looks.digest_of(entry.path, entry.stat(follow_symlinks=False)))
        else:
            raise CannotTellError(entry.path)
    walked[folder] = whole.digest()
    return walked[folder]


def of_file(path: Path | str) -> bytes | None:
    """A digest of the bytes of a file of any size; ``None`` when it is more than a plain file."""
    try:
        seen = os.lstat(path)
        return looks.digest_of(os.fspath(path), seen) if S_ISREG(seen.st_mode) else None
    except OSError:
        return None


def program() -> bytes:
    """A digest of what every answer depends on beside its question: this library with its words and
    vocabularies, Python, and each package that is installed, by name and version.
    """
    # The vocabularies may be edited while a preview runs; the rest is read anew as cheaply.
    own = of_folder_of_code(Path(__file__).parents[1])
    return digest(own, *_surroundings())


def of_folder_of_code(folder: Path) -> bytes:
    """A digest of a folder's files but for what Python has compiled."""
    whole = blake2b(digest_size=SIZE)
    for path, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(one for one in folders if one != "__pycache__")
        for name in sorted(names):
            file = Path(path, name)
            data = file.read_bytes()
            where = os.fsencode(file.relative_to(folder))
            whole.update(b"%d:%b%d:" % (len(where), where, len(data)))
            whole.update(data)
    return whole.digest()


@cache
def _surroundings() -> tuple[str, ...]:
    packages = sorted(
        name
        for place in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
        if Path(place).is_dir()
        for name in os.listdir(place)  # noqa: PTH208 - names alone, and many
        if name.endswith(".dist-info")
    )
    return (sys.version, sys.platform, *packages)
