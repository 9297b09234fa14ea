"""A key of one's own, outside every checkout: what it seals was made on this machine by this user.

A checkout may bring files of any name along, `.cache/` among them, and what is remembered there is
run as it is read.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path

SIZE = 32
_FOLDER, _FILE = "laboratorium", "key"


@cache
def own_key() -> bytes:
    """The key, made when it is first asked for. Where it cannot be kept, one for this process."""
    made = os.urandom(SIZE)
    with suppress(OSError, RuntimeError):  # No home, or one that is not ours to write in.
        path = _home() / _FOLDER / _FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            # Made whole beside, and linked: another process finds all of it or nothing.
            half = path.with_name(f".{_FILE}.{os.getpid()}")
            with os.fdopen(
                os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb"
            ) as file:
                file.write(made)
            try:
                os.link(half, path)
            finally:
                half.unlink()
        kept = path.read_bytes()
        if len(kept) == SIZE:
            return kept
    return made


def _home() -> Path:
    """Where programs keep what they can do without (XDG Base Directory Specification)."""
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return given if given.is_absolute() else Path.home() / ".cache"
