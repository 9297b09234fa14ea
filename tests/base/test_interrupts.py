"""Ctrl-C is heard while a command works, and no more when it is done."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals cannot be held back")
BEFORE = """
import os, signal, sys, threading, time
from laboratorium.base.interrupts import begin, interruptible
signal.signal(signal.SIGINT, signal.default_int_handler)  # As in a terminal.
begin()
interrupt = lambda: os.kill(os.getpid(), signal.SIGINT)
"""


def run(code: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-c", BEFORE + code], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("first", ["interrupt(); ", ""])
def test_it_is_heard_in_here(first: str) -> None:
    code = f"""
{first}
try:
    with interruptible():
        {"pass" if first else "interrupt()"}
        time.sleep(10)
except KeyboardInterrupt:
    print("heard")
"""
    assert run(code) == (0, "heard\n")


def test_a_thread_that_is_left_does_not_take_it_afterwards() -> None:
    code = """
with interruptible():
    threading.Thread(target=time.sleep, args=(10,), daemon=True).start()
print("done", flush=True)
interrupt()
sys.exit(0)
"""
    assert run(code) == (0, "done\n")
