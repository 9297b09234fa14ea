"""The site's scripts outside a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from node_process import Ask, node


@pytest.fixture(scope="session")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with node(tmp_path_factory.mktemp("scripts")) as ask:
        yield ask
