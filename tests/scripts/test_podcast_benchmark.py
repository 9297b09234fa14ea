"""The made-up podcast is valid and plainly made up; its benchmark tells what was really written."""

from __future__ import annotations

import json
import os
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from bench import podcast as podcast_benchmark
from bench.podcast import Clock, Run
from bench.timed import program
from laboratorium.base.problems import format_problem
from laboratorium.model.records import Loaded
from laboratorium.reading.loader import load
from make.podcast_corpus import CHAPTERS, CUES, SECONDS, write_podcast

EPISODES = 20


@pytest.fixture(scope="module")
def podcast(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("podcast")
    write_podcast(folder, EPISODES)
    return folder


@pytest.fixture(scope="module")
def loaded(podcast: Path) -> Loaded:
    return load(podcast)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "podcasts").iterdir()}


def test_nothing_is_wrong_with_any_episode(loaded: Loaded) -> None:
    assert [format_problem(problem) for problem in loaded.problems] == []
    assert len(loaded.content.episodes) == EPISODES


def test_no_episode_can_be_taken_for_a_real_one(loaded: Loaded) -> None:
    for one in loaded.content.episodes:
        assert one.meta.title.startswith("Prøveafsnit")
        assert one.meta.synthetic_voice
        assert all(person.name.startswith("Prøvestemme") for person in one.meta.persons)


def test_every_episode_has_real_sound_of_its_own(loaded: Loaded) -> None:
    audio = [one.audio for one in loaded.content.episodes]
    assert {facts.type for facts in audio if facts} == {"audio/mpeg"}
    assert [facts.seconds for facts in audio if facts] == pytest.approx([SECONDS] * EPISODES, abs=1)
    assert len({facts.sha256 for facts in audio if facts}) == EPISODES


def test_every_episode_has_a_transcript_and_chapters(loaded: Loaded) -> None:
    for one in loaded.content.episodes:
        assert one.transcript
        assert len(one.transcript.cues) == CUES
        assert len(one.chapters) == CHAPTERS


def test_the_same_seed_gives_the_same_files_however_many(podcast: Path, tmp_path: Path) -> None:
    command = program("make.podcast_corpus", 7)
    environment = os.environ | {"PYTHONHASHSEED": "99", "LC_ALL": "C"}
    subprocess.run([*command, "--out", str(tmp_path / "few")], check=True, env=environment)
    assert contents(tmp_path / "few").items() <= contents(podcast).items()
    write_podcast(tmp_path / "other", 7, seed=2)
    name = "proeveafsnit-00007.md"
    assert contents(tmp_path / "other")[name] != contents(podcast)[name]


@pytest.mark.nightly
@pytest.mark.skipif(os.name == "nt", reason="it asks the system as Unix answers")
def test_the_second_run_writes_nothing_and_the_figures_are_those_of_the_files(
    tmp_path: Path,
) -> None:
    first, unchanged = podcast_benchmark.measure(EPISODES, 1, tmp_path)
    site = tmp_path / "site/podcast"
    # Audio, chapters and three transcripts each; a feed, its two sheets, the list and the cover.
    assert first.total == first.written == EPISODES * 5 + 5
    assert (unchanged.total, unchanged.written) == (first.total, 0)
    assert first.first_page == (site / "feed.xml").stat().st_size
    assert first.files.cpu > 0
    assert first.audio.wall > 0
    copies = {sha256(path.read_bytes()).digest() for path in site.rglob("*.mp3")}
    assert len(copies) == EPISODES
    chapters = json.loads((site / "proeveafsnit-00007/chapters.json").read_bytes())
    assert len(chapters["chapters"]) == CHAPTERS


def test_a_file_written_again_with_the_same_bytes_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"same")
    os.utime(path, ns=(1, 1))
    before = podcast_benchmark.times(tmp_path)
    path.write_bytes(b"same")
    assert len(podcast_benchmark.times(tmp_path).items() - before.items()) == 1


FAST = Clock(1, 1)


@pytest.mark.parametrize(
    ("seconds", "written", "first_page", "goals"),
    [
        (3.0, 0, 500_000, "met"),
        (3.1, 0, 500_000, "missed: time"),
        (1.0, 1, 500_001, "missed: first page, files written again"),
    ],
)
def test_a_missed_goal_is_said(seconds: float, written: int, first_page: int, goals: str) -> None:
    first = Run(FAST, FAST, Clock(30, 50), 100, 105, 105, 500_000)
    unchanged = Run(FAST, FAST, Clock(seconds, 5), 100, 105, written, first_page)
    made = podcast_benchmark.rows(20, (first, unchanged))
    assert [row["goals"] for row in made] == ["met", goals]


def test_a_size_without_episodes_is_refused() -> None:
    result = subprocess.run(
        program("bench.podcast", 0), capture_output=True, encoding="utf-8", timeout=60
    )
    assert result.returncode == 2
    assert "at least 1" in result.stderr
