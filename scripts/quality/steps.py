"""The steps of ``./lab test`` in order, and what they add up to."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quality.browser import ensure_browser
from quality.clients import ensure_clients
from quality.java import ensure_java
from quality.machine import in_ci, say
from quality.servers import ensure_servers

ROOT = Path(__file__).parents[2]
# Folders and files that hold Python; the last has no ending for a tool to know it by.
SOURCES = ("src", "hooks", "scripts", "tests", "lab")
TYPED = ("src", "hooks", "scripts", "lab")


@dataclass(frozen=True)
class Step:
    """One tool: what it is called, and the arguments to ``python -m``."""

    name: str
    arguments: tuple[str, ...]


STEPS = (
    Step("ruff", ("ruff", "check", "--quiet", *SOURCES)),
    Step("ruff format", ("ruff", "format", "--check", "--quiet", *SOURCES)),
    Step("mypy", ("mypy", "--strict", *TYPED)),
)


def pytest_step(arguments: Sequence[str]) -> Step:
    """Return the test run; `arguments` come last, so that they win (``-n 0``, ``-k navn``, …)."""
    return Step("pytest", ("pytest", "-n", "auto", "--dist", "worksteal", *arguments))


def run(arguments: Sequence[str] = ()) -> int:
    """Run every step, also after one has failed, and return 0 when all of them passed.

    `arguments` are handed to pytest. A browser, Java and podcast clients are found, or fetched
    where that can be done; what the tests then miss is said here and again as the reason of each
    skipped test.
    pytest runs last, so that its own closing line is the last one when all is well.
    """
    environment = dict(os.environ)
    browser = ensure_browser()
    if browser is None:
        say("!" * 78)
        say("Ingen Chrome eller Chromium fundet, og ingen kunne hentes.")
        say(
            "Browsertestene fejler, fordi CI=true."
            if in_ci()
            else "Browsertestene springes over. Installer Chrome, eller sæt CHROME til programmet."
        )
        say("!" * 78)
    else:
        environment["CHROME"] = str(browser)
    java = ensure_java()
    if java is None:
        say("!! Ingen Java fundet: HTML-kontrollen (Nu) springes over. Installer Java 11 eller ny.")
    else:
        environment["JAVA"] = str(java)
    clients = ", ".join(ensure_clients())
    say(f"Browser: {browser or 'ingen'} · Java: {java or 'ingen'}")
    say(f"Webservere: {', '.join(ensure_servers()) or 'ingen'}")
    say(f"Podcastklienter ud over Pythons: {clients or 'ingen'}")

    failed = [step.name for step in STEPS if not passes(step, environment)]
    last = pytest_step(arguments)
    say(f"— {last.name}")
    code = subprocess.run([sys.executable, "-m", *last.arguments], cwd=ROOT, env=environment)
    if failed:
        # Only on failure does anything come after pytest's closing line.
        say(f"FEJL før testene: {', '.join(failed)} (se ovenfor).")
    return code.returncode or (1 if failed else 0)


def passes(step: Step, environment: dict[str, str]) -> bool:
    """Run a step from the project's root, say how it went, and return whether it passed."""
    started = time.perf_counter()
    result = subprocess.run([sys.executable, "-m", *step.arguments], cwd=ROOT, env=environment)
    seconds = f"{time.perf_counter() - started:.1f}".replace(".", ",")
    say(f"— {step.name}: {'FEJL' if result.returncode else 'ok'} ({seconds} s)")
    return result.returncode == 0
