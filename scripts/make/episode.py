"""Speak an episode: `.venv/bin/python scripts make.episode podcasts/manuskripter/trailer.yml`.

For maintainers, when a manuscript in podcasts/manuskripter changes. Writes podcasts/<name>.mp3 and
podcasts/<name>.vtt, and prints the chapters as they are to stand in podcasts/<name>.md.

The voice is espeak-ng's Danish one, so espeak-ng must be installed. Every sentence is spoken by
itself and laid after the last, so the transcript's times are exact. The same manuscript and the
same espeak-ng give the same bytes.

A manuscript is YAML: `speaker`, and `chapters`, each with `title` and `sentences`. A sentence is a
text, or `text` with `say` where the voice needs another spelling than the reader.
"""

import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyloudnorm
import soundfile
import yaml
from scipy import ndimage

from laboratorium.base.files import write
from laboratorium.media import sound
from laboratorium.media.times import format_time
from laboratorium.media.transcript import Cue, Transcript, to_vtt

RATE = 22_050
WORDS_A_MINUTE = 148
PAUSE = 0.45
CHAPTER_PAUSE = 1.0
# 64 kbit/s at this rate: of the 160 to 8 that the encoder has, counted from the top.
COMPRESSION = (160 - 64) / (160 - 8)
# Below the limit of −1 dB, for encoding moves the tops a little.
CEILING = 10 ** (-2.5 / 20)
QUIET = 0.003
# LAME turns everything down by this factor before it encodes.
ENCODER_SCALE = 0.95

NO_VOICE = (
    "espeak-ng findes ikke på maskinen, og uden den er der ingen stemme. Installér den "
    "(Debian og Ubuntu: sudo apt install espeak-ng; macOS: brew install espeak-ng), og prøv igen."
)


class Sentence(NamedTuple):
    """What is read in the transcript, and how it is spelt for the voice."""

    text: str
    say: str


class Part(NamedTuple):
    """A chapter of a manuscript."""

    title: str
    sentences: tuple[Sentence, ...]


class Manuscript(NamedTuple):
    """Who speaks, and what."""

    speaker: str
    parts: tuple[Part, ...]


class Take(NamedTuple):
    """The spoken audio, mono at `RATE`, with the places of sentences and chapters in seconds."""

    samples: np.ndarray
    cues: tuple[Cue, ...]
    chapters: tuple[tuple[float, str], ...]


def main(paths: list[str]) -> int:
    """Speak each manuscript; 1 with a sentence in Danish when that cannot be done."""
    if not paths:
        print("Skriv, hvilket manuskript der skal læses op.", file=sys.stderr)
        return 1
    voice = shutil.which("espeak-ng")
    if voice is None:
        print(NO_VOICE, file=sys.stderr)
        return 1
    for path in map(Path, paths):
        try:
            manuscript = read_manuscript(path)
        except (OSError, ValueError, yaml.YAMLError) as error:
            print(f"{path}: {error}", file=sys.stderr)
            return 1
        make(voice, manuscript, path)
    return 0


def make(voice: str, manuscript: Manuscript, path: Path) -> None:
    """Write the audio and the transcript of one manuscript beside its folder; print its facts."""
    target = path.resolve().parent.parent / f"{path.stem}.mp3"
    take = speak(voice, manuscript)
    write(target, encode(level(take.samples)))
    transcript = Transcript(take.cues)
    write(target.with_suffix(".vtt"), to_vtt(transcript))
    measured = sound.measure(target)
    seconds = len(take.samples) / RATE
    print(
        f"{target.name}: {format_time(seconds)}, {target.stat().st_size / 1000:.0f} kB, "
        f"{measured.lufs} LUFS, {measured.true_peak} dB"
    )
    print("chapters:")
    for start, title in take.chapters:
        quoted = title.replace("'", "''")
        print(f"  - {{start: '{format_time(start)}', title: '{quoted}'}}")


