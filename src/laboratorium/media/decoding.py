"""An audio file from one end to the other, in blocks: three hours take little more memory than one.

FFmpeg decodes it and measures its loudness (ITU-R BS.1770-4, EBU R 128). In a module of its own
because of what it loads: numpy and FFmpeg's libraries.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import av
import numpy as np
from av.filter import Graph

from laboratorium.media.true_peak import TruePeak

BLOCK_SECONDS = 10
_OUTLINE_SECONDS = 0.01
# The standard weighs blocks of 0.4 s that begin every 0.1 s; what is fainter than the gate is none.
_SHORTEST = 0.4
_ABSOLUTE_GATE = -70.0
_INTEGRATED = "lavfi.r128.I"
# Asking a filter whether it has something costs more than a small frame's work.
_FRAMES_AT_ONCE = 256

# What FFmpeg has to say of a file is for programmers, and in English.
av.logging.set_level(None)


class Decoded(NamedTuple):
    """How long it lasts in seconds; LUFS or None; the true peak, 1.0 being full scale; the outline,
    0 to 100.
    """

    seconds: float
    lufs: float | None
    true_peak: float
    outline: tuple[int, ...]


def decode(path: Path, container: str, values: int) -> Decoded:
    """Measure a file of FFmpeg's format `container` (`mp3`, `mov`), whatever its name says.

    The outline has `values` values. A frame that is broken is passed over, as players do. Raises
    ValueError when there is no sound in it.
    """
    try:
        with av.open(str(path), format=container, metadata_errors="replace") as file:
            return _measured(file, values)
    except (av.FFmpegError, IndexError) as error:
        raise ValueError(str(error)) from error


def _measured(file: Any, values: int) -> Decoded:
    stream = file.streams.audio[0]
    meter = _Meter(stream)
    peak, parts, length = None, [], 0
    for block in meter.blocks(_frames(file, stream)):
        peak = peak or TruePeak(len(block))
        peak.add(block)
        parts.append(_highest(block, max(1, round(meter.rate * _OUTLINE_SECONDS))))
        length += block.shape[1]
    if peak is None:
        raise ValueError("no sound")
    seconds = length / meter.rate
    loud = meter.lufs is not None and meter.lufs > _ABSOLUTE_GATE and seconds >= _SHORTEST
    return Decoded(seconds, meter.lufs if loud else None, peak.result(), _outline(parts, values))


def _frames(file: Any, stream: Any) -> Iterator[Any]:
    for packet in file.demux(stream):
        try:
            yield from packet.decode()
        except av.InvalidDataError:
            continue


class _Meter:
    """FFmpeg's filters: samples come out in blocks as floats while the loudness is measured."""

    def __init__(self, stream: Any) -> None:
        self.rate: int = stream.rate
        self.lufs: float | None = None
        self._graph = graph = Graph()
        self._source = graph.add_abuffer(template=stream)
        parted = graph.add("asplit")
        self._source.link_to(parted)
        self._loudness = graph.add("abuffersink")
        self._blocks = graph.add("abuffersink")
        size = round(self.rate * _OUTLINE_SECONDS) * round(BLOCK_SECONDS / _OUTLINE_SECONDS)
        meter = graph.add("ebur128", "metadata=1:framelog=quiet")
        parted.link_to(meter, 0)
        meter.link_to(self._loudness)
        cut, floats = graph.add("asetnsamples", f"n={size}:p=0"), graph.add("aformat", "f=fltp")
        parted.link_to(cut, 1)
        cut.link_to(floats)
        floats.link_to(self._blocks)
        graph.configure()

    def blocks(self, frames: Iterator[Any]) -> Iterator[np.ndarray]:
        """Arrays of shape (channels, samples), values from −1 to 1."""
        for number, frame in enumerate(frames):
            self._source.push(frame)
            if number % _FRAMES_AT_ONCE == 0:
                yield from self._ready()
        self._source.push(None)
        yield from self._ready()

    def _ready(self) -> Iterator[np.ndarray]:
        for frame in _pulled(self._loudness):
            told = frame.metadata.get(_INTEGRATED)
            self.lufs = round(float(told), 2) if told else self.lufs
        for frame in _pulled(self._blocks):
            yield frame.to_ndarray()


def _pulled(sink: Any) -> Iterator[Any]:
    while True:
        try:
            yield sink.pull()
        except (av.BlockingIOError, av.EOFError):
            return


def _highest(block: np.ndarray, step: int) -> np.ndarray:
    """The highest sample of every `step` in any channel; the last may be shorter."""
    high: np.ndarray = np.abs(block).max(axis=0)
    return np.maximum.reduceat(high, np.arange(0, len(high), step))


def _outline(parts: list[np.ndarray], values: int) -> tuple[int, ...]:
    """The mean of the highest samples in each part: speech has its highest everywhere, and only
    the mean shows where somebody pauses or speaks up.
    """
    high = np.concatenate(parts)
    edges = [index * len(high) // values for index in range(values + 1)]
    found = [float(high[start : max(stop, start + 1)].mean()) for start, stop in pairwise(edges)]
    top = max(found)
    return tuple(round(100 * value / top) for value in found) if top > 0 else (0,) * values
