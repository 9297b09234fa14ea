"""The real project with as much of the hostile corpus in it as its own checker lets through."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from content_project import CASE, POINT, PROTOTYPE
from pictures import telling

from laboratorium.base.problems import Problem
from laboratorium.reading.loader import load
from security.hostile_corpus import CUES, MARKDOWN, WORDS
from site_build import copy_project

CASES = 6
MARK = "kanariefugl"
"""Stands in every hostile body, so that a search finds them all."""

# Each free text of the files, by what stands there in the small project.
_CASE_TEXTS = [
    ("Et fælles varmeværk", 90),
    ("Oliefyrene skulle skiftes. Beboerne byggede deres eget varmeværk.", 280),
    ("Middelfart Kommune", 120),
    ("Syddansk Universitet", 120),
    ("Føns", 120),
    ("Tog initiativet", 200),
    ("Studietur", 80),
    ("Beboerne besøgte en ø med fælles varme.", 400),
    ("Husstande med nærvarme", 100),
    ("husstande", 30),
    ("Historie", 250),
]
_PROTOTYPE_TEXTS = [
    ("Varmeværk i en grisestald", 90),
    ("Et lille værk, som frivillige passer.", 280),
    ("Landsbyer uden fjernvarme", 100),
]
_PICTURE = (
    "images: [{{file: images/a.png, alt: {}, credit: {}, licence: CC0-1.0, basis: no_people}}]"
)


@dataclass
class Hostile:
    """The project's folder, and what of the corpus is in it or was refused."""

    root: Path
    built: list[str] = field(default_factory=list)
    refused: dict[str, tuple[Problem, ...]] = field(default_factory=dict)

    def slug(self, number: int) -> str:
        return f"ond-case-{number}"


def make(root: Path) -> Hostile:
    """Copy the project to ``root`` and put the corpus into it."""
    copy_project(root, "cases", "docs", "podcasts")
    project = Hostile(root)
    words = cycle(WORDS)
    for number in range(CASES):
        _write_case(project, number, words)
    points = dict(_points())
    for path, (text, _) in points.items():
        _write(root / path, text)
    _write_episode(root)
    _refuse(project, {path: payload for path, (_, payload) in points.items()})
    return project


def _write_case(project: Hostile, number: int, words: Iterator[str]) -> None:
    folder = project.root / "cases" / project.slug(number)
    text = _spoilt(CASE, _CASE_TEXTS, words)
    pictured = _PICTURE.format(json.dumps(next(words)), json.dumps(next(words)))
    text = text.replace("---\n", f"---\n{pictured}\n", 1)
    _write(folder / "index.md", text)
    (folder / "images").mkdir()
    (folder / "images/a.png").write_bytes(telling("PNG", place=False))
    _write(folder / "prototypes/ond.md", _spoilt(PROTOTYPE, _PROTOTYPE_TEXTS, words))


def _spoilt(text: str, places: list[tuple[str, int]], words: Iterator[str]) -> str:
    front, fence, body = text.rpartition("---\n")
    for place, longest in places:
        word = next(words)
        while len(word) > longest:
            word = next(words)
        assert place in front, place
        front = front.replace(place, json.dumps(word, ensure_ascii=False), 1)
    return f"{front}{fence}{body}\n{MARK}\n"


def _points() -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield a learning point for each piece of Markdown and for each word: path, text, payload."""
    front, _, _ = POINT.rpartition("Når det er billigt")
    for number, payload in enumerate(MARKDOWN):
        path = f"cases/ond-case-{number % CASES}/learning-points/2026-11-23-m{number}.md"
        yield path, (f"{front}{payload}\n\n{MARK}\n", payload)
    for number, word in enumerate(WORDS):
        path = f"cases/ond-case-{number % CASES}/learning-points/2026-11-23-w{number}.md"
        title = json.dumps(word, ensure_ascii=False)
        text = front.replace("En lav tilslutningsafgift får mange med", title)
        yield path, (f"{text}{MARK}\n", word)


EPISODE = """\
---
title: {title}
season: 1
type: bonus
published: 2026-11-21 06:00
summary: {summary}
audio: ondt-afsnit.mp3
transcript: ondt-afsnit.vtt
persons:
  - name: {name}
    role: host
    group: {group}
    basis: {{kind: consent, date: 2026-11-01}}
location: {{name: {place}}}
chapters:
  - {{start: '00:00', title: {chapter}}}
  - {{start: '00:10', title: {chapter2}}}
soundbites:
  - {{start: '00:02', duration: '15', title: {bite}}}
links:
  - {{title: {link}, url: "https://example.org/?a='onclick=canary(9)"}}
cases: [ond-case-0]
---
"""


def _write_episode(root: Path) -> None:
    folder = root / "podcasts"
    shutil.copy(folder / "trailer.mp3", folder / "ondt-afsnit.mp3")
    words = iter(WORDS)
    names = re.findall(r"\{([a-z0-9]+)\}", EPISODE)
    front = EPISODE.format(**{name: json.dumps(next(words), ensure_ascii=False) for name in names})
    _write(folder / "ondt-afsnit.md", front)
    speakers = [word for word in WORDS if "-->" not in word]
    cues = (
        f"00:{2 * n:02}.000 --> 00:{2 * n + 1:02}.900\n<v {speakers[n]}>{cue}\n"
        for n, cue in enumerate(CUES)
    )
    _write(folder / "ondt-afsnit.vtt", "WEBVTT\n\n" + "\n".join(cues))


def _refuse(project: Hostile, payloads: dict[str, str]) -> None:
    """Take out the learning points that the checker refuses, and remember what it said."""
    said: dict[str, list[Problem]] = {}
    for problem in load(project.root).errors:
        said.setdefault(problem.path, []).append(problem)
    for path, payload in payloads.items():
        if path in said:
            project.refused[payload] = tuple(said.pop(path))
            (project.root / path).unlink()
        else:
            project.built.append(payload)
    assert said == {}, said
    notes = "\n\n".join(p for p in project.built if p in MARKDOWN and not re.search("[#~`]", p))
    for path in ("podcasts/ondt-afsnit.md", "cases/ond-case-1/index.md"):
        with (project.root / path).open("a", encoding="utf-8") as file:
            file.write(f"\n{notes}\n\n{MARK}\n")
    assert load(project.root).errors == (), load(project.root).errors


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
