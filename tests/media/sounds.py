"""Small audio files for the tests, made when they run."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
import soundfile

from laboratorium.media import mpeg, mpeg_header

SOUNDS = Path(__file__).parents[1] / "data/sound"


def noise(seconds: float, rate: int = 22_050, channels: int = 1, level: float = 0.1) -> np.ndarray:
    """The same noise every time, of shape (frames, channels), within ±`level`."""
    made = np.random.default_rng(1).uniform(-level, level, (round(seconds * rate), channels))
    return made.astype(np.float32)


@cache
def mp3(seconds: float = 3, rate: int = 22_050, channels: int = 1, mode: str = "VARIABLE") -> bytes:
    """An MP3 with a Xing or Info header, as encoders write it."""
    return encoded(noise(seconds, rate, channels), rate, mode)


def encoded(samples: np.ndarray, rate: int, mode: str = "VARIABLE") -> bytes:
    file = BytesIO()
    soundfile.write(file, samples, rate, format="MP3", bitrate_mode=mode, compression_level=0.8)
    return file.getvalue()


def without_header(data: bytes) -> bytes:
    """An MP3 as a live stream's recorder leaves it: no header that says how long it is."""
    first = mpeg.first_frame(data)
    assert first
    return data[first.start + first.length :] if mpeg_header.told(data, first) else data


def m4a(folder: Path, name: str = "plain.m4a") -> Path:
    """A copy of three seconds of AAC, which nothing in Python writes.

    ffmpeg made them of :func:`mp3` with ``-c:a aac -b:a 24k`` and, by their names,
    ``-movflags +faststart``, ``-metadata comment=navn@example.org``, and a picture as a video.
    """
    target = folder / "lyd.m4a"
    target.write_bytes((SOUNDS / name).read_bytes())
    return target
