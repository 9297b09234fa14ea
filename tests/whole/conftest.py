"""One built project, of which every test here has copies."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import lab

from once import Once
from site_build import copy_project


def _built(root: Path) -> float:
    copy_project(root, "cases", "docs", "podcasts")
    told = lab(root, "build")
    assert told.code == 0, told.text
    return told.seconds


@pytest.fixture(scope="session")
def base(once: Once) -> tuple[Path, float]:
    """The project, and how many seconds its first build took."""
    return once("whole", _built)
