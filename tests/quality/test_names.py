"""Test files that have names of their own, since pytest knows a file by its name alone."""

from __future__ import annotations

from collections import Counter

from site_build import ROOT


def test_no_two_test_files_have_one_name() -> None:
    names = Counter(path.name for path in (ROOT / "tests").rglob("*.py") if path.stem != "conftest")
    assert [name for name, times in names.items() if times > 1 and name != "__init__.py"] == []
