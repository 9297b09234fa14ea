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
    begins, ends = text.spots("sentence_end")
    last, following = bisect_right(ends, start) - 1, bisect_left(begins, end)
    since = start - reach("sentence")
    if last >= 0 and begins[last] >= since:
        since = begins[last] + 1
    until = min(end + reach("after_address"), *begins[following : following + 1], len(text.plain))
    holds: dict[str, object] = (
        {"door": True}
        if text.near("door", end)
        else {
            "at_home": text.follows("at_home", end),
            "town": pattern("as_written", "town").match(text.plain, end),
        }
    )
    if "door" not in holds and text.begins(_HOMES, since, start):
        holds["own_home"] = text.has("own_home", since, start)
        holds["name"] = text.has("name", max(since, start - reach("name")), start)
        holds["home"] = text.leads("home", since, start)
    facts = [name for name, true in holds.items() if true]
    # Most streets stand with nothing that makes a home of them.
    if facts and "door" not in facts and text.has("many", since, start):
        facts.append("many")
    if facts and (text.has("institution", since, start) or text.has("institution", end, until)):
        facts.append("institution")
    return decide("address", frozenset(facts)) if facts else None
