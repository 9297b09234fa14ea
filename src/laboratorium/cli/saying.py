"""The one way in which commands say something: nothing in a file's name or title goes unseen."""

from __future__ import annotations

import click

from laboratorium.base.visible import visible

LINES = "\n\t"


def say(text: str, *, colour: str | None = None, err: bool = False, nl: bool = True) -> None:
    """Write text to standard output, or to standard error; unseen characters by their numbers."""
    click.secho(visible(text, LINES), fg=colour, err=err, nl=nl)
