"""What the tests need and Python's packages do not bring: a browser, Node, a server, a client."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest

from quality.machine import EVERYTHING, must_have
from quality.programs import find


def absent(name: str) -> NoReturn:
    """Skip the test for want of something, or fail it where nothing may be left out."""
    (pytest.fail if must_have(name) else pytest.skip)(f"{name} findes ikke på maskinen")


SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""What makes Java fit for seconds of work: it compiles with little effort and clears up alone."""


def program(name: str) -> Path:
    """Return one of the programs in `quality.programs`; without it the test ends here."""
    return find(name) or absent(name)


def judged(report: pytest.TestReport) -> pytest.TestReport:
    """Return the report of a test, as a failure if it was skipped where nothing may be left out."""
    if report.skipped and os.environ.get(EVERYTHING):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome, report.longrepr = "failed", f"--all springer intet over: {reason}"
    return report
