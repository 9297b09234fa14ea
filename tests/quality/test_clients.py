"""Which podcast clients are found, and what is fetched where."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from quality import clients

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in programs are shell scripts")

LOCK = json.loads((clients.NODE / "package-lock.json").read_text(encoding="utf-8"))
# An npm that does what ours is asked to: it installs, from the folder's own lock, no scripts run.
NPM = """\
#!/bin/sh
test "$1 $2" = "ci --ignore-scripts" || exit 2
test -f package-lock.json || exit 3
for name in podcast-partytime feedsmith; do
  /bin/mkdir -p node_modules/$name && echo '{}' > node_modules/$name/package.json
done
"""


def program(path: Path, text: str = "#!/bin/sh\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one folder on PATH of a machine without any client."""
    node = tmp_path / "node"
    node.mkdir()
    shutil.copy(clients.NODE / "package-lock.json", node)
    monkeypatch.setattr(clients, "NODE", node)
    monkeypatch.setattr(clients, "can_apt", lambda: False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("CI", "true")
    return tmp_path / "bin"


@pytest.fixture
def installed(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The system packages that were asked for; each brings its program."""
    packages: list[str] = []

    def install(*names: str) -> bool:
        packages.extend(names)
        for start, package in clients.PROGRAMS.items():
            if package in names:
                program(path / start)
        return True

    monkeypatch.setattr(clients, "can_apt", lambda: True)
    monkeypatch.setattr(clients, "apt_install", install)
    return packages


def test_without_any_there_are_none() -> None:
    assert clients.ensure_clients() == ()


def test_a_build_server_installs_only_what_is_missing(path: Path, installed: list[str]) -> None:
    program(path / "ffprobe")
    assert clients.ensure_clients() == ("gpo", "ffprobe")
    assert installed == ["gpodder"]
    clients.ensure_clients()
    assert installed == ["gpodder"]


def test_a_desk_is_left_as_it_is(
    path: Path, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI")
    program(path / "node")
    program(path / "npm", NPM)
    assert clients.ensure_clients() == ()
    assert installed == []


def test_libraries_are_fetched_where_there_is_node(path: Path) -> None:
    program(path / "npm", NPM)
    assert clients.ensure_clients() == ()
    program(path / "node")
    assert clients.ensure_clients() == ("podcast-partytime", "feedsmith")


def test_an_npm_that_fails_is_told_of(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    program(path / "node")
    program(path / "npm", "#!/bin/sh\necho 'npm error network'\nexit 1\n")
    assert clients.ensure_clients() == ()
    assert "npm error network" in capfd.readouterr().out


@pytest.mark.parametrize("name", [name for name in LOCK["packages"] if name])
def test_the_lock_holds_a_hash_and_no_registry(name: str) -> None:
    assert LOCK["packages"][name]["integrity"].startswith("sha512-")
    assert "resolved" not in LOCK["packages"][name]


def test_the_libraries_are_pinned_to_one_version() -> None:
    asked = LOCK["packages"][""]["dependencies"]
    assert set(asked) == set(clients.LIBRARIES)
    for name, version in asked.items():
        assert LOCK["packages"][f"node_modules/{name}"]["version"] == version
