"""What is built to be installed: both packages, all of them, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"
GOOD_FEED = ROOT / "tests" / "feedcheck" / "good-feed.xml"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=60)
    (built,) = folder.glob("*.whl")
    return built


def test_a_wheel_holds_both_packages_with_their_data_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert {"feedcheck/vocabulary.toml", "laboratorium/model/vocabularies/six_p.yml"} <= held
    assert held == {
        file.relative_to(SOURCE).as_posix()
        for package in ("feedcheck", "laboratorium")
        for file in (SOURCE / package).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and not file.name.startswith(".")
    }


def test_the_feed_checker_runs_from_a_wheel_with_nothing_else_installed(wheel: Path) -> None:
    alone = "import sys; sys.path.insert(0, sys.argv[1]); import feedcheck; "
    alone += "sys.exit(feedcheck.main(sys.argv[2:]))"
    command = [sys.executable, "-I", "-S", "-X", "utf8", "-c", alone, str(wheel), str(GOOD_FEED)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60)
    assert (run.returncode, run.stdout, run.stderr) == (0, "0 fejl · 0 forslag\n", "")
