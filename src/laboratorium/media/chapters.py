"""Chapters: what an episode is divided into, and the forms in which apps read it.

JSON chapters 1.2: https://github.com/Podcastindex-org/podcast-namespace, chapters/jsonChapters.md.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from laboratorium.base.problems import Position, Problem, advice, error
from laboratorium.media.times import format_time

VERSION = "1.2.0"


@dataclass(frozen=True)
class Chapter:
    """From `start` seconds into the audio; `toc` is whether it is shown in a table of contents."""

    start: float
    title: str
    url: str | None = None
    image: str | None = None
    toc: bool = True
    end: float | None = None


def check(
    chapters: Sequence[Chapter], seconds: float | None, path: str, places: Sequence[Position]
) -> list[Problem]:
    """What is wrong with the chapters of the file at `path`, each told of its own of the `places`.

    `seconds` is the audio's length, None when it is not known. Not to begin with the audio is
    advised against; all else makes the list useless to an app.
    """
    found: list[Problem] = []
    latest = -1.0
    for chapter, at in zip(chapters, places, strict=True):
        refuse = partial(error, path, at)
        if not chapter.title.strip():
            found.append(refuse("chapter-title", "Kapitlet har ingen titel. Skriv én."))
        if not math.isfinite(chapter.start) or chapter.start < 0:
            message = "Kapitlet begynder, før lyden gør. Skriv et tidspunkt fra 00:00 og frem."
            found.append(refuse("chapter-start", message))
            continue
        begins = format_time(chapter.start)
        if chapter.start == latest:
            message = f"To kapitler begynder ved {begins}. Ret det ene, eller slet det."
            found.append(refuse("chapter-same-start", message))
        elif chapter.start < latest:
            message = (
                f"Kapitlet begynder ved {begins}, men et af dem før det ved {format_time(latest)}. "
                "Skriv kapitlerne i den rækkefølge, de høres."
            )
            found.append(refuse("chapter-order", message))
        latest = max(latest, chapter.start)
        if seconds is not None and chapter.start >= seconds:
            message = (
                f"Kapitlet begynder ved {begins}, men lyden er kun {format_time(seconds)} lang. "
                "Ret tidspunktet."
            )
            found.append(refuse("chapter-beyond", message))
        if message := _wrong_end(chapter, seconds):
            found.append(refuse("chapter-end", message))
    if chapters and chapters[0].start > 0:
        message = "Lad det første kapitel begynde ved 00:00, så ingen del er uden kapitel."
        found.append(advice(path, places[0], "chapter-first", message))
    return found


def to_json(chapters: Sequence[Chapter]) -> str:
    """A JSON chapters 1.2 document, ending in a line break; nothing in it but what is known."""
    document = {"version": VERSION, "chapters": [_entry(chapter) for chapter in chapters]}
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def note_lines(chapters: Sequence[Chapter]) -> list[str]:
    """`00:00 Titel`, the lines that apps without chapters of their own read in the notes."""
    return [f"{format_time(chapter.start)} {chapter.title}" for chapter in chapters if chapter.toc]


def _wrong_end(chapter: Chapter, seconds: float | None) -> str:
    if chapter.end is not None and not chapter.end > chapter.start:
        return "Kapitlet slutter, før det begynder. Ret slutningen, eller slet den."
    if chapter.end is not None and seconds is not None and chapter.end > seconds:
        return f"Kapitlet slutter efter lyden, som er {format_time(seconds)} lang. Ret det."
    return ""


def _entry(chapter: Chapter) -> dict[str, object]:
    entry: dict[str, object] = {"startTime": _number(chapter.start), "title": chapter.title}
    if chapter.end is not None:
        entry["endTime"] = _number(chapter.end)
    if chapter.url:
        entry["url"] = chapter.url
    if chapter.image:
        entry["img"] = chapter.image
    if not chapter.toc:
        entry["toc"] = False
    return entry


def _number(seconds: float) -> float | int:
    return int(seconds) if seconds == int(seconds) else round(seconds, 3)
