"""The changelog tells of the version that stands now, and a release is a tag that it tells of."""

from __future__ import annotations

import re
import subprocess
import tomllib
from datetime import date
from pathlib import Path

from packaging.version import Version

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
HEADINGS = re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
RELEASES = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d{2}-\d{2})$", TEXT, re.MULTILINE)
VERSIONS = [version for version, _ in RELEASES]


def test_every_heading_is_a_release_with_its_day_but_the_first() -> None:
    assert ["[Unreleased]", *(f"[{version}] - {day}" for version, day in RELEASES)] == HEADINGS


def test_the_newest_is_the_version_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert VERSIONS[0] == project["version"]


def test_releases_stand_newest_first() -> None:
    assert sorted(VERSIONS, key=Version, reverse=True) == VERSIONS
    days = [date.fromisoformat(day) for _, day in RELEASES]
    assert sorted(days, reverse=True) == days


def test_each_thing_is_one_line_under_a_heading_of_the_format() -> None:
    groups = re.findall(r"^### (.+)$", TEXT, re.MULTILINE)
    assert groups
    assert set(groups) <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    body = TEXT.partition("\n## ")[2].partition("\n[Unreleased]: ")[0]
    for line in body.splitlines():
        assert line == "" or re.fullmatch(r"#+ .+|\[.+|For [a-z]+:|- .+\.", line), line


def test_every_tag_is_told_of_and_linked_to() -> None:
    for version in VERSIONS:
        assert re.search(rf"^\[{re.escape(version)}\]: https://\S+/v{version}$", TEXT, re.MULTILINE)
    told = subprocess.run(
        ["git", "tag", "--list", "v*"], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    assert {tag.removeprefix("v") for tag in told.stdout.split()} <= set(VERSIONS)
