"""The benchmark of what is remembered has a row for each builder, and says whom it has left out."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from test_benchmark import rows

from bench import again
from bench.timed import Timed, program

PARTS = ("check", "cold", "same", "edited", "stock", "others", "preview")


@pytest.mark.nightly
def test_a_row_for_each_that_is_timed(tmp_path: Path) -> None:
    told = subprocess.run(
        program("bench.again", 60, "--runs", 1, "--only", *PARTS),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert told.returncode == 0, told.stderr
    assert "Hugo + Pagefind are not given" in told.stderr
    found = {row["what"]: row for row in rows(told.stdout)}
    assert {*found} == {
        *(again.CHECK_COLD, again.CHECK, again.COLD, again.SAME, again.EDITED),
        *(again.STOCK, again.SHOWN),
    }
    assert float(found[again.STOCK]["of stock, or own cold"]) == 1
    assert float(found[again.SAME]["s"]) < float(found[again.COLD]["s"])


def test_hugo_gets_the_bodies_of_stock(tmp_path: Path) -> None:
    page = tmp_path / "stock/docs/cases/en-case/index.md"
    page.parent.mkdir(parents=True)
    page.write_text("# En case\n\nTekst.\n", encoding="utf-8")
    again.make_hugo(tmp_path / "hugo", tmp_path / "stock")
    made = tmp_path / "hugo/content/cases/en-case.md"
    text = made.read_text(encoding="utf-8")
    assert text == "---\ntitle: 'En case'\n---\n# En case\n\nTekst.\n"


def test_a_site_of_episodes_is_held_to_its_own_first_build(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    times = iter((Timed(8, 300, 12), Timed(1, 90, 1)))
    monkeypatch.setattr(again, "lab", lambda *_: next(times))
    monkeypatch.setattr(again, "EPISODES", 3)
    again.main(["--only", "episodes"])
    cold, same = rows(capsys.readouterr().out)
    assert (cold["what"], same["what"]) == (again.EPISODES_COLD, again.EPISODES_SAME)
    assert same["of stock, or own cold"] == "0.12" and same["aim"] == "0.15"


def test_growth_is_told_by_each_doubling() -> None:
    told = again.growth(Timed(1, 100), Timed(10, 900))
    assert "2.00 times" in told and "900 MiB" in told
