"""Related cases: for each case the few that are most like it, and in Danish what they share.

Likeness is a weighted sum of three parts, each from 0 to 1 and the same both ways: the vocabulary
terms two cases share, where a rare term says more than a common one; the words of their texts (the
root of a TF-IDF cosine); and how near they lie. Small libraries are compared all with all. In large
ones only the cases that share the rarest words and pairs of terms are, so that the work grows with
the number of cases and not with its square.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from laboratorium.base.parallel import spread
from laboratorium.catalogue.related.comparing import likeness
from laboratorium.catalogue.related.portrait import Key, Portrait, portraits
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


@dataclass(frozen=True)
class Related:
    """A case worth reading after another one; `likeness` is from ``FLOOR`` to 1, and `reason` is
    plain Danish text: »Samme udfordring (Mobilitet) og samme kommune (Aalborg)«.
    """

    slug: str
    reason: str
    likeness: float


def related(catalogue: Catalogue, workers: int = 1) -> Mapping[str, tuple[Related, ...]]:
    """Return for each case's slug up to three related cases, the most like first.

    A case to which none comes near enough has an empty tuple. The result depends on the cases
    alone, neither on their order nor on `workers`, the number of processes that share the work.
    """
    library = _Library(catalogue, workers)
    found = spread(library.nearest, range(len(library.portraits)), workers)
    return {
        portrait.case.slug: nearest
        for portrait, nearest in zip(library.portraits, found, strict=True)
    }


class _Library:
    """All portraits, and in a large library the lists by which the likely ones are found."""

    def __init__(self, catalogue: Catalogue, workers: int) -> None:
        self.catalogue = catalogue
        self.portraits = list(portraits(catalogue, workers))
        self.lists: dict[Key, array[int]] = defaultdict(lambda: array("I"))
        if len(self.portraits) > COMPARE_ALL:
            for index, portrait in enumerate(self.portraits):
                for key in portrait.lookups():
                    self.lists[key].append(index)

    def nearest(self, index: int) -> tuple[Related, ...]:
        own = self.portraits[index]
        ranked = sorted(
            (-alike, other.case.slug, other)
            for other in map(self.portraits.__getitem__, self._likely(index))
            if (alike := likeness(own, other)) >= FLOOR
        )
        return tuple(
            Related(other.case.slug, reason(own, other, self.catalogue), -less)
            for less, _, other in _not_all_of_a_lab(ranked)
        )

    def _likely(self, index: int) -> Iterable[int]:
        if len(self.portraits) <= COMPARE_ALL:
            return (other for other in range(len(self.portraits)) if other != index)
        shared: Counter[int] = Counter()
        left = LOOKED_AT
        # The rarest first; in a list of one stands only the case itself.
        for entries in sorted(
            map(self.lists.__getitem__, self.portraits[index].lookups()), key=len
        ):
            left -= len(entries)
            if left < 0:
                break
            if len(entries) > 1:
                shared.update(entries)
        shared.pop(index, None)
        return [other for other, _ in shared.most_common(COMPARED)]


Ranked = tuple[float, str, Portrait]


def _not_all_of_a_lab(ranked: Iterable[Ranked]) -> list[Ranked]:
    chosen: list[Ranked] = []
    from_lab: Counter[object] = Counter()
    for entry in ranked:
        lab = entry[2].case.meta.lab
        key = lab and (lab.year, lab.number)
        if key and from_lab[key] == MOST_OF_A_LAB:
            continue
        from_lab[key] += 1
        chosen.append(entry)
        if len(chosen) == MOST:
            break
    return chosen
