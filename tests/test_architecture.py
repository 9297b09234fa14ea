"""The house stands: the library knows nothing of MkDocs, and its floors rest on those below."""

from __future__ import annotations

import ast
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import feedcheck

PACKAGE = "laboratorium"
SOURCE = Path(__file__).parents[1] / "src" / PACKAGE
MODULES = sorted(SOURCE.rglob("*.py"))

FLOORS = {
    "base": 1,
    "media": 2,
    "model": 3,
    "reading": 4,
    "catalogue": 5,
    "intake": 6,
    "podcast": 6,
    "hosting": 7,
    "site": 8,
    "review": 9,
    "cli": 10,
    "__main__": 11,
}
RENDERERS = {"mkdocs", "material", "mkdocs_material", "zensical", "properdocs"}


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


def own_imports(file: Path) -> set[str]:
    return {name for name in imports(file) if name.split(".")[0] == PACKAGE}


def test_there_are_modules_to_look_at() -> None:
    assert {"base", "model", "site"} <= {room(name) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_module_imports_no_renderer(name: str) -> None:
    assert not {other.split(".")[0] for other in imports(NAMES[name])} & RENDERERS


@pytest.mark.parametrize("name", [name for name in NAMES if room(name)])
def test_a_room_stands_on_a_floor_and_uses_only_those_below(name: str) -> None:
    own = room(name)
    assert own in FLOORS, f"give {own} a floor in this table and in ARCHITECTURE.md"
    for other in map(room, own_imports(NAMES[name])):
        allowed = other in ("", own) or FLOORS[other] < FLOORS[own]
        assert allowed, f"{name} (floor {FLOORS[own]}) imports {other} (floor {FLOORS[other]})"


def test_modules_import_each_other_in_no_circle() -> None:
    graph = {name: own_imports(file) - {name} for name, file in NAMES.items()}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' → '.join(error.args[1])}")


def test_rooms_use_each_other_in_no_circle() -> None:
    graph: dict[str, set[str]] = {}
    for name, file in NAMES.items():
        graph.setdefault(room(name), set()).update(map(room, own_imports(file)))
    graph = {own: others - {own} for own, others in graph.items()}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"a circle of rooms: {' → '.join(error.args[1])}")


CLOCKS = {"today", "now", "utcnow", "time", "time_ns", "localtime", "gmtime", "getmtime"}
CHANCE = {"random", "secrets", "uuid", "time"}


@pytest.mark.parametrize("name", [name for name in NAMES if FLOORS.get(room(name), 9) <= 5])
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
