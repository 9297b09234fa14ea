"""The maintainers' programs are told of, started by name, and there where anybody names them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bench.timed import program
from laboratorium import cli

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"\bscripts ([a-z_]+(?:\.[a-z_]+)?)(?=[ `\n])")
PLACES = ("*.md", "docs/**/*.md", ".github/workflows/*.yml", "src/**/*.py", "scripts/**/*.py")


def told() -> list[str]:
    done = subprocess.run([sys.executable, ROOT / "scripts"], capture_output=True, check=True)
    return done.stdout.decode().splitlines()


def named() -> Iterator[str]:
    for pattern in PLACES:
        for path in ROOT.glob(pattern):
            for line in path.read_text(encoding="utf-8").splitlines():
                if "python scripts " in line or "`scripts " in line:
                    yield from NAMED.findall(line + "\n")


def test_each_is_told_of_in_a_line() -> None:
    about = dict(line.split(maxsplit=1) for line in told())
    assert {"bench.builds", "clients.ask", "draw.mark", "make.lock", "quality"} <= set(about)
    assert all(text.endswith(".") for text in about.values())


def test_every_one_that_is_named_is_there() -> None:
    names = set(named())
    assert {"make.lock", "clients.ask", "bench.search_table"} <= names
    assert names <= {line.split()[0] for line in told()}


def test_what_is_not_there_is_refused_with_what_is() -> None:
    done = subprocess.run(program("bench.none"), capture_output=True, encoding="utf-8")
    assert done.returncode == 2
    assert done.stdout.splitlines() == told()


def test_the_command_line_starts_the_quality_program(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    def run(command: list[Any]) -> subprocess.CompletedProcess[str]:
        commands.append([*map(str, command)])
        return subprocess.CompletedProcess(command, 3)

    monkeypatch.setattr(subprocess, "run", run)
    for given in (["-k", "navn"], ["--all"], ["--all", "-x"]):
        assert CliRunner().invoke(cli.main, ["test", *given]).exit_code == 3
        assert commands.pop() == [str(each) for each in program("quality", *given)]
