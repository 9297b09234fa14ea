"""The steps of ``./lab test``, and what they add up to."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from quality.browser import ensure_browser
from quality.machine import EVERYTHING, must_have, say
from quality.node_clients import LIBRARIES, ensure_libraries, find_libraries
from quality.programs import PROGRAMS, ensure, find

ROOT = Path(__file__).parents[2]
# Folders and files that hold Python; the last has no ending for a tool to know it by.
SOURCES = ("src", "hooks", "scripts", "tests", "lab")
TYPED = ("src", "hooks", "scripts", "lab")
ALL = "--all"


@dataclass(frozen=True)
class Step:
    """One tool: what it is called, and the arguments to ``python -m``."""

    name: str
    arguments: tuple[str, ...]


BESIDE = (
    Step("ruff", ("ruff", "check", "--quiet", *SOURCES)),
    Step("ruff format", ("ruff", "format", "--check", "--quiet", *SOURCES)),
    Step("mypy", ("mypy", "--strict", *TYPED)),
)
"""What runs beside the tests, which now and then wait for something."""


def pytest_step(arguments: Sequence[str]) -> Step:
    """Return the test run; its arguments come last, so that they win (``-n 0``, ``-k navn``, …).

    With ``--all`` among them no tier is left out.
    """
    tier = ("-m", "") if ALL in arguments else ()
    given = [each for each in arguments if each != ALL]
    usual = ("-n", "auto", "--dist", "worksteal", "--durations", "20")
    return Step("pytest", ("pytest", *usual, *tier, *given))


def run(arguments: Sequence[str] = ()) -> int:
    """Run every step, also when one fails, and return 0 when all of them passed.

    With ``--all`` among `arguments` the nightly tier is run too, in a whole browser, and a test
    that lacks something on the machine fails instead of being skipped; the rest are pytest's.
    What the tests need is found first, or fetched where that can be done. pytest's closing line is
    the last one when all is well.
    """
    if ALL in arguments:
        os.environ[EVERYTHING] = "1"
    environment = os.environ | prepared(ALL in arguments)
    # The tests start Python a hundred times, and each would compile our modules anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        outputs = [Path(folder, step.name) for step in BESIDE]
        beside = []
        for step, output in zip(BESIDE, outputs, strict=True):
            with output.open("wb") as file:
                beside.append(started(step, environment, file))
        last = pytest_step(arguments)
        say(f"— {last.name} (imens: {', '.join(step.name for step in BESIDE)})")
        code = started(last, environment).wait()
        failed = [step.name for step, each in zip(BESIDE, beside, strict=True) if each.wait()]
        for step, output in zip(BESIDE, outputs, strict=True):
            if step.name in failed:
                say(f"— {step.name}: FEJL\n{output.read_text('utf-8', 'replace')}")
    if failed:
        say(f"FEJL ud over testene: {', '.join(failed)} (se ovenfor).")
    return code or (1 if failed else 0)


def started(
    step: Step, environment: dict[str, str], output: IO[bytes] | None = None
) -> subprocess.Popen[bytes]:
    """Start a step from the project's root; what it says goes to `output`, else to our own."""
    return subprocess.Popen(
        [sys.executable, "-m", *step.arguments],
        cwd=ROOT,
        env=environment,
        stdout=output,
        stderr=None if output is None else subprocess.STDOUT,
    )


def prepared(everything: bool) -> dict[str, str]:
    """Find or fetch what is not Python's, say what came of it, return what the tests must know."""
    browser = ensure_browser(whole=everything)
    names = [name for name, each in PROGRAMS.items() if everything or not each.is_nightly]
    ensure(names)
    there = [name for name in names if find(name)]
    if everything:
        ensure_libraries()
        names += LIBRARIES
        there += find_libraries()
    say(f"Browser: {browser or 'ingen'} · programmer: {', '.join(there) or 'ingen'}")
    if browser is None:
        say("!! Ingen Chrome eller Chromium fundet, og ingen kunne hentes.")
        say("!! Installer Chrome, eller sæt CHROME til programmet.")
        names.insert(0, "browser")
    for name in names:
        if name not in there:
            outcome = "fejler" if must_have(name) else "springes over"
            say(f"!! {name} mangler: de tests, der bruger det, {outcome}.")
    return {"CHROME": str(browser)} if browser else {}
