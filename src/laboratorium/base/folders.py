"""Digests of folders for a process that asks for them again and again."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from laboratorium.base.fingerprint import Look, look_of, of_folder
from laboratorium.base.looks import is_settled


class Folders:
    """What is known of folders: no file is read again whose folder looks as it did, and no folder
    is looked at that nobody touched.
    """

    def __init__(self) -> None:
        self._seen: dict[Path, tuple[Look, bytes]] = {}
        self._now = 0
        self._touched: frozenset[Path] | None = None

    def renew(self, now: int, touched: Collection[Path] | None) -> None:
        """Begin to ask anew at a moment (nanoseconds). ``touched`` are all paths that may have
        changed since the last time, or None when that is not known.
        """
        within = (path for one in touched or () for path in (one, *one.parents))
        self._now, self._touched = now, None if touched is None else frozenset(within)

    def digest(self, folder: Path) -> bytes | None:
        """A digest of the folder; see ``fingerprint.of_folder``."""
        known = self._seen.get(folder)
        if known and self._touched is not None and folder not in self._touched:
            return known[1]
        look = look_of(folder)
        if look and known and known[0] == look:
            return known[1]
        found = of_folder(folder)
        if found and look and is_settled(look.touched, self._now) and look_of(folder) == look:
            self._seen[folder] = look, found
        else:
            self._seen.pop(folder, None)
        return found
