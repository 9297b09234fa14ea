"""The command line. Heavy imports wait until a command needs them, so that it starts at once."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from functools import partial
from typing import Any

import click

from laboratorium import ROOT
from laboratorium.base.faults import fault_of, sentence
from laboratorium.base.interrupts import interruptible
from laboratorium.base.turns import mend_if_interrupted
from laboratorium.base.visible import visible
from laboratorium.cli import danish  # Before any command is declared.
from laboratorium.cli.content import check, fix, status
from laboratorium.cli.ending import Stopped, end_with
from laboratorium.cli.intake import from_issue, import_file, schema
from laboratorium.cli.new import new
from laboratorium.cli.podcast import check_feed, hosted_audio, hosting, ledger
from laboratorium.cli.releasing import due, notify
from laboratorium.cli.saying import LINES
from laboratorium.cli.site import build, serve
from laboratorium.cli.tagging import evaluate_tagging, suggest
from laboratorium.cli.test import test

COMMANDS = (
    *(serve, build, check, suggest, fix, status, new, import_file, from_issue, schema),
    *(evaluate_tagging, check_feed, ledger, hosting, hosted_audio, due, notify, test),
)


PROGRAM = "py lab" if os.name == "nt" else "./lab"
"""How people begin a command."""


class _Lab(click.Group):
    """Whatever ends a command, people read of it in a sentence."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(self.commands)  # As they are declared, those for everybody first.

    def invoke(self, context: click.Context) -> Any:
        try:
            with interruptible():
                return super().invoke(context)
        except (KeyboardInterrupt, click.Abort) as error:
            raise Stopped("Afbrudt. Intet er skrevet halvt.") from error
        except click.ClickException as error:
            if type(error) is not click.ClickException:  # Of the command line itself.
                raise
            raise click.ClickException(visible(error.message, LINES)) from error
        except Exception as error:
            fault = fault_of(error)
            if fault is None or fault.errno == errno.EPIPE:  # Nobody reads on; click ends quietly.
                raise
            raise click.ClickException(visible(sentence(fault), LINES)) from error


@click.group(
    PROGRAM,
    cls=_Lab,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=f"Skriv fx {PROGRAM} import --help for at se mere om en kommando.",
)
@click.pass_context
def main(context: click.Context) -> None:
    """Byg, se og tjek siden for Laboratorium til lokal bærekraft."""
    context.obj = ROOT  # What every command works on.
    mend_if_interrupted(ROOT)


for command in COMMANDS:
    main.add_command(command)
danish.put_in_usage(main)


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command of a process that has nothing else to do, and end it."""
    end_with(partial(main, arguments, prog_name=PROGRAM))
