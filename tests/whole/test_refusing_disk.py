"""A disk that is full or may only be read costs one Danish sentence and nothing that was there."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from breaking import Running, Told, fresh, lab, leftovers, tree, with_files_of, without_rights
from scenarios import SCENARIOS, Scenario

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits are set otherwise")
MADE = [scenario for scenario in SCENARIOS if scenario.name not in ("forgotten", "edited")]
PUSHED = ("ledger", "import")
QUICK = pytest.mark.parametrize("scenario", [s for s in MADE if s.name in PUSHED], ids=PUSHED)


def refused(root: Path, scenario: Scenario, before: Callable[[], None]) -> Told:
    old = scenario.state(root)
    told = Running(root, *scenario.command, before=before).end()
    assert told.code == 1, told.text
    assert "Traceback" not in told.text
    assert scenario.state(root) == old or scenario.by_file
    return told


def recovers(root: Path, scenario: Scenario) -> None:
    told = lab(root, *scenario.command)
    assert told.code == 0, told.text
    assert leftovers(root) == []


def fill(scenario: Scenario, project: Path, root: Path) -> None:
    """The first bytes of each file can still be written."""
    scenario.prepare(fresh(project, root))
    told = refused(root, scenario, with_files_of(150))
    assert "filen er større, end systemet tillader" in told.text.lower()
    recovers(root, scenario)


def only_read(scenario: Scenario, project: Path, root: Path) -> None:
    scenario.prepare(fresh(project, root))
    folders = [root, *(path for path in root.rglob("*") if path.is_dir())]
    rights = {path: path.stat().st_mode for path in folders}
    for path in folders:
        path.chmod(0o555)
    try:
        told = refused(root, scenario, without_rights)
    finally:
        for path, mode in rights.items():
            path.chmod(mode)
    assert "der er ikke adgang til det" in told.text
    recovers(root, scenario)


def is_a_sentence(told: Told) -> bool:
    lines = [line for line in told.text.splitlines() if line and not line.endswith(" …")]
    return len(lines) <= 3 and all(re.search(r"[.!]$", line) for line in lines)


@pytest.mark.parametrize("name", ["forgotten", "edited"])
def test_a_full_disk_is_told_of(name: str, base: tuple[Path, float], tmp_path: Path) -> None:
    root = fresh(base[0], tmp_path / "project")
    next(one for one in SCENARIOS if one.name == name).prepare(root)
    told = Running(root, "build", before=with_files_of(40_000)).end()
    assert told.code == 1 and is_a_sentence(told), told.text
    assert "Den forrige side står uændret" in told.text
    assert tree(root, "site") == tree(base[0], "site")


@QUICK
def test_full(scenario: Scenario, base: tuple[Path, float], tmp_path: Path) -> None:
    fill(scenario, base[0], tmp_path / "project")


@QUICK
def test_read_only(scenario: Scenario, base: tuple[Path, float], tmp_path: Path) -> None:
    only_read(scenario, base[0], tmp_path / "project")


@pytest.mark.nightly
@pytest.mark.parametrize("scenario", MADE, ids=lambda scenario: str(scenario.name))
def test_every_command(scenario: Scenario, base: tuple[Path, float], tmp_path: Path) -> None:
    fill(scenario, base[0], tmp_path / "full")
    only_read(scenario, base[0], tmp_path / "read-only")
