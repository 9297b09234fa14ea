"""What `./lab test` runs, in which order, and what it comes to."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from quality import steps

ALL = [step.name for step in steps.STEPS] + ["pytest"]


class Tools:
    """Stands in for every tool: keeps what was run, and lets those in `failing` fail."""

    def __init__(self) -> None:
        self.failing: set[str] = set()
        self.commands: dict[str, list[str]] = {}
        self.environment: dict[str, str] = {}

    def run(self, command: Sequence[str], *, cwd: Path, env: dict[str, str]) -> Any:
        arguments = list(command[2:])
        name = next((s.name for s in steps.STEPS if list(s.arguments) == arguments), "pytest")
        self.commands[name] = arguments
        self.environment = env
        assert (cwd / "pyproject.toml").exists()
        return subprocess.CompletedProcess(command, 1 if name in self.failing else 0)


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> Tools:
    tools = Tools()
    monkeypatch.setattr(steps, "ensure_browser", lambda: Path("/usr/bin/chromium"))
    monkeypatch.setattr(steps, "ensure_java", lambda: None)
    monkeypatch.setattr(steps, "ensure_servers", lambda: ["nginx"])
    monkeypatch.setattr(steps, "ensure_clients", lambda: ("gpo", "feedsmith"))
    monkeypatch.setattr("quality.steps.subprocess.run", tools.run)
    for name in ("CI", "CHROME", "JAVA"):
        monkeypatch.delenv(name, raising=False)
    return tools


def test_all_steps_run_and_pytest_is_last(tools: Tools) -> None:
    assert steps.run() == 0
    assert list(tools.commands) == ALL


def test_arguments_go_to_pytest_and_win(tools: Tools) -> None:
    steps.run(["-n", "0", "tests/test_lab.py"])
    assert tools.commands["pytest"][-3:] == ["-n", "0", "tests/test_lab.py"]


@pytest.mark.parametrize("name", ALL)
def test_one_failure_fails_the_whole_but_stops_nothing(
    tools: Tools, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    tools.failing = {name}
    assert steps.run() == 1
    assert list(tools.commands) == ALL
    last = capfd.readouterr().out.splitlines()[-1]
    assert (name in last) is True


def test_when_all_is_well_nothing_comes_after_pytest(
    tools: Tools, capfd: pytest.CaptureFixture[str]
) -> None:
    steps.run()
    assert capfd.readouterr().out.splitlines()[-1] == "— pytest"


def test_the_browser_is_handed_on(tools: Tools) -> None:
    steps.run()
    assert tools.environment["CHROME"] == str(Path("/usr/bin/chromium"))
    assert tools.environment.items() >= {"PATH": os.environ["PATH"]}.items()


@pytest.mark.parametrize(("ci", "told"), [("true", "fejler"), ("", "springes over")])
def test_a_missing_browser_is_told_loudly(
    tools: Tools,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    ci: str,
    told: str,
) -> None:
    monkeypatch.setattr(steps, "ensure_browser", lambda: None)
    monkeypatch.setenv("CI", ci)
    steps.run()
    output = capfd.readouterr().out
    assert "Ingen Chrome eller Chromium" in output
    assert told in output
    assert "CHROME" not in tools.environment


def test_the_podcast_clients_that_are_here_are_told_of(
    tools: Tools, capfd: pytest.CaptureFixture[str]
) -> None:
    steps.run()
    assert "Podcastklienter ud over Pythons: gpo, feedsmith" in capfd.readouterr().out.splitlines()


def test_the_web_servers_that_are_here_are_told_of(
    tools: Tools, capfd: pytest.CaptureFixture[str]
) -> None:
    steps.run()
    assert "Webservere: nginx\n" in capfd.readouterr().out