def read_manuscript(path: Path) -> Manuscript:
    """Read a manuscript. Raises ValueError, in Danish, when it has another form."""
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        parts = tuple(
            Part(str(part["title"]), tuple(map(_sentence, part["sentences"])))
            for part in found["chapters"]
        )
        manuscript = Manuscript(str(found["speaker"]), parts)
    except (KeyError, TypeError) as error:
        message = "Et manuskript har »speaker« og »chapters«, hver med »title« og »sentences«."
        raise ValueError(message) from error
    if not all(part.sentences for part in parts) or not parts:
        raise ValueError("Hvert kapitel skal have mindst én sætning.")
    return manuscript


def speak(voice: str, manuscript: Manuscript) -> Take:
    """Speak every sentence and lay them one after another; chapters begin at whole seconds."""
    pieces: list[np.ndarray] = []
    cues: list[Cue] = []
    chapters: list[tuple[float, str]] = []
    at = 0
    for part in manuscript.parts:
        if at:
            quiet = -(-(at + round((CHAPTER_PAUSE - PAUSE) * RATE)) // RATE) * RATE - at
            pieces.append(np.zeros(quiet, dtype=np.float32))
            at += quiet
        chapters.append((at / RATE, part.title))
        for sentence in part.sentences:
            spoken = say(voice, sentence.say)
            cues.append(
                Cue(
                    round(at / RATE, 3),
                    round((at + len(spoken)) / RATE, 3),
                    manuscript.speaker,
                    sentence.text,
                    0,
                )
            )
            pieces += [spoken, np.zeros(round(PAUSE * RATE), dtype=np.float32)]
            at += len(spoken) + len(pieces[-1])
    return Take(np.concatenate(pieces), tuple(cues), tuple(chapters))


def say(voice: str, text: str) -> np.ndarray:
    """One sentence, without the silence that the voice has before and after it."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "spoken.wav"
        command = [voice, "-v", "da", "-s", str(WORDS_A_MINUTE), "-b", "1", "-w", str(target)]
        subprocess.run(
            [*command, "--stdin"], input=text.encode(), check=True, timeout=60, capture_output=True
        )
        samples, rate = soundfile.read(target, dtype="float32")
    if rate != RATE:
        raise ValueError(f"espeak-ng taler ved {rate} Hz og ikke {RATE}.")
    heard = np.flatnonzero(np.abs(samples) > QUIET)
    if not len(heard):
        raise ValueError(f"Der kom ingen lyd af »{text}«.")
    spoken: np.ndarray = samples[heard[0] : heard[-1] + 1]
    return spoken


def level(samples: np.ndarray) -> np.ndarray:
    """The same at the loudness of mono podcasts, with tops held under the ceiling."""
    made, meter = samples, pyloudnorm.Meter(RATE)
    if len(made) < meter.block_size * RATE:
        return samples
    for _ in range(4):
        loudness = meter.integrated_loudness(made.astype(np.float64))
        if not np.isfinite(loudness):
            return samples
        made = limited(made * np.float32(10 ** ((sound.TARGET_MONO - loudness) / 20)))
    return made


def limited(samples: np.ndarray) -> np.ndarray:
    """Turn down around each top that is too high, smoothly, so that none is clipped."""
    reach = round(0.005 * RATE) * 2 + 1
    tops = ndimage.maximum_filter1d(np.abs(samples), reach)
    gain = ndimage.uniform_filter1d(CEILING / np.maximum(tops, CEILING), reach)
    made: np.ndarray = (samples * gain).astype(np.float32)
    return made


def encode(samples: np.ndarray) -> bytes:
    """MP3, mono, 64 kbit/s."""
    file = BytesIO()
    soundfile.write(
        file,
        samples / np.float32(ENCODER_SCALE),
        RATE,
        format="MP3",
        bitrate_mode="CONSTANT",
        compression_level=COMPRESSION,
    )
    return file.getvalue()


def _sentence(written: Any) -> Sentence:
    if isinstance(written, str):
        return Sentence(written, written)
    return Sentence(str(written["text"]), str(written["say"]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
