"""Build the real site in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BUILD_SECONDS = 600


def build(target: Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the real site into `target` as a reader of the README would, from any folder."""
    # A reproducible build must come from the content, not from a date that someone sets.
    inherited = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    config = ROOT / "mkdocs.yml"
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(target)],
        cwd=cwd,
        env=inherited | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        timeout=BUILD_SECONDS,
    )
