"""Rules of chapters in the feed (Podlove Simple Chapters 1.2)."""

from __future__ import annotations

from collections.abc import Iterator

from feedcheck.feed import Feed
from feedcheck.finds import filled, hit, required, value, without
from feedcheck.model import Hit, Rule, error
from feedcheck.sources import PSC
from feedcheck.values import one_of, seconds

_CHAPTERS = "item/psc:chapters"
_CHAPTER = "item/psc:chapters/psc:chapter"


def _order(feed: Feed) -> Iterator[Hit]:
    for node in feed.at(_CHAPTERS):
        before = -1.0
        for chapter in node.all("psc:chapter"):
            start = seconds(chapter.get("start"))
            if start is not None and start <= before:
                yield hit(chapter, value=chapter.get("start"))
            before = before if start is None else start


def _beyond(feed: Feed) -> Iterator[Hit]:
    for item in feed.items:
        length = seconds(item.value("itunes:duration"))
        chapters = item.first("psc:chapters")
        for chapter in chapters.all("psc:chapter") if length and chapters else ():
            start = seconds(chapter.get("start"))
            # The duration is rounded to whole seconds.
            if length and start is not None and start >= length + 1:
                yield hit(chapter, value=chapter.get("start"), length=round(length))


CHAPTER_RULES: tuple[Rule[Feed], ...] = (
    error("psc-version", PSC, value(one_of("1.0", "1.1", "1.2"), f"{_CHAPTERS}@version"),
        "version på <{tag}> er »{value}«. Skriv 1.2."),
    error("psc-empty", PSC, without(lambda node: not node.all("psc:chapter"), _CHAPTERS),
        "<psc:chapters> er tom. Skriv mindst ét <psc:chapter>, eller fjern den."),
    error("psc-start", PSC,
        required(lambda text: seconds(text) is not None, f"{_CHAPTER}@start"),
        "start på <{tag}> er »{value}«. Skriv tiden som 00:12:34.000; det læser alle."),
    error("psc-title", PSC, filled(f"{_CHAPTER}@title"),
        'Kapitlet har ingen titel. Skriv title="…" på <{tag}>.'),
    error("psc-order", PSC, _order,
        "Kapitlet ved {value} står efter et, der begynder samtidig eller senere. Skriv dem i "
        "rækkefølge."),
    error("psc-beyond", PSC, _beyond,
        "Kapitlet begynder ved {value}, og afsnittet er kun {length} sekunder langt. Ret tiden."),
)  # fmt: skip
