"""Other people's podcast clients, which read our feed in the tests: gPodder, ffprobe, and two
libraries for Node.

Their names and versions are pinned in tests/clients/node, whose lock holds every package's hash.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from quality.machine import apt_install, can_apt, in_ci, say

PROGRAMS = {"gpo": "gpodder", "ffprobe": "ffmpeg"}
"""What a client is started as, and the system package that it is in."""
LIBRARIES = ("podcast-partytime", "feedsmith")
NODE = Path(__file__).parents[2] / "tests/clients/node"
_SECONDS = 120


def find_clients() -> tuple[str, ...]:
    """Return the clients that are here, programs first."""
    return (*filter(shutil.which, PROGRAMS), *filter(_is_installed, LIBRARIES))


def ensure_clients() -> tuple[str, ...]:
    """Return the clients that are here; on a build server those that can be had are fetched first.

    Programs need the system's packages, libraries need Node, which nobody fetches.
    """
    if in_ci():
        missing = [PROGRAMS[name] for name in PROGRAMS if shutil.which(name) is None]
        if missing and can_apt():
            apt_install(*missing)
        npm = shutil.which("npm")
        if npm and shutil.which("node"):
            fetch_libraries(npm)
    return find_clients()


def fetch_libraries(npm: str) -> None:
    """Install what the lock names, no script of any package run; a failure shows in that they are
    still not found.
    """
    say("Henter podcastklienter til Node …")
    try:
        done = subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
            cwd=NODE,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        say("Det lykkedes ikke at køre npm og er opgivet.")
        return
    if done.returncode:
        lines = done.stdout.decode("utf-8", "replace").strip().splitlines()
        say(f"Det lykkedes ikke: {lines[0] if lines else 'ukendt årsag'}")


def _is_installed(library: str) -> bool:
    package = NODE / "node_modules" / library / "package.json"
    return package.is_file() and shutil.which("node") is not None
