"""Share work among forked processes, where that is safe; the results are the same everywhere."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 50
# Below this many items, starting processes costs more than it saves.
WORTH_SHARING = 3 * CHUNK

# Forked workers inherit the work instead of being sent it: functions often cannot be pickled.
_function: Callable[[Any], Any]
_items: Sequence[Any]
_chunk_size: int


def available_workers() -> int:
    """How many processes can share work: 1 where a process cannot be forked safely."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def spread(
    function: Callable[[T], R], items: Sequence[T], workers: int = 1, chunk: int = CHUNK
) -> Iterator[R]:
    """Yield `function(item)` for each item, in order, worked out by up to `workers` processes.

    A process takes `chunk` items at a time: 1 where each is long. Results must be picklable when
    there are several workers. Raises what `function` raises.
    """
    if workers < 2 or len(items) * CHUNK < WORTH_SHARING * chunk:
        yield from map(function, items)
        return
    global _function, _items, _chunk_size
    _function, _items, _chunk_size = function, items, chunk
    gc.freeze()  # Else the collector would touch, and so copy, every inherited object.
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(workers, mp_context=context) as pool:
            for results in pool.map(_chunk, range(0, len(items), chunk)):
                yield from results
    finally:
        gc.unfreeze()
        del _function, _items, _chunk_size


def _chunk(start: int) -> list[Any]:
    return [_function(item) for item in _items[start : start + _chunk_size]]
