"""What a proposal changes, as git tells it, and how its content is laid over the base branch."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from laboratorium.base.files import write

MAX_BLOB = 512 * 1024 * 1024
REGULAR = ("100644", "100755")


@dataclass(frozen=True)
class Change:
    """One changed file. ``mode`` is git's (``100644`` is a plain file, ``000000`` a file that is
    gone, ``120000`` a symbolic link, ``160000`` a submodule); ``status`` is A, M, D or T.
    """

    path: str
    status: str
    mode: str
    blob: str

    @property
    def gone(self) -> bool:
        """Whether the file is deleted."""
        return self.status == "D"


def changes(repository: Path, before: str, after: str) -> tuple[Change, ...]:
    """Return what differs between two commits, by path. Raises CalledProcessError."""
    told = _git(repository, "diff", "--raw", "-z", "--no-renames", "--no-abbrev", before, after)
    return parse_raw(told)


def parse_raw(told: bytes) -> tuple[Change, ...]:
    """Return the changes in ``git diff --raw -z``: ``:mode mode blob blob status NUL path NUL``.

    A path that is not UTF-8 keeps its bytes as surrogates, and is refused by the path guard.
    """
    parts = told.split(b"\0")
    found: list[Change] = []
    for facts, path in zip(parts[0:-1:2], parts[1::2], strict=False):
        _, mode, _, blob, status = facts.decode("ascii").split(" ")
        found.append(Change(path.decode("utf-8", "surrogateescape"), status[:1], mode, blob))
    return tuple(sorted(found, key=lambda change: change.path))


def lay_over(root: Path, repository: Path, wanted: Iterable[Change]) -> None:
    """Write the changed files into ``root``, whose own code then judges them.

    The bytes come from git's store and not from a working tree, so that no link, filter or
    attribute of the proposal has a say. The paths must have passed the path guard.
    """
    changed = tuple(wanted)
    for change in changed:
        if not (root / change.path).resolve().is_relative_to(root.resolve()):
            raise ValueError(f"{change.path!r} leads out of the project")
    # First what goes: a file may come where a folder was.
    for change in changed:
        if change.gone:
            (root / change.path).unlink(missing_ok=True)
            _drop_empty(root, (root / change.path).parent)
    for change in changed:
        if not change.gone and change.mode in REGULAR:
            if int(_git(repository, "cat-file", "-s", change.blob)) > MAX_BLOB:
                raise ValueError(f"{change.path!r} is too big")
            blob = _git(repository, "cat-file", "blob", change.blob)
            write(root / change.path, blob, lasting=False)


def blob(repository: Path, revision: str, path: str) -> bytes | None:
    """Return the bytes of a file in a commit, or ``None`` when there is none or it is too big."""
    try:
        listed = _git(repository, "ls-tree", "-z", "-l", revision, "--", f":(literal){path}")
        mode, _, sha, size = listed.partition(b"\t")[0].decode("ascii").split()
    except (ValueError, subprocess.CalledProcessError):
        return None
    if mode not in REGULAR or int(size) > MAX_BLOB:
        return None
    return _git(repository, "cat-file", "blob", sha)


def _drop_empty(root: Path, folder: Path) -> None:
    # A case whose files were all deleted must not stay behind as an empty folder.
    while folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _git(repository: Path, *arguments: str) -> bytes:
    return subprocess.run(
        ["git", "-C", str(repository), *arguments], check=True, stdout=subprocess.PIPE
    ).stdout
