"""`./lab check` in every format, on a small project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from content_project import CASE, CASE_PATH, PROJECT, write

from laboratorium import cli
from laboratorium.review.formats import FORMATS


def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, case: str = CASE) -> Result:
    monkeypatch.setattr(cli, "ROOT", write(tmp_path / "projekt", {**PROJECT, CASE_PATH: case}))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    return CliRunner().invoke(cli.main, ["check", "--format", form])


BAD = CASE.replace("\nstatus:", "\nstatu:")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("case", "code"), [(CASE, 0), (BAD, 1)])
def test_every_format_says_whether_something_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, case: str, code: int
) -> None:
    result = check(tmp_path, monkeypatch, form, case)
    assert result.exit_code == code
    told = "0 cases, 0 læringspointer · 1 fejl" if code else "1 case, 1 læringspointe · 0 fejl"
    assert told in (result.stdout if form == "text" else result.stderr)
    assert (tmp_path / "summary.md").exists() is (form == "github")


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_what_a_program_reads_stands_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    assert json.loads(check(tmp_path, monkeypatch, form, BAD).stdout)


def test_github_gets_annotations_and_the_whole_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = check(tmp_path, monkeypatch, "github", BAD).stdout.splitlines()
    assert lines and all(line.startswith(("::error file=", "::notice file=")) for line in lines)
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert summary.count("\n- Linje ") == len(lines)


def test_the_formats_are_those_of_the_library() -> None:
    (option,) = (p for p in cli.main.commands["check"].params if p.name == "form")
    assert tuple(option.type.to_info_dict()["choices"]) == FORMATS
