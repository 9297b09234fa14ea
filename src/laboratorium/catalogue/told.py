"""The stories of a case as they may be shown: nobody can be picked out by what stands beside them.

A story tells its role, its level and its year, or less. Whoever shares all that is shown is one of
at least ``FEWEST``: what too few share is left out, and where what was left out would itself be too
few, so that a total less the groups shown gave it away, the smallest group shown is left out with
it. What is shown parts the stories into such groups and nothing else does, so any table, filter or
difference of tables that is made of it counts whole groups (k-anonymity by local suppression;
Samarati and Sweeney, 1998).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from laboratorium.model.records import CaseRecord
from laboratorium.model.stories import FEWEST, STORIES, Shares, Story, columns, scales, story_anchor


@dataclass(frozen=True)
class Told:
    """A story that may be shown; what is not shown of it is empty. ``anchor`` comes of its text,
    and so stays the same whatever comes and goes beside it. ``places`` has its shares by the key of
    each scale; where one was not relevant there is none.
    """

    anchor: str
    text: str
    role: str
    level: str
    year: str
    places: dict[str, Shares]


_TOLD = "__told__"
_Value = Callable[[Story], str]
_SHOWN: tuple[_Value, ...] = (
    lambda story: story.role or "",
    lambda story: story.level or "",
    lambda story: str(story.date.year) if story.date else "",
)


def told(case: CaseRecord) -> tuple[Told, ...]:
    """A case's stories that may be shown; none where there are fewer than ``FEWEST``.

    Made-up ones are not among them. They come in an order that tells nothing of their tellers.
    Worked out once for each case.
    """
    table = case.tables.get(STORIES.key)
    if table is None:
        return ()
    known = vars(table)
    if _TOLD not in known:
        known[_TOLD] = shown(story for story in table.meta.rows if not story.example)
    found: tuple[Told, ...] = known[_TOLD]
    return found


def shown(stories: Iterable[Story]) -> tuple[Told, ...]:
    """The stories as they may be shown, see ``told``."""
    every = list(stories)
    if len(every) < FEWEST:
        return ()
    return tuple(sorted(_shown(every, _SHOWN), key=lambda one: one.anchor))


def has_few(case: CaseRecord) -> bool:
    """Whether a case has stories, but too few to show."""
    table = case.tables.get(STORIES.key)
    return bool(table and any(not story.example for story in table.meta.rows) and not told(case))


def _shown(
    stories: Sequence[Story], values: Sequence[_Value], said: tuple[str, ...] = ()
) -> Iterator[Told]:
    """Each story with what its group says; ``said`` is what all of them do already."""
    if not values:
        yield from (_one(story, *said) for story in stories)
        return
    for name, group in groups(stories, values[0]):
        yield from _shown(group, values[1:], (*said, name))


def groups(stories: Sequence[Story], value: _Value) -> Iterator[tuple[str, Sequence[Story]]]:
    """Part stories by what they say of themselves; those who say what too few say, or nothing, are
    one group without a name.
    """
    found: dict[str, list[Story]] = {}
    for story in stories:
        found.setdefault(value(story), []).append(story)
    unnamed = found.pop("", [])
    for said in sorted(found, key=lambda said: (len(found[said]), said)):
        if len(found[said]) < FEWEST or 0 < len(unnamed) < FEWEST:
            unnamed += found.pop(said)
    yield from sorted(found.items())
    if unnamed:
        yield "", unnamed


def _one(story: Story, role: str, level: str, year: str) -> Told:
    places = {scale.key: shares for scale in scales() if (shares := story.shares(columns(scale)))}
    return Told(story_anchor(story.text), story.text, role, level, year, places)
