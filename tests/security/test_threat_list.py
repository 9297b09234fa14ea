"""SECURITY.md: every threat names what guards against it, and tests that are there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from laboratorium.base.settings import CONFIG

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TEXT.partition("## Threats")[2].partition("\n## ")[0].splitlines()
    if line.startswith("| ")
][1:]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


@cache
def functions_of(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(one.name for one in tree.body if isinstance(one, ast.FunctionDef))


def test_there_is_a_list() -> None:
    assert len(ROWS) >= 20
    assert all(len(row) == 3 for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:60])
def test_each_line_names_a_guard_and_tests_that_exist(row: list[str]) -> None:
    _, guard, told = row
    named = NAMED.findall(told)
    assert guard and named
    # Nothing but names stands in the column, so that no name is passed over for its spelling.
    assert not NAMED.sub("", told).strip(" ,")
    for path, name in named:
        assert name.startswith("test_") and name in functions_of(path), f"{path}::{name}"


def test_no_threat_is_told_twice() -> None:
    assert len({row[0] for row in ROWS}) == len(ROWS)


def test_the_way_to_report_is_the_setting_and_no_address_of_its_own() -> None:
    assert not re.findall(r"[\w.+-]+@[\w-]+\.[\w.-]+", TEXT)
    assert f"`extra.mail` in `{CONFIG}`" in TEXT and "is then missing" in TEXT


def test_every_page_it_leads_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)", TEXT)
    assert links and all((ROOT / link).is_file() for link in links)
