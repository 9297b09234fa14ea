"""Killed at any instant, a command leaves what was there or what was to be, and never a part."""

from __future__ import annotations

import os
import random
import signal
import socket
import time
from pathlib import Path

import pytest
from breaking import Running, Told, Tree, fresh, killed, lab, leftovers, tree
from scenarios import SCENARIOS, Scenario

BY_NAME = {scenario.name: scenario for scenario in SCENARIOS}
INSTANTS = int(os.environ.get("LAB_INSTANTS", "11"))
"""For each scenario, in the nightly tier."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are ended otherwise")


def outcomes(scenario: Scenario, project: Path, root: Path) -> tuple[Tree, Tree, Told]:
    """The state before the command and after it, when nobody stops it."""
    scenario.prepare(fresh(project, root))
    old = scenario.state(root)
    told = lab(root, *scenario.command)
    assert told.code == 0, told.text
    return old, scenario.state(root), told


def is_whole(scenario: Scenario, found: Tree, old: Tree, new: Tree) -> bool:
    if not scenario.by_file:
        return found in (old, new)
    return old.keys() <= found.keys() <= new.keys() and all(
        digest in (old.get(path), new.get(path)) for path, digest in found.items()
    )


def kill_once(
    scenario: Scenario, root: Path, after: float, whole_group: bool, old: Tree, new: Tree
) -> int:
    """Kill the command once, look at what is there after the next one, and return its code."""
    told = killed(root, after, whole_group, *scenario.command)
    said = f"{scenario.name}, after {after:.3f} s"
    assert "Traceback" not in told.text, f"{said}: {told.text}"
    if "site" in scenario.changes:
        assert is_whole(scenario, scenario.state(root), old, new), f"{said}: half a site"
        following = lab(root, "build")
        assert scenario.state(root) == new, said
    else:
        following = lab(root, "schema")
        assert is_whole(scenario, scenario.state(root), old, new), f"{said}: half of it"
    assert (following.code, "Traceback" in following.text) == (0, False), following.text
    assert leftovers(root) == [], said
    return told.code


@pytest.mark.nightly
@pytest.mark.parametrize("name", BY_NAME)
def test_at_many_instants(name: str, base: tuple[Path, float], tmp_path: Path) -> None:
    scenario, root, chance = BY_NAME[name], tmp_path / "project", random.Random(name)
    old, new, told = outcomes(scenario, base[0], root)
    codes: list[int] = []
    for number in range(INSTANTS):
        scenario.prepare(fresh(base[0], root))
        after = told.seconds * (number + chance.random()) / INSTANTS
        codes.append(kill_once(scenario, root, after, number % 2 == 0, old, new))
    assert codes.count(-signal.SIGKILL) > INSTANTS / 2, f"hardly ever stopped: {codes}"


@pytest.mark.parametrize("name", ["edited", "import"])
def test_at_one_instant(name: str, base: tuple[Path, float], tmp_path: Path) -> None:
    scenario, root = BY_NAME[name], tmp_path / "project"
    old, new, told = outcomes(scenario, base[0], root)
    assert old != new
    scenario.prepare(fresh(base[0], root))
    kill_once(scenario, root, told.seconds * 0.8, name == "import", old, new)


def serving(root: Path) -> Running:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    return Running(root, "serve", "--port", port)


@pytest.mark.nightly
def test_a_preview(base: tuple[Path, float], tmp_path: Path) -> None:
    root, chance = tmp_path / "project", random.Random("preview")
    site = tree(base[0], "site")
    for number in range(INSTANTS):
        running = serving(fresh(base[0], root))
        if number % 3 == 0:
            running.wait_for("vises på")
            scenario = BY_NAME["edited"]
            scenario.prepare(root)
            time.sleep(chance.random())
        else:
            time.sleep(base[1] * chance.random())
        running.stop(signal.SIGKILL, number % 2 == 0)
        assert "Traceback" not in running.end().text
        assert tree(root, "site") == site
        assert lab(root, "build").code == 0
        assert leftovers(root) == []
