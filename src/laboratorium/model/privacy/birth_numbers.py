"""CPR numbers in spellings that are no plain number.

Two digits at a time, behind letters, with words between the date and the last four digits.
"""

import re
from collections.abc import Iterator

from laboratorium.base.danish import MONTHS
from laboratorium.base.problems import Level
from laboratorium.model.privacy.numbers import CPR, birth_date
from laboratorium.model.privacy.rules import decide, pattern, reach
from laboratorium.model.privacy.text import Found, Text

_OTHER = re.compile(r"\D+")
_DIGIT = re.compile(r"\d")
# What these patterns of the rules cannot do without, which is much cheaper to look for.
_SIX = re.compile(r"\d{6}")
_TEN = re.compile(r"\d(?:[^\w\n]{0,3}\d){9}")
_OF_SIX = ("attached", "hidden")


def find_birth_numbers(text: Text) -> Iterator[Found]:
    """Yield each CPR number that something other than its digits gives away; in linear time."""
    yield from _behind_words(text)
    has_six = _SIX.search(text.lower) is not None
    for name in ("attached", "worded", "turned", "hidden"):
        if name in _OF_SIX and not has_six:
            continue
        for match in pattern("spelt", name).finditer(text.lower):
            named = text.has("cpr", match.start() - reach("cpr_before"), match.end())
            facts = {name, "named"} if named else {name}
            if level := _level(match["date"], match["last"], facts):
                yield _found(text, *match.span("date"), *match.span("last"), level)


def _behind_words(text: Text) -> Iterator[Found]:
    """Ten digits in any spelling, shortly behind a word that says what they are."""
    if not _TEN.search(text.lower):
        return
    for name in ("cpr", "identity"):
        digit = -1
        for ends in text.spots(name)[1]:
            if digit < ends:
                following = _DIGIT.search(text.lower, ends)
                digit = following.start() if following else len(text.lower)
            if digit > ends + reach("spelt"):
                continue
            match = pattern("spelt", "digits").search(text.lower, ends, ends + reach("spelt"))
            if not match or not pattern("spelt", "between").fullmatch(
                text.lower, ends, match.start()
            ):
                continue
            digits = _OTHER.sub("", match[0])
            facts = {"loose", "named"} if name == "cpr" else {"loose"}
            if level := _level(digits[:6], digits[6:], facts):
                yield _found(text, *match.span(), *match.span(), level)


def _level(date: str, last: str, facts: set[str]) -> Level | None:
    day = _six(date)
    # With its last digits hidden the number is still somebody's day of birth.
    if day is None or birth_date(day + (last if last.isdecimal() else "0000")) is None:
        return None
    return decide("cpr_spelt", frozenset(facts if last.isdecimal() else {*facts, "hidden"}))


def _six(date: str) -> str | None:
    """Return a date in numbers or words as the six digits of a CPR number."""
    parts = date.replace(".", " ").split()
    month = next((at for at, name in enumerate(MONTHS, 1) if name in parts), None)
    digits = _OTHER.sub("", date)
    if month is not None:
        return f"{int(parts[0]):02}{month:02}{parts[-1][-2:]}"
    return digits[:4] + digits[-2:] if len(digits) in (6, 8) else None


def _found(text: Text, start: int, ends: int, other: int, end: int, level: Level) -> Found:
    return Found(text.place(min(start, other)), text.place(max(ends, end) - 1) + 1, CPR, level)
