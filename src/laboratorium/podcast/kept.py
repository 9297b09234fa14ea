"""What was made before and would come out the same again, kept so that it need not be made anew.

A pack holds the files of one piece of work; its name is a digest of all that went in, the program
itself included. A pack that is broken or gone costs time and nothing else.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import laboratorium
from laboratorium.base.settings import Settings
from laboratorium.model.records import ShowRecord
from laboratorium.podcast.release import Release

Bytes = tuple[str, bytes]
"""A path on the site and what lies there."""
_ENDING = ".pack"
_PACKAGES = ("feedgen", "lxml", "markdown", "mutagen", "nh3")


@dataclass(frozen=True)
class Kept:
    """A folder of packs that holds nothing else and may be deleted at any time."""

    folder: Path
    used: set[str] = field(default_factory=set, compare=False)

    def expect(self, key: str) -> str:
        """Tell that the pack named `key` is still of use; returns the key."""
        self.used.add(key + _ENDING)
        return key

    def of(self, key: str, make: Callable[[], Iterable[Bytes]]) -> Iterator[Bytes]:
        """What `make` gives, from the pack when there is one."""
        path = self.folder / (key + _ENDING)
        made = _read(path)
        if made is None:
            made = list(make())
            write_whole(path, _packed(made))
        yield from made

    def forget_others(self) -> None:
        """Delete packs that nobody expects, above all those with what was withdrawn."""
        forget(self.folder, self.used)


def forget(folder: Path, used: set[str]) -> None:
    """Delete the files in `folder` whose names are not in `used`."""
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            if path.name not in used and path.is_file():
                path.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Write the file whole or not at all; two processes may write the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.{os.getpid()}.half")
    half.write_bytes(data)
    half.replace(path)


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


def feeds_key(show: ShowRecord, shown: Iterable[Release], settings: Settings) -> str:
    """A digest of all that the feeds are made of."""
    digest = sha256(f"{_program()}\n{settings.url}\n{show.meta.model_dump_json()}".encode())
    for one in shown:
        episode = one.episode
        facts = (one.guid, one.url, one.length, one.type, one.seconds, episode.transcript is None)
        told = (episode.slug, episode.path, facts, episode.meta.model_dump_json(), episode.body)
        digest.update(repr(told).encode())
    return digest.hexdigest()


def texts_key(shown: Iterable[Release]) -> str:
    """A digest of all that chapters and transcripts are made of."""
    digest = sha256(_program().encode())
    for one in shown:
        episode = one.episode
        cues = episode.transcript.cues if episode.transcript else None
        said = cues and [(cue.start, cue.end, cue.speaker, cue.text) for cue in cues]
        digest.update(repr((episode.slug, episode.chapters, said)).encode())
    return digest.hexdigest()


@cache
def _program() -> str:
    """A digest of what the output depends on beside its input: this package and those it uses."""
    digest = sha256(sys.version.encode())
    for name in _PACKAGES:
        digest.update(f"{name} {version(name)}\n".encode())
    folder = Path(str(laboratorium.__file__)).parent
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".py", ".yml"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()
