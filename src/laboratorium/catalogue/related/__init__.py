"""Related cases: for each case the few that are most like it, and in Danish what they share.

Likeness is a weighted sum of three parts, each from 0 to 1 and the same both ways: the vocabulary
terms two cases share, where a rare term says more than a common one; the words of their texts (the
root of a TF-IDF cosine); and how near they lie. Small libraries are compared all with all. In large
ones only the cases that share the rarest words and pairs of terms are, so that the work grows with
the number of cases and not with its square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import numpy

from laboratorium.base.fingerprint import Fingerprints
from laboratorium.base.memory import Memory
from laboratorium.base.parallel import spread
from laboratorium.catalogue.related.comparing import Comparison, Numbers
from laboratorium.catalogue.related.portrait import Key, Portrait, count_words, portraits
from laboratorium.catalogue.related.reasons import reason
from laboratorium.catalogue.whole import Catalogue

MOST = 3
# Below this likeness none is shown: better an empty place than a far-fetched neighbour.
FLOOR = 0.27
# A lab's groups know of each other already, so one place is kept for somebody else.
MOST_OF_A_LAB = 2

# Up to this many cases all are compared with all.
COMPARE_ALL = 250
# In larger libraries: how many entries of the lists are looked at for a case, and how many of the
# cases found there are compared with it in full.
LOOKED_AT, COMPARED = 1200, 50


Pair = tuple[int, int]
"""The numbers of two portraits."""


@dataclass(frozen=True)
class Related:
    """A case worth reading after another one; `likeness` is from ``FLOOR`` to 1, and `reason` is
    plain Danish text: »Samme udfordring (Mobilitet) og samme kommune (Aalborg)«.
    """

    slug: str
    reason: str
    likeness: float


def related(
    catalogue: Catalogue, workers: int = 1, memory: Memory | None = None
) -> Mapping[str, tuple[Related, ...]]:
    """Return for each case's slug up to three related cases, the most like first.

    A case to which none comes near enough has an empty tuple. The result depends on the cases
    alone, neither on their order nor on `workers`, the number of processes that share the work, nor
    on what `memory` holds.
    """
    memory = memory or Memory()
    library = Library(catalogue, workers, memory)
    nearest = [library.nearest(index) for index in range(len(library.portraits))]
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

    def __init__(self, catalogue: Catalogue, memory: Memory) -> None:
        self._catalogue, self._memory = catalogue, memory

    @cached_property
    def _library(self) -> Library:
        return Library(self._catalogue, 1, self._memory)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {one.case.slug: at for at, one in enumerate(self._library.portraits)}

    def __getitem__(self, slug: str) -> tuple[Related, ...]:
        library, own = self._library, self._numbers[slug]
        found = library.nearest(own)
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
        cases = catalogue.cases
        counted = memory.together("words", cases, partial(count_words, workers=workers))
        self.portraits = list(portraits(catalogue, counted))
        self.comparison = Comparison(self.portraits)
        self.lists = Lists(self.portraits) if len(cases) > COMPARE_ALL else None

    def nearest(self, index: int) -> list[tuple[int, float]]:
        """Those shown with the portrait of that number, and how like it they are."""
        likely = self.likely(index)
        alike = zip(self.comparison.likeness(index, likely), likely.tolist(), strict=True)
        ranked = sorted((-much, other) for much, other in alike if much >= FLOOR)
        return [(other, -less) for less, other in self._not_all_of_a_lab(ranked)]

    def reasons(self, pairs: Sequence[Pair], workers: int, memory: Memory) -> Mapping[Pair, str]:
        """What the portraits of each pair share, in Danish."""
        prints = Fingerprints()
        with memory.book("reasons") as book:
            keys = [prints.of(*map(self.portraits.__getitem__, pair)) for pair in pairs]
            new = [pair for pair, key in zip(pairs, keys, strict=True) if not book.knows(key)]
            made = iter(spread(self.reason, new, workers))
            return {
                pair: book.ask(key, made.__next__) for pair, key in zip(pairs, keys, strict=True)
            }

    def reason(self, pair: Pair) -> str:
        """What the portraits of a pair share, in Danish."""
        own, other = map(self.portraits.__getitem__, pair)
        return reason(own, other, self.catalogue)

    def _not_all_of_a_lab(self, ranked: Iterable[tuple[float, int]]) -> Iterator[tuple[float, int]]:
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

    def likely(self, index: int) -> Numbers:
        """The numbers of those that it is compared with in full."""
        if self.lists is None:
            every: Numbers = numpy.arange(len(self.portraits))
            every = every[every != index]
            return every
        return self.lists.likely(index)


class Lists:
    """For each thing that portraits are looked up by, the numbers of those that have it."""

    def __init__(self, portraits: Sequence[Portrait]) -> None:
        names: dict[Key, int] = {}
        own = [[names.setdefault(key, len(names)) for key in one.lookups()] for one in portraits]
        keys = numpy.array([key for one in own for key in one], dtype=numpy.int64)
        holders = numpy.repeat(numpy.arange(len(own)), [len(one) for one in own])
        self._own = own
        self._holders = holders[numpy.argsort(keys, kind="stable")]
        self._starts = numpy.searchsorted(numpy.sort(keys), numpy.arange(len(names) + 1))

    def likely(self, index: int) -> Numbers:
        """Those that share the most, as far as there is time to look."""
        keys = numpy.array(self._own[index])
        starts, ends = self._starts[keys], self._starts[keys + 1]
        sizes = ends - starts
        # The rarest first; in a list of one stands only the case itself.
        order = numpy.argsort(sizes, kind="stable")
        order = order[numpy.cumsum(sizes[order]) <= LOOKED_AT]
        pieces = [self._holders[starts[at] : ends[at]] for at in order if sizes[at] > 1]
        if not pieces:
            return numpy.arange(0)
        found, first, times = numpy.unique(
            numpy.concatenate(pieces), return_index=True, return_counts=True
        )
        best = numpy.lexsort((first, -times))
        ranked: Numbers = found[best]
        ranked = ranked[ranked != index][:COMPARED]
        return ranked
