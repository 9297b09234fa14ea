"""The first episodes are what their manuscripts say, and can be made again from them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import numpy as np
import pytest
import yaml

from laboratorium.media import sound
from laboratorium.media.audio import read_audio
from laboratorium.media.cover import read_cover
from laboratorium.media.transcript import parse
from make import episode as make_episode
from outside import program

ROOT = Path(__file__).parents[2]
PODCASTS = ROOT / "podcasts"
MANUSCRIPTS = sorted((PODCASTS / "manuskripter").glob("*.yml"))

each = pytest.mark.parametrize("path", MANUSCRIPTS, ids=lambda path: path.stem)


def front_matter(path: Path) -> dict[str, object]:
    text = (PODCASTS / f"{path.stem}.md").read_text(encoding="utf-8")
    found = yaml.load(text.split("---\n")[1], Loader=yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


def test_there_are_manuscripts() -> None:
    assert len(MANUSCRIPTS) >= 4


@each
def test_the_transcript_is_the_manuscript(path: Path) -> None:
    manuscript = make_episode.read_manuscript(path)
    vtt = path.parents[1] / f"{path.stem}.vtt"
    transcript, problems = parse(vtt.read_bytes(), vtt.name)
    assert transcript is not None
    assert problems == []
    said = [sentence.text for part in manuscript.parts for sentence in part.sentences]
    assert [re.sub(r"\s+", " ", cue.text) for cue in transcript.cues] == said
    assert {cue.speaker for cue in transcript.cues} == {manuscript.speaker}
    assert transcript.cues[-1].end <= read_audio(vtt.with_suffix(".mp3")).seconds


@each
def test_the_chapters_are_the_manuscripts(path: Path) -> None:
    manuscript = make_episode.read_manuscript(path)
    chapters = front_matter(path)["chapters"]
    assert isinstance(chapters, list)
    assert [chapter["title"] for chapter in chapters] == [part.title for part in manuscript.parts]
    vtt = (PODCASTS / f"{path.stem}.vtt").read_text(encoding="utf-8")
    starts = set(re.findall(r"^00:(\d\d:\d\d)\.000 -->", vtt, re.MULTILINE))
    assert {chapter["start"] for chapter in chapters} <= starts


@each
def test_the_voice_says_first_that_it_is_synthetic(path: Path) -> None:
    first = make_episode.read_manuscript(path).parts[0].sentences[0]
    assert first == ("Stemmen, du hører, er kunstig.",) * 2
    assert front_matter(path)["synthetic_voice"] == "true"


@each
def test_the_audio_is_small_and_as_loud_as_other_podcasts(path: Path) -> None:
    audio = PODCASTS / f"{path.stem}.mp3"
    facts = read_audio(audio)
    assert (facts.channels, facts.type) == (1, "audio/mpeg")
    assert facts.bitrate <= 64_100
    measured = sound.measure(audio)
    assert measured.lufs == pytest.approx(sound.TARGET_MONO, abs=0.2)
    assert sound.check(measured, facts, audio.name) == []


def test_the_cover_is_accepted_and_light() -> None:
    facts, problems = read_cover(PODCASTS, "forside.jpg")
    assert facts is not None
    assert problems == []
    assert facts.bytes <= 300_000


@pytest.mark.nightly
def test_the_same_manuscript_gives_the_same_bytes(tmp_path: Path) -> None:
    program("espeak-ng")
    made = []
    for name in ("one", "two"):
        folder = tmp_path / name / "manuskripter"
        folder.mkdir(parents=True)
        manuscript = folder / "prøve.yml"
        manuscript.write_text(
            "speaker: Stemme\nchapters:\n- title: Æ\n  sentences: [Hej, {text: P, say: pe}]",
            encoding="utf-8",
        )
        assert make_episode.main([str(manuscript)]) == 0
        made.append([(folder.parent / f"prøve.{end}").read_bytes() for end in ("mp3", "vtt")])
    assert made[0] == made[1]


@pytest.mark.nightly
def test_a_sentence_begins_and_ends_with_sound() -> None:
    spoken = make_episode.say(str(program("espeak-ng")), "Hej med dig.")
    assert abs(spoken[0]) > make_episode.QUIET
    assert abs(spoken[-1]) > make_episode.QUIET


def test_tops_are_held_under_the_ceiling_without_clipping() -> None:
    samples = np.sin(np.arange(44_100) / 10).astype(np.float32) * 0.2
    samples[20_000:21_000] *= 6
    held = make_episode.limited(samples)
    assert float(np.abs(held).max()) <= make_episode.CEILING + 1e-6
    assert np.array_equal(held[:15_000], samples[:15_000])


def test_without_the_voice_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert make_episode.main([str(MANUSCRIPTS[0])]) == 1
    assert "apt install espeak-ng" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text",
    ["", "hej", "speaker: a", "speaker: a\nchapters: [{title: b}]", "speaker: a\nchapters: []"],
)
def test_what_is_no_manuscript_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"manuskript|kapitel"):
        make_episode.read_manuscript(path)
