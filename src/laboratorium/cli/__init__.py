"""The command line. Heavy imports wait until a command needs them, so that it starts at once."""

from __future__ import annotations

import click

from laboratorium import ROOT
from laboratorium.cli.content import check, fix, status
from laboratorium.cli.intake import from_issue, import_file, schema
from laboratorium.cli.new import new
from laboratorium.cli.podcast import check_feed, hosted_audio, hosting, ledger
from laboratorium.cli.site import build, serve
from laboratorium.cli.test import test

COMMANDS = (
    *(serve, build, check, fix, status, new, import_file, from_issue, schema),
    *(check_feed, ledger, hosting, hosted_audio, test),
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def main(context: click.Context) -> None:
    """Byg, se og tjek siden for Laboratorium til lokal bærekraft."""
    context.obj = ROOT  # What every command works on.


for command in COMMANDS:
    main.add_command(command)
