"""What the site is told of the audio of an episode."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from laboratorium.model.records import EpisodeRecord


def _no_peaks(episode: EpisodeRecord) -> tuple[int, ...]:
    return ()


def _own_size(episode: EpisodeRecord) -> int:
    return episode.length or 0


@dataclass(frozen=True)
class Sounds:
    """What a page tells of an episode's audio, asked when the page is drawn and never about a
    withdrawn episode: the waveform, 0–100 from left to right, and the bytes of the copy that is
    published.
    """

    peaks: Callable[[EpisodeRecord], tuple[int, ...]] = _no_peaks
    size: Callable[[EpisodeRecord], int] = _own_size
