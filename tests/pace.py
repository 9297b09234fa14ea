"""Whether work is done quickly enough, on a machine that may be slow or busy.

Only the processor's own time counts, and of several tries the least: what else the machine does can
only add to it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
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
    return any(_spent(work) <= seconds * _spent(_loop) / _USUAL for _ in range(_TRIES))


def is_linear(work: Callable[[int], object], size: int) -> bool:
    """Whether `work` takes at most eight times as long for four times the size.

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
            return True
    return False


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
