"""An audio file from one end to the other, in blocks: three hours take little more memory than one.

In a module of its own because of what it loads: numpy, scipy and libsndfile.
"""

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import soundfile

from laboratorium.media.loudness import Loudness, TruePeak

BLOCK_SECONDS = 10
_OUTLINE_SECONDS = 0.01


class Decoded(NamedTuple):
    """LUFS or None; the true peak, 1.0 being full scale; the outline, 0 to 100."""

    lufs: float | None
    true_peak: float
    outline: tuple[int, ...]


class _Straight(soundfile.SoundFile):  # type: ignore[misc]
    """A file read from one end to the other.

    soundfile seeks after every read of a file that can be sought in, also when it is where it wants
    to be. libmpg123 then forgets the bits that an MP3's next frame borrows from those before it.
    """

    def seekable(self) -> bool:
        return False


def decode(path: Path, values: int) -> Decoded:
    """Measure a file; the outline has `values` values. Raises ValueError when it cannot be read."""
    parts: list[np.ndarray] = []
    try:
        # Opened by us: libsndfile would judge some files by their names.
        with path.open("rb") as file, _Straight(file) as audio:
            rate, channels = audio.samplerate, audio.channels
            loudness, peak = Loudness(rate, channels), TruePeak(channels)
            step = max(1, round(rate * _OUTLINE_SECONDS))
            size = step * round(BLOCK_SECONDS / _OUTLINE_SECONDS)
            while len(block := audio.read(size, dtype="float32", always_2d=True)):
                loudness.add(block)
                peak.add(block)
                parts.append(_highest(block, step))
    except soundfile.LibsndfileError as error:
        raise ValueError(str(error)) from error
    return Decoded(loudness.result(), peak.result(), _outline(parts, values))


def _highest(block: np.ndarray, step: int) -> np.ndarray:
    """The highest sample of every `step` in any channel; the last may be shorter."""
    high: np.ndarray = np.abs(block).max(axis=1)
    return np.maximum.reduceat(high, np.arange(0, len(high), step))


def _outline(parts: list[np.ndarray], values: int) -> tuple[int, ...]:
    """The mean of the highest samples in each part: speech has its highest everywhere, and only
    the mean shows where somebody pauses or speaks up.
    """
    high = np.concatenate(parts) if parts else np.zeros(1, dtype=np.float32)
    edges = [index * len(high) // values for index in range(values + 1)]
    found = [float(high[start : max(stop, start + 1)].mean()) for start, stop in pairwise(edges)]
    top = max(found)
    return tuple(round(100 * value / top) for value in found) if top > 0 else (0,) * values
