"""A podcast drawn for the purpose, served to every test of the player."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browser_visit import Open, Visit
from episode_site import build, catalogue_of
from range_server import serving


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root: Path = tmp_path_factory.mktemp("player")
    with serving(build(catalogue_of(root / "project"), root / "site")) as address:
        yield address


@pytest.fixture
def visit(visit: Open) -> Iterator[Open]:
    """As everywhere, but a browser may leave off fetching audio, and the cover that the system
    shows beside it, when it has enough.
    """
    opened: list[Visit] = []

    def open_page(**options: Any) -> Visit:
        opened.append(visit(**options))
        return opened[-1]

    yield open_page
    for visited in opened:
        visited.errors[:] = [
            error
            for error in visited.errors
            if not re.fullmatch(r"failed: .*(\.mp3|/forside-560\.webp)", error)
        ]
