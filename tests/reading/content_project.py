"""A small valid project for tests to break, and ways to ask what was said about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from laboratorium.base.problems import Level, Problem
from laboratorium.model.records import Loaded
from laboratorium.reading.loader import load

FRONT = """\
---
title: Et fælles varmeværk
summary: Oliefyrene skulle skiftes. Beboerne byggede deres eget varmeværk.
status: anchored
status_as_of: 2023
origin: public-sources
organisation: Middelfart Kommune
partners: [Syddansk Universitet]
municipality: Middelfart
place: {name: Føns}
period: {from: 2011}
six_p: [planet, participation]
sdg: [7, 11.7]
challenges: [climate_action]
fields: [green_transition]
actors:
  - {who: Beboere, role: Tog initiativet}
trial_actions:
  - title: Studietur
    from: 2012
    with: [Beboere]
    what: Beboerne besøgte en ø med fælles varme.
measurements:
  - indicator: Husstande med nærvarme
    unit: husstande
    before: {value: 37, date: 2013-10}
    after: {value: 47, date: 2018-12}
    source: 1
sources:
  - title: Historie
    url: https://example.org/historie
licence: CC-BY-4.0
updated: 2026-11-23
---
"""
BODY = """\
## Udfordringen

Oliefyrene stod til udskiftning [1](#kilde-1).

## Stedet

En landsby.

## Hvad vi prøvede

En studietur.

## Hvad der skete

Et værk blev bygget.

## Hvad andre kan bruge

Tag på studietur.
"""
CASE = FRONT + BODY
POINT = """\
---
title: En lav tilslutningsafgift får mange med
level: volunteer_citizen
six_p: [participation]
phase: anchoring
kind: success_factor
date: 2026-11-23
---
Når det er billigt at være med, siger mange ja [1](#kilde-1).
"""
PROTOTYPE = """\
---
title: Varmeværk i en grisestald
summary: Et lille værk, som frivillige passer.
stage: in_use
transferable_to: [Landsbyer uden fjernvarme]
---
Værket står i en nedlagt stald.
"""
PAGE = """\
---
title: Om
description: Hvad det er.
---
Tekst.
"""
LAB = """\
---
title: Laboratorium 1
description: Om stedet.
number: 1
year: 2023
date: 2023-01-26
six_p: [people]
themes: [Stedet]
---
Om stedet.
"""
LAB_PATH = "docs/laboratorier/2023-1.md"
CASE_PATH = "cases/foens/index.md"
POINT_PATH = "cases/foens/learning-points/2026-11-23-lav-afgift.md"
PROTOTYPE_PATH = "cases/foens/prototypes/vaerket.md"
PROJECT: Mapping[str, str] = {
    CASE_PATH: CASE,
    POINT_PATH: POINT,
    PROTOTYPE_PATH: PROTOTYPE,
    "docs/index.md": PAGE,
}


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files under a folder and return it; text is written as UTF-8 as it stands."""
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return root


def loaded(root: Path, changes: Mapping[str, str | bytes] | None = None) -> Loaded:
    """Load the valid project with some files changed or added."""
    return load(write(root, {**PROJECT, **(changes or {})}))


def said(problems: Iterable[Problem]) -> list[tuple[str, int, str]]:
    """Path, line and code of each problem: what most tests ask."""
    return [(problem.path, problem.line, problem.code) for problem in problems]


def errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.level is Level.ERROR]


def line_of(text: str, part: str) -> int:
    """The line on which ``part`` stands in ``text``, from 1."""
    return text[: text.index(part)].count("\n") + 1
