"""The published copies of audio and covers, made once and kept by content: the audio is the source
with its tags, a cover the source without what its file says beside the picture.
"""

from __future__ import annotations

import shutil
from dataclasses import astuple, dataclass, field, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import mutagen
import PIL

from laboratorium.base.settings import Settings
from laboratorium.media import mpeg, picture_metadata
from laboratorium.media import tags as tags_module
from laboratorium.media.picture_metadata import for_publishing
from laboratorium.media.tags import Tags, tagged
from laboratorium.model.records import EpisodeRecord, ShowRecord
from laboratorium.podcast import links
from laboratorium.podcast.kept import write_whole

COVERS = "podcasts"


@dataclass(frozen=True)
class Pictures:
    """Where the covers' copies are made: `folder` holds nothing else and may be deleted."""

    folder: Path
    used: set[str] = field(default_factory=set, compare=False)

    def expect(self, source: Path) -> Path:
        """Where the copy of a picture lies, made or not; it is then known to be of use."""
        told = f"{_digest(source)} {_cleaner()}"
        name = sha256(told.encode()).hexdigest()[:32] + source.suffix.lower()
        self.used.add(name)
        return self.folder / name

    def of(self, source: Path) -> Path:
        """The copy, made now unless it is there already. Raises MetadataError for no picture."""
        copy = self.expect(source)
        if not copy.exists():
            write_whole(copy, for_publishing(source.read_bytes()))
        return copy


@dataclass(frozen=True)
class Copies:
    """Where the audio's copies are made: `root` is the project's, `folder` one that holds nothing
    else and may be deleted at any time.
    """

    root: Path
    folder: Path
    pictures: Pictures
    show: ShowRecord
    settings: Settings
    used: set[str] = field(default_factory=set, compare=False)

    def of(self, episode: EpisodeRecord) -> Path:
        """The episode's copy, made now unless it is there already.

        Its name is a digest of the audio, the tags and the program that writes them, so that a copy
        is never out of date. Raises AudioError when the source cannot be read.
        """
        assert episode.audio is not None and episode.audio_path, f"{episode.path}: no audio"
        tags = self._tags(episode)
        cover = self._cover(episode)
        # The picture stands in the digest by its name, which is one of its content.
        told = (episode.audio.sha256, *astuple(tags), cover and cover.name, _program())
        name = sha256(repr(told).encode(errors="surrogatepass")).hexdigest()[:32] + episode.suffix
        self.used.add(name)
        copy = self.folder / name
        if not copy.exists():
            picture = cover.read_bytes() if cover else None
            write_whole(copy, tagged(self.root / episode.audio_path, replace(tags, cover=picture)))
        return copy

    def length(self, episode: EpisodeRecord) -> int:
        """How many bytes the copy takes."""
        return self.of(episode).stat().st_size

    def _tags(self, episode: EpisodeRecord) -> Tags:
        meta, show = episode.meta, self.show.meta
        return Tags(
            title=meta.title,
            show=show.title,
            author=show.author,
            url=self.settings.url + links.page(episode),
            language=show.language,
            published=meta.published.date(),
            number=meta.number,
            season=meta.season,
            cover=None,
            chapters=episode.chapters,
            seconds=episode.seconds or 0,
        )

    def _cover(self, episode: EpisodeRecord) -> Path | None:
        path = self.root / (episode.cover_path or f"{COVERS}/{self.show.meta.cover}")
        return self.pictures.of(path) if path.is_file() else None


def _digest(path: Path) -> str:
    stat = path.stat()
    return _digest_of(path, stat.st_size, stat.st_mtime_ns)


@cache
def _digest_of(path: Path, size: int, changed: int) -> str:
    return sha256(path.read_bytes()).hexdigest()


@cache
def _program() -> str:
    """What the bytes depend on beside their input."""
    code = b"".join(Path(str(module.__file__)).read_bytes() for module in (tags_module, mpeg))
    return f"{mutagen.version_string} {sha256(code).hexdigest()}"


@cache
def _cleaner() -> str:
    """What a cover's bytes depend on beside the picture."""
    code = Path(str(picture_metadata.__file__)).read_bytes()
    return f"{PIL.__version__} {sha256(code).hexdigest()}"


def put(source: Path, target: Path) -> None:
    """Copy a file unless the target has the same bytes; its time is then left as it was."""
    if target.is_file() and target.stat().st_size == source.stat().st_size:
        with source.open("rb") as one, target.open("rb") as other:
            while (block := one.read(1 << 20)) == other.read(1 << 20):
                if not block:
                    return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
