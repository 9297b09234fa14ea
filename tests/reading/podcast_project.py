"""A small valid podcast for tests to break, beside the small valid project."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy
import soundfile
from content_project import PROJECT, write
from PIL import Image

from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.records import Content, Loaded
from laboratorium.podcast.publication import Publication
from laboratorium.reading.loader import load

SECONDS = 40
SHOW_PATH = "podcasts/show.yml"
EPISODE_PATH = "podcasts/varmevaerket.md"
AUDIO_PATH = "podcasts/varmevaerket.mp3"
TRANSCRIPT_PATH = "podcasts/varmevaerket.vtt"
COVER_PATH = "podcasts/forside.png"
SHOW = """\
title: Laboratoriet fortæller
description: |
  Samtaler om opgaver, som kommuner og borgere har løst sammen.

  Hver fortælling handler om ét sted.
author: Laboratoriet
owner: {name: Laboratoriet, email: redaktion@example.org}
category: Society & Culture
subcategory: Documentary
cover: forside.png
cover_alt: Seks farvede blade om et hus
guid: 9B024349-ccf0-5f69-a609-6b82873eab3c
"""
EPISODE = """\
---
title: Landsbyen, der byggede et varmeværk
number: 1
published: 2026-11-20 06:00
summary: Oliefyrene skulle skiftes. Så byggede landsbyen sit eget værk.
audio: varmevaerket.mp3
persons:
  - name: Anne Hansen
    role: Vært
    basis: {kind: consent, date: 2026-11-01}
location: {name: Føns, municipality: Middelfart}
chapters:
  - {start: 0, title: Velkommen}
  - {start: "00:20", title: Varmen}
transcript: varmevaerket.vtt
soundbites:
  - {start: 5, duration: 15, title: Naboens idé}
links:
  - {title: Historie, url: https://example.org/historie}
cases: [foens]
six_p: [planet]
sdg: [7]
---
Anne besøger [varmeværket](../cases/foens/index.md).
"""
TRANSCRIPT = """\
WEBVTT

00:00.000 --> 00:04.000
<v Anne>Velkommen til laboratoriet.

00:04.000 --> 00:39.000
<v Bo>Det begyndte med et oliefyr.
"""


@cache
def audio(seconds: float = SECONDS) -> bytes:
    """A quiet MP3 that lasts so long."""
    held = io.BytesIO()
    samples = numpy.zeros(int(seconds * 8000), dtype="float32")
    soundfile.write(held, samples, 8000, format="MP3", subtype="MPEG_LAYER_III")
    return held.getvalue()


@cache
def cover(side: int = 1400) -> bytes:
    """A square picture of one colour."""
    held = io.BytesIO()
    Image.new("RGB", (side, side), "#124c3a").save(held, "PNG")
    return held.getvalue()


def podcast() -> dict[str, str | bytes]:
    return {
        **PROJECT,
        SHOW_PATH: SHOW,
        EPISODE_PATH: EPISODE,
        AUDIO_PATH: audio(),
        TRANSCRIPT_PATH: TRANSCRIPT,
        COVER_PATH: cover(),
    }


def publication_of(
    root: Path, content: Content, settings: Settings | None = None
) -> Publication | None:
    """The podcast of the project in the folder `root`, whose settings are its own if none are
    given.
    """
    own = settings or Settings.read(root)
    return Publication.of(Catalogue.of(content), own, root, root / ".cache")


def loaded_podcast(root: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Loaded:
    """Load the valid podcast with some files changed, added or (None) left out."""
    files = {**podcast(), **(changes or {})}
    return load(write(root, {path: text for path, text in files.items() if text is not None}))


OTHER_PATH = "podcasts/andet.md"
OTHER = (
    EPISODE.replace("varmevaerket.", "andet.")
    .replace("number: 1", "number: 2")
    .replace("Landsbyen, der byggede et varmeværk", "Haven")
)
SECOND: dict[str, str | bytes | None] = {
    OTHER_PATH: OTHER,
    "podcasts/andet.mp3": audio(),
    "podcasts/andet.vtt": TRANSCRIPT,
}
WITHDRAWN = "consent, date: 2026-11-01, withdrawn: 2026-11-22}"


def changed(*pairs: tuple[str, str], text: str = EPISODE) -> str:
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


def codes(found: Any) -> list[str]:
    return [problem.code for problem in found.problems]
