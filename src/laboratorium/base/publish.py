"""Put a freshly built folder in the place of the one that is being served, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path

from laboratorium.base.exchange import exchange
from laboratorium.base.files import remove
from laboratorium.base.spare import files as numbered
from laboratorium.base.spare import set_aside

MADE = "LAB_MADE"
"""The variable that tells a build in which file to write the paths of all that was to be made."""


class IncompleteError(Exception):
    """Files that were to be made are not there; `missing` are their paths."""

    def __init__(self, missing: Iterable[str]) -> None:
        self.missing = sorted(missing)
        super().__init__(f"{len(self.missing)} missing, {self.missing[0]} among them")


@dataclass(frozen=True)
class Published:
    """How many files are new or changed, how many are the same as before, and how many are gone.

    `files` are those that lie there now with their numbers (see `spare.files`), None when there is
    more than files; `same` are those of them that are the very files that lay there before.
    """

    changed: int
    unchanged: int
    removed: int
    files: Mapping[str, int] | None = None
    same: Set[str] = frozenset()


@contextmanager
def workplace(site: Path) -> Iterator[Path]:
    """Give an empty folder of its own on the file system of `site`, gone afterwards.

    Only for whoever has the checkout's turn: what runs that were killed have left is cleared.
    """
    clear(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def clear(site: Path) -> None:
    """Delete what killed runs left beside `site`; when they left no site, put the old one back."""
    if is_set_aside(site):
        _aside(site).rename(site)
    for left in site.parent.glob(f".{site.name}-*"):
        shutil.rmtree(left, ignore_errors=True)


def is_set_aside(site: Path) -> bool:
    """Whether a run was killed between the two renames of a system that has no exchange."""
    return _aside(site).is_dir() and not os.path.lexists(site)


def publish(
    built: Path, site: Path, made: Iterable[str] = (), spare: Path | None = None
) -> Published:
    """Replace `site` by `built`, which must lie on the same file system and is gone afterwards.

    `made` are the paths of all that was to be made: raises IncompleteError when any of it is not
    there. Files whose bytes are the same keep their old modification time, so that servers' ETags
    (time and size) hold. The folder that `site` was is set aside as `spare`, or deleted; a first
    site is given a spare one too. Raises OSError when a folder cannot be moved; `site` then stands
    as it was.
    """
    before = _listed(site) if site.is_dir() else {}
    after = _listed(built)
    if missing := set(made) - after.keys():
        raise IncompleteError(missing)
    both = before.keys() & after.keys()
    same = {name for name in both if before[name] and before[name] == after[name]}
    unchanged = len(same)
    for name in both - same:
        if cmp(site / name, built / name, shallow=False):
            unchanged += 1
            old = (site / name).stat()
            os.utime(built / name, ns=(old.st_atime_ns, old.st_mtime_ns))
    if spare:
        remove(spare)  # It holds what the site held once.
    replaced = _swap(built, site)
    plain = [listed if all(listed.values()) else None for listed in (before, after)]
    if spare:
        if replaced is None:
            built.mkdir()
        set_aside(replaced or built, site, spare, *plain)
    elif replaced:
        remove(replaced)
    gone = len(before.keys() - after.keys())
    return Published(len(after) - unchanged, unchanged, gone, plain[1], same)


def _listed(folder: Path) -> Mapping[str, int]:
    """The files below a folder with their numbers, or without any when it holds more than files."""
    found = numbered(folder)
    return dict.fromkeys(files(folder), 0) if found is None else found


def _swap(built: Path, site: Path) -> Path | None:
    """Put the one in the place of the other, and return where the other lies now."""
    if not site.exists():
        built.rename(site)
        return None
    if not exchange(built, site):
        aside = _aside(site)
        shutil.rmtree(aside, ignore_errors=True)
        site.rename(aside)
        try:
            built.rename(site)
        except BaseException:
            aside.rename(site)
            raise
        return aside
    return built


def _aside(site: Path) -> Path:
    return site.with_name(f".{site.name}-old")


def files(folder: Path) -> Iterator[str]:
    """The path of every file below a folder, relative to it and with `/`."""
    start = len(os.fspath(folder)) + 1
    for path, _, names in os.walk(folder):
        inside = path[start:].replace(os.sep, "/") + "/" if path[start:] else ""
        yield from (inside + name for name in names)
