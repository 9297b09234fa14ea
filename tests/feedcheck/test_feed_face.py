"""The face that others use is the one that the package's README tells of."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import feedcheck
from feedcheck import tree
from feedcheck.server import asking

README = Path(feedcheck.__file__).with_name("README.md")
TOLD = " ".join(README.read_text(encoding="utf-8").split())


def test_what_the_readme_shows_is_what_happens() -> None:
    failed, tried = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert tried and not failed


@pytest.mark.parametrize("name", feedcheck.__all__)
def test_the_readme_tells_of_every_name(name: str) -> None:
    assert hasattr(feedcheck, name)
    assert f"| `{name}` |" in TOLD or f"| `{name}(" in TOLD


def test_the_readme_tells_of_every_bound() -> None:
    for bound in (
        f"{tree.LARGEST // 1024**2} MB",
        f"{tree.DEEPEST} levels",
        f"{tree.MOST_NODES:,} elements",
        f"{asking.QUIET:.0f} seconds to say something and {asking.WHOLE:.0f} in all",
        f"{asking.MOST_REDIRECTS} redirects",
    ):
        assert bound in TOLD
