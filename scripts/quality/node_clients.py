"""Other people's packages for Node: readers of our feed and calendar, axe-core, and TypeScript.

Their names and versions are pinned in tests/clients/node, whose lock holds every package's hash.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from quality.machine import in_ci, say
from quality.programs import find

LIBRARIES = (
    *("podcast-partytime", "feedsmith", "rss-parser", "@rowanmanning/feed-parser", "feedparser"),
    *("music-metadata", "node-id3", "ical.js", "node-ical", "axe-core", "typescript"),
)
NODE = Path(__file__).parents[2] / "tests/clients/node"
_SECONDS = 120


def find_libraries() -> tuple[str, ...]:
    """Return the names of those that are here."""
    return tuple(filter(_is_installed, LIBRARIES)) if find("node") else ()


def ensure_libraries() -> None:
    """On a build server with Node, fetch them unless they are here."""
    npm = shutil.which("npm")
    if in_ci() and npm and find("node") and find_libraries() != LIBRARIES:
        fetch_libraries(npm)


def fetch_libraries(npm: str) -> None:
    """Install what the lock names, no script of any package run; a failure shows in that they are
    still not found.
    """
    say("Henter andres læsere til Node …")
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
    return (NODE / "node_modules" / library / "package.json").is_file()
