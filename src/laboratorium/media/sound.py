"""How an episode sounds: loudness, true peak and the outline of its waveform.

Loudness is ITU-R BS.1770-4; true peak is its annex 2, four times oversampled. What was measured is
kept, for it takes a second for every ten minutes of audio.
"""

import json
import math
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from laboratorium.base.files import write
from laboratorium.base.problems import START, Problem, advice
from laboratorium.media.audio import M4A_TYPE, MP3_TYPE, AudioError, AudioFacts, read_audio

PEAKS = 240
TARGET_STEREO = -16.0
TARGET_MONO = -19.0
TOLERANCE = 1.0
MOST_PEAK = -1.0

SILENT = -120.0
"""The true peak of audio in which every sample is zero, in dB; also where it cannot be known."""

# A cache file of another version is measured anew.
_VERSION = 4

_CONTAINERS = {MP3_TYPE: "mp3", M4A_TYPE: "mov"}


@dataclass(frozen=True)
class Sound:
    """What was measured.

    `lufs` is the integrated loudness; None for silence and for less than 0.4 seconds. `true_peak`
    is in dB below full scale. `peaks` are 240 values from 0 to 100, how loud each part of the audio
    is against the loudest of all. `traces` are what the file tells beside its sound, as of
    `recorded`, and `has_chapters` whether it has chapters of its own.
    """

    lufs: float | None
    true_peak: float
    peaks: tuple[int, ...]
    traces: tuple[str, ...] = ()
    has_chapters: bool = False


def measure(path: Path, cache: Path | None = None, facts: AudioFacts | None = None) -> Sound:
    """Measure an audio file, or read it in the folder `cache` if the same bytes were measured.

    `facts` are the file's, where they are known already.

    Raises AudioError (Danish) for what is no audio.
    """
    facts = facts or read_audio(path)
    kept = cache / f"{facts.sha256}.json" if cache else None
    sound = _read(kept) if kept else None
    if sound is None:
        sound = _measure(path, facts.type)
        if kept:
            write(kept, json.dumps({"version": _VERSION, **asdict(sound)}), lasting=False)
    return sound


def is_kept(cache: Path, facts: AudioFacts) -> bool:
    """Whether measuring the audio takes no time, since it was measured before."""
    return (cache / f"{facts.sha256}.json").is_file()


def forget_others(cache: Path, kept: Collection[str]) -> None:
    """Delete what was measured of other audio than that with the digests `kept` (SHA-256)."""
    for path in sorted(cache.glob("*")):
        if path.stem not in kept:
            path.unlink(missing_ok=True)


def check(sound: Sound, facts: AudioFacts, path: str) -> list[Problem]:
    """Advice where the loudness of the audio at `path` is not what podcasts have, so that listeners
    need not turn it; and where the file tells more than its sound.
    """
    return [*_told(sound, path), *_loudness(sound, facts, path)]


def _told(sound: Sound, path: str) -> Iterator[Problem]:
    if sound.traces:
        message = (
            f"Lydfilen fortæller mere end lyden: {', '.join(sound.traces)}. Det bliver ikke "
            "udgivet, men alle, der kan hente filen, kan læse det. Kør »./lab fix«, så er det væk."
        )
        yield advice(path, START, "sound-traces", message)


def _loudness(sound: Sound, facts: AudioFacts, path: str) -> list[Problem]:
    if sound.lufs is None:
        message = "Lyden er helt stille. Se efter, om det er den rigtige fil."
        return [advice(path, START, "sound-silent", message)]
    found = []
    target = TARGET_MONO if facts.channels == 1 else TARGET_STEREO
    if abs(sound.lufs - target) > TOLERANCE:
        change = target - sound.lufs
        message = (
            f"Lydstyrken er {_decibels(sound.lufs)} LUFS. Gør lyden {_decibels(abs(change))} dB "
            f"{'kraftigere' if change > 0 else 'svagere'}, så den er {_decibels(target)} LUFS "
            f"({'mono' if facts.channels == 1 else 'stereo'}) som i andre podcasts."
        )
        found.append(advice(path, START, "sound-loudness", message))
    if sound.true_peak > MOST_PEAK:
        message = (
            f"De højeste udsving når {_decibels(sound.true_peak)} dB og kan skratte. "
            f"Hold dem under {_decibels(MOST_PEAK)} dB med en limiter."
        )
        found.append(advice(path, START, "sound-peak", message))
    return found


def _measure(path: Path, mime: str) -> Sound:
    # Here, because numpy and FFmpeg take a while to load and most builds find all sounds kept.
    from laboratorium.media.decoding import decode
    from laboratorium.media.recorded import recorded

    try:
        found = decode(path, _CONTAINERS[mime], PEAKS)
    except ValueError as error:
        message = f"»{path.name}« kan ikke afspilles. Eksportér lyden igen som MP3."
        raise AudioError(message) from error
    high = found.true_peak
    decibels = max(SILENT, round(20 * math.log10(high), 2)) if high > 0 else SILENT
    told = recorded(path, mime)
    return Sound(found.lufs, decibels, found.outline, told.traces, bool(told.chapters))


def _read(kept: Path) -> Sound | None:
    """What is kept, or None when it is absent, of another version or not what was written."""
    try:
        found = json.loads(kept.read_bytes())
        lufs, peaks = found["lufs"], tuple(found["peaks"])
        traces, has_chapters = tuple(map(str, found["traces"])), bool(found["has_chapters"])
        high = float(found["true_peak"])
        sound = Sound(None if lufs is None else float(lufs), high, peaks, traces, has_chapters)
        whole = all(type(value) is int and 0 <= value <= 100 for value in peaks)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return sound if found.get("version") == _VERSION and whole and len(peaks) == PEAKS else None


def _decibels(value: float) -> str:
    return f"{value:.1f}".replace("-", "−").replace(".", ",")
