"""Which programs of others are found, and when they are installed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quality import programs

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in programs are shell scripts")


def program(path: Path, code: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {code}\n")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder on PATH of a machine without programs; beside it, one for system programs."""
    for name in ("JAVA", "JAVA_HOME", "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(programs, "_PLACES", (str(tmp_path / "sbin"),))
    return tmp_path / "bin"


def test_java_is_found_on_path_in_its_home_and_by_name(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert programs.find("java") is None
    assert programs.find("java") != program(path / "java")
    assert programs.find("java") == path / "java"
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "home"))
    at_home = program(tmp_path / "home" / "bin" / "java")
    assert programs.find("java") == at_home
    monkeypatch.setenv("JAVA", str(program(tmp_path / "named")))
    assert programs.find("java") == tmp_path / "named"


def test_a_server_is_found_on_path_and_among_system_programs(path: Path) -> None:
    beside = program(path.parent / "sbin" / "nginx")
    assert programs.find("nginx") == beside
    assert programs.find("nginx") != program(path / "nginx")
    assert programs.find("nginx") == path / "nginx"


@pytest.mark.parametrize("name", ["java", "node", "caddy"])
def test_one_that_does_not_start_is_none(path: Path, name: str) -> None:
    program(path / name, code=1)
    assert programs.find(name) is None


@pytest.mark.parametrize(
    ("ci", "root", "expected"), [(True, True, 1), (True, False, 0), (False, True, 0)]
)
def test_what_is_missing_is_installed_on_build_servers_only(
    path: Path, monkeypatch: pytest.MonkeyPatch, ci: bool, root: bool, expected: int
) -> None:
    asked: list[tuple[str, ...]] = []
    names = ["java", "nginx", "apache2"]
    program(path / "nginx")

    def install(*packages: str) -> bool:
        asked.append(packages)
        return all(program(path / name).exists() for name in names)

    monkeypatch.setenv("CI", str(ci).lower())
    monkeypatch.setattr(programs, "can_apt", lambda: root)
    monkeypatch.setattr(programs, "apt_install", install)
    programs.ensure(names)
    assert asked == [("default-jre-headless", "apache2-bin", "media-types")] * expected
    assert [bool(programs.find(name)) for name in names] == [bool(expected), True, bool(expected)]
    programs.ensure(names)
    assert len(asked) == expected, "what is here is not installed again"


def test_nobody_installs_node(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(programs, "can_apt", lambda: True)
    monkeypatch.setattr(programs, "apt_install", lambda *_: pytest.fail("installed something"))
    programs.ensure(["node"])
