"""The tags a case carries: its Ps, its Sustainable Development Goals and their targets, ready to be
shown as chips.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from laboratorium.model.vocabulary import Goal, SixP, Vocabularies


@dataclass(frozen=True)
class GoalTag:
    """One goal of a case, with the targets that the case names under it, e.g. goal 11 with
    `("11.7",)`.
    """

    goal: Goal
    targets: tuple[str, ...] = ()

    @property
    def uris(self) -> tuple[str, ...]:
        """The UN's identifiers of the targets, or of the goal when no target is named."""
        if not self.targets:
            return (self.goal.uri,)
        return tuple(f"{self.goal.uri.rsplit('/', 1)[0]}/{target}" for target in self.targets)


@dataclass(frozen=True)
class Tags:
    six_p: tuple[SixP, ...]
    goals: tuple[GoalTag, ...]


def tags(
    six_p: Sequence[str],
    sdg: Sequence[str],
    vocabularies: Vocabularies,
    known: dict[tuple[str, tuple[str, ...]], GoalTag] | None = None,
) -> Tags:
    """Turn keys (`"planet"`; `"11"`, `"11.7"`) into tags, in the order given, each goal once.

    `known` holds the goals' tags that were made before, by the goal's key and the targets.
    """
    made = {} if known is None else known
    targets: dict[str, list[str]] = {}
    for code in sdg:
        goal, dot, _ = code.partition(".")
        named = targets.setdefault(goal, [])
        if dot:
            named.append(code)
    return Tags(
        six_p=tuple(vocabularies.six_p[key] for key in six_p),
        goals=tuple(
            made.setdefault((goal, tuple(named)), GoalTag(vocabularies.sdg[goal], tuple(named)))
            for goal, named in targets.items()
        ),
    )
