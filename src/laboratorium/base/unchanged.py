"""Whether a site is still what its project says: then nothing of it need be made."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from types import MappingProxyType
from typing import TYPE_CHECKING

from laboratorium.base.fingerprint import digest, of_file, of_folder, of_folder_of_code
from laboratorium.base.looks import digest_of, is_met, note
from laboratorium.base.paths import CASES, DOCS, PODCASTS
from laboratorium.base.settings import CONFIG

if TYPE_CHECKING:
    from laboratorium.base.publish import Published

TEMPLATES, HOOKS = "overrides", "hooks"
NOTHING: Mapping[str, bytes] = MappingProxyType({})


def made_of(
    root: Path,
    folders: Iterable[str] = (CASES, PODCASTS, DOCS, TEMPLATES, HOOKS),
    walked: dict[str, bytes] | None = None,
) -> bytes | None:
    """A digest of all that a site is made of beside the program; ``None`` when nobody can tell.

    ``folders`` are the project's own that are asked for; the configuration always is. ``walked``
    is given the digests of folders, see ``of_folder``.
    """
    parts = [_of(root / name, walked) if (root / name).exists() else b"" for name in folders]
    parts.append(of_file(root / CONFIG))
    return None if None in parts else digest(*(part or b"" for part in parts))


def _of(folder: Path, walked: dict[str, bytes] | None) -> bytes | None:
    # The renderer leaves compiled code beside the hooks.
    return of_folder_of_code(folder) if folder.name == HOOKS else of_folder(folder, walked)


def published(site: Path, made: Mapping[str, bytes], result: Published) -> dict[str, bytes] | None:
    """The same as `listing` of a site that has just been published. What was in place before, and
    was looked at as it was put there, is not looked at again.
    """
    if result.files is None:
        return listing(site, made)
    found: dict[str, bytes] = {}
    device = site.stat().st_dev
    try:
        for path, number in result.files.items():
            known = made.get(path)
            if not (known and path in result.same and is_met((device, number), known)):
                file = f"{site}/{path}"
                known = _digest_of(file, os.lstat(file), known)
            found[path] = known
    except OSError:
        return None
    return found


def listing(site: Path, known: Mapping[str, bytes] = NOTHING) -> dict[str, bytes] | None:
    """Every file of a site with a digest of its bytes; ``None`` when something is no file.

    What is `known`, by path, is not read; an empty digest is none.
    """
    found: dict[str, bytes] = {}
    folders, start = [os.fspath(site)], len(os.fspath(site)) + 1
    try:
        while folders:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    seen = entry.stat(follow_symlinks=False)
                    if S_ISDIR(seen.st_mode):
                        folders.append(entry.path)
                    elif not S_ISREG(seen.st_mode):
                        return None
                    else:
                        path = entry.path[start:].replace(os.sep, "/")
                        found[path] = _digest_of(entry.path, seen, known.get(path))
    except OSError:
        return None
    return found


def _digest_of(path: str, seen: os.stat_result, known: bytes | None) -> bytes:
    if not known:
        return digest_of(path, seen)
    note(seen, known)
    return known


def lies(site: Path, listed: Mapping[str, bytes]) -> bool:
    """Whether a site has these files, each with these bytes, and no other."""
    return site.is_dir() and listing(site) == listed
