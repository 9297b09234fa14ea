"""Put a freshly built folder in the place of the one that is being served, whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path


@dataclass(frozen=True)
class Published:
    """How many files are new or changed, how many are the same as before, and how many are gone."""

    changed: int
    unchanged: int
    removed: int


def publish(built: Path, site: Path) -> Published:
    """Replace `site` by `built`, which must lie on the same file system and is gone afterwards.

    Files whose bytes are the same keep their old modification time, so that servers' ETags (time
    and size) hold. Raises OSError when a folder cannot be moved; `site` then stands as it was.
    """
    before = set(_files(site)) if site.is_dir() else set()
    after = set(_files(built))
    unchanged = 0
    for name in before & after:
        if cmp(site / name, built / name, shallow=False):
            unchanged += 1
            old = (site / name).stat()
            os.utime(built / name, ns=(old.st_atime_ns, old.st_mtime_ns))
    _swap(built, site)
    return Published(len(after) - unchanged, unchanged, len(before - after))


def _swap(built: Path, site: Path) -> None:
    if not site.exists():
        built.rename(site)
        return
    aside = site.with_name(f".{site.name}-old")
    shutil.rmtree(aside, ignore_errors=True)
    site.rename(aside)
    try:
        built.rename(site)
    except OSError:
        aside.rename(site)
        raise
    shutil.rmtree(aside)


def _files(folder: Path) -> Iterator[str]:
    for path, _, names in os.walk(folder):
        inside = Path(path).relative_to(folder)
        yield from (str(inside / name) for name in names)
