"""`test`: what CI runs. The steps are a program of the developers' and no part of the library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click


@click.command(context_settings={"ignore_unknown_options": True})
@click.option("--all", "everything", is_flag=True, help="Også det, der tager længe.")
@click.argument("arguments", metavar="[ARGUMENT]…", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def test(root: Path, everything: bool, arguments: tuple[str, ...]) -> None:
    """Kør alt det, som CI kører.

    Flere argumenter går videre til pytest.
    """
    tier = ["--all"] if everything else []
    sys.exit(
        subprocess.run([sys.executable, root / "scripts", "quality", *tier, *arguments]).returncode
    )
