"""The time of a build is what was given, else the newest commit's, and says which."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from laboratorium.base.moment import VARIABLE
from laboratorium.site.clock import BadTimeError, at_the_desk, build_time

COMMITTED = "2026-11-20T05:00:00+00:00"
GIT = ["git", "-c", "user.name=Lab", "-c", "user.email=lab@example.org"]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("GIT_COMMITTER_DATE", COMMITTED)
    for command in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "Begin"]):
        subprocess.run([*GIT, *command], cwd=tmp_path, check=True)
    return tmp_path


def test_what_is_given_comes_first(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "1796018400")
    assert build_time(checkout) == at_the_desk()
    assert str(build_time(checkout)) == "30. november 2026 kl. 7.00 (SOURCE_DATE_EPOCH)"
    assert build_time(checkout).variable == {VARIABLE: "1796018400"}


def test_then_the_newest_commit(checkout: Path) -> None:
    assert build_time(checkout).at == datetime.fromisoformat(COMMITTED)
    assert str(build_time(checkout)) == "20. november 2026 kl. 6.00 (den nyeste commit)"


def test_without_either_the_clock_is_asked_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    before = datetime.now(UTC).replace(microsecond=0)
    found = build_time(tmp_path)
    assert before <= found.at <= datetime.now(UTC)
    assert found.source == at_the_desk().source == "maskinens ur"


@pytest.mark.parametrize("wrong", ["i går", "-1", "1796018400.5", "253402300800", "١٢٣"])
def test_what_is_no_time_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    monkeypatch.setenv(VARIABLE, wrong)
    with pytest.raises(BadTimeError, match="sekunder siden 1970"):
        build_time(tmp_path)
