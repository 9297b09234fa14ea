"""Skeletons of new content, with help in Danish for those who fill them in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from laboratorium.content.body import HEADINGS
from laboratorium.danish import slugify
from laboratorium.vocabulary import Term, vocabularies

# What to write under each of the body's headings, in their order.
HELP = (
    "Hvad var problemet, og for hvem? Begynd med det liv, det handler om.",
    "Hvor er vi? Hvad kan stedet, som andre steder ikke kan?",
    "Hvad gjorde I, sammen med hvem, og i hvilken rækkefølge?",
    "Hvad kom der ud af det, også det, I ikke ventede?",
    "Hvad ville I sige til en kommune, der stod med den samme opgave?",
)


@dataclass(frozen=True)
class NewCase:
    """What one must know to begin a case. `municipality` is its official name."""

    title: str
    organisation: str
    municipality: str
    place: str


def case_skeleton(new: NewCase, today: date) -> str:
    """The text of a new `index.md`. What is still to be written is left empty, so that the checker
    asks for it.
    """
    words = vocabularies()
    return f"""---
# Linjer, der begynder med #, er hjælp til jer. De bliver ikke vist på siden og må gerne slettes.
title: {_quoted(new.title)}            # højst 90 tegn
summary: ""                            # højst 280 tegn: problemet, stedet og hvad I prøvede
status: {words.statuses["idea"].label}                            # {_choices(words.statuses)}
origin: {words.origins["group"].label}                 # I skriver om jeres egen opgave
organisation: {_quoted(new.organisation)}
partners: []                           # fx [Boligforeningen, Biblioteket]
municipality: {_quoted(new.municipality)}
place:                                 # I kan tilføje lat: og lon:, fx lat: 55.68
  name: {_quoted(new.place)}
period: {{from: {today.year}}}                   # tilføj to: når forløbet er slut
# lab: {{number: 1, year: {today.year}}}         # hvis casen kommer fra et laboratorium
six_p: []                              # 1–3, det vigtigste først:
#   {_choices(words.six_p)}
sdg: []                                # 1–5 verdensmål (1–17) eller delmål (fx 11.7)
challenges: []                         # 1–3:
{_listed(words.challenges)}
fields: []                             # 1–3:
{_listed(words.fields)}
# project_kind:                        # hvis en af dem passer:
{_listed(words.project_kinds)}
actors: []                             # roller, aldrig personnavne:
#   - {{who: Beboerne, role: Tog initiativet}}
trial_actions:
  - title: ""                          # hvad I prøvede, kort
    from: {today.year}
    what: ""                           # en til tre sætninger
# measurements:                        # tal, hvis I har dem:
#   - indicator: Deltagere på fællesspisning
#     unit: personer
#     before: {{value: 12, date: {today.year - 1}}}
#     after: {{value: 30, date: {today.year}}}
contact:                               # en rolle, ingen private oplysninger
  role: ""
  organisation: {_quoted(new.organisation)}
licence: CC-BY-4.0
updated: {today.isoformat()}
---
{_body()}"""


def write_case(root: Path, new: NewCase, today: date) -> Path:
    """Write the skeleton to `cases/<slug>/index.md` under `root` and return its path.

    The slug is the municipality's name and the first words of the title. Raises FileExistsError
    when there is a case with that slug, and ValueError when the title has no letters to make a slug
    of.
    """
    title = slugify(new.title)
    if not title:
        raise ValueError("Titlen skal have mindst ét bogstav eller tal.")
    words = f"{slugify(new.municipality)}-{title}".strip("-").split("-")
    folder = root / "cases" / "-".join(words[:7])
    path = folder / "index.md"
    if folder.exists():
        raise FileExistsError(path)
    folder.mkdir(parents=True)
    path.write_text(case_skeleton(new, today), encoding="utf-8", newline="\n")
    return path


def _quoted(text: str) -> str:
    """A YAML double-quoted scalar; JSON's quoting is a subset of it."""
    return json.dumps(text, ensure_ascii=False)


def _choices(words: Iterable[Term]) -> str:
    return ", ".join(term.label for term in words)


def _listed(words: Iterable[Term]) -> str:
    return "\n".join(f"#   {term.label}" for term in words)


def _body() -> str:
    parts = zip(HEADINGS, HELP, strict=True)
    return "\n".join(f"## {heading}\n\n<!-- {text} -->\n" for heading, text in parts)
