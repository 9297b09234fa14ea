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
from scipy import signal
from sounds import encoded, m4a, mp3, noise, without_header

from laboratorium.media import decoding, sound
from laboratorium.media.audio import AudioError, AudioFacts, read_audio
from laboratorium.media.loudness import Loudness, TruePeak
from laboratorium.media.sound import Sound, check, measure


def swelling(seconds: float, rate: int, channels: int) -> np.ndarray:
    made = noise(seconds, rate, channels)
    return made * np.linspace(0.001, 1, len(made), dtype=np.float32)[:, None]


@pytest.mark.parametrize("rate", [11_025, 22_050, 44_100, 48_000])
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("block", [997, 4_410, 1_000_000])
def test_loudness_in_blocks_is_pyloudnorms_of_the_whole(
    rate: int, channels: int, block: int
) -> None:
    samples = swelling(8, rate, channels)
    meter = Loudness(rate, channels)
    for start in range(0, len(samples), block):
        meter.add(samples[start : start + block])
    expected = pyloudnorm.Meter(rate).integrated_loudness(samples.astype(np.float64))
    assert meter.result() == pytest.approx(expected, abs=0.02)


@pytest.mark.parametrize("block", [100, 5_000, 1_000_000])
def test_true_peak_in_blocks_is_that_of_the_whole_oversampled(block: int) -> None:
    samples = swelling(1, 22_050, 2)
    meter = TruePeak(2)
    for start in range(0, len(samples), block):
        meter.add(samples[start : start + block])
    expected = np.abs(signal.resample_poly(samples.astype(np.float64), 4, 1, axis=0)).max()
    assert meter.result() == pytest.approx(float(expected), abs=1e-5)


def test_true_peak_lies_between_the_samples() -> None:
    """A sine at a quarter of the rate, sampled off its tops (BS.1770-4, annex 2)."""
    meter = TruePeak(1)
    meter.add(np.sin(np.arange(4000) * np.pi / 2 + np.pi / 4).astype(np.float32)[:, None])
    assert meter.result() == pytest.approx(1, abs=0.1)
    assert meter.result() > 0.95


def test_a_calibration_tone_has_the_loudness_the_standard_gives() -> None:
    """997 Hz at full scale in one channel reads −3.01 LUFS (BS.1770-4, annex 1)."""
    tone = np.sin(2 * np.pi * 997 * np.arange(48_000 * 5) / 48_000).astype(np.float32)
    meter = Loudness(48_000, 1)
    meter.add(tone[:, None])
    assert meter.result() == pytest.approx(-3.01, abs=0.05)


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


def test_aac_is_not_decoded(tmp_path: Path) -> None:
    path = m4a(tmp_path)
    found = measure(path)
    assert found == sound.UNKNOWN
    assert [one.code for one in check(found, read_audio(path), path.name)] == ["sound-unmeasured"]


def test_what_is_kept_is_read_without_loading_the_decoder(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(mp3())
    measure(path, tmp_path)
    ask = (
        "import sys; from pathlib import Path; from laboratorium.media.sound import measure;"
        f"folder = Path({str(tmp_path)!r}); assert measure(folder / 'a.mp3', folder).peaks;"
        "print(sorted({'numpy', 'scipy', 'soundfile', 'pyloudnorm'} & set(sys.modules)))"
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
    monkeypatch.setattr(sound, "_measure", lambda path: pytest.fail("measured again"))
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
        b'{"version": 2, "lufs": -19, "true_peak": -2, "peaks": []}',
        b'{"version": 0, "lufs": -19, "true_peak": -2, "peaks": ' + b"[1" + b",1" * 239 + b"]}",
        b'{"version": 2, "lufs": "x", "true_peak": -2, "peaks": ' + b"[1" + b",1" * 239 + b"]}",
        b'{"version": 2, "lufs": -19, "true_peak": -2, "peaks": ' + b"[1" + b',"a"' * 239 + b"]}",
        b'{"version": 2, "lufs": -19, "true_peak": -2, "peaks": ' + b"[101" + b",1" * 239 + b"]}",
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
