"""`./lab serve` shows the real site on the editor's own machine, with what is missing."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from lxml import html

ROOT = Path(__file__).parents[2]
CASE = "cases/middelfart-foens-naervarme/"


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    """The address that the preview server says it serves at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "laboratorium", "serve", "--port", str(port)]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as server:
        try:
            said: list[str] = []
            address = ""
            for line in server.stdout or ():
                said.append(line)
                if found := re.search(r"Serving on (http://127\.0\.0\.1:\d+/)", line):
                    address = found[1]
                    break
            assert address, "".join(said)
            yield address
        finally:
            server.terminate()


def test_a_case_is_shown_with_what_it_lacks(served: str) -> None:
    with urlopen(served + CASE, timeout=30) as answer:
        page = html.fromstring(answer.read())
    assert page.xpath("//h1")
    (box,) = page.find_class("lacking")
    assert list(box.iter("meter"))


def test_the_list_of_everything_is_there(served: str) -> None:
    with urlopen(f"{served}redaktion/mangler/", timeout=30) as answer:
        page = html.fromstring(answer.read())
    assert page.xpath("//ol[@class='lacking-list']/li")
