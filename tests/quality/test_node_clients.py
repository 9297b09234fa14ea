"""Which podcast clients for Node are found, and where they are fetched."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from quality import node_clients as clients

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in programs are shell scripts")

LOCK = json.loads((clients.NODE / "package-lock.json").read_text(encoding="utf-8"))
# An npm that does what ours is asked to: it installs, from the folder's own lock, no scripts run.
NPM = """\
#!/bin/sh
test "$1 $2" = "ci --ignore-scripts" || exit 2
test -f package-lock.json || exit 3
for name in PACKAGES; do
  /bin/mkdir -p node_modules/$name && echo '{}' > node_modules/$name/package.json
done
""".replace("PACKAGES", " ".join(clients.LIBRARIES))


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
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("CI", "true")
    return tmp_path / "bin"


def test_they_are_fetched_where_there_is_node(path: Path) -> None:
    program(path / "npm", NPM)
    clients.ensure_libraries()
    assert clients.find_libraries() == ()
    program(path / "node")
    clients.ensure_libraries()
    assert clients.find_libraries() == clients.LIBRARIES
    program(path / "npm", "#!/bin/sh\nexit 1\n")
    clients.ensure_libraries()
    assert clients.find_libraries() == clients.LIBRARIES, "what is here is not fetched again"


def test_a_desk_is_left_as_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI")
    program(path / "node")
    program(path / "npm", NPM)
    clients.ensure_libraries()
    assert clients.find_libraries() == ()


def test_an_npm_that_fails_is_told_of(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    program(path / "node")
    program(path / "npm", "#!/bin/sh\necho 'npm error network'\nexit 1\n")
    clients.ensure_libraries()
    assert clients.find_libraries() == ()
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
