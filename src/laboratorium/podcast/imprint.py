"""What is the same for every episode of a podcast: its name, its words, its cover, who is behind
it, and where it lies.

Paths are from the site's root.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from posixpath import splitext

from laboratorium.base import addresses
from laboratorium.base.settings import Settings
from laboratorium.base.urls import ascii_url
from laboratorium.model import podcast_parts
from laboratorium.model.podcast import SYNTHETIC, Show
from laboratorium.model.records import ShowRecord
from laboratorium.model.vocabulary import Role, Vocabularies
from laboratorium.podcast import copies

PICTURES = "podcast/covers"
"""The folder within the cache for covers."""
SHOWN = (280, 560)
"""The pixels of a side of a cover on a page: the width it has there, and twice it."""
_PLAIN_PATH = re.compile(r"[A-Za-z0-9_-]+(?:[./][A-Za-z0-9_-]+)*\.(?:xml|rss)")


@dataclass(frozen=True)
class Person:
    """Somebody who is heard or has helped. Why their voice may be published stays in the
    project.
    """

    name: str
    role: Role
    group: str
    url: str
    synthetic: bool
    """Whether the voice is a program's, and so nobody's."""


@dataclass(frozen=True)
class Cover:
    """A picture of the podcast or of an episode, published under its own name, which is plain, and
    a digest of its content: apps keep the picture of an address they know.
    """

    name: str
    alt: str
    source: Path
    digest: str = ""

    @property
    def _stem(self) -> str:
        stem, _ = splitext(self.name)
        return addresses.podcast_file(f"{stem}-{self.digest[:10]}" if self.digest else stem)

    @property
    def path(self) -> str:
        return f"{self._stem}{splitext(self.name)[1]}"

    def shown(self, side: int) -> str:
        """Where the picture lies as pages show it, at a size of `SHOWN`."""
        return f"{self._stem}-{side}.webp"

    @property
    def type(self) -> str:
        return "image/png" if self.name.endswith(".png") else "image/jpeg"


@dataclass(frozen=True)
class Imprint:
    """A podcast without its episodes. `root` is the project's folder, `cache` one of our own that
    may be deleted at any time.
    """

    show: ShowRecord
    words: Vocabularies
    settings: Settings
    root: Path
    cache: Path

    @property
    def meta(self) -> Show:
        return self.show.meta

    def url(self, path: str) -> str:
        """The whole address of what lies at a path on the site."""
        return self.settings.canonical(path)

    @property
    def former_paths(self) -> tuple[str, ...]:
        """Where on this very site the feed has lain before: it stays there too, and says where it
        has moved to.
        """
        site, own = self.settings.url, self.meta.feed
        here = (url.removeprefix(site) for url in self.meta.former_feeds if url.startswith(site))
        return tuple(path for path in here if _PLAIN_PATH.fullmatch(path) and path != own)

    @property
    def home(self) -> str:
        """The whole address of the podcast's page, which may be given from the site's root."""
        link = self.meta.link
        return ascii_url(link if "://" in link else self.settings.url + link.lstrip("/"))

    @property
    def audio_host(self) -> str | None:
        """Where the audio lies when that is not on the site."""
        return self.meta.audio_base_url

    @cached_property
    def cover(self) -> Cover:
        name = self.meta.cover
        facts = self.show.cover
        source = self.root / "podcasts" / name
        return Cover(name, self.meta.cover_alt, source, facts.digest if facts else "")

    def copy_of(self, cover: Cover) -> Path:
        """The cover without metadata, made unless it is there. Raises MetadataError for no
        picture.
        """
        return copies.cleaned(cover.source, self.cache / PICTURES)

    def shown(self, cover: Cover, side: int) -> Path:
        """The cover as pages show it, made unless it is there."""
        return copies.scaled(self.copy_of(cover), side, self.cache / PICTURES)

    def named(self, people: Iterable[podcast_parts.Person]) -> tuple[Person, ...]:
        roles = self.words.podcast_roles
        return tuple(
            Person(
                one.name,
                roles[one.role],
                one.group or "",
                one.url or "",
                one.basis.kind == SYNTHETIC,
            )
            for one in people
        )
