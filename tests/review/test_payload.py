"""A report from a workflow that anybody may have changed is data of one strict form, or nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from proposal_project import HEAD, SOUND, put

from laboratorium.base.problems import Level, Position, advice, error
from laboratorium.review import events, payload
from laboratorium.review.payload import ReportError, read_report, told, write_report


def test_what_is_written_can_be_read(tmp_path: Path) -> None:
    report = read_report(put(tmp_path, SOUND))
    write_report(tmp_path / "ny", report)
    assert read_report(tmp_path / "ny") == report


BAD: dict[str, Any] = {
    "no json": "{",
    "a list": [],
    "nothing": "null",
    "very deep": "[" * 100_000,
    "not a number": {**SOUND, "number": "7"},
    "a number with a path": {**SOUND, "number": "7/../8"},
    "zero": {**SOUND, "number": 0},
    "true": {**SOUND, "number": True},
    "no sha": {**SOUND, "head_sha": "main"},
    "sha and more": {**SOUND, "head_sha": f"{HEAD}\n"},
    "unknown scope": {**SOUND, "scope": "admin"},
    "unknown field": {**SOUND, "comment": "<b>"},
    "another version": {**SOUND, "version": 2},
    "too many files": {**SOUND, "files": ["x"] * 301},
    "too many problems": {**SOUND, "problems": SOUND["problems"] * 201},
    "a long message": {**SOUND, "problems": [{**SOUND["problems"][0], "message": "x" * 2001}]},
    "a code with markup": {**SOUND, "problems": [{**SOUND["problems"][0], "code": "<b>"}]},
    "a text for a line": {**SOUND, "problems": [{**SOUND["problems"][0], "line": "3"}]},
    "nan": json.dumps(SOUND).replace('"errors": 1', '"errors": NaN'),
    "too big": json.dumps(SOUND) + " " * events.MAX_EVENT,
}


@pytest.mark.parametrize("name", BAD)
def test_anything_else_is_refused_in_danish(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReportError, match="Rapporten"):
        read_report(put(tmp_path, BAD[name]))


def test_a_missing_report_and_a_link_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="kan ikke åbnes"):
        read_report(tmp_path)
    put(tmp_path, SOUND).joinpath(payload.FILE).rename(tmp_path / "secret")
    (tmp_path / payload.FILE).symlink_to(tmp_path / "secret")
    with pytest.raises(ReportError, match="almindelig fil"):
        read_report(tmp_path)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.sampled_from([*SOUND, "x"]), inner, max_size=6)
        ),
        max_leaves=20,
    )
)
def test_no_json_makes_it_crash(tmp_path: Path, data: object) -> None:
    with pytest.raises(ReportError):
        read_report(put(tmp_path, data))


def test_errors_are_the_last_to_be_left_out() -> None:
    tips = [advice("a.md", Position(n, 1), "x", "Råd.") for n in range(1, 400)]
    wrong = [error("b.md", Position(n, 1), "y", "Forkert.") for n in range(1, 10)]
    kept = told([*tips, *wrong])
    assert len(kept) == payload.MOST_PROBLEMS
    assert [item.level for item in kept[:10]] == [Level.ERROR] * 9 + [Level.ADVICE]
