"""Loudness and true peak of audio that comes in blocks (ITU-R BS.1770-4)."""

from typing import Any

import numpy as np
import pyloudnorm
from scipy import signal

_SEGMENT = 0.1
_SEGMENTS_IN_BLOCK = 4
_OFFSET = -0.691
_ABSOLUTE_GATE = -70.0
_RELATIVE_GATE = -10.0

_OVERSAMPLING = 4
# The interpolation filter that scipy's resample_poly makes by itself, made once.
_REACH = 10
_FILTER = signal.firwin(2 * _REACH * _OVERSAMPLING + 1, 1 / _OVERSAMPLING, window=("kaiser", 5.0))
_PIECE = 2048
# No interpolated value can exceed the highest sample near it by more than this factor.
_MOST = max(
    float(np.abs(_FILTER[phase::_OVERSAMPLING]).sum()) * _OVERSAMPLING
    for phase in range(_OVERSAMPLING)
)


class Loudness:
    """Integrated loudness of all blocks added, of shape (frames, channels), values from −1 to 1."""

    def __init__(self, rate: int, channels: int) -> None:
        stages = pyloudnorm.Meter(rate)._filters.values()
        self._filters: list[tuple[Any, Any, Any]] = [
            (stage.b, stage.a, np.zeros((max(len(stage.a), len(stage.b)) - 1, channels)))
            for stage in stages
        ]
        self._segment = rate * _SEGMENT
        self._frames = 0
        self._rest = np.zeros(0)
        self._energies: list[np.ndarray] = []

    def add(self, block: np.ndarray) -> None:
        """Take the next block in."""
        weighted = block.astype(np.float64)
        for index, (b, a, state) in enumerate(self._filters):
            weighted, state = signal.lfilter(b, a, weighted, axis=0, zi=state)
            self._filters[index] = (b, a, state)
        power = np.concatenate((self._rest, np.square(weighted).sum(axis=1)))
        # Segments of 100 ms, whose limits are rounded so that they never drift apart.
        first = round(self._frames / self._segment)
        # A hair more than the quotient, which may fall just short of the whole number it is.
        count = int((self._frames + len(power)) / self._segment + 1e-6) - first
        limits = [round((first + n) * self._segment) - self._frames for n in range(count + 1)]
        if count > 0:
            sums = np.add.reduceat(power[: limits[-1]], limits[:-1])
            self._energies.append(sums / np.diff(limits))
            self._rest = power[limits[-1] :]
            self._frames += limits[-1]
        else:
            self._rest = power

    def result(self) -> float | None:
        """LUFS to two decimals, or None when there is no 0.4 s that is louder than −70 LUFS."""
        energies = np.concatenate(self._energies) if self._energies else np.zeros(0)
        if len(energies) < _SEGMENTS_IN_BLOCK:
            return None
        blocks = np.convolve(energies, np.full(_SEGMENTS_IN_BLOCK, 1 / _SEGMENTS_IN_BLOCK), "valid")
        loud = blocks[blocks > _power(_ABSOLUTE_GATE)]
        if not len(loud):
            return None
        gate = _power(_lufs(float(loud.mean())) + _RELATIVE_GATE)
        return round(_lufs(float(loud[loud > gate].mean())), 2)


class TruePeak:
    """The highest value between and at the samples of all blocks added, in any channel."""

    def __init__(self, channels: int) -> None:
        self._before = np.zeros((2 * _REACH, channels), dtype=np.float32)
        self._highest = 0.0

    def add(self, block: np.ndarray) -> None:
        """Take the next block in."""
        audio = np.concatenate((self._before, block))
        self._before = audio[-2 * _REACH :]
        self._look(audio)

    def result(self) -> float:
        """The highest value; 1.0 is full scale, and more than that is possible."""
        self._look(np.concatenate((self._before, np.zeros_like(self._before))))
        return self._highest

    def _look(self, audio: np.ndarray) -> None:
        high = np.abs(audio).max(axis=1)
        starts = np.arange(0, len(high), _PIECE)
        peaks = np.maximum.reduceat(high, starts)
        self._highest = max(self._highest, float(peaks.max()))
        # Loudest first: the rest need not be oversampled when they cannot come higher.
        for index in np.argsort(-peaks):
            near = float(peaks[max(0, index - 1) : index + 2].max())
            if near * _MOST <= self._highest:
                continue
            begin = max(0, int(starts[index]) - _REACH)
            piece = audio[begin : int(starts[index]) + _PIECE + _REACH]
            between = signal.resample_poly(piece, _OVERSAMPLING, 1, axis=0, window=_FILTER)
            # Near its cut ends a piece would ring; those samples lie within its neighbours.
            inner = between[_REACH * _OVERSAMPLING : -_REACH * _OVERSAMPLING]
            if len(inner):
                self._highest = max(self._highest, float(np.abs(inner).max()))


def _lufs(power: float) -> float:
    return float(_OFFSET + 10 * np.log10(power))


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET) / 10))
