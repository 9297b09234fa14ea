"""Where nothing may be left out, a test that is skipped for any reason has failed."""

from __future__ import annotations

from pathlib import Path

import pytest

from outside import judged
from quality.machine import EVERYTHING

ROOT = Path(__file__).parents[2]


def skipped() -> pytest.TestReport:
    reason = ("tests/test_a.py", 3, "Skipped: Caddy findes ikke")
    return pytest.TestReport("a", ("tests/test_a.py", 3, "a"), {}, "skipped", reason, "setup")


def test_with_everything_a_skip_is_a_failure_with_its_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(EVERYTHING, "1")
    report = judged(skipped())
    assert report.failed
    assert "Caddy findes ikke" in str(report.longrepr)


def test_without_it_a_skip_stays_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(EVERYTHING, raising=False)
    assert judged(skipped()).skipped


def test_a_push_runs_one_tier_and_the_week_both(pytestconfig: pytest.Config) -> None:
    assert pytestconfig.getini("addopts")[-2:] == ["-m", "not nightly"]
    assert pytestconfig.getini("testpaths") == ["tests"]
    workflows = ROOT / ".github/workflows"
    assert "run: .ci/run\n" in (workflows / "check.yml").read_text(encoding="utf-8")
    assert "run: ./lab test --all\n" in (workflows / "weekly.yml").read_text(encoding="utf-8")
