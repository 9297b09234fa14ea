"""Every script that says that its types are checked holds to them, strictly, by TypeScript."""

from __future__ import annotations

import subprocess
from pathlib import Path

from outside import absent, program
from quality.node_clients import NODE

ROOT = Path(__file__).parents[2]
COMPILER = NODE / "node_modules/typescript/bin/tsc"
OPTIONS = (
    *("--noEmit", "--strict", "--allowJs", "--skipLibCheck"),
    *("--target", "es2022", "--lib", "es2023,dom,dom.iterable"),
    # What a page loads is a module, also when it imports and exports nothing.
    *("--module", "esnext", "--moduleResolution", "bundler", "--moduleDetection", "force"),
)


def typed(*folders: str) -> list[Path]:
    scripts = (path for folder in folders for path in sorted((ROOT / folder).rglob("*.js")))
    return [path for path in scripts if "// @ts-check" in path.read_text("utf-8")]


def compiled(*scripts: Path) -> str:
    """What the compiler says, which is nothing when all is well."""
    if not COMPILER.is_file():
        absent("typescript")
    command = [str(program("node")), str(COMPILER), *OPTIONS, *map(str, scripts)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout


def test_they_hold() -> None:
    scripts = typed("docs", "src", "overrides")
    assert len(scripts) > 50
    assert compiled(*scripts) == ""


def test_what_does_not_hold_is_told(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.js"
    wrong.write_text("// @ts-check\n/** @type {number} */\nexport const one = 'a';\n")
    assert "TS2322" in compiled(wrong)
