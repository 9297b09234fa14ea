"""Click's own words in Danish: it asks Python's gettext for each, and gettext finds them here.

To be imported before a command is declared: Click says some of its words then.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

import click

_DOMAIN = "laboratorium"
_FOLDER = Path(__file__).with_name("words")
WORDS = _FOLDER / "da/LC_MESSAGES" / f"{_DOMAIN}.po"
"""The words as they are written; gettext reads the file beside it, which is made of this one."""

gettext.bindtextdomain(_DOMAIN, os.fspath(_FOLDER))
gettext.textdomain(_DOMAIN)
os.environ["LANGUAGE"] = "da"  # The first that gettext asks, whatever the machine's language.


def put_in_usage(command: click.Command) -> None:
    """Let the line that shows how a command is written, and those of its own commands, be Danish;
    where there is nothing to choose but help, no choice is told of.
    """
    chosen = any(isinstance(parameter, click.Option) for parameter in command.params)
    command.options_metavar = "[VALG]" if chosen else None
    if isinstance(command, click.Group):
        command.subcommand_metavar = "KOMMANDO …"
        for one in command.commands.values():
            put_in_usage(one)
