"""Reading podcasts/ledger.yml: what it holds, and on which line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

import yaml

from laboratorium.base.paths import PODCASTS
from laboratorium.base.problems import Position, Problem, ProblemError, error

LEDGER = f"{PODCASTS}/ledger.yml"
T = TypeVar("T")
_DEEPEST = 5
# libyaml's parser where PyYAML was built with it; no scalar is turned into anything.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class Entry:
    """A published episode. Addresses on the site are without the site's own; the content's
    `enclosure` is empty for one that is withdrawn.

    Lines count from 1 and are 0 for what stands in no ledger; `path` and `former_slugs` are known
    for episodes in the content only.
    """

    slug: str
    guid: str
    enclosure: str
    published: datetime
    withdrawn: date | None = None
    former_enclosures: tuple[str, ...] = ()
    path: str = ""
    former_slugs: tuple[str, ...] = ()
    line: int = 0
    guid_line: int = 0
    enclosure_line: int = 0
    published_line: int = 0

    @property
    def slugs(self) -> tuple[str, ...]:
        return (self.slug, *self.former_slugs)

    @property
    def enclosures(self) -> tuple[str, ...]:
        """Every enclosure the episode has had, oldest first."""
        return (*self.former_enclosures, *([self.enclosure] if self.enclosure else []))


@dataclass(frozen=True)
class Ledger:
    """All that was published: the feed's address, the podcast's guid, and the episodes."""

    feed: str
    guid: str
    episodes: tuple[Entry, ...] = ()
    former_feeds: tuple[str, ...] = ()
    feed_line: int = 0
    guid_line: int = 0


_RESTORE = "Hent den seneste udgave af filen fra versionshistorien."


def _broken(line: int, message: str) -> ProblemError:
    told = f"{message} {_RESTORE}"
    return ProblemError(error(LEDGER, Position(line, 1), "ledger-broken", told))


def read(data: bytes) -> tuple[Ledger | None, tuple[Problem, ...]]:
    """The ledger in the file's bytes, or what is wrong with it: a broken one protects nobody."""
    try:
        text = data.decode("utf-8-sig")
        _check_depth(text)
        return _ledger(yaml.compose(text, Loader=_LOADER)), ()
    except UnicodeDecodeError:
        stop = _broken(1, "Hovedbogen er ikke gemt i UTF-8.")
    except yaml.YAMLError as broken:
        mark = getattr(broken, "problem_mark", None)
        last = max(1, len(data.splitlines()))
        stop = _broken(min(mark.line + 1, last) if mark else 1, "Hovedbogen er ikke gyldig YAML.")
    except ProblemError as found:
        stop = found
    return None, (stop.problem,)


def _check_depth(text: str) -> None:
    """Composing goes as deep as the text does, and has no bottom of its own."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
            if depth > _DEEPEST:
                raise _broken(_line(event), "Hovedbogen er ikke gyldig YAML.")
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1


def _ledger(node: Any) -> Ledger:
    fields = _mapping(node, {"feed", "guid", "episodes"}, set())
    episodes = tuple(map(_entry, _items(fields["episodes"])))
    known: dict[str, Entry] = {}
    for entry in episodes:
        if known.setdefault(entry.guid, entry) is not entry:
            raise _broken(entry.guid_line, f"Guid {entry.guid} står to gange i hovedbogen.")
    return Ledger(
        feed=_text(fields["feed"]),
        guid=_text(fields["guid"]),
        episodes=episodes,
        feed_line=_line(fields["feed"]),
        guid_line=_line(fields["guid"]),
    )


def _entry(node: Any) -> Entry:
    fields = _mapping(
        node, {"slug", "guid", "enclosure", "published"}, {"withdrawn", "former_enclosures"}
    )
    gone = fields.get("withdrawn")
    former = fields.get("former_enclosures")
    return Entry(
        slug=_text(fields["slug"]),
        guid=_text(fields["guid"]),
        enclosure=_text(fields["enclosure"]),
        published=_parsed(fields["published"], _moment, "et tidspunkt"),
        withdrawn=_parsed(gone, date.fromisoformat, "en dato") if gone else None,
        former_enclosures=tuple(map(_text, _items(former))) if former else (),
        line=_line(node),
        guid_line=_line(fields["guid"]),
        enclosure_line=_line(fields["enclosure"]),
        published_line=_line(fields["published"]),
    )


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("without an offset")
    return moment


def _parsed(node: Any, parse: Callable[[str], T], kind: str) -> T:
    text = _text(node)
    try:
        return parse(text)
    except ValueError:
        raise _broken(_line(node), f"»{text[:40]}« er ikke {kind}.") from None


def _mapping(node: Any, needed: set[str], allowed: set[str]) -> dict[str, Any]:
    if not isinstance(node, yaml.MappingNode):
        raise _broken(_line(node), "Her skal stå navne med værdier.")
    fields: dict[str, Any] = {}
    for key, value in node.value:
        name = _text(key)
        if name not in needed | allowed or name in fields:
            raise _broken(_line(key), f"»{name[:40]}« hører ikke til her.")
        fields[name] = value
    if missing := sorted(needed - fields.keys()):
        raise _broken(_line(node), f"Her mangler {', '.join(missing)}.")
    return fields


def _items(node: Any) -> list[Any]:
    if not isinstance(node, yaml.SequenceNode):
        raise _broken(_line(node), "Her skal stå en liste.")
    return list(node.value)


def _text(node: Any) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _broken(_line(node), "Her skal stå en tekst.")
    return str(node.value)


def _line(node: Any) -> int:
    return node.start_mark.line + 1 if node is not None else 1
