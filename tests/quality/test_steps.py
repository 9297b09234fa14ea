"""What `./lab test` runs, in which order, and what it comes to."""

from __future__ import annotations

import os
from collections.abc import Sequence
from io import IOBase
from pathlib import Path

import pytest

from quality import steps
from quality.machine import EVERYTHING

ALL = [step.name for step in steps.BESIDE] + ["pytest"]


class Tools:
    """Stands in for every tool: keeps what was run, and lets those in `failing` fail."""

    def __init__(self) -> None:
        self.failing: set[str] = set()
        self.commands: dict[str, list[str]] = {}
        self.environment: dict[str, str] = {}

    def start(
        self, command: Sequence[str], *, cwd: Path, env: dict[str, str], **said: object
    ) -> Tool:
        arguments = list(command[2:])
        name = next((s.name for s in steps.BESIDE if list(s.arguments) == arguments), "pytest")
        self.commands[name] = arguments
        self.environment = env
        assert (cwd / "pyproject.toml").exists()
        if name != "pytest":
            output = said["stdout"]
            assert isinstance(output, IOBase)
            output.write(f"what {name} says".encode())
        return Tool(1 if name in self.failing else 0)


class Tool:
    def __init__(self, code: int) -> None:
        self.code = code

    def wait(self) -> int:
        return self.code


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> Tools:
    tools = Tools()
    monkeypatch.setattr(steps, "ensure_browser", lambda whole: Path("/usr/bin/chromium"))
    monkeypatch.setattr(steps, "ensure", lambda names: None)
    monkeypatch.setattr(steps, "find", lambda name: Path("/") if name == "nginx" else None)
    monkeypatch.setattr(steps, "ensure_libraries", lambda: None)
    monkeypatch.setattr(steps, "find_libraries", lambda: ("feedsmith",))
    monkeypatch.setattr("quality.steps.subprocess.Popen", tools.start)
    for name in ("CI", "CHROME", "JAVA", EVERYTHING):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    return tools


def test_all_steps_are_run_and_the_slowest_tests_told(tools: Tools) -> None:
    assert steps.run() == 0
    assert list(tools.commands) == ALL
    assert tools.commands["pytest"][-2:] == ["--durations", "20"]


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
    output = capfd.readouterr().out
    assert (name in output.splitlines()[-1]) is True
    assert (f"what {name} says" in output) is (name != "pytest")


def test_when_all_is_well_nothing_comes_after_pytest(
    tools: Tools, capfd: pytest.CaptureFixture[str]
) -> None:
    steps.run()
    assert capfd.readouterr().out.splitlines()[-1].startswith("— pytest")


def test_modules_that_were_compiled_are_kept(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    steps.run()
    assert "PYTHONDONTWRITEBYTECODE" not in tools.environment


def test_the_browser_is_handed_on(tools: Tools) -> None:
    steps.run()
    assert tools.environment["CHROME"] == str(Path("/usr/bin/chromium"))
    assert tools.environment.items() >= {"PATH": os.environ["PATH"]}.items()


def test_all_takes_every_tier_and_a_whole_browser_and_lets_nothing_be_missing(
    tools: Tools, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(steps, "ensure_browser", lambda whole: whole and Path("/whole"))
    steps.run(["--all", "-x"])
    assert tools.commands["pytest"][-3:] == ["-m", "", "-x"]
    assert tools.environment[EVERYTHING] == "1"
    assert tools.environment["CHROME"] == "/whole"
    told = capfd.readouterr().out
    for name in ("gpo", "espeak-ng", "podcast-partytime", "java"):
        assert f"!! {name} mangler: de tests, der bruger det, fejler." in told
    assert "feedsmith mangler" not in told


@pytest.mark.parametrize(("ci", "told"), [("true", "fejler"), ("", "springes over")])
def test_a_missing_browser_is_told_loudly(
    tools: Tools,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    ci: str,
    told: str,
) -> None:
    monkeypatch.setattr(steps, "ensure_browser", lambda whole: None)
    monkeypatch.setenv("CI", ci)
    steps.run()
    output = capfd.readouterr().out
    assert "Ingen Chrome eller Chromium" in output
    assert f"!! browser mangler: de tests, der bruger det, {told}." in output
    assert f"!! node mangler: de tests, der bruger det, {told}." in output
    assert "!! java mangler: de tests, der bruger det, springes over." in output
    assert "gpo" not in output, "only the nightly tier asks for it"
    assert "CHROME" not in tools.environment


def test_what_is_here_is_told_of(tools: Tools, capfd: pytest.CaptureFixture[str]) -> None:
    steps.run()
    assert "· programmer: nginx\n" in capfd.readouterr().out
