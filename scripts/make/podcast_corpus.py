"""Write a podcast of N made-up, valid episodes, the same ones for the same seed.

    .venv/bin/python scripts make.podcast_corpus 1000 --out /a/folder --seed 1

The folder then holds podcasts/ as in this project: show.yml, a cover, and for each episode its
notes, 40 cues of transcript, four chapters and an MP3 of 20 seconds. The sound is one faint tone;
a tag of its own makes each file unlike all others. Every title begins with »Prøveafsnit«, so that
none is taken for a real one. Episode number 7 is the same in a podcast of 10 and of 5,000.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from textwrap import fill
from typing import Any

import numpy as np
import soundfile
from mutagen import id3
from PIL import Image

from laboratorium.base.files import write
from laboratorium.model.vocabulary import vocabularies
from make.arguments import write_as_told
from make.corpus import WHAT, WHERE, capital, paragraph, pick, sentence

SECONDS, CUES, CHAPTERS = 20, 40, 4
A_SEASON = 100
RATE = 8_000
FIRST_DAY = date(2012, 1, 1)
COVER = "forside.png"
VOICES = ("Prøvestemme et", "Prøvestemme to")
SHOW = f"""\
title: Prøvepodcasten
description: Afsnittene er fundet på af et program for at måle, hvor hurtigt de bliver udgivet.
author: Prøvelaboratoriet
owner: {{name: Prøvelaboratoriet, email: redaktion@example.org}}
category: Society & Culture
subcategory: Documentary
cover: {COVER}
cover_alt: En grøn flade
guid: 9b024349-ccf0-5f69-a609-6b82873eab3c
"""


@cache
def tone() -> bytes:
    """The sound of every episode: an MP3 of a faint tone."""
    moments = np.arange(SECONDS * RATE) / RATE
    samples = (0.05 * np.sin(2 * np.pi * 220 * moments)).astype("float32")
    file = BytesIO()
    soundfile.write(file, samples, RATE, format="MP3", subtype="MPEG_LAYER_III")
    return file.getvalue()


def audio(number: int) -> bytes:
    """The tone with the episode's own tag, as no two episodes may have the same sound."""
    frame: Any = id3
    tags = frame.ID3()
    tags.add(frame.TIT2(encoding=3, text=f"Prøvelyd {number}"))
    file = BytesIO()
    tags.save(file, padding=lambda _: 0)
    return file.getvalue() + tone()


def cover() -> bytes:
    file = BytesIO()
    Image.new("RGB", (1400, 1400), "#124c3a").save(file, "PNG")
    return file.getvalue()


def slug(number: int) -> str:
    return f"proeveafsnit-{number:05}"


def transcript(rng: random.Random) -> str:
    step = SECONDS / CUES
    cues = (
        f"{_stamp(at * step)} --> {_stamp((at + 1) * step)}\n"
        f"<v {VOICES[at // 4 % len(VOICES)]}>{fill(sentence(rng).replace('**', ''), 60)}\n"
        for at in range(CUES)
    )
    return "\n".join(("WEBVTT\n", *cues))


def _stamp(seconds: float) -> str:
    return f"00:00:{seconds:06.3f}"


def episode(seed: int, number: int) -> Iterator[tuple[str, bytes]]:
    """Yield the files of episode `number` (from 1) as (name in podcasts/, bytes)."""
    # Seeded by its number, so that an episode does not depend on how many there are.
    rng = random.Random(f"podcast:{seed}:{number}")
    terms = vocabularies()
    name = slug(number)
    persons = "".join(
        f"  - {{name: {voice}, role: host, basis: {{kind: synthetic, date: {FIRST_DAY}}}}}\n"
        for voice in VOICES
    )
    chapters = "".join(
        f'  - {{start: "00:{at * SECONDS // CHAPTERS:02}", title: {capital(rng.choice(WHAT))}}}\n'
        for at in range(CHAPTERS)
    )
    notes = "\n\n".join(paragraph(rng, 60) for _ in range(2))
    text = f"""\
---
title: 'Prøveafsnit om {rng.choice(WHAT)} {rng.choice(WHERE)}'
number: {number}
season: {(number - 1) // A_SEASON + 1}
published: {FIRST_DAY + timedelta(days=number)} 06:00
summary: {sentence(rng)}
audio: {name}.mp3
transcript: {name}.vtt
persons:
{persons}synthetic_voice: true
chapters:
{chapters}links:
  - {{title: Prøvekilde, url: 'https://example.org/{name}'}}
six_p: [{pick(rng, terms.six_p)}]
sdg: [{pick(rng, terms.sdg)}]
---
{notes}

- {sentence(rng)}
- [Mere om prøven](https://example.org/{name}/mere)
"""
    yield f"{name}.md", text.encode()
    yield f"{name}.vtt", transcript(rng).encode()
    yield f"{name}.mp3", audio(number)


def write_podcast(root: Path, count: int, seed: int = 1) -> None:
    """Write the show and `count` episodes below ``root/podcasts``."""
    folder = root / "podcasts"
    write(folder / "show.yml", SHOW)
    write(folder / COVER, cover())
    for number in range(1, count + 1):
        for name, data in episode(seed, number):
            write(folder / name, data, lasting=False)


if __name__ == "__main__":
    write_as_told(__doc__, write_podcast)
