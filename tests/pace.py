"""Whether work is done quickly enough, on a machine that may be slow or busy.

Only the processor's own time counts, and each measure has some tries: what else the machine does is
felt in its caches.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

_TRIES = 4
_LOOP = 1_000_000
_USUAL = 0.025
"""Seconds that the loop takes a machine of today."""


def is_quick(work: Callable[[], object], seconds: float) -> bool:
    """Whether `work` takes at most so many seconds on a machine of today, judged by what a loop
    beside it takes on this one.
    """
    return any(_spent(work) <= seconds * _spent(_loop) / _USUAL for _ in range(_TRIES))


def is_linear(work: Callable[[int], object], size: int) -> bool:
    """Whether `work` takes at most eight times as long for four times the size."""

    def is_so() -> bool:
        small = _spent(lambda: work(size))
        return _spent(lambda: work(4 * size)) <= 8 * max(small, 0.01)

    return any(is_so() for _ in range(_TRIES))


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
