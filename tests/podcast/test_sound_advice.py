"""Advice on how episodes sound stands at the line that names the audio, and is given once."""

from __future__ import annotations

import io
import re
import tempfile
from pathlib import Path

import numpy
import pytest
import soundfile
from click.testing import CliRunner
from content_project import said
from mutagen.id3 import ID3, TXXX
from podcast_project import AUDIO_PATH, EPISODE, EPISODE_PATH, SECONDS, loaded_podcast

from laboratorium import cli
from laboratorium.base.problems import Level, Problem
from laboratorium.media import sound
from laboratorium.media.chapters import Chapter
from laboratorium.media.tags import bare
from laboratorium.model.records import Loaded
from laboratorium.podcast.sound_advice import SOUND, listened
from laboratorium.reading.fix import fix
from laboratorium.reading.loader import load
from own_content import own_loaded

ROOT = Path(__file__).parents[2]
AUDIO_LINE = next(n for n, line in enumerate(EPISODE.splitlines(), 1) if line.startswith("audio:"))


def speech(level: float, channels: int = 1) -> bytes:
    """Forty seconds of the same noise as loud as asked for, LUFS; true peaks stay far away."""
    rate = 16_000
    made = numpy.random.default_rng(7).normal(0, 1, (SECONDS * rate, channels))
    loudness = {1: -2.0, 2: 1.0}[channels]  # Of this noise, about.
    held = io.BytesIO()
    samples = (made * 10 ** ((level - loudness) / 20)).astype("float32")
    soundfile.write(held, samples.clip(-1, 1), rate, format="MP3", subtype="MPEG_LAYER_III")
    return held.getvalue()


# (what the recording is, the codes told, what the first sentence says)
HEARD = [
    ((-40.0, 1), ["sound-loudness"], r"kraftigere, så den er −19,0 LUFS \(mono\)"),
    ((-40.0, 2), ["sound-loudness"], r"kraftigere, så den er −16,0 LUFS \(stereo\)"),
    ((-6.0, 1), ["sound-loudness", "sound-peak"], r"svagere, så den er −19,0 LUFS \(mono\)"),
]


@pytest.mark.parametrize(("recording", "codes", "words"), HEARD)
def test_what_is_too_faint_or_too_loud_is_advised_on(
    tmp_path: Path, recording: tuple[float, int], codes: list[str], words: str
) -> None:
    loaded = loaded_podcast(tmp_path, {AUDIO_PATH: speech(*recording)})
    assert loaded.problems == ()
    found = listened(tmp_path, loaded, tmp_path / ".cache").problems
    assert said(found) == [(EPISODE_PATH, AUDIO_LINE, code) for code in codes]
    assert {problem.level for problem in found} == {Level.ADVICE}
    assert re.search(words, found[0].message), found[0].message
    assert re.match(r"Lydstyrken er −\d+,\d LUFS\. Gør lyden \d+,\d dB ", found[0].message)


def test_a_silent_recording_is_told_of(tmp_path: Path) -> None:
    found = listened(tmp_path, loaded_podcast(tmp_path), tmp_path / ".cache").problems
    assert said(found) == [(EPISODE_PATH, AUDIO_LINE, "sound-silent")]


def test_each_recording_is_measured_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = loaded_podcast(tmp_path, {AUDIO_PATH: speech(-40)})
    cache = tmp_path / ".cache"
    calls: list[tuple[int, int]] = []
    first = listened(tmp_path, loaded, cache, lambda *call: calls.append(call))
    assert calls == [(0, SECONDS), (SECONDS, SECONDS)]
    monkeypatch.setattr(sound, "_measure", lambda path: pytest.fail("measured again"))
    calls.clear()
    assert listened(tmp_path, loaded, cache, lambda *call: calls.append(call)) == first
    assert calls == []


def test_audio_that_cannot_be_played_is_an_error(tmp_path: Path) -> None:
    loaded = loaded_podcast(tmp_path)
    (tmp_path / AUDIO_PATH).write_bytes(b"changed since it was loaded")
    found = listened(tmp_path, loaded, tmp_path / ".cache")
    assert said(found.errors) == [(EPISODE_PATH, AUDIO_LINE, "audio")]
    assert found.errors[0].message.endswith("Eksportér lyden igen som MP3.")


