"""Whether a site is still what its project says: then nothing of it need be made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from laboratorium.base.fingerprint import digest, of_file, of_folder
from laboratorium.base.paths import CASES, DOCS, PODCASTS
from laboratorium.base.publish import files
from laboratorium.base.settings import CONFIG

TEMPLATES, HOOKS = "overrides", "hooks"
NOTHING: Mapping[str, bytes] = MappingProxyType({})


def made_of(
    root: Path, folders: Iterable[str] = (CASES, PODCASTS, DOCS, TEMPLATES, HOOKS)
) -> bytes | None:
    """A digest of all that a site is made of beside the program; ``None`` when nobody can tell.

    ``folders`` are the project's own that are asked for; the configuration always is.
    """
    parts = [of_folder(root / name) if (root / name).exists() else b"" for name in folders]
    parts.append(of_file(root / CONFIG))
    return None if None in parts else digest(*(part or b"" for part in parts))


def listing(site: Path, known: Mapping[str, bytes] = NOTHING) -> dict[str, bytes] | None:
    """Every file of a site with a digest of its bytes; ``None`` when something is no file.

    What is `known`, by path, is not read; an empty digest is none.
    """
    found: dict[str, bytes] = {}
    for path in files(site):
        seen = known.get(path) or of_file(f"{site}/{path}")
        if seen is None:
            return None
        found[path] = seen
    return found


def lies(site: Path, listed: Mapping[str, bytes]) -> bool:
    """Whether a site has these files, each with these bytes, and no other."""
    return site.is_dir() and listing(site) == listed
