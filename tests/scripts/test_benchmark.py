"""The benchmark builds the same cases with both and reports them side by side."""

from __future__ import annotations

import os
import subprocess

import pytest

from bench.timed import program

pytestmark = pytest.mark.skipif(os.name == "nt", reason="it asks the system as Unix answers")


def rows(markdown: str, table: int = 0) -> list[dict[str, str]]:
    """Return the rows of one of the Markdown tables by its headings."""
    tables = [part for part in markdown.split("\n\n") if part.startswith("|")]
    lines = tables[table].splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [dict(zip(cells[0], row, strict=True)) for row in cells[2:]]


@pytest.mark.nightly
def test_a_small_run_gives_a_row_for_each_builder_and_size() -> None:
    result = subprocess.run(
        program("bench.builds", "4", "2", "--runs", "1"),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert result.returncode == 0, result.stderr
    table = rows(result.stdout)
    assert [(row["cases"], row["builder"]) for row in table] == [
        ("2", "ours"),
        ("2", "stock"),
        ("4", "ours"),
        ("4", "stock"),
    ]
    for row in table:
        assert float(row["seconds"]) > 0
        assert int(row["peak MiB"]) > 10
        assert int(row["pages"].replace(",", "")) > int(row["cases"])
    ratio = float(table[2]["seconds"]) / float(table[3]["seconds"])
    assert float(table[2]["ours/stock"]) == pytest.approx(ratio, rel=0.05)
    growth = float(table[2]["seconds"]) / float(table[0]["seconds"])
    assert float(table[2]["× per doubling"]) == pytest.approx(growth, rel=0.05)
    searches = rows(result.stdout, 1)
    assert [row["search"] for row in searches if row["cases"] == "4"][:1] == ["ours"]
    for row in searches:
        if row["search"] == "ours":
            assert float(row["index s"]) > 0
            assert int(row["peak MiB"]) > 10
        if row["kB"]:
            assert int(row["requests"]) > 1
            assert int(row["kB"]) > int(row["kB gzip"]) > 1
    podcasts = rows(result.stdout, 2)
    assert [(row["episodes"], row["run"]) for row in podcasts] == [
        ("2", "first"),
        ("2", "unchanged"),
        ("4", "first"),
        ("4", "unchanged"),
    ]


def test_a_size_without_cases_is_refused() -> None:
    result = subprocess.run(
        program("bench.builds", 0), capture_output=True, encoding="utf-8", timeout=60
    )
    assert result.returncode == 2
    assert "at least 1" in result.stderr
