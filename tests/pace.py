"""Whether work is done quickly enough, on a machine that may be slow or busy.

Only the processor's own time counts, and of several tries the least: what else the machine does can
only add to it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import cache, partial
from time import process_time

_TRIES = 8
_LOOP = 1_000_000
_USUAL = 0.025
"""Seconds that the loop takes a machine of today."""
_SOON = 0.02
"""Seconds below which a measure says more of the machine than of the work."""
_BETWEEN = 8
"""Four times the size takes linear work four times as long, and quadratic work sixteen times."""
_GROWN = 4


def is_quick(work: Callable[[], object], seconds: float) -> bool:
    """Whether `work` takes at most so many seconds on a machine of today, judged by what a loop
    beside it takes on this one.
    """
    return any(_is_within(_spent(work), seconds) for _ in range(_TRIES))


def is_linear(work: Callable[[int], object], size: int, seconds: float = float("inf")) -> bool:
    """Whether `work` takes at most eight times as long for four times the size, and is as quick as
    `is_quick` asks there.

    What does not is tried at greater sizes too, where the work outweighs what surrounds it:
    quadratic work shows there as well.
    """
    least: dict[int, float] = {}

    def measured(size: int) -> float:
        least[size] = min(_spent(lambda: work(size)), least.get(size, float("inf")))
        return least[size]

    for turn in range(_TRIES):
        tried = size * (1, 2, 4)[turn % 3]
        small = measured(tried)
        if measured(_GROWN * tried) <= _BETWEEN * max(small, _SOON):
            large = _GROWN * size
            return _is_within(least[large], seconds) or is_quick(partial(work, large), seconds)
    return False


def _is_within(spent: float, seconds: float) -> bool:
    """Whether it is so many seconds or less on a machine of today; where the machine at its best
    does not tell, the loop is run once more.
    """
    return any(spent <= seconds * loop() / _USUAL for loop in (_best, partial(_spent, _loop)))


@cache
def _best() -> float:
    return min(_spent(_loop) for _ in range(3))


def _spent(work: Callable[[], object]) -> float:
    # The collector goes through all that the tests hold, which says nothing of the work.
    gc.disable()
    began = process_time()
    try:
        work()
        return process_time() - began
    finally:
        gc.enable()


def _loop() -> None:
    total = 0
    for number in range(_LOOP):
        total ^= number
