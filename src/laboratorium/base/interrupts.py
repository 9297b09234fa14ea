"""Ctrl-C comes when it can be answered, and a polite request to end is answered like it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Set
from contextlib import contextmanager
from types import FrameType

CAN_BE_HELD = os.name != "nt"
ENDED = 128 + signal.SIGTERM
"""The exit code of a program that was asked to end."""


def begin() -> None:
    """Hold Ctrl-C back until `interruptible`, and let SIGTERM clear up as an exception does."""
    if CAN_BE_HELD:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    signal.signal(signal.SIGTERM, _end)


@contextmanager
def interruptible() -> Iterator[None]:
    """Let Ctrl-C through, also one that came before; it is a KeyboardInterrupt in here.

    Where it was held back, it does nothing afterwards: all is done and said, and threads that began
    in here would still take it while the program ends.
    """
    with _mask(signal.SIG_UNBLOCK if CAN_BE_HELD else None) as before:
        try:
            yield
        finally:
            if signal.SIGINT in before:
                signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def held_back() -> Iterator[None]:
    """Let Ctrl-C wait until afterwards, and never reach a process that was started meanwhile."""
    with _mask(signal.SIG_BLOCK if CAN_BE_HELD else None):
        yield


@contextmanager
def _mask(how: int | None) -> Iterator[Set[int]]:
    """In here with another mask; what is given is the one before."""
    if how is None:
        yield frozenset()
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        signal.pthread_sigmask(how, {signal.SIGINT})
        yield before
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end(number: int, frame: FrameType | None) -> None:
    sys.exit(ENDED)
