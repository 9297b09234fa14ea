"""The checker's benchmark gives a row for each size, and the checker keeps well within its aim."""

from __future__ import annotations

import os
import subprocess

import pytest
from test_benchmark import rows

from bench.timed import program

# Two and a half times what was measured, in processor seconds: a busy machine does not add to them.
MOST_CPU_SECONDS = {"3": 2.0, "300": 3.0}

pytestmark = pytest.mark.skipif(os.name == "nt", reason="it asks the system as Unix answers")


@pytest.mark.nightly
def test_the_whole_command_stays_linear_and_quick() -> None:
    result = subprocess.run(
        program("bench.check", "300", "3", "--runs", "1"),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert result.returncode == 0, result.stderr
    table = rows(result.stdout)
    assert [row["cases"] for row in table] == list(MOST_CPU_SECONDS)
    for row in table:
        assert 0 < float(row["CPU s"]) <= MOST_CPU_SECONDS[row["cases"]]
        assert 0 < float(row["MiB"]) < 256
        assert float(row["`./lab check` s"]) > 0
        assert row["≤ 3 s"] == "", "the aim is for 1,000 cases"
