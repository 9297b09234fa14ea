"""`test`: what CI runs. The steps are a program of the developers' and no part of the library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def test(root: Path, arguments: tuple[str, ...]) -> None:
    """Kør alt det, som CI kører; med --all også det, der tager længe. Resten er pytests."""
    sys.exit(subprocess.run([sys.executable, root / "scripts", "quality", *arguments]).returncode)
