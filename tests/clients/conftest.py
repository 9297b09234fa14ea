"""One build of the real site on loopback, and one run of every client on its feed."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from loopback_site import Visit, build_at

from clients import ask as try_clients
from clients.reading import Reading
from once import Once
from range_server import serving


@pytest.fixture(scope="session")
def visit(once: Once) -> Visit:
    """Made by the first worker that asks: a port of one worker cannot be another's too."""
    folder, told = once("clients", _made)
    readings = {one["client"]: Reading.of(one) for one in told["readings"]}
    return Visit(told["address"], folder / "site", readings)


def _made(folder: Path) -> dict[str, Any]:
    site = folder / "site"
    site.mkdir()
    with serving(site) as address:
        build_at(address, folder / "project", site)
        read = try_clients.readings(f"{address}/podcast/feed.xml")
        return {"address": address, "readings": [asdict(one) for one in read]}
