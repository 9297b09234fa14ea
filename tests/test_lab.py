"""The start on a fresh machine, played through on a tiny project with a package shelf of its own.

The tiny project's one dependency is a wheel on disk and its build backend stands in its own folder,
so nothing here touches a network.
"""

from __future__ import annotations

import ast
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LAB = ROOT / "lab"

PYPROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "laboratorium"
version = "1.0"
"""

BACKEND = '''\
"""Just enough of PEP 660 to install this folder's src/ in place."""
import zipfile
from pathlib import Path

METADATA = "Metadata-Version: 2.1\\nName: laboratorium\\nVersion: 1.0\\n"
WHEEL = "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    name = "laboratorium-1.0-py3-none-any.whl"
    info = "laboratorium-1.0.dist-info/"
    with zipfile.ZipFile(Path(wheel_directory, name), "w") as wheel:
        wheel.writestr("laboratorium.pth", str(Path("src").resolve()))
        wheel.writestr(info + "METADATA", METADATA)
        wheel.writestr(info + "WHEEL", WHEEL)
        wheel.writestr(info + "RECORD", "")
    return name


build_wheel = build_editable
'''

MAIN = """\
import os, sys, dependency, laboratorium
here = os.path.dirname(laboratorium.__file__)
print(dependency.VERSION, here, os.getcwd(), *sys.argv[1:], sep="|")
sys.exit(len(sys.argv) - 1)
"""


def wheel(shelf: Path, version: str) -> str:
    """Put ``dependency`` in `version` on the shelf; return its line for the lock."""
    path = shelf / f"dependency-{version}-py3-none-any.whl"
    info = f"dependency-{version}.dist-info/"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("dependency.py", f"VERSION = {version!r}\n")
        archive.writestr(
            info + "METADATA", f"Metadata-Version: 2.1\nName: dependency\nVersion: {version}\n"
        )
        archive.writestr(
            info + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(info + "RECORD", "")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"dependency=={version} --hash=sha256:{digest}\n"


def make_project(root: Path, shelf: Path) -> Path:
    package = root / "src" / "laboratorium"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "__main__.py").write_text(MAIN)
    (root / "pyproject.toml").write_text(PYPROJECT)
    (root / "backend.py").write_text(BACKEND)
    (root / "requirements.lock").write_text(wheel(shelf, "1.0"))
    shutil.copy(LAB, root / "lab")
    return root


def environment(shelf: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PIP_")}
    return kept | {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_FIND_LINKS": str(shelf),
        "PIP_NO_INDEX": "1",
    }


def start(
    root: Path, shelf: Path, *args: str, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(root / "lab"), *args],
        cwd=cwd or root,
        env=environment(shelf),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=180,
    )


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "hylde"
    folder.mkdir()
    return folder


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """A tiny project after its first start, to be copied by those that would change it."""
    base = tmp_path_factory.mktemp("lab")
    shelf = base / "hylde"
    shelf.mkdir()
    root = make_project(base / "mit projekt æøå", shelf)
    first = start(root, shelf)
    assert first.returncode == 0, first.stderr
    assert "Opretter et miljø" in first.stderr
    assert first.stdout.startswith("1.0|"), "only the command's own words may reach stdout"
    yield root, shelf


def test_arguments_folder_and_exit_code_pass_through(
    installed: tuple[Path, Path], tmp_path: Path
) -> None:
    root, shelf = installed
    # A module in the current folder must not come before the project's own.
    (tmp_path / "dependency.py").write_text("VERSION = 'from the current folder'")
    result = start(root, shelf, "check", "en sti med æøå", cwd=tmp_path)
    assert result.returncode == 2
    assert result.stdout.strip().split("|") == [
        "1.0",
        str(root / "src" / "laboratorium"),
        str(tmp_path),
        "check",
        "en sti med æøå",
    ]


def test_a_second_start_installs_nothing_and_says_nothing(
    installed: tuple[Path, Path], tmp_path: Path
) -> None:
    root, _ = installed
    empty = tmp_path / "tom"
    empty.mkdir()
    result = start(root, empty)
    assert (result.returncode, result.stderr) == (0, "")


def test_a_second_start_imports_next_to_nothing(installed: tuple[Path, Path]) -> None:
    root, shelf = installed
    result = subprocess.run(
        [sys.executable, "-X", "importtime", str(root / "lab")],
        env=environment(shelf) | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    imported = set(re.findall(r"\|\s*([\w.]+)$", result.stderr, re.MULTILINE))
    baseline = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "pass"], capture_output=True, encoding="utf-8"
    )
    imported -= set(re.findall(r"\|\s*([\w.]+)$", baseline.stderr, re.MULTILINE))
    assert "hashlib" in imported
    assert not imported & {"argparse", "importlib.util", "json", "pathlib", "subprocess", "venv"}


@pytest.mark.nightly
def test_a_changed_lock_is_installed(installed: tuple[Path, Path], tmp_path: Path) -> None:
    root, shelf = tmp_path / "kopi", tmp_path / "hylde"
    shutil.copytree(installed[0], root, symlinks=True)
    shutil.copytree(installed[1], shelf)
    # The copy is a folder of its own: it gets its own environment and leaves the first alone.
    copied = start(root, shelf)
    assert copied.stdout.split("|")[1] == str(root / "src" / "laboratorium")

    (root / "requirements.lock").write_text(wheel(shelf, "2.0"))
    changed = start(root, shelf)
    assert changed.stdout.startswith("2.0|"), changed.stderr
    assert "Opretter et miljø" not in changed.stderr, "the environment itself is still good"
    assert start(root, shelf).stderr == ""

    with (root / "pyproject.toml").open("a") as file:
        file.write('description = "changed"\n')
    assert "Henter pakker" in start(root, shelf).stderr
    assert start(*installed).stdout.startswith("1.0|")


@pytest.mark.nightly
def test_a_broken_environment_heals(tmp_path: Path, shelf: Path) -> None:
    root = make_project(tmp_path / "projekt", shelf)
    python = root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    # Cut off while the environment was being made: some files, no stamp.
    python.parent.mkdir(parents=True)
    python.write_text("not a Python")
    assert start(root, shelf).stdout.startswith("1.0|")
    assert start(root, shelf).stderr == ""
    # The interpreter that it was made from is gone.
    python.unlink()
    assert start(root, shelf).stdout.startswith("1.0|")
    # The folder has moved.
    moved = root.rename(tmp_path / "flyttet")
    result = start(moved, shelf)
    assert result.stdout.split("|")[1] == str(moved / "src" / "laboratorium")


@pytest.mark.nightly
def test_a_failed_install_is_told_in_danish_and_tried_again(tmp_path: Path, shelf: Path) -> None:
    root = make_project(tmp_path / "projekt", shelf)
    good = (root / "requirements.lock").read_text()

    (root / "requirements.lock").write_text(re.sub(r"[0-9a-f]{64}", "0" * 64, good))
    wrong = start(root, shelf)
    assert wrong.returncode == 1
    assert "svarer ikke til requirements.lock" in wrong.stderr

    (root / "requirements.lock").write_text(good)
    missing = start(root, tmp_path / "findes-ikke")
    assert missing.returncode == 1
    assert "Tjek netforbindelsen" in missing.stderr

    assert start(root, shelf).stdout.startswith("1.0|")


@pytest.mark.nightly
def test_two_starts_at_once_share_one_install(tmp_path: Path, shelf: Path) -> None:
    root = make_project(tmp_path / "projekt", shelf)
    command = [sys.executable, str(root / "lab")]
    running = [
        subprocess.Popen(
            command,
            env=environment(shelf),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for _ in range(2)
    ]
    told = [process.communicate(timeout=180) for process in running]
    assert [process.returncode for process in running] == [0, 0], told
    assert sum("Opretter et miljø" in stderr for _, stderr in told) == 1


@pytest.fixture
def lab() -> ModuleType:
    loader = SourceFileLoader("lab", str(LAB))
    spec = spec_from_loader("lab", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such mark on a file")
@pytest.mark.parametrize("name", ["lab", ".ci/run"])
def test_the_commands_can_be_run_as_they_are(name: str) -> None:
    assert os.access(ROOT / name, os.X_OK)


def test_lab_parses_on_old_pythons() -> None:
    ast.parse(LAB.read_text(encoding="utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize("version", [(3, 8, 18), (3, 10, 0)])
def test_an_old_python_is_turned_away_in_danish(
    lab: ModuleType, monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int]
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(SystemExit, match=rf"Python 3\.11 eller nyere; denne er 3\.{version[1]}"):
        lab.main([])


def test_a_python_without_venv_is_told_what_to_install(
    lab: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    for name in ("VENV", "STAMP", "PYTHON"):
        monkeypatch.setattr(lab, name, str(tmp_path / name))
    with pytest.raises(SystemExit, match="apt install python3-venv"):
        lab.install()


def locked() -> dict[str, list[str]]:
    """Return every pin in the lock by name, each with the lines that belong to it."""
    pins: dict[str, list[str]] = {}
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if line and not line.lstrip().startswith("#"):
            name = canonicalize_name(re.split(r"[=<>!~\[ ]", line, maxsplit=1)[0])
            pins.setdefault(name, []).append(line)
    return pins


def test_the_lock_pins_and_hashes_everything_and_names_no_address() -> None:
    pins = locked()
    assert pins
    for lines in pins.values():
        for line in lines:
            assert re.match(r"[\w.-]+==[\w.]+ .*--hash=sha256:[0-9a-f]{64}", line), line
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"://|^\s*(-i|-f|--index|--extra-index|--find-links)", text, re.MULTILINE)


def test_the_lock_covers_every_dependency_in_a_version_that_fits() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["project"]["optional-dependencies"].values()
    wanted = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    wanted += [line for group in groups for line in group]
    pins = locked()
    for requirement in map(Requirement, wanted):
        lines = pins.get(canonicalize_name(requirement.name), [])
        assert lines, f"{requirement} is not in requirements.lock: run `python scripts make.lock`"
        for line in lines:
            version = re.split(r"==|\s", line)[1]
            assert requirement.specifier.contains(version), f"{requirement}, but {line[:60]}"
