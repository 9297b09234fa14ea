"""Ctrl-C ends a command in one Danish sentence, and leaves all or nothing and no process."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest
from breaking import Running, fresh, lab, leftovers, tree
from scenarios import SCENARIOS, Scenario
from test_killed import BY_NAME, INSTANTS, is_whole, outcomes

ATTEMPTS = 5
SENTENCE = "Afbrudt. Intet er skrevet halvt."

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are ended otherwise")


def held() -> None:
    """As `lab` starts a command: Ctrl-C waits until it can be answered."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


@pytest.mark.parametrize("name", ["edited", pytest.param("forgotten", marks=pytest.mark.nightly)])
def test_ctrl_c_ends_a_build_in_a_sentence(
    name: str, base: tuple[Path, float], tmp_path: Path
) -> None:
    """All processes of the group get the signal, as in a terminal."""
    for attempt in range(ATTEMPTS):
        root = fresh(base[0], tmp_path / f"project-{attempt}")
        BY_NAME[name].prepare(root)
        running = Running(root, "build")
        running.wait_for("Bygger siden")
        time.sleep(base[1] * 0.2 if name == "forgotten" and not attempt else 0)
        running.stop(signal.SIGINT, True)
        told = running.end()
        if told.code != 0:  # Else it was done before it heard of it.
            break
    assert (told.code, told.text.strip()) == (130, SENTENCE)
    assert tree(root, "site") == tree(base[0], "site")
    assert [name for name in leftovers(root) if not name.endswith("turn.json")] == []


@pytest.mark.nightly
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: str(scenario.name))
def test_at_many_instants(scenario: Scenario, base: tuple[Path, float], tmp_path: Path) -> None:
    root, chance = tmp_path / "project", random.Random(scenario.name)
    old, new, told = outcomes(scenario, base[0], root)
    codes: list[int] = []
    for number in range(INSTANTS):
        scenario.prepare(fresh(base[0], root))
        running = Running(root, *scenario.command, before=held)
        time.sleep(told.seconds * (number + chance.random()) / INSTANTS)
        running.stop(signal.SIGINT, True)
        ended = running.end()
        assert "Traceback" not in ended.text, ended.text
        assert ended.code == 0 or (ended.code, ended.text.splitlines()[-1]) == (130, SENTENCE)
        assert is_whole(scenario, scenario.state(root), old, new)
        # What a build has left in its memory is the next build's to clear.
        assert lab(root, "build" if "site" in scenario.changes else "schema").code == 0
        assert leftovers(root) == []
        codes.append(ended.code)
    assert codes.count(130) > INSTANTS / 3, f"hardly ever stopped: {codes}"
