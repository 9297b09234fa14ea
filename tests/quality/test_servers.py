"""Which web servers are found, and when they are installed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quality import servers

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in programs are shell scripts")


def program(path: Path, code: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {code}\n")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder on PATH of a machine without servers; beside it, one for system programs."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(servers, "_PLACES", (str(tmp_path / "sbin"),))
    return tmp_path / "bin"


def test_a_server_is_found_on_path_and_among_system_programs(path: Path) -> None:
    assert servers.find_server("nginx") is None
    beside = program(path.parent / "sbin" / "nginx")
    assert servers.find_server("nginx") == beside
    assert servers.find_server("nginx") != program(path / "nginx")
    assert servers.find_server("nginx") == path / "nginx"


def test_one_that_does_not_start_is_none(path: Path) -> None:
    program(path / "caddy", code=1)
    assert servers.find_server("caddy") is None


def test_those_that_are_here_are_told(path: Path) -> None:
    assert servers.ensure_servers() == []
    program(path / "caddy")
    assert servers.ensure_servers() == ["caddy"]


@pytest.mark.parametrize(
    ("ci", "root", "expected"), [(True, True, 1), (True, False, 0), (False, True, 0)]
)
def test_they_are_installed_on_build_servers_only(
    path: Path, monkeypatch: pytest.MonkeyPatch, ci: bool, root: bool, expected: int
) -> None:
    asked: list[tuple[str, ...]] = []

    def install(*packages: str) -> bool:
        asked.append(packages)
        return all(program(path / name).exists() for name in servers.SERVERS)

    monkeypatch.setenv("CI", str(ci).lower())
    monkeypatch.setattr(servers, "can_apt", lambda: root)
    monkeypatch.setattr(servers, "apt_install", install)
    assert servers.ensure_servers() == (list(servers.SERVERS) if expected else [])
    assert asked == [servers.PACKAGES] * expected
    assert servers.ensure_servers() == (list(servers.SERVERS) if expected else [])
    assert len(asked) == expected, "what is here is not installed again"
