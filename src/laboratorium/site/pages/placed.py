"""What is shown of stories on scales: figures, the tables beside them, and words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from laboratorium.base.danish import format_number
from laboratorium.catalogue.told import Told
from laboratorium.model.stories import FEWEST, scales
from laboratorium.model.vocabulary import Scale, Triad, Vocabularies
from laboratorium.site.figures.placed import Mark, dyad, triad

OTHERS = "Andre og ikke oplyst"
_IN_CASES = ("case", "cases")


@dataclass(frozen=True)
class StoryView:
    """A story as it is read: `placed` says in words where its teller put it."""

    anchor: str
    text: str
    about: str
    placed: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class GroupRow:
    """A group's row in the table beside a plot: how many placed their story there, how they lie in
    the middle (percent), and how many said that it was not relevant.
    """

    label: str
    count: int
    means: tuple[str, ...]
    irrelevant: int


@dataclass(frozen=True)
class ScaleView:
    """A triangle or a line with all that lies on it. `groups` are its marks by role, where every
    role has enough of them.
    """

    scale: Scale
    prefix: str
    marks: tuple[Mark, ...]
    rows: tuple[GroupRow, ...]
    groups: tuple[tuple[str, tuple[Mark, ...]], ...]
    cloud: tuple[tuple[float, ...], ...] = ()

    @property
    def is_triad(self) -> bool:
        return isinstance(self.scale, Triad)

    @property
    def heads(self) -> tuple[str, ...]:
        """What the numbers of a row are shares of."""
        return tuple(place[:1].upper() + place[1:] for place in self.scale.places)

    @property
    def figure(self) -> str:
        if self.cloud:
            return self._drawn(self.scale.label, self.marks, self.prefix, self.cloud, _IN_CASES)
        return self._drawn(self.scale.label, self.marks, self.prefix)

    @property
    def small(self) -> Iterator[tuple[str, str]]:
        """Each role, and its own figure without links."""
        for number, (label, marks) in enumerate(self.groups, start=1):
            bare = [Mark(mark.shares) for mark in marks]
            title = f"{self.scale.label} {label}"
            yield label, self._drawn(title, bare, f"{self.prefix}-{number}")

    def _drawn(
        self,
        title: str,
        marks: Sequence[Mark],
        prefix: str,
        cloud: Sequence[tuple[float, ...]] = (),
        many: tuple[str, str] = ("fortælling", "fortællinger"),
    ) -> str:
        draw = triad if self.is_triad else dyad
        return draw(title, self.scale.places, marks, prefix, cloud, many)


def scale_views(
    stories: Sequence[Told],
    words: Vocabularies,
    prefix: str,
    href: Callable[[int], str] | None = None,
) -> tuple[ScaleView, ...]:
    """Each scale that enough stories lie on; `href` is where the story of a number is read, when
    its mark is to lead there.
    """
    return tuple(_scale_views(stories, words, prefix, href))


def _scale_views(
    stories: Sequence[Told],
    words: Vocabularies,
    prefix: str,
    href: Callable[[int], str] | None,
) -> Iterator[ScaleView]:
    for scale in scales():
        marks = {
            number: Mark(one.places[scale.key], href(number), _said(one, scale))
            if href
            else Mark(one.places[scale.key])
            for number, one in enumerate(stories)
            if scale.key in one.places
        }
        if len(marks) < FEWEST:
            continue
        by_role: dict[str, list[int]] = {}
        for number, one in enumerate(stories):
            by_role.setdefault(one.role, []).append(number)
        groups = [
            (label, tuple(marks[n] for n in by_role[role] if n in marks), len(by_role[role]))
            for role, label in _roles(words)
            if role in by_role
        ]
        if len(groups) < 2 or any(len(placed) < FEWEST for _, placed, _ in groups):
            groups = []
        every = tuple(marks.values())
        rows = (("Alle", every, len(stories)), *groups)
        yield ScaleView(
            scale,
            f"{prefix}-{scale.key}",
            every,
            tuple(_row(label, [one.shares for one in placed], of) for label, placed, of in rows),
            tuple((label, placed) for label, placed, _ in groups),
        )


def _roles(words: Vocabularies) -> Iterator[tuple[str, str]]:
    yield from ((term.key, term.label) for term in words["teller_roles"])
    yield "", OTHERS


def _row(label: str, shares: Sequence[tuple[float, ...]], of: int) -> GroupRow:
    return GroupRow(label, len(shares), percents(shares), of - len(shares))


def percents(shares: Sequence[tuple[float, ...]]) -> tuple[str, ...]:
    """The middle of some places as whole percent, one for each corner or end."""
    return tuple(format_number(round(100 * one)) for one in _both(middle(shares)))


def middle(shares: Sequence[tuple[float, ...]]) -> tuple[float, ...]:
    return tuple(sum(one) / len(shares) for one in zip(*shares, strict=True))


def _both(shares: tuple[float, ...]) -> tuple[float, ...]:
    """The shares of both ends of a line; those of a triangle as they are."""
    return shares if len(shares) > 1 else (1 - shares[0], shares[0])


def _said(one: Told, scale: Scale) -> str:
    """A story's first words, and where it lies."""
    words = one.text if len(one.text) <= 60 else f"{one.text[:58].rsplit(' ', 1)[0]} …"
    return f"»{words}« {_placed(one, scale)}"


def _placed(one: Told, scale: Scale) -> str:
    if scale.key not in one.places:
        return "ikke relevant"
    shares = _both(one.places[scale.key])
    told = sorted(zip(shares, scale.places, strict=True), key=lambda pair: -pair[0])
    return ", ".join(f"{round(100 * share)} % {place}" for share, place in told if share >= 0.005)


def story_view(one: Told, words: Vocabularies) -> StoryView:
    """What is read of a story."""
    role = words["teller_roles"][one.role].label if one.role else ""
    level = f"om {words.levels[one.level].label.lower()}" if one.level else ""
    about = " · ".join(filter(None, (role, level, one.year)))
    placed = tuple((scale.label, _placed(one, scale)) for scale in scales())
    return StoryView(one.anchor, one.text, about, placed)
