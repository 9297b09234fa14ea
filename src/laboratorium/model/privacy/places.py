"""Where people live: a street and a number that stand with a person, not with an institution."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from laboratorium.base.problems import Level
from laboratorium.model.privacy.rules import decide, listed, pattern, reach, rules
from laboratorium.model.privacy.text import Found, Text

ADDRESS = "private-address"

_HOMES = ("own_home", "name", "home")


def find_addresses(text: Text) -> Iterator[Found]:
    """Yield each address where a person seems to live, in a text."""
    plain = text.plain
    for number in pattern("as_written", "house").finditer(plain):
        begins, ends = number.span()
        if not plain[begins - 1 : begins].isalpha():
            continue
        before = plain[max(0, begins - reach("street")) : begins]
        street = _street(before)
        if street is None and text.near("side", ends):
            # Behind a street there is a side of the stairs, whatever the street is called.
            named = pattern("as_written", "capital").search(before)
            street = named.start() if named else None
        if street is None or pattern("as_written", "counted").match(plain, ends):
            continue
        start = begins - len(before) + street
        if level := _level(text, start, ends):
            yield Found(text.place(start), text.place(ends - 1) + 1, ADDRESS, level)


def _street(before: str) -> int | None:
    """Return where the name of a street begins that ends a piece of text."""
    at = before.rfind(" ") + 1
    word = before[at:].strip(rules()["address"]["around"])
    lower = word.lower()
    if not lower.endswith(listed("address", "streets")):
        return None
    is_whole = lower in _streets()
    if not is_whole:
        return len(before) - len(word) if word[0].isupper() else None
    # »Sønder Boulevard«, »Store Torv«, »Aage Bertelsens Plads«.
    from_there = at
    for _ in range(3):
        from_there = before.rfind(" ", 0, max(from_there - 1, 0)) + 1
    named = pattern("as_written", "capitals").search(before, from_there, at)
    return named.start(1) if named else None


@cache
def _streets() -> frozenset[str]:
    return frozenset(listed("address", "streets"))


def _level(text: Text, start: int, end: int) -> Level | None:
    facts: set[str] = set()
    if text.near("door", end):
        facts.add("door")
    else:
        if text.follows("at_home", end):
            facts.add("at_home")
        if pattern("as_written", "town").match(text.plain, end):
            facts.add("town")
        if text.begins(_HOMES, start - reach("sentence"), start):
            facts |= _homes(text, _since(text, start), start)
    # Most streets stand with nothing that makes a home of them.
    if not facts:
        return None
    since = _since(text, start)
    if "door" not in facts and text.has("many", since, start):
        facts.add("many")
    if text.has("institution", since, start) or text.has("institution", end, _until(text, end)):
        facts.add("institution")
    return decide("address", frozenset(facts))


def _homes(text: Text, since: int, start: int) -> set[str]:
    """Return which words before an address make a home of it."""
    holds = {
        "own_home": text.has("own_home", since, start),
        "name": text.has("name", max(since, start - reach("name")), start),
        "home": text.leads("home", since, start),
    }
    return {name for name, true in holds.items() if true}


def _since(text: Text, start: int) -> int:
    """Return where the sentence before an address begins, as far as it is looked at."""
    begins, ends = text.spots("sentence_end")
    since, last = start - reach("sentence"), bisect_right(ends, start) - 1
    return begins[last] + 1 if last >= 0 and begins[last] >= since else since


def _until(text: Text, end: int) -> int:
    begins, _ = text.spots("sentence_end")
    following = bisect_left(begins, end)
    return min(end + reach("after_address"), *begins[following : following + 1], len(text.plain))
