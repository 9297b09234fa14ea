"""What loading gives: typed records with their bodies, and the problems on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha1
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from pydantic import BaseModel

from laboratorium.base.problems import Level, Problem
from laboratorium.media.chapters import Chapter
from laboratorium.model.cases import Case
from laboratorium.model.exhibitions import EXHIBITION, Exhibition
from laboratorium.model.kinds import KIND
from laboratorium.model.learning_points import LEARNING_POINT, LearningPoint
from laboratorium.model.occasions import NetworkMeeting
from laboratorium.model.page import Page
from laboratorium.model.pages import (
    LAB,
    MEETING,
    ORGANISATION,
    Lab,
    Organisation,
)
from laboratorium.model.podcast import Episode, Show
from laboratorium.model.podcast_types import is_remote
from laboratorium.model.prototypes import PROTOTYPE, Prototype
from laboratorium.model.release import Withheld

if TYPE_CHECKING:
    # What reads audio is slow to import, and most who need records read none.
    from laboratorium.media.audio import AudioFacts
    from laboratorium.media.cover import CoverFacts
    from laboratorium.media.transcript import Transcript

M = TypeVar("M", bound=BaseModel)
P = TypeVar("P", bound=BaseModel)


def _no_lines() -> Mapping[str, int]:
    return {}


@dataclass(frozen=True)
class PartRecord(Generic[P]):
    """What has a file of its own in the folder of a case, such as a learning point.

    ``kind`` is the key of its kind, ``slug`` the file's name without ``.md``, ``case`` the case's
    slug. ``lines`` says on which line of the file each field at the top begins.
    """

    kind: str
    slug: str
    case: str
    path: str
    meta: P
    body: str
    body_line: int
    lines: Mapping[str, int] = field(default_factory=_no_lines, compare=False, repr=False)

    @property
    def anchor(self) -> str:
        """Its anchor on its case's page, when it is shown there."""
        return f"{KIND[self.kind].anchor}{self.slug}"


@dataclass(frozen=True)
class TableRecord(Generic[P]):
    """What the folder of a case holds one file of, such as its measured values."""

    kind: str
    case: str
    path: str
    meta: P


LearningPointRecord: TypeAlias = PartRecord[LearningPoint]
PrototypeRecord: TypeAlias = PartRecord[Prototype]


@dataclass(frozen=True)
class CaseRecord:
    """A case with all that lies in its folder; ``slug`` is the folder's name.

    ``parts`` holds what has files of its own in the folder, by the key of its kind, sorted by day
    where the kind is dated, then by slug; ``tables`` what there is one file of, by the key of its
    kind.

    ``body`` is what readers see; ``unplaced`` is what an import has put in the file without a place
    for it. ``lines`` says on which line of the file each field at the top begins, and the heading
    over what is unplaced.
    """

    slug: str
    path: str
    meta: Case
    body: str
    body_line: int
    parts: Mapping[str, tuple[PartRecord[Any], ...]] = field(default_factory=dict)
    tables: Mapping[str, TableRecord[Any]] = field(default_factory=dict)
    unplaced: str = ""
    lines: Mapping[str, int] = field(default_factory=_no_lines, compare=False, repr=False)

    @property
    def learning_points(self) -> tuple[LearningPointRecord, ...]:
        return self.parts.get(LEARNING_POINT.key, ())

    @property
    def prototypes(self) -> tuple[PrototypeRecord, ...]:
        return self.parts.get(PROTOTYPE.key, ())


@dataclass(frozen=True)
class PageRecord(Generic[M]):
    """A page under docs/; ``slug`` is the file's stem, ``uri`` its path in docs/."""

    slug: str
    path: str
    uri: str
    meta: M
    body: str
    body_line: int
    lines: Mapping[str, int] = field(default_factory=_no_lines, compare=False, repr=False)


@dataclass(frozen=True)
class ShowRecord:
    """The podcast as a whole; ``cover`` is what its picture was found to be."""

    path: str
    meta: Show
    cover: CoverFacts | None = None


