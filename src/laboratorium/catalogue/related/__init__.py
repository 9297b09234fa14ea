"""Related cases: for each case the few that are most like it, and in Danish what they share.

Likeness is a weighted sum of three parts, each from 0 to 1 and the same both ways: the vocabulary
terms two cases share, where a rare term says more than a common one; the words of their texts (the
root of a TF-IDF cosine); and how near they lie. Small libraries are compared all with all. In large
ones only the cases that share the rarest words and pairs of terms are, so that the work grows with
the number of cases and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import numpy

from laboratorium.base.fingerprint import digest
from laboratorium.base.memory import Memory
from laboratorium.base.parallel import spread
from laboratorium.base.runs import Runs
from laboratorium.catalogue.related.comparing import WHOLE, Comparison
from laboratorium.catalogue.related.counting import Words, count_words
from laboratorium.catalogue.related.lists import Lists
from laboratorium.catalogue.related.portrait import Portrait, Portraits, by_slug
from laboratorium.catalogue.related.reasons import reason
from laboratorium.catalogue.related.weights import Numbers
from laboratorium.catalogue.whole import Catalogue

MOST = 3
# Below this likeness none is shown: better an empty place than a far-fetched neighbour.
FLOOR = 0.27
# Where none reaches it, the nearest one is shown, unless the two share next to nothing.
LEAST = 0.05
# A lab's groups know of each other already, so one place is kept for somebody else.
MOST_OF_A_LAB = 2

# Up to this many cases all are compared with all.
COMPARE_ALL = 250
# How many cases are looked at in one go: much faster than one by one.
TOGETHER = 64

Pair = tuple[int, int]
"""The numbers of two portraits."""


@dataclass(frozen=True)
class Related:
    """A case worth reading after another one; `likeness` is from ``LEAST`` to 1, and `reason` is
    plain Danish text: »Samme udfordring (Mobilitet) og samme kommune (Aalborg)«.
    """

    slug: str
    reason: str
    likeness: float


def related(
    catalogue: Catalogue, workers: int = 1, memory: Memory | None = None
) -> Mapping[str, tuple[Related, ...]]:
    """Return for each case's slug up to three related cases, the most like first.

    A case whose text links to another, or is linked to, has that one first. A case to which none
    comes near enough has the nearest one, if they share anything worth telling. The result depends
    on the cases alone, neither on their order nor on `workers`, the number of processes that share
    the work, nor on what `memory` holds.
    """
    memory = memory or Memory()
    library = Library(catalogue, workers, memory)
    nearest = list(library.nearest(numpy.arange(len(library.portraits))))
    pairs = [(own, other) for own, found in enumerate(nearest) for other, _ in found]
    reasons = library.reasons(pairs, workers, memory)
    return {
        portrait.case.slug: tuple(
            Related(library.portraits[other].case.slug, reasons[own, other], alike)
            for other, alike in found
        )
        for own, (portrait, found) in enumerate(zip(library.portraits, nearest, strict=True))
    }


class Nearest(Mapping[str, tuple[Related, ...]]):
    """The same, but each case's only when somebody asks for it: for a preview, which shows few."""

    def __init__(self, catalogue: Catalogue, memory: Memory | None = None) -> None:
        self._catalogue, self._memory = catalogue, memory or Memory()

    @cached_property
    def _library(self) -> Library:
        return Library(self._catalogue, 1, self._memory)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {one.case.slug: at for at, one in enumerate(self._library.portraits)}

    def __getitem__(self, slug: str) -> tuple[Related, ...]:
        library, own = self._library, self._numbers[slug]
        (found,) = library.nearest(numpy.array([own]))
        return tuple(
            Related(library.portraits[other].case.slug, library.reason((own, other)), alike)
            for other, alike in found
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._catalogue.case_by_slug)

    def __len__(self) -> int:
        return len(self._catalogue.cases)


