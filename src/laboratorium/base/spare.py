"""A second folder that holds what the site holds, for the next build to change where it must.

A page has a folder of its own, and thousands of folders take time to make and more to delete. So
the folder that a new site has taken the place of is brought up to date by links to the new one's
files and set aside: the next build begins with it. It holds nothing that the site does not, so
what was withdrawn is gone from it too; it may be deleted at any time.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Set
from contextlib import suppress
from pathlib import Path

from laboratorium.base.files import half_of, remove

SPARE = ".cache/spare"
"""Where it lies in a project."""


def take(spare: Path, folder: Path) -> None:
    """Move what was set aside to `folder`; nothing lies there afterwards when there is none, or
    when something in it is neither a folder nor a file.
    """
    if spare.is_symlink() or files(spare) is None:
        remove(spare)
        return
    with suppress(OSError):  # On another file system, say.
        spare.rename(folder)


def only(folder: Path, made: Set[str]) -> None:
    """Delete what lies in a folder and was not made, and the folders that are empty then."""
    _delete(folder, (files(folder) or {}).keys() - made)


def set_aside(
    old: Path,
    site: Path,
    spare: Path,
    before: Mapping[str, int] | None,
    after: Mapping[str, int] | None,
) -> None:
    """Bring `old`, which the site has taken the place of, up to date, and set it aside; where that
    cannot be, it is deleted. `before` and `after` are the `files` of the one and the other.
    """
    remove(spare)
    try:
        if before is None or after is None:
            raise OSError
        _delete(old, before.keys() - after.keys())
        for name, number in after.items():
            if before.get(name) != number:
                _link(site / name, old / name)
        spare.parent.mkdir(parents=True, exist_ok=True)
        old.rename(spare)
    except OSError:
        remove(old)


def files(folder: Path) -> dict[str, int] | None:
    """The path of every file below a folder, with `/`, and which file of its file system it is;
    None when there is no folder, or when something there is more than folders and files.
    """
    found: dict[str, int] = {}
    left, above = [""], f"{folder}/"
    try:
        while left:
            at = left.pop()
            with os.scandir(above + at) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        left.append(f"{at}{entry.name}/")
                    elif entry.is_file(follow_symlinks=False):
                        found[at + entry.name] = entry.inode()
                    else:
                        return None
    except OSError:
        return None
    return found


def _link(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    half = half_of(target)
    half.hardlink_to(source)
    half.replace(target)


def _delete(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        path = folder / name
        path.unlink(missing_ok=True)
        for above in path.parents:
            if above == folder:
                break
            try:
                above.rmdir()
            except OSError:  # Something else lies there, or it is gone already.
                break
