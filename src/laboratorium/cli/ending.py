"""How a command ends that somebody has stopped."""

from __future__ import annotations

from typing import IO, Any

import click


class Stopped(click.ClickException):
    """Somebody has pressed Ctrl-C."""

    exit_code = 130

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"\n{self.message}", file=file, err=True)
