"""How a command ends, and how one that somebody has stopped."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any

import click

SELDOM = 100_000
"""So many objects more before the collector looks for cycles: a command soon ends and makes hardly
any, and looking takes a tenth of the time to load.
"""
_held: list[object] | None = None


def end_with(command: Callable[[], object]) -> None:
    """Run a command, and end the process with it as soon as all is said: what it holds (see `hold`)
    is the system's to let go of, all at once and not one by one.
    """
    global _held
    _held = []
    gc.set_threshold(SELDOM)
    try:
        command()
    except SystemExit as ended:
        if isinstance(ended.code, int):
            with suppress(OSError, ValueError):  # Nobody reads on; Python ends in its own way.
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(ended.code)
        raise


def hold(*values: object) -> None:
    """Keep what would take long to let go of, where the process is about to end."""
    if _held is not None:
        _held.extend(values)


class Stopped(click.ClickException):
    """Somebody has pressed Ctrl-C."""

    exit_code = 130

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"\n{self.message}", file=file, err=True)
