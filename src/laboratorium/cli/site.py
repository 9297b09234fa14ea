"""`serve` and `build`: the site to look at, and the site to publish."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click

# Material prints a long notice about MkDocs 2, which this project does not use.
_ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1"}
_MKDOCS = (sys.executable, "-m", "mkdocs")


@click.command()
@click.option("--port", default=8000, show_default=True, help="Porten på din egen maskine.")
@click.pass_obj
def serve(root: Path, port: int) -> None:
    """Byg siden, vis den på http://127.0.0.1:8000, og byg igen, hver gang en fil bliver gemt."""
    # --livereload is MkDocs' default, but newer versions of click lose that default.
    command = [*_MKDOCS, "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    os.chdir(root)
    os.execve(sys.executable, command, os.environ | _ENVIRONMENT)


@click.command()
@click.pass_obj
def build(root: Path) -> None:
    """Byg siden til site/. Har indholdet fejl, bliver den sidste gode side stående."""
    from laboratorium.base.publish import publish

    site, fresh = root / "site", root / ".site-new"
    shutil.rmtree(fresh, ignore_errors=True)
    click.echo("Bygger siden …", err=True)
    command = [*_MKDOCS, "build", "--quiet", "--strict", "--site-dir", str(fresh)]
    finished = subprocess.run(command, cwd=root, env=os.environ | _ENVIRONMENT, check=False)
    needed = ("index.html", "404.html", "sitemap.xml")
    if finished.returncode or not all((fresh / name).is_file() for name in needed):
        shutil.rmtree(fresh, ignore_errors=True)
        kept = " Den forrige side står uændret i site/." if site.is_dir() else ""
        raise click.ClickException(f"Siden blev ikke bygget.{kept}")
    result = publish(fresh, site)
    click.echo(
        f"Siden ligger i site/: {result.changed} filer er nye eller ændrede, "
        f"{result.unchanged} er som før, {result.removed} er fjernet."
    )
