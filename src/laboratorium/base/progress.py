"""How far long work is, shown to whoever is looking."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is."""


@contextmanager
def progress(label: str, many: int) -> Iterator[Progress]:
    """A bar on standard error once there are `many` things to do or more; only in a terminal."""
    bar = None

    def show(done: int, total: int) -> None:
        nonlocal bar
        if bar is None and total >= many and sys.stderr.isatty():
            bar = click.progressbar(length=total, label=label, file=sys.stderr)
        if bar is not None:
            bar.update(done - bar.pos)

    yield show
    if bar is not None:
        bar.render_finish()
