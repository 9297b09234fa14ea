"""Digests of files that have been read before: one that looks as it did is not read again.

What a file looks like is its size, the time of its last change and the time at which anything of it
was touched last, which no program can set. That is asked of the file itself, by whatever names it
lies in folders. A file that was touched so late that it may be touched again within one tick of the
clock is read each time.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import blake2b, file_digest

SIZE = 20
"""Of a digest, in bytes."""
# Longer than a tick of any clock by which a file system stamps a file.
TICK_NS = 2_500_000_000
# Elsewhere a file has no number of its own, or the time at which it was touched is another time.
_TELLS = os.name == "posix"

File = tuple[int, int]
"""The number of the file system, and the file's own."""
Look = tuple[int, int, int]
Seen = tuple[Look, bytes]
"""How a file looked, and the digest of its bytes."""

_known: dict[File, Seen] = {}
_met: dict[File, Seen] = {}
_begun = 0


def begin(now: int, known: Mapping[File, Seen]) -> None:
    """Say when this process began (nanoseconds), and what is known of files: what was touched well
    before that, and looks as it did when it was read, need not be read again.
    """
    global _begun
    _begun = now
    _known.clear()
    _met.clear()
    _known.update(known)


def met() -> Mapping[File, Seen]:
    """What is known of the files that were asked for since `begin`."""
    return _met


def is_met(file: File, digest: bytes) -> bool:
    """Whether a file was asked for since `begin`, and held what has this digest."""
    return file in _met and _met[file][1] == digest


def is_settled(touched: int, now: int) -> bool:
    """Whether what was touched last then (nanoseconds) was not touched just now: a file that is
    written again within a tick of the clock may look the same.
    """
    return now - touched > TICK_NS


def digest_of(path: str, found: os.stat_result) -> bytes:
    """The digest of a plain file's bytes, of which `found` is told. Raises OSError."""
    file, look = _look(found)
    known = _known.get(file)
    if known and known[0] == look:
        _met[file] = known
        return known[1]
    with open(path, "rb") as opened:  # noqa: PTH123 - twice as fast, and there are thousands
        digest = file_digest(opened, lambda: blake2b(digest_size=SIZE)).digest()
    note(found, digest)
    return digest


def note(found: os.stat_result, digest: bytes) -> None:
    """Remember the digest of a file that is known to hold these bytes."""
    file, look = _look(found)
    if _TELLS and is_settled(max(look[1:]), _begun):
        _known[file] = _met[file] = look, digest


def _look(found: os.stat_result) -> tuple[File, Look]:
    look = (found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    return (found.st_dev, found.st_ino), look
