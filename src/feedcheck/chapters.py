"""Rules of chapters in the feed (Podlove Simple Chapters 1.2)."""

from __future__ import annotations

from collections.abc import Iterator

from feedcheck.checks import attribute, one_of
from feedcheck.feed import Feed, seconds
from feedcheck.model import Hit, Rule
from feedcheck.sources import PSC
from laboratorium.base.problems import Level

_CHAPTERS = "item/psc:chapters"
_CHAPTER = "item/psc:chapters/psc:chapter"


def _empty(feed: Feed) -> Iterator[Hit]:
    for node in feed.at(_CHAPTERS):
        if not node.all("psc:chapter"):
            yield Hit(node.line)


def _order(feed: Feed) -> Iterator[Hit]:
    for node in feed.at(_CHAPTERS):
        before: float | None = None
        for chapter in node.all("psc:chapter"):
            start = seconds(chapter.attributes.get("start", ""))
            if start is not None and before is not None and start <= before:
                yield Hit(chapter.line, {"value": chapter.attributes["start"]})
            before = start if start is not None else before


def _beyond(feed: Feed) -> Iterator[Hit]:
    for item in feed.items:
        length = seconds(item.value("itunes:duration"))
        chapters = item.first("psc:chapters")
        if length and chapters:
            for chapter in chapters.all("psc:chapter"):
                start = seconds(chapter.attributes.get("start", ""))
                # The duration is rounded to whole seconds.
                if start is not None and start >= length + 1:
                    value = chapter.attributes["start"]
                    yield Hit(chapter.line, {"value": value, "length": round(length)})


CHAPTER_RULES: tuple[Rule[Feed], ...] = (
    Rule(
        "psc-version",
        PSC,
        Level.ERROR,
        "version på <{tag}> er »{value}«. Skriv 1.2.",
        attribute(one_of("1.0", "1.1", "1.2"), "version", _CHAPTERS),
    ),
    Rule(
        "psc-empty",
        PSC,
        Level.ERROR,
        "<psc:chapters> er tom. Skriv mindst ét <psc:chapter>, eller fjern den.",
        _empty,
    ),
    Rule(
        "psc-start",
        PSC,
        Level.ERROR,
        "start på <{tag}> er »{value}«. Skriv tiden som 12:34, 1:02:03 eller 754.",
        attribute(lambda value: seconds(value) is not None, "start", _CHAPTER, required=True),
    ),
    Rule(
        "psc-title",
        PSC,
        Level.ERROR,
        'Kapitlet har ingen titel. Skriv title="…" på <{tag}>.',
        attribute(bool, "title", _CHAPTER, required=True),
    ),
    Rule(
        "psc-order",
        PSC,
        Level.ERROR,
        "Kapitlet ved {value} står efter et, der begynder samtidig eller senere. Skriv dem i "
        "rækkefølge.",
        _order,
    ),
    Rule(
        "psc-beyond",
        PSC,
        Level.ERROR,
        "Kapitlet begynder ved {value}, og afsnittet er kun {length} sekunder langt. Ret tiden.",
        _beyond,
    ),
)