def test_withdrawn_and_remote_audio_is_not_listened_to(tmp_path: Path) -> None:
    gone = EPISODE.replace("sdg: [7]", "withdrawn: 2026-11-22")
    away = EPISODE.replace(
        "varmevaerket.mp3",
        "https://lyd.example.org/a.mp3\n"
        'audio_length: 9\naudio_type: audio/mpeg\naudio_seconds: "00:40"',
    )
    for text in (gone, away):
        loaded = loaded_podcast(tmp_path, {EPISODE_PATH: text})
        assert loaded.errors == ()
        assert listened(tmp_path, loaded, tmp_path / ".cache") is loaded
    assert not (tmp_path / ".cache").exists()


def test_check_tells_it_among_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = "site_name: Laboratoriet\nsite_url: https://example.org/\n"
    loaded_podcast(tmp_path, {AUDIO_PATH: speech(-40), "mkdocs.yml": site})
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    result = CliRunner().invoke(cli.main, ["check"])
    assert result.exit_code == 0
    (line,) = [one for one in result.output.splitlines() if one.startswith(EPISODE_PATH)]
    assert line.startswith(f"{EPISODE_PATH}:{AUDIO_LINE}:") and ": forslag: Lydstyrken" in line
    assert "0 fejl · 1 forslag" in result.output


def test_the_committed_episodes_are_as_loud_as_they_should_be() -> None:
    loaded = own_loaded()
    assert [one.slug for one in loaded.content.episodes if one.audio]
    cache = ROOT / ".cache"
    assert listened(ROOT, loaded, cache).problems == loaded.problems
    assert (cache / SOUND).is_dir()


def _beside_loudness(root: Path, loaded: Loaded) -> list[Problem]:
    found = listened(root, loaded, root / ".cache").problems
    return [problem for problem in found if problem.code != "sound-loudness"]


def _chaptered(*titles: str) -> bytes:
    chapters = [Chapter(number * 10.0, title) for number, title in enumerate(titles)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.mp3")
        path.write_bytes(speech(-19))
        return bare(path, chapters, SECONDS)


def test_chapters_in_the_audio_are_told_of_where_they_differ(tmp_path: Path) -> None:
    """The episode's own chapters are those that are shown."""
    loaded = loaded_podcast(tmp_path, {AUDIO_PATH: _chaptered("Gammelt", "Ældre")})
    (problem,) = _beside_loudness(tmp_path, loaded)
    assert said([problem]) == [(EPISODE_PATH, AUDIO_LINE, "sound-chapters")]
    assert problem.message.endswith("I lydfilen: 00:00 Gammelt; 00:10 Ældre")


def test_without_chapters_of_its_own_an_episode_is_offered_those_of_the_audio(
    tmp_path: Path,
) -> None:
    text = re.sub(r"chapters:\n(?:  - .*\n)+", "", EPISODE)
    assert text != EPISODE
    changes = {AUDIO_PATH: _chaptered("Indledning", "Æbler"), EPISODE_PATH: text}
    loaded = loaded_podcast(tmp_path, changes)
    (problem,) = _beside_loudness(tmp_path, loaded)
    assert problem.code == "sound-chapters"
    assert problem.message.endswith("Skriv dem under »chapters«: 00:00 Indledning; 00:10 Æbler")


def test_what_the_file_tells_beside_its_sound_is_told_of_until_it_is_cleaned(
    tmp_path: Path,
) -> None:
    tag = ID3()
    tag.add(TXXX(encoding=3, desc="sted", text="Et navn"))
    file = io.BytesIO()
    tag.save(file)
    loaded = loaded_podcast(tmp_path, {AUDIO_PATH: file.getvalue() + speech(-19)})
    (problem,) = _beside_loudness(tmp_path, loaded)
    assert (problem.code, problem.level) == ("sound-traces", Level.ADVICE)
    assert "titler og kommentarer" in problem.message
    assert "Et navn" not in problem.message
    (fixed,) = fix(tmp_path)
    assert (fixed.path, fixed.done) == (AUDIO_PATH, ("slettede titler og kommentarer",))
    assert _beside_loudness(tmp_path, load(tmp_path)) == []
    assert list(fix(tmp_path)) == []