@dataclass(frozen=True)
class EpisodeRecord:
    """An episode; ``slug`` is the file's name without ``.md``.

    ``audio`` is ``None`` when the audio lies elsewhere, ``audio`` and ``transcript`` both when the
    episode is withdrawn. ``audio_path`` and ``cover_path`` are the files' paths under the project's
    root, as the file system spells them.
    """

    slug: str
    path: str
    meta: Episode
    body: str
    body_line: int
    audio: AudioFacts | None = None
    transcript: Transcript | None = None
    cover: CoverFacts | None = None
    audio_path: str | None = None
    cover_path: str | None = None
    lines: Mapping[str, int] = field(default_factory=_no_lines, compare=False, repr=False)

    @property
    def withdrawn(self) -> date | None:
        """The day from which the episode is gone, by its own date or by a person's."""
        return self.meta.withdrawal

    @property
    def is_remote(self) -> bool:
        """Whether the audio lies at an address of its own and not beside the episode."""
        return self.meta.audio is not None and is_remote(self.meta.audio)

    @property
    def seconds(self) -> float | None:
        """How long the audio lasts; ``None`` when the episode is withdrawn."""
        return self.audio.seconds if self.audio else self.meta.audio_seconds

    @property
    def length(self) -> int | None:
        """The size of the audio in bytes, as it lies in ``podcasts/`` or as it was told."""
        return self.audio.bytes if self.audio else self.meta.audio_length

    @property
    def media_type(self) -> str | None:
        """``audio/mpeg`` or ``audio/x-m4a``."""
        return self.audio.type if self.audio else self.meta.audio_type

    @property
    def suffix(self) -> str:
        """How the published audio ends: ``.mp3`` or ``.m4a``."""
        return ".m4a" if self.media_type == "audio/x-m4a" else ".mp3"

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters in the shape that ``recordings`` writes them from."""
        return tuple(Chapter(one.start, one.title, one.url) for one in self.meta.chapters)


FEED_GUIDS = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6"


def episode_guid(show: Show, episode: EpisodeRecord) -> str:
    """Return the item's guid: the one it has kept, else the one of its slug."""
    return episode.meta.guid or guid_of(show.guid, episode.slug)


def guid_of_feed(url: str) -> str:
    """Return the podcast:guid of a feed: UUIDv5 of its address without scheme and trailing slash
    (Podcasting 2.0 namespace, guid).
    """
    return guid_of(FEED_GUIDS, url.partition("://")[2].rstrip("/"))


def guid_of(show_guid: str, slug: str) -> str:
    """Return UUIDv5 of an episode's slug within the show's guid.

    RFC 9562, section 5.5, by hand: the standard module also makes random ones, and this floor has
    neither clock nor chance.
    """
    name = bytes.fromhex(show_guid.replace("-", "")) + slug.encode()
    digest = bytearray(sha1(name, usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    found = digest.hex()
    return "-".join((found[:8], found[8:12], found[12:16], found[16:20], found[20:]))


@dataclass(frozen=True)
class Content:
    """Everything that editors and groups have written, in order of path.

    ``pages`` are the plain ones under docs/; ``typed`` holds the others by the key of their kind.
    Episodes come newest first, those of one moment by slug. ``withheld`` is what is not out at the
    time that the content was asked for.
    """

    cases: tuple[CaseRecord, ...] = ()
    pages: tuple[PageRecord[Page], ...] = ()
    typed: Mapping[str, tuple[PageRecord[Any], ...]] = field(default_factory=dict)
    show: ShowRecord | None = None
    episodes: tuple[EpisodeRecord, ...] = ()
    withheld: tuple[Withheld, ...] = ()

    @property
    def exhibitions(self) -> tuple[PageRecord[Exhibition], ...]:
        return self.typed.get(EXHIBITION.key, ())

    @property
    def labs(self) -> tuple[PageRecord[Lab], ...]:
        return self.typed.get(LAB.key, ())

    @property
    def meetings(self) -> tuple[PageRecord[NetworkMeeting], ...]:
        return self.typed.get(MEETING.key, ())

    @property
    def organisations(self) -> tuple[PageRecord[Organisation], ...]:
        return self.typed.get(ORGANISATION.key, ())

    @property
    def every_page(self) -> tuple[PageRecord[Any], ...]:
        """The plain pages, then the others by kind."""
        return (*self.pages, *(page for pages in self.typed.values() for page in pages))


@dataclass(frozen=True)
class Loaded:
    """The content that could be read, and every problem, sorted by path, line and column."""

    content: Content
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that must be mended before the site can be built."""
        return tuple(problem for problem in self.problems if problem.level is Level.ERROR)