class Library:
    """All portraits, and in a large library the lists by which the likely ones are found."""

    def __init__(self, catalogue: Catalogue, workers: int, memory: Memory) -> None:
        self.catalogue = catalogue
        cases = Runs.of(memory, "words", by_slug(catalogue))
        counted = cases.answers(partial(count_words, workers=workers), Words.of)
        every = Portraits.of(catalogue, (words for _, words, _ in counted))
        self.portraits = every.each
        self.comparison = Comparison(every)
        self.lists = Lists(every) if len(self.portraits) > COMPARE_ALL else None
        self.linked = _linked(self.portraits)

    def nearest(self, some: Numbers) -> Iterator[list[tuple[int, float]]]:
        """Those shown with each portrait of these numbers, and how like it they are."""
        for start in range(0, len(some), TOGETHER):
            own = some[start : start + TOGETHER]
            likely = self.likely(own)
            alike = numpy.where(likely < 0, 0, self.comparison.likeness(own, likely))
            # The most like first, by slug where they are as like.
            ranked = numpy.sort((WHOLE - alike) * len(self.portraits) + likely, axis=1)
            less, others = numpy.divmod(ranked, len(self.portraits))
            near = (less <= WHOLE * (1 - FLOOR)).sum(axis=1)
            some_way = (less <= WHOLE * (1 - LEAST)).sum(axis=1)
            for row, many in enumerate(numpy.maximum(near, numpy.minimum(some_way, 1)).tolist()):
                # A link from one text to the other says more than any likeness.
                linked = self.linked.get(int(own[row]), ())
                alike_in = zip(less[row, :many], others[row, :many], strict=True)
                rest = ((gone, other) for gone, other in alike_in if int(other) not in linked)
                shown = self._not_all_of_a_lab([*((0, other) for other in linked), *rest])
                yield [(int(other), int(WHOLE - less) / WHOLE) for less, other in shown]

    def reasons(self, pairs: Sequence[Pair], workers: int, memory: Memory) -> Mapping[Pair, str]:
        """What the portraits of each pair share, in Danish."""
        told = [self._told(one, memory) for one in self.portraits]
        with memory.book("reasons") as book:
            keys = [digest(told[own], told[other]) for own, other in pairs]
            new = [pair for pair, key in zip(pairs, keys, strict=True) if not book.knows(key)]
            made = iter(spread(self.reason, new, workers))
            return {
                pair: book.ask(key, made.__next__) for pair, key in zip(pairs, keys, strict=True)
            }

    @staticmethod
    def _told(one: Portrait, memory: Memory) -> bytes:
        weights = (f"{one.traits}", f"{one.words}", f"{one.at}")
        return digest(memory.prints.held(one.case), one.town, *weights)

    def reason(self, pair: Pair) -> str:
        """What the portraits of a pair share, in Danish."""
        own, other = map(self.portraits.__getitem__, pair)
        return reason(own, other, self.catalogue)

    def _not_all_of_a_lab(self, ranked: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        from_lab: Counter[object] = Counter()
        chosen = 0
        for entry in ranked:
            lab = self.portraits[entry[1]].case.meta.lab
            key = lab and (lab.year, lab.number)
            if key and from_lab[key] == MOST_OF_A_LAB:
                continue
            from_lab[key] += 1
            yield entry
            chosen += 1
            if chosen == MOST:
                return

    def likely(self, some: Numbers) -> Numbers:
        """The numbers of those that each of these is compared with in full, a row each, filled up
        with -1.
        """
        if self.lists is not None:
            return self.lists.likely(some)
        every = numpy.arange(len(self.portraits))
        found: Numbers = numpy.where(every == some[:, None], -1, every)
        return found


def _linked(portraits: Sequence[Portrait]) -> Mapping[int, tuple[int, ...]]:
    """For each portrait's number those of the cases that its text links to, or that link to it."""
    numbers = {one.case.slug: number for number, one in enumerate(portraits)}
    found: dict[int, set[int]] = defaultdict(set)
    for own, one in enumerate(portraits):
        for other in {numbers[slug] for slug in one.links if slug in numbers} - {own}:
            found[own].add(other)
            found[other].add(own)
    return {own: tuple(sorted(others)) for own, others in found.items()}
