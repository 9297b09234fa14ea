"""What was made before and would come out the same again, kept so that it need not be made anew.

A pack holds the files of one piece of work; its name is a digest of all that went in, the program
itself included. A pack that is broken or gone costs time and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from laboratorium.base import fingerprint
from laboratorium.base.files import write

Bytes = tuple[str, bytes]
"""A path on the site and what lies there."""


def kept(pack: Path, make: Callable[[], Iterable[Bytes]]) -> Iterator[Bytes]:
    """What `make` gives, from the file `pack` when it is there."""
    made = _read(pack)
    if made is None:
        made = list(make())
        write(pack, _packed(made), lasting=False)
    yield from made


def forget(folder: Path, used: Collection[str]) -> None:
    """Delete the files in `folder` whose names are not in `used`."""
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            if path.name not in used and path.is_file():
                path.unlink(missing_ok=True)


def _packed(made: Sequence[Bytes]) -> bytes:
    rest = b"".join(data for _, data in made)
    head = [sha256(rest).hexdigest(), [[path, len(data)] for path, data in made]]
    return b"\n".join((json.dumps(head).encode(), rest))


def _read(path: Path) -> list[Bytes] | None:
    """The pack's files; None when there is no pack, or it is not as it was written."""
    try:
        head, _, rest = path.read_bytes().partition(b"\n")
        digest, listed = json.loads(head)
    except (OSError, ValueError, TypeError):
        return None
    if digest != sha256(rest).hexdigest():
        return None
    made, at = [], 0
    for name, size in listed:
        made.append((name, rest[at : at + size]))
        at += size
    return made


@cache
def program() -> str:
    """A digest of what the output depends on beside its input: this package and those it uses."""
    return fingerprint.program().hex()
