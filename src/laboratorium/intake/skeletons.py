"""Skeletons of new content, with help in Danish for those who fill them in."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from laboratorium.base.danish import format_number, slugify
from laboratorium.media.audio import SUFFIXES, AudioFacts, read_audio
from laboratorium.media.times import format_time
from laboratorium.model.cases import HEADINGS
from laboratorium.model.vocabulary import Term, vocabularies
from laboratorium.reading.frontmatter import parse
from laboratorium.reading.rules import MAX_SLUG

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


@dataclass(frozen=True)
class NewEpisode:
    """What was written: the episode's file, its audio, what the audio is, and the transcript that
    lay beside it, if one did.
    """

    path: Path
    audio: Path
    facts: AudioFacts
    transcript: Path | None


def episode_skeleton(
    title: str, made: NewEpisode, season: int | None, number: int, today: date
) -> str:
    """The text of a new `podcasts/<slug>.md`. What is still to be written is left empty, so that
    the checker asks for it.
    """
    words = vocabularies()
    transcript = made.transcript.name if made.transcript else f"{made.path.stem}.vtt"
    in_season = f"season: {season}\n" if season else ""
    return f"""---
# Linjer, der begynder med #, er hjælp til jer. De bliver ikke vist på siden og må gerne slettes.
# Lyden: {describe(made.facts)}.
title: {_quoted(title)}
number: {number}                              # slet linjen i en trailer
{in_season}type: full                             # full, trailer eller bonus
published: ""                          # dansk tid, fx {today.isoformat()} 06:00
summary: ""                            # højst 300 tegn: hvad man hører
audio: {_quoted(made.audio.name)}
transcript: {_quoted(transcript)}
#   Læg udskriften her. Skriv, hvem der taler, og de lyde, der betyder noget.
persons:                               # alle, der bliver hørt
  - name: ""
    role: {words.podcast_roles["host"].label}
    basis: {{kind: "", date: ""}}        # {_choices(words.voice_bases)}
#   Roller: {_choices(words.podcast_roles)}
synthetic_voice: false                 # true, hvis en stemme er kunstig
# chapters:                            # tider som 12:34 eller 1:02:03, det første ved 00:00
#   - {{start: "00:00", title: Velkommen}}
# soundbites:                          # korte klip på 15–120 sekunder
#   - {{start: "00:10", duration: 20, title: Det bedste sted}}
# location: {{name: Føns, municipality: Middelfart}}
# cases: []                            # navnene på de casemapper, afsnittet handler om
# six_p: []                            # {_choices(words.six_p)}
# sdg: []                              # verdensmål (1–17) eller delmål (fx 11.7)
# links:
#   - {{title: Læs mere, url: https://example.org/}}
---
<!-- Noter: Hvad hører man, og hvor kan man læse mere? Højst 4.000 byte vises i apps. -->
"""


def write_episode(root: Path, audio: Path, title: str | None, today: date) -> NewEpisode:
    """Copy the audio to `podcasts/<slug>` under `root` and write the skeleton beside it.

    Without a title the audio's name is used. Audio that lies in `podcasts/` already is left as it
    is. A transcript with the audio's name is taken along. Raises AudioError (Danish) when the
    audio cannot be published, FileExistsError when there is such an episode, and ValueError when
    there are no letters to make a slug of.
    """
    facts = read_audio(audio)
    stem = " ".join(audio.stem.replace("_", " ").replace("-", " ").split())
    title = (title or f"{stem[:1].upper()}{stem[1:]}").strip()
    slug = slugify(title)[:MAX_SLUG].strip("-")
    if not slug:
        raise ValueError("Titlen skal have mindst ét bogstav eller tal.")
    folder = root / "podcasts"
    path = folder / f"{slug}.md"
    beside = next((file for file in map(audio.with_suffix, _TRANSCRIPTS) if file.is_file()), None)
    sources = [audio, *([beside] if beside else [])]
    suffixes = [SUFFIXES[facts.type], *([beside.suffix] if beside else [])]
    goals = [folder / f"{slug}{suffix}" for suffix in suffixes]
    copies = list(zip(sources, goals, strict=True))
    if audio.resolve().parent == folder.resolve():
        goals = [folder / source.name for source in sources]
        copies = []
    for file in (path, *(goal for _, goal in copies)):
        if file.exists():
            raise FileExistsError(file)
    season, number = _next_number(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for source, goal in copies:
        _copy(source, goal)
    made = NewEpisode(path, goals[0], facts, goals[1] if beside else None)
    text = episode_skeleton(title, made, season, number, today)
    path.write_text(text, encoding="utf-8", newline="\n")
    return made


_TRANSCRIPTS = (".vtt", ".srt", ".json")


def describe(facts: AudioFacts) -> str:
    """What an audio file is, in Danish: `12:34, MP3, mono, 64 kbit/s, 5,9 MB`."""
    kind = "MP3" if SUFFIXES[facts.type] == ".mp3" else "M4A"
    channels = "mono" if facts.channels == 1 else "stereo"
    size = f"{format_number(round(facts.bytes / 1000))} kB"
    if facts.bytes >= 1_000_000:
        size = f"{format_number(round(facts.bytes / 1_000_000, 1))} MB"
    rate = round(facts.bitrate / 1000)
    return f"{format_time(facts.seconds)}, {kind}, {channels}, {rate} kbit/s, {size}"


def _copy(source: Path, goal: Path) -> None:
    """Copy whole or not at all: a copy that is cut short would be taken for the audio itself."""
    half = goal.with_name(f".{goal.name}.ny")
    try:
        shutil.copyfile(source, half)
        half.replace(goal)
    finally:
        half.unlink(missing_ok=True)


def _next_number(folder: Path) -> tuple[int | None, int]:
    """The newest season, None when there are none, and the number after its last episode."""
    seen = [(0, 0)]
    for file in sorted(folder.glob("*.md")):
        meta = parse(file.read_bytes(), file.name).meta
        values = (str(meta.get(key, "")) for key in ("season", "number"))
        season, number = (int(text[:9]) if text.isdecimal() else 0 for text in values)
        seen.append((season, number))
    season, number = max(seen)
    return season or None, number + 1


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
