"""The web servers that the files of ``./lab hosting`` are tried in: nginx, Caddy and Apache."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from quality.machine import apt_install, can_apt, in_ci, works

SERVERS = {"nginx": "-v", "caddy": "version", "apache2": "-v"}
"""Each program, and what it says its version to."""
# Debian's names; Apache's program and modules without its service, and the types of files.
PACKAGES = ("nginx-light", "caddy", "apache2-bin", "media-types")
# Where system programs lie that are not on everybody's PATH.
_PLACES = ("/usr/local/sbin", "/usr/sbin", "/sbin")


def find_server(name: str) -> Path | None:
    """Return a server that starts, or None."""
    found = shutil.which(name, path=os.pathsep.join((os.environ.get("PATH", ""), *_PLACES)))
    return Path(found) if found and works(Path(found), SERVERS[name]) else None


def ensure_servers() -> list[str]:
    """Return the names of the servers that are here, installed on a build server that lets us."""
    found = [name for name in SERVERS if find_server(name)]
    if len(found) < len(SERVERS) and in_ci() and can_apt() and apt_install(*PACKAGES):
        found = [name for name in SERVERS if find_server(name)]
    return found
