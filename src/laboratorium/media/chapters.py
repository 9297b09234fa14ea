"""Chapters: what an episode is divided into, and the forms in which apps read it.

JSON chapters 1.2: https://github.com/Podcastindex-org/podcast-namespace, chapters/jsonChapters.md.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass

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


def check(chapters: Sequence[Chapter], seconds: float | None) -> list[tuple[int, str, str]]:
    """What is wrong: the chapter's index, a code, and a Danish sentence.

    `seconds` is the audio's length, None when it is not known. The code `chapter-first` is advice;
    the others make the list useless to an app.
    """
    found: list[tuple[int, str, str]] = []
    latest = -1.0
    for index, chapter in enumerate(chapters):
        if not chapter.title.strip():
            found.append((index, "chapter-title", "Kapitlet har ingen titel. Skriv én."))
        if not math.isfinite(chapter.start) or chapter.start < 0:
            message = "Kapitlet begynder, før lyden gør. Skriv et tidspunkt fra 00:00 og frem."
            found.append((index, "chapter-start", message))
            continue
        at = format_time(chapter.start)
        if chapter.start == latest:
            message = f"To kapitler begynder ved {at}. Ret det ene, eller slet det."
            found.append((index, "chapter-same-start", message))
        elif chapter.start < latest:
            message = (
                f"Kapitlet begynder ved {at}, men et af dem før det ved {format_time(latest)}. "
                "Skriv kapitlerne i den rækkefølge, de høres."
            )
            found.append((index, "chapter-order", message))
        latest = max(latest, chapter.start)
        if seconds is not None and chapter.start >= seconds:
            message = (
                f"Kapitlet begynder ved {at}, men lyden er kun {format_time(seconds)} lang. "
                "Ret tidspunktet."
            )
            found.append((index, "chapter-beyond", message))
        found += _check_end(index, chapter, seconds)
    if chapters and chapters[0].start > 0:
        message = "Lad det første kapitel begynde ved 00:00, så ingen del er uden kapitel."
        found.append((0, "chapter-first", message))
    return found


def to_json(chapters: Sequence[Chapter]) -> str:
    """A JSON chapters 1.2 document, ending in a line break; nothing in it but what is known."""
    document = {"version": VERSION, "chapters": [_entry(chapter) for chapter in chapters]}
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def note_lines(chapters: Sequence[Chapter]) -> list[str]:
    """`00:00 Titel`, the lines that apps without chapters of their own read in the notes."""
    return [f"{format_time(chapter.start)} {chapter.title}" for chapter in chapters if chapter.toc]


def _check_end(index: int, chapter: Chapter, seconds: float | None) -> list[tuple[int, str, str]]:
    if chapter.end is None:
        return []
    if not chapter.end > chapter.start:
        message = "Kapitlet slutter, før det begynder. Ret slutningen, eller slet den."
        return [(index, "chapter-end", message)]
    if seconds is not None and chapter.end > seconds:
        message = f"Kapitlet slutter efter lyden, som er {format_time(seconds)} lang. Ret det."
        return [(index, "chapter-end", message)]
    return []


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
