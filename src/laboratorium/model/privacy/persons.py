"""Persons who can be known: a name that stands with a role, an age, a family, an illness, a school.

A name alone says little, and a role or an illness alone says nothing of anybody; together they lead
to one person. Which words those are, and what is only called by a name, stands in ``rules.yml``.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from laboratorium.base.problems import Level
from laboratorium.model.privacy.rules import decide, pattern, reach
from laboratorium.model.privacy.text import Found, Text
from laboratorium.model.privacy.words import first_names, surnames, word_names

PERSON = "private-person"

_BEFORE_SURNAME = ("fru", "role")
_BEFORE = ("role", "relative", "aged", "fru")
_AFTER = ("role_after", "age", "relative_after", "schooled")


class Named(NamedTuple):
    """Where a name begins and ends, and what holds of its shape."""

    start: int
    end: int
    facts: frozenset[str]


def find_persons(text: Text) -> Iterator[Found]:
    """Yield each name that stands with something that makes a person known; in linear time."""
    for name in _names(text):
        if level := _level(text, name):
            yield Found(text.place(name.start), text.place(name.end - 1) + 1, PERSON, level)


def _names(text: Text) -> Iterator[Named]:
    plain, done = text.plain, 0
    for match in pattern("as_written", "person").finditer(plain):
        start, end = match.span()
        facts = _facts(match[0])
        if start < done or facts is None:
            continue
        more = pattern("as_written", "more").match(plain, end)
        if more and not facts & {"genitive", "surname"}:
            facts.add("full")
            end = more.end()
        done = end
        yield Named(start, end, frozenset(facts))


def _facts(word: str) -> set[str] | None:
    """Return what kind of name a word is, or ``None`` when it is none."""
    if word in first_names():
        return {"word"} if word in word_names() else set()
    if word.endswith("s") and word[:-1] in first_names():
        return {"genitive", "word"} if word[:-1] in word_names() else {"genitive"}
    # »Fru Jensen«, »naboen Vestergaard«.
    return {"surname"} if word in surnames() or word.endswith("sen") else None


def _level(text: Text, name: Named) -> Level | None:
    start, _, facts = name
    if pattern("near", "opening").search(text.lower[max(0, start - 3) : start]):
        facts |= {"opens"}
        if "surname" in facts:
            return None
    beside = _beside(text, name)
    level = decide("person", facts | {beside}) if beside else None
    return level if level and not _is_of_something(text, name) else None


def _beside(text: Text, name: Named) -> str | None:
    """Return what makes the person known, the first that does."""
    start, end, facts = name
    if "genitive" in facts:
        return "relative_after" if text.follows("relative_after", end) else None
    is_surname = "surname" in facts
    since = start - reach("person")
    if text.begins(_BEFORE, since, start):
        for kind in _BEFORE_SURNAME if is_surname else _BEFORE:
            if text.leads(kind, since, start):
                return kind
    if is_surname:
        return None
    for kind in _AFTER:
        if text.follows(kind, end):
            return kind
    return "illness" if text.has("illness", *_sentence(text, start, end)) else None


def _is_of_something(text: Text, name: Named) -> bool:
    """Whether a thing, a place or a book is only called by a name, or written by who bears it."""
    start, end, facts = name
    before = text.lower[max(0, start - reach("thing")) : start]
    last = before.rfind(" ", 0, max(len(before) - 1, 0)) + 1
    thing = pattern("near", "thing")
    own = text.lower[max(start, end - 30) : end] if "full" in facts else ""
    return bool(
        thing.match(before, last)
        or thing.match(before, before.rfind(" ", 0, max(last - 1, 0)) + 1)
        or (own and pattern("near", "named").search(own))
        or text.near("named_after", end)
        or text.near("author", end)
    )


def _sentence(text: Text, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a name begins and ends, as far as it is looked at."""
    begins, ends = text.spots("sentence_end")
    since, until = start - reach("sentence"), end + reach("sentence")
    last, following = bisect_right(ends, start + 1) - 1, bisect_left(begins, end)
    if last >= 0:
        since = max(since, begins[last])
    if following < len(begins):
        until = min(until, begins[following])
    return since, until
