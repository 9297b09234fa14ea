"""Build a site in a process of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BUILD_SECONDS = 600
LATE = "4102444800"
"""The first second of 2100."""


def build(target: Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the real site into `target` as a reader of the README would, from any folder."""
    return _build(ROOT, target, cwd, environment)


def copy_project(root: Path, *content: str) -> Path:
    """Make a project in `root` that is built as ours is, with these folders of our content.

    Without cases or episodes there is nothing that names them, exhibitions, meetings and
    chapters, nor the calendar's ledger. What has been measured of the podcast's sounds, which else
    takes most of a build, comes with it; so does what Python has compiled.
    """
    for name in ("hooks", "overrides", *content):
        shutil.copytree(ROOT / name, root / name, dirs_exist_ok=True)
    for name in ("cases", "podcasts", "src/laboratorium"):
        (root / name).mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", root)
    naming: list[str] = []
    if "cases" not in content:
        naming += ["fernisering/2*.md"]
    if not {"cases", "podcasts"} <= {*content}:
        naming += ["netvaerk/2*.md", "netvaerk/ledger.yml", "drejebog/[!i]*.md"]
    for path in (path for names in naming for path in (root / "docs").glob(names)):
        path.unlink()
    measured = ".cache/podcast"
    if "podcasts" in content and (ROOT / measured).is_dir():
        shutil.copytree(ROOT / measured, root / measured)
    return root


def build_project(root: Path, **environment: str) -> Path:
    """Build the project in `root`, where a warning is an error, and return its site."""
    result = _build(root, root / "site", root, environment)
    assert result.returncode == 0, result.stdout
    assert re.findall(r"WARNING|ERROR|Traceback", result.stdout) == [], result.stdout
    return root / "site"


def _build(
    root: Path, target: Path, cwd: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    config = root / "mkdocs.yml"
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(target)],
        cwd=cwd,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        timeout=BUILD_SECONDS,
    )
