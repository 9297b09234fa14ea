"""What moves subscribers or lets another host in: told with the values before and after.

A feed's address, its owner and the host of the sound can be changed in a line that looks like any
other. From outside such a change is an error until an editor sets the label; a deletion is judged
like a change, and a file that is renamed is one that is deleted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import yaml
from pydantic import BaseModel

from laboratorium.base.paths import CALENDAR_LEDGER, LEDGER
from laboratorium.base.problems import START, Level, Position, Problem
from laboratorium.base.settings import CONFIG
from laboratorium.base.visible import visible
from laboratorium.base.yaml_text import load
from laboratorium.model.declare import fields_of
from laboratorium.model.podcast import Show
from laboratorium.reading.files import MAX_TEXT
from laboratorium.reading.frontmatter import parse_yaml
from laboratorium.reading.podcast_files import SHOW
from laboratorium.reading.validate import validate
from laboratorium.review.changes import Change

LABEL = "flytning-godkendt"
CODES = frozenset(("ledger", "show-deleted", "guarded"))
LONGEST_VALUE = 500
_LEDGERS = (LEDGER, CALENDAR_LEDGER)

# Settings that say where the site and its feed lie, and who is written to.
_SETTINGS = (
    *(("site_url",), ("repo_url",), ("edit_uri",), ("extra", "mail")),
    *(("INHERIT",), ("hooks",), ("docs_dir",), ("site_dir",)),
)
_WHY = "Det kan flytte abonnenter, svare på andres vegne eller lukke en ny vært ind på siden."
_ASK = (
    f"En redaktør skal sige god for det med mærket »{LABEL}«; det gælder kun forslaget, som det er "
    "nu. Ellers tag det ud igen."
)
_LIFTED = f"En redaktør har sagt god for det med mærket »{LABEL}«."
_OWN = "Se efter, om det er med vilje."

# Gives a file's bytes before and after a proposal; ``None`` where there is no such file.
Bytes = Callable[[str], tuple[bytes | None, bytes | None]]
_Values = Mapping[str, tuple[str, Position]]


def guarded(
    changed: Iterable[Change], read: Bytes, from_insider: bool, approved: bool
) -> Iterator[Problem]:
    """Yield what a proposal changes of the kind.

    It is advice for those who look after the repository, and for others once an editor has
    ``approved`` just this state of the proposal. Paths are known whatever their case: on some
    computers ``Ledger.yml`` is written over ``ledger.yml``.
    """
    level = Level.ADVICE if from_insider or approved else Level.ERROR
    after = _OWN if from_insider else _LIFTED if approved else _ASK
    for change in changed:
        known = change.path.casefold()
        if known in _LEDGERS and not from_insider:
            done = "bliver slettet" if change.gone else "bliver skrevet af programmet"
            message = f"Filen {done}. Den husker, hvad abonnenterne har fået at vide. {after}"
            yield _problem(change.path, START, level, "ledger", message)
        elif known == SHOW and change.gone:
            message = f"Podcastens egen fil bliver slettet, og feedet med den. {after}"
            yield _problem(change.path, START, level, "show-deleted", message)
        elif known == SHOW:
            yield from _differing(change.path, _show, read(change.path), level, after)
        elif known == CONFIG:
            yield from _differing(change.path, _settings, read(change.path), level, after)


def _differing(
    path: str,
    values: Callable[[bytes], _Values | None],
    both: tuple[bytes | None, bytes | None],
    level: Level,
    after: str,
) -> Iterator[Problem]:
    before, now = (None if data is None else values(data[: MAX_TEXT + 1]) for data in both)
    if now is None and both[1] is not None:
        return  # What cannot be read is an error of its own, or ends the build.
    before, now = before or {}, now or {}
    for name in dict.fromkeys((*before, *now)):
        old, _ = before.get(name, ("", START))
        new, place = now.get(name, ("", START))
        if old != new:
            message = f"»{name}« er i dag {_quoted(old)} og bliver {_quoted(new)}. {_WHY} {after}"
            yield _problem(path, place, level, "guarded", message)


def _show(data: bytes) -> _Values | None:
    """The guarded fields as the checker reads them, whatever name or order they are written in."""
    parsed = parse_yaml(data, SHOW)
    show, _ = validate(parsed, Show)
    if show is None:
        return None
    return {
        one.name: (_said(getattr(show, one.attribute)), parsed.position(one.name))
        for one in fields_of(Show)
        if one.declared.guarded
    }


def _settings(data: bytes) -> _Values:
    # A file that cannot be read is told as one in which nothing stands any more.
    try:
        found = load(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError):
        found = {}
    told: dict[str, tuple[str, Position]] = {}
    for path in _SETTINGS:
        value = found
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        told[".".join(path)] = (_plain(value), START)
    return told


def _plain(value: Any) -> str:
    # One level and no more: references within YAML can make a value of a few lines endless.
    if isinstance(value, list | dict):
        return ", ".join(one if isinstance(one, str) else "…" for one in value)
    return value if isinstance(value, str) else ""


def _said(value: Any) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, BaseModel):
        value = tuple(value.model_dump().values())
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(_said, value)))
    return str(value)


def _quoted(value: str) -> str:
    shown = visible(value)
    shown = shown if len(shown) <= LONGEST_VALUE else f"{shown[:LONGEST_VALUE]}…"
    return f"»{shown}«" if shown else "tom"


def _problem(path: str, place: Position, level: Level, code: str, message: str) -> Problem:
    return Problem(visible(path), *place, level, code, message)
