"""Which Java is taken, and when one is installed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quality import java

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in programs are shell scripts")


def program(path: Path, code: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {code}\n")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one folder on PATH of a machine without Java."""
    for name in ("JAVA", "JAVA_HOME", "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path / "bin"


def test_java_is_found_on_path_in_its_home_and_by_name(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert java.find_java() is None
    assert java.find_java() != program(path / "java")
    assert java.find_java() == path / "java"
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "home"))
    at_home = program(tmp_path / "home" / "bin" / "java")
    assert java.find_java() == at_home
    monkeypatch.setenv("JAVA", str(program(tmp_path / "named")))
    assert java.find_java() == tmp_path / "named"


def test_a_java_that_only_tells_people_to_install_one_is_none(path: Path) -> None:
    program(path / "java", code=1)
    assert java.find_java() is None


@pytest.mark.parametrize(
    ("ci", "root", "expected"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_java_is_installed_on_build_servers_only(
    path: Path, monkeypatch: pytest.MonkeyPatch, ci: bool, root: bool, expected: bool
) -> None:
    monkeypatch.setenv("CI", str(ci).lower())
    monkeypatch.setattr(java, "can_apt", lambda: root)
    monkeypatch.setattr(java, "apt_install", lambda *_: program(path / "java").exists())
    assert (java.ensure_java() is not None) is expected
