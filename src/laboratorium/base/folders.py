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
        self._is_told = False

    def renew(self, now: int, touched: Collection[Path] | None) -> None:
        """Begin to ask anew at a moment (nanoseconds). ``touched`` are all paths that may have
        changed since the last time, or None when that is not known. What is known of them is
        forgotten at once: who asks now may stop before they are asked for.
        """
        self._now, self._is_told = now, touched is not None
        paths = frozenset(touched or ())
        within = {path for one in paths for path in (one, *one.parents)}
        for folder in [one for one in self._seen if one in within or one.parent in paths]:
            del self._seen[folder]

    def digest(self, folder: Path) -> bytes | None:
        """A digest of the folder; see ``fingerprint.of_folder``."""
        known = self._seen.get(folder)
        if known and self._is_told:
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
