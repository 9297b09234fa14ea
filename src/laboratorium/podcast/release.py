"""An episode as it goes out: its record with the guid and the enclosure that apps know it by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from laboratorium.base.settings import Settings
from laboratorium.model.records import EpisodeRecord, ShowRecord, episode_guid
from laboratorium.podcast import links

Measure = Callable[[EpisodeRecord], int]
"""How many bytes an episode's published copy takes: with its tags it is longer than the source."""


@dataclass(frozen=True)
class Release:
    """One published episode. `url`, `length` (bytes) and `type` are the enclosure's; `seconds` may
    have a fraction.
    """

    episode: EpisodeRecord
    guid: str
    url: str
    length: int
    type: str
    seconds: float

    @property
    def slug(self) -> str:
        return self.episode.slug


def releases(
    show: ShowRecord, episodes: Iterable[EpisodeRecord], settings: Settings, measure: Measure
) -> tuple[Release, ...]:
    """The episodes that are out, newest first and then by slug; withdrawn ones are left out.

    `measure` is asked for each episode whose audio lies in the project.
    """
    kept = (episode for episode in episodes if episode.withdrawn is None)
    found = [release(show, episode, settings, measure) for episode in kept]
    found.sort(key=lambda one: (-one.episode.meta.published.timestamp(), one.slug))
    return tuple(found)


def release(
    show: ShowRecord, episode: EpisodeRecord, settings: Settings, measure: Measure
) -> Release:
    """One episode as it goes out. It must not be withdrawn: its audio must be known."""
    length = episode.length if episode.is_remote else measure(episode)
    facts = (length, episode.media_type, episode.seconds)
    assert length and episode.media_type and episode.seconds, f"{episode.path}: {facts}"
    return Release(
        episode=episode,
        guid=episode_guid(show.meta, episode),
        url=links.enclosure(show, episode, settings),
        length=length,
        type=episode.media_type,
        seconds=episode.seconds,
    )
