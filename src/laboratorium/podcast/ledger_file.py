"""Reading podcasts/ledger.yml: what it holds, and on which line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from pydantic import AwareDatetime

from laboratorium.base.paths import LEDGER
from laboratorium.base.problems import Problem
from laboratorium.model.parts import Record
from laboratorium.reading.frontmatter import ParsedFile
from laboratorium.reading.kept import broken, read_kept

_BROKEN = "ledger-broken"


@dataclass(frozen=True)
class Entry:
    """A published episode. Addresses on the site are without the site's own; the content's
    `enclosure` is empty for one that is withdrawn.

    `lines` are those of the fields in the ledger, and of the whole by the name `slug`; there are
    none of what stands in no ledger. `path` and `former_slugs` are known for episodes in the
    content only.
    """

    slug: str
    guid: str
    enclosure: str
    published: datetime
    withdrawn: date | None = None
    former_enclosures: tuple[str, ...] = ()
    path: str = ""
    former_slugs: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict, repr=False)

    @property
    def slugs(self) -> tuple[str, ...]:
        return (self.slug, *self.former_slugs)

    @property
    def enclosures(self) -> tuple[str, ...]:
        """Every enclosure the episode has had, oldest first."""
        return (*self.former_enclosures, *([self.enclosure] if self.enclosure else []))


@dataclass(frozen=True)
class Ledger:
    """All that was published: the feed's address, the podcast's guid, and the episodes. `waiting`
    says of those in the content that are not out, by their slugs, why.
    """

    feed: str
    guid: str
    episodes: tuple[Entry, ...] = ()
    former_feeds: tuple[str, ...] = ()
    waiting: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict, repr=False)


class _Episode(Record):
    slug: str
    guid: str
    enclosure: str
    published: AwareDatetime
    withdrawn: date | None = None
    former_enclosures: tuple[str, ...] = ()


class _Ledger(Record):
    feed: str
    guid: str
    episodes: tuple[_Episode, ...]


def read(data: bytes) -> tuple[Ledger | None, tuple[Problem, ...]]:
    """The ledger in the file's bytes, or what is wrong with it: a broken one protects nobody."""
    found, parsed, problems = read_kept(data, LEDGER, _Ledger, _BROKEN)
    if found is None:
        return None, problems
    known: dict[str, int] = {}
    for number, episode in enumerate(found.episodes):
        if known.setdefault(episode.guid, number) != number:
            line = parsed.position("episodes", number, "guid").line
            told = f"Guid {episode.guid} står to gange i hovedbogen."
            return None, (broken(LEDGER, _BROKEN)(line, told),)
    episodes = (
        Entry(**dict(episode), lines=_lines(parsed, ("episodes", number), _Episode))
        for number, episode in enumerate(found.episodes)
    )
    return Ledger(found.feed, found.guid, tuple(episodes), lines=_lines(parsed, (), _Ledger)), ()


def _lines(parsed: ParsedFile, at: tuple[str | int, ...], model: type[Record]) -> dict[str, int]:
    return {name: parsed.position(*at, name).line for name in model.model_fields}
