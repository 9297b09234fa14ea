"""Share work among forked processes, where that is safe; the results are the same everywhere."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from laboratorium.base.children import end_with
from laboratorium.base.interrupts import held_back

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 50
# Below this many items, starting processes costs more than it saves.
WORTH_SHARING = 3 * CHUNK

_LOST = "Systemet har stoppet en af de processer, der arbejdede. Måske er der for lidt hukommelse."

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
    there are several workers. Raises what `function` raises, and ChildProcessError (Danish) when
    the system has ended a worker. However this ends, no worker is left.
    """
    if workers < 2 or len(items) * CHUNK < WORTH_SHARING * chunk:
        yield from map(function, items)
        return
    # Where there is little to share nobody waits for these.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    global _function, _items, _chunk_size
    _function, _items, _chunk_size = function, items, chunk
    gc.freeze()  # Else the collector would touch, and so copy, every inherited object.
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(
            workers, mp_context=context, initializer=_begin, initargs=(os.getpid(),)
        ) as pool:
            try:
                for results in pool.map(_chunk, range(0, len(items), chunk)):
                    yield from results
            except BaseException:
                with held_back():  # What is being done is soon done; nothing more is begun.
                    pool.shutdown(cancel_futures=True)
                raise
    except BrokenProcessPool as error:
        raise ChildProcessError(_LOST) from error
    finally:
        gc.unfreeze()
        del _function, _items, _chunk_size


def _begin(parent: int) -> None:
    # Ctrl-C is for the parent, which ends its workers; they end with it too when it is killed.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    end_with(parent)


def _chunk(start: int) -> list[Any]:
    return [_function(item) for item in _items[start : start + _chunk_size]]
