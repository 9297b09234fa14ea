"""Which cases are likely to be like each other in a large library, found by what they share."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy

from laboratorium.catalogue.related.portrait import Portraits
from laboratorium.catalogue.related.weights import Numbers, Trait, Weights

# How many entries of the lists are looked at for a case, and how many of the cases found there are
# compared with it in full.
LOOKED_AT, COMPARED = 1200, 50


class Lists:
    """For each thing that portraits are looked up by (a telling word, a pair of vocabulary terms, a
    municipality), the numbers of those that have it.
    """

    def __init__(self, portraits: Portraits) -> None:
        holders, keys = _lookups(portraits)
        self._count = len(portraits.each)
        self._holders = holders[numpy.argsort(keys, kind="stable")]
        starts = numpy.concatenate(([0], numpy.cumsum(numpy.bincount(keys))))
        # The lists of each portrait, the rarest first, as far as there is time to look.
        sizes = numpy.diff(starts)[keys]
        order = numpy.lexsort((sizes, holders))
        keys, sizes = keys[order], sizes[order]
        looked_at = numpy.cumsum(sizes)
        firsts = numpy.searchsorted(holders, numpy.arange(self._count + 1))
        before = numpy.concatenate(([0], looked_at))[firsts[:-1]]
        # In a list of one stands only the portrait itself.
        kept = (looked_at - before[holders] <= LOOKED_AT) & (sizes > 1)
        self._list_starts, self._list_sizes = starts[keys[kept]], sizes[kept]
        self._firsts = numpy.searchsorted(holders[kept], numpy.arange(self._count + 1))

    def likely(self, some: Numbers) -> Numbers:
        """For each portrait those that share the most with it, as far as there is time to look."""
        lists = _ranges(self._firsts[some], self._firsts[some + 1] - self._firsts[some])
        sizes = self._list_sizes[lists]
        found = self._holders[_ranges(self._list_starts[lists], sizes)]
        rows = numpy.repeat(numpy.arange(len(some)), self._firsts[some + 1] - self._firsts[some])
        rows = numpy.repeat(rows, sizes)
        others = found != some[rows]
        found, rows = found[others], rows[others]
        # How often each is met, and where first: one number for each pair of a row and another.
        pairs = rows * self._count + found
        times = numpy.bincount(pairs, minlength=len(some) * self._count)
        first = numpy.zeros(len(times), dtype=numpy.int64)
        first[pairs[::-1]] = numpy.arange(len(pairs))[::-1]
        met = numpy.flatnonzero(times)
        # Whom a row meets most often stands first in it, then whom it meets first.
        order = (met // self._count) << _ROW | (_MOST - times[met]) << _PLACE | first[met]
        order.sort()
        ends = numpy.searchsorted(order >> _ROW, numpy.arange(len(some) + 1))
        likely = numpy.full((len(some), COMPARED), -1)
        for row, (start, end) in enumerate(pairwise(ends.tolist())):
            best = order[start : min(end, start + COMPARED)] & (1 << _PLACE) - 1
            likely[row, : len(best)] = found[best]
        return likely


def _lookups(portraits: Portraits) -> tuple[Numbers, Numbers]:
    """For each thing that a portrait is looked up by the portrait's number and that of the thing,
    portrait by portrait.
    """
    words, traits = portraits.words, portraits.traits
    pairs = [*_pairs(traits)]
    every = numpy.arange(len(portraits.each))
    first, second = len(words.names), len(words.names) + len(traits.names) ** 2
    holders = numpy.concatenate(
        [numpy.repeat(every, words.sizes), *(own for own, _ in pairs), every]
    )
    keys = numpy.concatenate(
        [words.ids, *(first + key for _, key in pairs), second + portraits.towns]
    )
    order = numpy.argsort(holders, kind="stable")
    return holders[order], keys[order]


def _pairs(traits: Weights[Trait]) -> Iterator[tuple[Numbers, Numbers]]:
    """The pairs of terms that cases have, for each number of terms a case may have: whose each
    is, and a number for it.
    """
    sizes = traits.sizes
    for size in numpy.unique(sizes).tolist():
        cases = numpy.flatnonzero(sizes == size)
        own = traits.ids[traits.starts[cases][:, None] + numpy.arange(size)]
        one, other = numpy.triu_indices(size, 1)
        keys = own[:, one] * len(traits.names) + own[:, other]
        yield numpy.repeat(cases, len(one)), keys.ravel()


# How a row, how often, and at which place are written in one whole number.
_ROW, _PLACE, _MOST = 48, 32, (1 << 16) - 1


def _ranges(starts: Numbers, sizes: Numbers) -> Numbers:
    """The whole numbers from each start on, so many as its size says, one range after another."""
    ends = numpy.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    found: Numbers = numpy.arange(total) + numpy.repeat(starts - (ends - sizes), sizes)
    return found
