"""The command: what it prints, where, and what it exits with."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from servers import FEED, GOOD, MP3, NoRanges, serving

from feedcheck import main
from laboratorium import cli

FILES: list[tuple[str, bytes | None, int, str]] = [
    ("good.xml", GOOD, 0, "0 fejl · 0 forslag"),
    ("advice.xml", GOOD.replace(b"<ttl>60", b"<podcast:spoof/><ttl>60"), 0, "0 fejl · 1 forslag"),
    ("bad.xml", GOOD.replace(b">60<", b">0<"), 1, "1 fejl · 0 forslag"),
    ("empty.xml", b"", 1, "1 fejl · 0 forslag"),
    ("missing.xml", None, 2, "Der er ingen fil, der hedder"),
    (".", None, 2, "det er en mappe"),
    ("a\0b", None, 2, "kan ikke læses"),
    ("http://", None, 2, "er ikke en adresse"),
]


@pytest.mark.parametrize(("name", "data", "code", "told"), FILES, ids=[f[0] for f in FILES])
def test_the_command_says_it_in_danish(
    name: str,
    data: bytes | None,
    code: int,
    told: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    if data is not None:
        Path(name).write_bytes(data)
    assert main([name]) == code
    output = capsys.readouterr()
    assert told in output.out + output.err


def test_the_command_shows_progress_beside_the_findings(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with serving(NoRanges) as address:
        assert main([address + FEED]) == 1
    output = capsys.readouterr()
    assert output.out.splitlines()[0].startswith(f"{address}{FEED}:{MP3}: fejl: Serveren kan ikke")
    assert "1/12 " in output.err


@pytest.mark.parametrize(
    ("arguments", "code"), [([], 2), (["a.xml", "b.xml"], 2), (["-h"], 0), (["--help"], 0)]
)
def test_the_command_says_how_it_is_used(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == code
    output = capsys.readouterr()
    told, silent = (output.err, output.out) if code else (output.out, output.err)
    assert (told, silent) == ("Brug: python -m feedcheck FIL|ADRESSE\n", "")


def test_the_labs_command_and_the_packages_own_are_one(tmp_path: Path) -> None:
    bad = tmp_path / "bad.xml"
    bad.write_bytes(GOOD.replace(b">60<", b">0<"))
    command = [sys.executable, "-X", "utf8", "-m", "feedcheck", str(bad)]
    own = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60)
    labs = CliRunner().invoke(cli.main, ["check-feed", str(bad)])
    assert (own.returncode, own.stdout) == (labs.exit_code, labs.stdout)
    assert own.returncode == 1 and own.stdout.endswith("1 fejl · 0 forslag\n")
