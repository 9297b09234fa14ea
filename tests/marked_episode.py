"""An episode whose every word is found nowhere else, and ways to look for it in a built site."""

from __future__ import annotations

import gzip
import html
import io
import json
from collections.abc import Iterator
from pathlib import Path

import numpy
import soundfile
from PIL import Image
from podcast_project import SECONDS

# Each word stands in one field only of the episode and nowhere else in the project, and neither its
# stem nor its parts are words of another text.
WORDS = {
    "title": "Xylofonen",
    "summary": "Zinnober",
    "person": "Ravnsborg",
    "group": "Obelisken",
    "place": "Hvidfjerdrup",
    "chapter": "Muskatnød",
    "soundbite": "Fagottisten",
    "link": "Marimbaen",
    "link's address": "okapihalsen",
    "notes": "Gelatinen",
    "cover's words": "Lapislazuli",
    "speaker": "Torbenius",
    "what is said": "Okkultationen",
}
EPISODE = f"""\
---
title: {WORDS["title"]} på taget
number: 2
season: 1
published: 2026-11-21 06:00
summary: {WORDS["summary"]} i hele huset.
audio: den-anden.mp3
cover: den-anden.png
cover_alt: {WORDS["cover's words"]} på en hylde
persons:
  - name: Bo {WORDS["person"]}
    role: guest
    group: {WORDS["group"]}
    basis: {{kind: consent, date: 2026-11-01}}
location: {{name: {WORDS["place"]}, municipality: Middelfart}}
chapters:
  - {{start: 0, title: Velkommen}}
  - {{start: "00:20", title: {WORDS["chapter"]}}}
transcript: den-anden.vtt
soundbites:
  - {{start: 5, duration: 15, title: {WORDS["soundbite"]}}}
links:
  - {{title: {WORDS["link"]}, url: https://example.org/{WORDS["link's address"]}}}
cases: [foens, toender]
six_p: [planet]
sdg: [7]
---
Bo taler om {WORDS["notes"]}.
"""
TRANSCRIPT = f"""\
WEBVTT

00:00.000 --> 00:04.000
<v {WORDS["speaker"]}>Velkommen tilbage.

00:04.000 --> 00:39.000
<v Anne>{WORDS["what is said"]} kan ses herfra.
"""
SLUG = "den-anden"
PATH = f"podcasts/{SLUG}.md"


def noise() -> bytes:
    """An MP3 that is like no other: its bytes can be searched for."""
    held = io.BytesIO()
    made = numpy.random.default_rng(11).uniform(-0.1, 0.1, SECONDS * 8000).astype("float32")
    made *= numpy.linspace(0.2, 1, len(made), dtype="float32")
    soundfile.write(held, made, 8000, format="MP3", subtype="MPEG_LAYER_III")
    return held.getvalue()


def picture() -> bytes:
    held = io.BytesIO()
    drawn = numpy.random.default_rng(12).integers(0, 255, (14, 14, 3)).astype("uint8")
    Image.fromarray(drawn).resize((1400, 1400), Image.Resampling.NEAREST).save(held, "PNG")
    return held.getvalue()


AUDIO, COVER = noise(), picture()


def told(path: Path) -> tuple[bytes, str]:
    """A file's bytes, and its text as a reader or a program would have it, in small letters."""
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    text = data.decode("utf-8", "ignore")
    if path.suffix in (".json", ".geojson"):
        text = json.dumps(json.loads(text), ensure_ascii=False)
    return data, html.unescape(html.unescape(text)).lower()


def everything(folder: Path) -> Iterator[tuple[str, bytes, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), *told(path)


def stem(word: str) -> str:
    """What the search index holds of a word at the least."""
    return word.lower()[:7]
