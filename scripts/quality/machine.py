"""What the machine is, and the few ways to get a program onto it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def say(text: str) -> None:
    """Print a line for people at once, so that it stands in order among the tools' own."""
    print(text, flush=True)


def in_ci() -> bool:
    """Return whether a build server runs us."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


EVERYTHING = "LAB_ALL"
"""The variable that says that all tiers are run, and that nothing may be left out."""
_ALWAYS_IN_CI = ("browser", "node")


def must_have(name: str) -> bool:
    """Return whether a test that lacks this must fail, where it else may be skipped."""
    return bool(os.environ.get(EVERYTHING)) or (in_ci() and name in _ALWAYS_IN_CI)


def works(program: Path, *arguments: str) -> bool:
    """Return whether `program` starts and ends well within a minute.

    A file by the right name is not enough: macOS has a ``java`` and Ubuntu a ``chromium-browser``
    that only tell people to install the real one, and a browser may lack a system library.
    """
    try:
        result = subprocess.run(
            [str(program), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.returncode == 0


def can_apt() -> bool:
    """Return whether system packages can be installed here without asking anyone."""
    if sys.platform == "win32":
        return False
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(*packages: str) -> bool:
    """Install system packages; return whether that went well. Needs :func:`can_apt`."""
    say(f"Installerer systempakker: {' '.join(packages)} …")
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        result = subprocess.run(
            command,
            env=quiet,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        # A stale mirror may fail the update although the package can be had.
        if result.returncode and "install" in command:
            say(result.stdout.decode("utf-8", "replace")[-2000:])
            return False
    return True
