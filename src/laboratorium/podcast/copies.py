"""The published copies of audio and covers, made once and kept by content: the audio is the source
with its tags, a cover the source without what its file says beside the picture.

A copy's name is a digest of all that its bytes depend on, the program included, so that a copy is
never out of date. `folder` holds nothing else and may be deleted at any time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, replace
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from laboratorium import media
from laboratorium.base.files import write
from laboratorium.media.cover import smaller
from laboratorium.media.picture_clean import for_publishing
from laboratorium.media.tags import Tags, tagged

_CLEANING = ("picture_metadata", "picture_parts", "picture_clean", "colour_profile")
_TAGGING = ("tags", "mpeg", "mpeg_header", "mpeg_stream", "mp4")


def cleaned(source: Path, folder: Path) -> Path:
    """A picture's copy, made unless it is there. Raises MetadataError for no picture."""
    stat = source.stat()
    told = (_digest(source, stat.st_size, stat.st_mtime_ns), version("pillow"), *_code(*_CLEANING))
    return _copy(folder, told, source.suffix.lower(), lambda: for_publishing(source.read_bytes()))


def scaled(copy: Path, side: int, folder: Path) -> Path:
    """A cleaned picture at another size, made unless it is there."""
    told = (copy.name, side, version("pillow"), *_code("cover"))
    return _copy(folder, told, ".webp", lambda: smaller(copy.read_bytes(), side))


def tagged_copy(
    source: Path, digest: str, suffix: str, tags: Tags, cover: Path, folder: Path
) -> Path:
    """The audio's copy with `tags` and the picture in `cover`, made unless it is there.

    `digest` is that of the source, and the name of `cover` one of the picture. Raises AudioError
    when the source cannot be read.
    """
    program = (version("mutagen"), version("av"), *_code(*_TAGGING))
    told = (digest, *astuple(tags), cover.name, *program)
    return _copy(
        folder, told, suffix, lambda: tagged(source, replace(tags, cover=cover.read_bytes()))
    )


def _copy(folder: Path, told: tuple[object, ...], suffix: str, make: Callable[[], bytes]) -> Path:
    name = sha256(repr(told).encode(errors="surrogatepass")).hexdigest()[:32] + suffix
    if not (folder / name).exists():
        write(folder / name, make(), lasting=False)
    return folder / name


@cache
def _digest(path: Path, size: int, changed: int) -> str:
    return sha256(path.read_bytes()).hexdigest()


@cache
def _code(*modules: str) -> tuple[str, ...]:
    """A digest of each of the modules of media/; to load them all would take a while."""
    folder = Path(str(media.__file__)).parent
    return tuple(sha256((folder / f"{name}.py").read_bytes()).hexdigest() for name in modules)
