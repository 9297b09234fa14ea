"""A command says all that it has to say, and its process ends at once."""

from __future__ import annotations

import subprocess
import sys

import pytest

from laboratorium.cli.ending import hold

HELD = """
import sys
from laboratorium.cli.ending import end_with, hold

class Slow:
    def __del__(self):
        print("let go of")

def command():
    hold(Slow())
    print("said")
    print("told", file=sys.stderr)
    {end}

end_with(command)
"""


@pytest.mark.parametrize(
    ("end", "code", "told"),
    [
        ("sys.exit(0)", 0, "told\n"),
        ("sys.exit(3)", 3, "told\n"),
        ("sys.exit('why')", 1, "told\nwhy\n"),
    ],
)
def test_all_is_said_and_the_code_is_the_command_s(end: str, code: int, told: str) -> None:
    command = [sys.executable, "-c", HELD.format(end=end)]
    ran = subprocess.run(command, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (code, told)
    assert ran.stdout.splitlines()[0] == "said"
    assert ("let go of" in ran.stdout) == (end == "sys.exit('why')")


def test_what_goes_wrong_is_still_told() -> None:
    command = [sys.executable, "-c", HELD.format(end="1 / 0")]
    ran = subprocess.run(command, capture_output=True, text=True)
    assert ran.returncode == 1 and "ZeroDivisionError" in ran.stderr


@pytest.mark.skipif(not hasattr(sys, "getrefcount"), reason="counts references")
def test_nothing_is_held_in_a_process_that_goes_on() -> None:
    thing = object()
    before = sys.getrefcount(thing)
    hold(thing)
    assert sys.getrefcount(thing) == before
