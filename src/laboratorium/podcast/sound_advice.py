"""Advice on how the episodes sound: too faint, too loud, or with peaks that crackle.

Measuring takes a second for every few minutes of audio, so what was measured is kept where the
pages' waveforms are kept, by the audio's own bytes: each recording is measured once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from laboratorium.base.parallel import available_workers, spread
from laboratorium.base.problems import START, Position, Problem, advice, error, in_order
from laboratorium.media.audio import AudioError, AudioFacts
from laboratorium.media.chapters import note_lines
from laboratorium.media.sound import check, is_kept, measure
from laboratorium.model.records import EpisodeRecord, Loaded
from laboratorium.podcast.publication import SOUND


def listened(
    root: Path,
    loaded: Loaded,
    cache: Path,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Loaded:
    """What was loaded, with problems about the sound of the audio in the project among the others.

    `root` is the project's folder, `cache` one of our own. `progress` is called with how many
    seconds of audio are measured and how many there are, of those that were not measured before.
    """
    heard = [one for one in loaded.content.episodes if one.audio and one.audio_path]
    fresh = {one.slug for one in heard if one.audio and not is_kept(cache / SOUND, one.audio)}
    total = sum(_seconds(one) for one in heard if one.slug in fresh)
    problems: list[Problem] = []
    done = 0
    if fresh:
        progress(done, total)
    # Measuring one takes a core for seconds, so each core takes one at a time.
    workers = available_workers() if len(fresh) > 1 else 1
    found = spread(partial(_heard, root, cache), heard, workers, chunk=1)
    for one, its in zip(heard, found, strict=True):
        problems += its
        if one.slug in fresh:
            done += _seconds(one)
            progress(done, total)
    if not problems:
        return loaded
    return replace(loaded, problems=in_order((*loaded.problems, *problems)))


def _chapters(path: Path, episode: EpisodeRecord, audio: AudioFacts) -> Iterator[Problem]:
    """Chapters in the audio itself are not published; those of the episode are."""
    from laboratorium.media.recorded import recorded

    own = recorded(path, audio.type).chapters
    listed = "; ".join(note_lines(own))
    if not episode.chapters:
        message = (
            f"Lydfilen har kapitler, som ikke bliver vist. Skriv dem under »chapters«: {listed}"
        )
    elif note_lines(own) != note_lines(episode.chapters):
        message = (
            "Lydfilens kapitler er andre end dem, der står under »chapters«, og det er de sidste, "
            f"der bliver vist. I lydfilen: {listed}"
        )
    else:
        return
    yield advice(path.name, START, "sound-chapters", message)


def _seconds(episode: EpisodeRecord) -> int:
    return round(episode.seconds or 0)


def _heard(root: Path, cache: Path, episode: EpisodeRecord) -> list[Problem]:
    assert episode.audio and episode.audio_path
    try:
        sound = measure(root / episode.audio_path, cache / SOUND, episode.audio)
        found = check(sound, episode.audio, episode.audio_path)
        if sound.has_chapters:
            found += _chapters(root / episode.audio_path, episode, episode.audio)
    except AudioError as broken:
        # Its waveform could not be drawn either.
        found = [error(episode.audio_path, START, "audio", str(broken))]
    # Told on the line where the episode names its audio.
    at = Position(episode.lines.get("audio", 1), 1)
    return [problem.at(episode.path, at) for problem in found]
