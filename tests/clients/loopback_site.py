"""The real site as it would be at an address on this machine, for clients that download."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from clients.reading import Reading
from site_build import ROOT, build_project, copy_project

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


def make_project(target: Path, address: str) -> Path:
    """Copy what a build reads, to be published at `address`.

    The ledger stays behind: it rightly stops a build whose feed is somewhere else than where
    subscribers have it, and a new site has none. `itunes:new-feed-url` would be the other way, but
    it would send the clients on to the real address.
    """
    copy_project(target, "cases", "docs", "podcasts")
    (target / "podcasts/ledger.yml").unlink()
    config = CONFIG.format(root=ROOT.as_posix(), address=address)
    (target / "mkdocs.yml").write_text(config, encoding="utf-8")
    return target


def build_at(address: str, project: Path, target: Path) -> None:
    """Build the site at `address` into `target`, with its sources in the new folder `project`."""
    make_project(project, address)
    shutil.copytree(build_project(project), target, dirs_exist_ok=True)
