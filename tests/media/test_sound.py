"""Loudness, true peak and outline: the same as other tools measure, and kept by content."""

from __future__ import annotations

import json
import subprocess
import sys
import tracemalloc
from pathlib import Path

import numpy as np
import pyloudnorm
import pytest
import soundfile
from sounds import encoded, m4a, mp3, noise, without_header

from laboratorium.media import decoding, sound
from laboratorium.media.audio import AudioError, AudioFacts, read_audio
from laboratorium.media.sound import Sound, check, measure


def swelling(seconds: float, rate: int, channels: int) -> np.ndarray:
    made = noise(seconds, rate, channels)
    return made * np.linspace(0.001, 1, len(made), dtype=np.float32)[:, None]


@pytest.mark.parametrize("rate", [22_050, 44_100, 48_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_loudness_is_what_pyloudnorm_measures(rate: int, channels: int, tmp_path: Path) -> None:
    """Its filters are approximations, which EBU Tech 3341 allows to be a tenth off."""
    path = tmp_path / "a.wav"
    samples = swelling(8, rate, channels)
    soundfile.write(path, samples, rate)
    found = decoding.decode(path, "wav", 10)
    expected = pyloudnorm.Meter(rate).integrated_loudness(samples.astype(np.float64))
    assert found.lufs == pytest.approx(expected, abs=0.15)
    assert found.seconds == pytest.approx(8, abs=1e-6)


@pytest.mark.parametrize(("rate", "channels", "lufs"), [(48_000, 1, -3.01), (44_100, 2, 0.0)])
def test_a_calibration_tone_has_the_loudness_the_standard_gives(
    rate: int, channels: int, lufs: float, tmp_path: Path
) -> None:
    """997 Hz at full scale in one channel reads −3.01 LUFS, in two 0.0 (BS.1770-4, annex 1)."""
    tone = np.sin(2 * np.pi * 997 * np.arange(rate * 5) / rate).astype(np.float32)
    path = tmp_path / "a.wav"
    soundfile.write(path, np.column_stack([tone] * channels), rate, subtype="FLOAT")
    assert decoding.decode(path, "wav", 10).lufs == pytest.approx(lufs, abs=0.05)


def test_a_file_is_measured(tmp_path: Path) -> None:
    samples = noise(6, 22_050, level=0.2)
    samples[: 3 * 22_050] *= 0.25
    path = tmp_path / "Rød grød.mp3"
    path.write_bytes(encoded(samples, 22_050))
    found = measure(path)
    expected = pyloudnorm.Meter(22_050).integrated_loudness(samples.astype(np.float64))
    assert found.lufs == pytest.approx(expected, abs=1)
    assert len(found.peaks) == 240
    assert max(found.peaks) == 100
    assert np.mean(found.peaks[:115]) == pytest.approx(np.mean(found.peaks[125:]) / 4, rel=0.2)


def test_reading_in_blocks_makes_no_holes_in_the_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.mp3"
    bursts = noise(20) * (np.arange(20 * 22_050) % 9_000 < 3_000)[:, None]
    path.write_bytes(encoded(bursts.astype(np.float32), 22_050))
    whole = measure(path)
    monkeypatch.setattr(decoding, "BLOCK_SECONDS", 0.5)
    assert measure(path) == whole
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(("seconds", "level"), [(2, 0.0), (0.2, 0.1)])
def test_silence_and_what_is_too_short_have_no_loudness(
    seconds: float, level: float, tmp_path: Path
) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(encoded(noise(seconds, level=level), 22_050))
    found = measure(path)
    assert found.lufs is None
    assert len(found.peaks) == 240
    assert found.true_peak >= sound.SILENT


def test_aac_is_measured_as_mp3_is(tmp_path: Path) -> None:
    """The M4A was made of this MP3, in both senses."""
    path = tmp_path / "a.mp3"
    path.write_bytes(mp3())
    one, other = measure(path), measure(m4a(tmp_path))
    assert one.lufs and other.lufs == pytest.approx(one.lufs, abs=1)
    assert len(other.peaks) == 240
    assert np.mean(np.abs(np.subtract(one.peaks[5:-10], other.peaks[5:-10]))) < 15


def test_what_is_kept_is_read_without_loading_the_decoder(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(mp3())
    measure(path, tmp_path)
    ask = (
        "import sys; from pathlib import Path; from laboratorium.media.sound import measure;"
        f"folder = Path({str(tmp_path)!r}); assert measure(folder / 'a.mp3', folder).peaks;"
        "print(sorted({'numpy', 'scipy', 'av'} & set(sys.modules)))"
    )
    made = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, timeout=60)
    assert (made.stdout.strip(), made.stderr) == ("[]", "")


def test_what_is_no_audio_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_text("Hej")
    with pytest.raises(AudioError, match="tekstfil"):
        measure(path, tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_a_measurement_is_kept_by_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other, cache = tmp_path / "a.mp3", tmp_path / "b.mp3", tmp_path / "c" / "sound"
    for path in (one, other):
        path.write_bytes(mp3())
    first = measure(one, cache)
    assert [path.name for path in cache.iterdir()] == [f"{read_audio(one).sha256}.json"]
    monkeypatch.setattr(sound, "_measure", lambda *_: pytest.fail("measured again"))
    assert measure(other, cache) == first


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"version"',
        b"\xff\xfe",
        b'{"version": 3, "lufs": -19, "true_peak": -2, "peaks": []}',
        b'{"version": 0, "lufs": -19, "true_peak": -2, "peaks": ' + b"[1" + b",1" * 239 + b"]}",
        b'{"version": 3, "lufs": "x", "true_peak": -2, "peaks": ' + b"[1" + b",1" * 239 + b"]}",
        b'{"version": 3, "lufs": -19, "true_peak": -2, "peaks": ' + b"[1" + b',"a"' * 239 + b"]}",
        b'{"version": 3, "lufs": -19, "true_peak": -2, "peaks": ' + b"[101" + b",1" * 239 + b"]}",
    ],
)
def test_a_broken_measurement_is_made_anew(broken: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(mp3())
    first = measure(path)
    kept = tmp_path / f"{read_audio(path).sha256}.json"
    kept.write_bytes(broken)
    assert measure(path, tmp_path) == first
    assert json.loads(kept.read_text())["lufs"] == first.lufs
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(["a.mp3", kept.name])


def test_a_long_file_is_not_held_in_memory(tmp_path: Path) -> None:
    """Ten minutes at 8 kHz are 19 MB decoded."""
    path = tmp_path / "a.mp3"
    path.write_bytes(without_header(encoded(noise(60, 8_000, level=0.01), 8_000)) * 10)
    tracemalloc.start()
    try:
        measure(path)
        assert tracemalloc.get_traced_memory()[1] < 12_000_000
    finally:
        tracemalloc.stop()


FACTS = AudioFacts(1, "audio/mpeg", 60, 64_000, 22_050, 1, "0" * 64)
STEREO = AudioFacts(1, "audio/mpeg", 60, 64_000, 22_050, 2, "0" * 64)
PEAKS = (50,) * 240
JUDGED = [
    (Sound(-19.0, -1.0, PEAKS), FACTS, []),
    (Sound(-18.0, -3.0, PEAKS), FACTS, []),
    (Sound(-16.0, -1.5, PEAKS), STEREO, []),
    (Sound(-16.0, -1.5, PEAKS), FACTS, ["sound-loudness"]),
    (Sound(-19.0, -1.5, PEAKS), STEREO, ["sound-loudness"]),
    (Sound(-25.0, -0.2, PEAKS), STEREO, ["sound-loudness", "sound-peak"]),
    (Sound(None, sound.SILENT, PEAKS), FACTS, ["sound-silent"]),
]


@pytest.mark.parametrize(("found", "facts", "codes"), JUDGED)
def test_what_listeners_would_have_to_turn_is_advised_against(
    found: Sound, facts: AudioFacts, codes: list[str]
) -> None:
    given = check(found, facts, "a.mp3")
    assert [problem.code for problem in given] == codes
    assert {problem.level for problem in given} <= {"forslag"}


def test_the_advice_says_how_much_to_turn() -> None:
    (problem,) = check(Sound(-24.5, -6.0, PEAKS), FACTS, "a.mp3")
    assert "−24,5 LUFS" in problem.message
    assert "5,5 dB kraftigere" in problem.message
