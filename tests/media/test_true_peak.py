"""The true peak: that of the whole sound oversampled, in whatever blocks it comes."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import signal
from sounds import noise

from laboratorium.media.true_peak import TruePeak


def oversampled(samples: np.ndarray) -> float:
    """By scipy: over the samples' time axis, which comes last."""
    return float(np.abs(signal.resample_poly(samples.astype(np.float64), 4, 1, axis=1)).max())


@pytest.mark.parametrize("block", [1, 30, 100, 5_000, 1_000_000])
@pytest.mark.parametrize("seconds", [0.0001, 0.01, 0.2])
def test_true_peak_in_blocks_is_that_of_the_whole_oversampled(block: int, seconds: float) -> None:
    samples = (noise(seconds, 22_050, 2) * np.linspace(0.1, 1, round(seconds * 22_050))[:, None]).T
    meter = TruePeak(2)
    for start in range(0, samples.shape[1], block):
        meter.add(samples[:, start : start + block].astype(np.float32))
    # scipy's filter leaves the samples themselves some ten-thousandths louder.
    assert meter.result() == pytest.approx(oversampled(samples), rel=1e-3)


def test_true_peak_lies_between_the_samples() -> None:
    """A sine at a quarter of the rate, sampled off its tops (BS.1770-4, annex 2)."""
    meter = TruePeak(1)
    meter.add(np.sin(np.arange(4000) * np.pi / 2 + np.pi / 4).astype(np.float32)[None])
    assert meter.result() == pytest.approx(1, abs=0.1)
    assert meter.result() > 0.95


def test_one_high_place_in_a_long_quiet_sound_is_found() -> None:
    samples = np.full((1, 100_000), 0.01, dtype=np.float32)
    samples[0, 60_000:60_004] = (0.7, 0.9, 0.9, 0.7)
    meter = TruePeak(1)
    meter.add(samples)
    assert meter.result() == pytest.approx(oversampled(samples), abs=1e-5)
    assert meter.result() > 0.9
