"""The real site as it would be at an address on this machine, for clients that download."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from clients.reading import Reading
from site_build import BUILD_SECONDS, ROOT

FOLDERS = ("cases", "docs", "podcasts", "hooks", "overrides")
CONFIG = """\
INHERIT: {root}/mkdocs.yml
site_url: {address}/
watch: []
"""


@dataclass(frozen=True)
class Visit:
    """The site's address while the clients read its feed, the built files, and what each read."""

    address: str
    site: Path
    readings: Mapping[str, Reading]


def copy_project(target: Path, address: str) -> Path:
    """Copy what a build reads, to be published at `address`.

    The ledger stays behind: it rightly stops a build whose feed is somewhere else than where
    subscribers have it, and a new site has none. `itunes:new-feed-url` would be the other way, but
    it would send the clients on to the real address.
    """
    for name in FOLDERS:
        ignore = shutil.ignore_patterns("__pycache__", "ledger.yml")
        shutil.copytree(ROOT / name, target / name, ignore=ignore)
    config = CONFIG.format(root=ROOT.as_posix(), address=address)
    (target / "mkdocs.yml").write_text(config, encoding="utf-8")
    return target


def build_at(address: str, project: Path, target: Path) -> None:
    """Build the site at `address` into `target`, with its sources in the new folder `project`."""
    config = copy_project(project, address) / "mkdocs.yml"
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(target)],
        cwd=project,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        timeout=BUILD_SECONDS,
    )
    if done.returncode:
        raise RuntimeError(done.stdout)
