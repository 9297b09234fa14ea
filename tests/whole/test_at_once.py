"""Two at work in one checkout end in one whole site, and each says what it waits for."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from breaking import Running, fresh, lab, leftovers, tree
from scenarios import SCENARIOS
from test_killed import serving

PAIRS = int(os.environ.get("LAB_PAIRS", "50"))
COLD, EDITED = (next(one for one in SCENARIOS if one.name == name) for name in ("cold", "edited"))

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are ended otherwise")


def build_twice(root: Path) -> int:
    """Build in two processes at once, and return how many of them said that they wait."""
    pair = [Running(root, "build"), Running(root, "build")]
    told = [one.end() for one in pair]
    assert [one.code for one in told] == [0, 0], told
    assert not any("Traceback" in one.text for one in told), told
    return sum("Venter på ./lab build (proces " in one.text for one in told)


def test_two_builds(base: tuple[Path, float], tmp_path: Path) -> None:
    root = fresh(base[0], tmp_path / "project")
    COLD.prepare(root)
    assert build_twice(root) == 1
    assert tree(root, "site") == tree(base[0], "site")
    assert leftovers(root) == []


@pytest.mark.nightly
def test_many_pairs(base: tuple[Path, float], tmp_path: Path) -> None:
    """The content changes between them, so that each pair has something to publish; each third has
    nothing to go by.
    """
    root = fresh(base[0], tmp_path / "project")
    for number in range(PAIRS):
        EDITED.prepare(root)
        if number % 3 == 0:
            COLD.prepare(root)
        build_twice(root)
        both = tree(root, "site")
        assert len(both) == len(tree(base[0], "site"))
        assert leftovers(root) == []
    COLD.prepare(fresh(root, tmp_path / "alone"))
    assert Running(tmp_path / "alone", "build").end().code == 0
    assert tree(tmp_path / "alone", "site") == both


@pytest.mark.nightly
def test_a_preview_and_a_build(base: tuple[Path, float], tmp_path: Path) -> None:
    root = fresh(base[0], tmp_path / "project")
    preview = serving(root)
    preview.wait_for("vises på")
    for _ in range(5):
        EDITED.prepare(root)  # Both begin to build now.
        told = Running(root, "build").end()
        assert told.code == 0, told.text
        preview.wait_for("Vist på ny")
    assert len(tree(root, "site")) == len(tree(base[0], "site"))
    preview.stop(signal.SIGINT, True)
    told = preview.end()
    assert (told.code, told.text.strip().splitlines()[-1]) == (130, "Siden vises ikke længere.")
    lab(root, "check")  # It may have been stopped while it built; the next to come clears up.
    assert leftovers(root) == []
