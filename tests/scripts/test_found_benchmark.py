"""The benchmark of what groups find out: pages and figures keep within their bounds."""

from __future__ import annotations

import os
import subprocess

import pytest
from test_benchmark import rows

from bench.found import AIM_FIGURE, AIM_PAGE
from bench.timed import program

pytestmark = pytest.mark.skipif(os.name == "nt", reason="it asks the system as Unix answers")


@pytest.mark.nightly
def test_many_parts_and_stories_stay_light() -> None:
    result = subprocess.run(
        program("bench.found", "2", "--stories", "2000"),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert result.returncode == 0, result.stderr
    (row,) = rows(result.stdout)
    assert row["stories"] == "4,000"
    assert 0 < float(row["page kB"]) <= AIM_PAGE / 1000
    assert 0 < float(row["figure kB"]) <= AIM_FIGURE / 1000
    assert float(row["again s"]) > 0
