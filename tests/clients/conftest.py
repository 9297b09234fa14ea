"""One build of the real site on loopback, and one run of every client on its feed."""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from loopback_site import Visit, build_at

from clients import ask as try_clients
from clients.reading import Reading
from range_server import serving
from site_build import BUILD_SECONDS


@pytest.fixture(scope="session")
def visit(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Visit:
    """Made by the first worker that asks: a port of one worker cannot be another's too."""
    shared = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        shared = shared.parent
    outcome = shared / "clients.json"
    try:
        os.close(os.open(shared / "clients.lock", os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        _wait_for(outcome)
    else:
        half = outcome.with_suffix(".half")
        half.write_text(json.dumps(_made(shared)), encoding="utf-8")
        half.replace(outcome)
    told = json.loads(outcome.read_text(encoding="utf-8"))
    if "error" in told:
        pytest.fail(f"the site on loopback: {told['error']}", pytrace=False)
    readings = {one["client"]: Reading.of(one) for one in told["readings"]}
    return Visit(told["address"], shared / "clients-site", readings)


def _made(shared: Path) -> dict[str, Any]:
    site = shared / "clients-site"
    site.mkdir()
    try:
        with serving(site) as address:
            build_at(address, shared / "clients-project", site)
            read = try_clients.readings(f"{address}/podcast/feed.xml")
            return {"address": address, "readings": [asdict(one) for one in read]}
    except Exception as error:
        return {"error": repr(error)}


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + BUILD_SECONDS + 30
    while not path.exists():
        if time.monotonic() > deadline:
            pytest.fail("the worker that asks the clients has not answered", pytrace=False)
        time.sleep(0.1)
