"""The true peak of audio that comes in blocks: ITU-R BS.1770-4, annex 2, four times oversampled."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

_OVERSAMPLING = 4
# How many samples on each side an interpolated value is made of, and the window over them.
_REACH = 10
_BETA = 5.0
_STEP = 64
_WIDTH = _STEP + 2 * _REACH
_AT_ONCE = 2048


def _interpolation() -> np.ndarray:
    """What `_WIDTH` samples are multiplied by to give the three values after each of the `_STEP` in
    their middle.
    """
    at = np.arange(-_REACH * _OVERSAMPLING, _REACH * _OVERSAMPLING + 1)
    window = np.sinc(at / _OVERSAMPLING) * np.kaiser(len(at), _BETA)
    window *= _OVERSAMPLING / window.sum()
    made = np.zeros((_WIDTH, _STEP, _OVERSAMPLING - 1), dtype=np.float32)
    for sample in range(_STEP):
        for phase in range(1, _OVERSAMPLING):
            first = sample + 1
            made[first : first + 2 * _REACH, sample, phase - 1] = window[phase::_OVERSAMPLING][::-1]
    return made.reshape(_WIDTH, -1)


_BETWEEN = _interpolation()
# No interpolated value can exceed the highest sample near it by more than this factor.
_MOST = float(np.abs(_BETWEEN).sum(axis=0).max())


class TruePeak:
    """The highest value between and at the samples of all blocks added, in any channel."""

    def __init__(self, channels: int) -> None:
        self._before = np.zeros((channels, 2 * _REACH), dtype=np.float32)
        self._highest = 0.0

    def add(self, block: np.ndarray) -> None:
        """Take the next block in, of shape (channels, samples)."""
        audio = np.concatenate((self._before, block), axis=1)
        used = (audio.shape[1] - 2 * _REACH) // _STEP * _STEP
        self._before = audio[:, used:].copy()
        if used:
            self._look(sliding_window_view(audio, _WIDTH, axis=1)[:, :used:_STEP])

    def result(self) -> float:
        """The highest value; 1.0 is full scale, and more than that is possible."""
        self.add(np.zeros((len(self._before), _WIDTH), dtype=np.float32))
        return self._highest

    def _look(self, windows: np.ndarray) -> None:
        near = np.abs(windows).max(axis=2)
        self._highest = max(self._highest, float(near.max()))
        rows, columns = np.nonzero(near * _MOST > self._highest)
        # Loudest first: the rest need not be worked out when they cannot come higher.
        order = np.argsort(-near[rows, columns])
        rows, columns = rows[order], columns[order]
        for start in range(0, len(rows), _AT_ONCE):
            if near[rows[start], columns[start]] * _MOST <= self._highest:
                break
            some = slice(start, start + _AT_ONCE)
            found = windows[rows[some], columns[some]] @ _BETWEEN
            self._highest = max(self._highest, float(np.abs(found).max()))
