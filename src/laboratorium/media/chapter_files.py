"""Chapters from where people make them: lines of notes, programs' labels, other podcasts' files.

- `00:00 Titel`, as in notes and as mp4chaps writes it, with hours and thousandths where wanted
- Audacity's labels: start, end and title with tabs between them
- Podcasting 2.0 JSON chapters; Podlove Simple Chapters (PSC); `CHAPTER01=` with `CHAPTER01NAME=`
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from laboratorium.media.chapters import Chapter
from laboratorium.media.cues import clean
from laboratorium.media.times import parse_time

SUFFIXES = (".chapters.txt", ".chapters.json", ".chapters.xml", ".psc", ".txt")
"""Endings that a file of chapters has beside its audio."""

_MOST = 2_000_000
_TIME = r"(?:\d{1,3}:)?\d{1,3}:\d\d(?:[.,]\d{1,9})?"
_LINE = re.compile(
    rf"\s*(?:\d{{1,3}}[.)]\s+|[-*•]\s+)?[(\[]?({_TIME})[)\]]?\s*(?:[-–—:|]\s+|\s)\s*(\S.*)",
    re.ASCII,
)
_LABEL = re.compile(r"\s*(\d{1,7}(?:[.,]\d{1,9})?)\t(\d{1,7}(?:[.,]\d{1,9})?)\t(.*\S)\s*", re.ASCII)
_NUMBERED = re.compile(rf"CHAPTER(\d{{1,3}})=({_TIME})\s*", re.ASCII)
_NUMBERED_NAME = re.compile(r"CHAPTER(\d{1,3})NAME=(.*)", re.ASCII)
_HINT = (
    "Skriv en linje for hvert kapitel: »00:00 Titel«. Vi læser også Audacitys etiketter, JSON fra "
    "Podcasting 2.0, Podlove (PSC) og mp4chaps."
)


def read_chapters(data: bytes) -> tuple[Chapter, ...]:
    """The chapters in a file, in the order in which they are heard. Raises ValueError (Danish) when
    there are none in it, or when one of them cannot be read.
    """
    if len(data) > _MOST:
        raise ValueError(f"Filen med kapitler er for stor. {_HINT}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError("Filen med kapitler er ikke tekst i UTF-8. Gem den igen.") from error
    start = text.lstrip()[:1]
    reader: Callable[[str], Iterator[Chapter]]
    reader = {"{": _from_json, "<": _from_xml}.get(start, _from_lines)
    found = [replace(each, title=clean(each.title)) for each in reader(text)]
    if not found:
        raise ValueError(f"Der er ingen kapitler i filen. {_HINT}")
    return tuple(sorted(found, key=lambda each: each.start))


def _from_lines(text: str) -> Iterator[Chapter]:
    """From whichever form the lines have; a line that is none of a form is passed over only when
    it can be notes around a list of times.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if any(_NUMBERED.fullmatch(line) for line in lines):
        found = filter(None, map(_NUMBERED_NAME.match, lines))
        names = {match[1]: match[2] for match in found}
        for match in filter(None, map(_NUMBERED.fullmatch, lines)):
            yield Chapter(parse_time(match[2]), names.get(match[1], ""))
        return
    labels = [_LABEL.fullmatch(line) for line in lines]
    if any(labels):
        for number, (line, label) in enumerate(zip(lines, labels, strict=True), start=1):
            # Audacity writes a line with a backslash below a label that has a range of pitches.
            if label is None and not line.startswith("\\"):
                raise ValueError(f"Linje {number} er ikke en etiket: »{line[:40]}«. {_HINT}")
            if label:
                yield Chapter(float(label[1].replace(",", ".")), label[3])
        return
    for match in filter(None, map(_LINE.fullmatch, lines)):
        yield Chapter(parse_time(match[1]), match[2].strip())


def _from_json(text: str) -> Iterator[Chapter]:
    try:
        listed = json.loads(text)["chapters"]
    except (ValueError, KeyError, RecursionError) as error:
        raise ValueError(f"Filen er JSON, men har ikke »chapters«. {_HINT}") from error
    for number, entry in enumerate(listed if isinstance(listed, list) else [], start=1):
        fields: dict[str, Any] = entry if isinstance(entry, dict) else {}
        start, title = fields.get("startTime"), fields.get("title", "")
        if isinstance(start, bool) or not isinstance(start, int | float) or not 0 <= start < 1e6:
            raise ValueError(f"Kapitel {number} har ikke et tal i »startTime«. {_HINT}")
        url, toc = fields.get("url"), fields.get("toc", True)
        yield Chapter(float(start), str(title), str(url) if url else None, toc=toc is not False)


def _from_xml(text: str) -> Iterator[Chapter]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"Filen er ikke gyldig XML fra linje {error.lineno}. {_HINT}") from error
    for element in root.iter("{*}chapter"):
        try:
            start = parse_time(element.get("start", ""))
        except ValueError as error:
            raise ValueError(f"Linje {element.sourceline}: {error}") from error
        yield Chapter(start, element.get("title", ""), element.get("href") or None)
