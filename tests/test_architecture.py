"""The house stands: the library knows nothing of MkDocs, and its floors rest on those below."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import feedcheck

PACKAGE = "laboratorium"
SOURCE = Path(__file__).parents[1] / "src" / PACKAGE
MODULES = sorted(SOURCE.rglob("*.py"))


def name_of(file: Path) -> str:
    parts = [PACKAGE, *file.relative_to(SOURCE).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(file): file for file in MODULES}


def imports(file: Path) -> set[str]:
    """Every module that a file imports, wherever in it the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: a relative import"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                found.add(whole if whole in NAMES else node.module or "")
    return found


def room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def linted(source: Path) -> tuple[int, str]:
    """What import-linter says of our contracts, which stand in pyproject.toml, in a folder."""
    config = SOURCE.parents[1] / "pyproject.toml"
    command = ["lint", "--no-cache", "--no-logo", "--config", str(config)]
    result = subprocess.run(
        [str(Path(sys.executable).with_name("import-linter")), *command],
        env=os.environ | {"PYTHONPATH": str(source), "COLUMNS": "200"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    return result.returncode, result.stdout + result.stderr


def test_rooms_rest_on_those_below_in_no_circle_and_know_no_renderer() -> None:
    code, told = linted(SOURCE.parent)
    assert code == 0, told
    assert "4 kept" in told


def test_each_breach_would_be_found(tmp_path: Path) -> None:
    wrong = {
        "base/slugs.py": "import laboratorium.site",
        "media/vtt.py": "import laboratorium.media.transcript",
        "model/kind.py": "import mkdocs",
        "site/atom.py": "import feedcheck",
        "attic.py": "",
    }
    shutil.copytree(SOURCE.parent, tmp_path, dirs_exist_ok=True)
    for name, line in wrong.items():
        with (tmp_path / PACKAGE / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    code, told = linted(tmp_path)
    assert (code, "4 broken" in told) == (1, True), told


CLOCKS = {"today", "now", "utcnow", "time", "time_ns", "localtime", "gmtime", "getmtime"}
CHANCE = {"random", "secrets", "uuid", "time"}
DETERMINED = {"base", "media", "model", "reading", "catalogue"}


@pytest.mark.parametrize("name", [name for name in NAMES if room(name) in DETERMINED])
def test_content_is_read_without_clock_or_chance(name: str) -> None:
    tree = ast.parse(NAMES[name].read_text(encoding="utf-8"))
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not called & CLOCKS
    assert not {other.split(".")[0] for other in imports(NAMES[name])} & CHANCE


CHECKER = SOURCE.parent / "feedcheck"
CHECKERS_MODULES = sorted(CHECKER.rglob("*.py"))


@pytest.mark.parametrize(
    "file", CHECKERS_MODULES, ids=lambda file: str(file.relative_to(CHECKER.parent))
)
def test_the_feed_checker_needs_nothing_but_python(file: Path) -> None:
    assert {name.split(".")[0] for name in imports(file)} <= {"feedcheck", *sys.stdlib_module_names}


def test_only_the_command_line_uses_the_feed_checker_and_only_by_its_face() -> None:
    used = {
        (room(name), f"{node.module}.{alias.name}" if isinstance(node, ast.ImportFrom) else "all")
        for name, file in NAMES.items()
        if "feedcheck" in {other.split(".")[0] for other in imports(file)}
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        if (getattr(node, "module", None) or alias.name).split(".")[0] == "feedcheck"
    }
    assert {own for own, _ in used} == {"cli"}
    assert {name for _, name in used} <= {f"feedcheck.{name}" for name in feedcheck.__all__}
