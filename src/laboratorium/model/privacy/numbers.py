"""Numbers that lead to a person: CPR and telephone numbers, told from all the other numbers.

Every number is first taken whole, with the spaces, points and hyphens inside it; its shape and the
words around it then say what it is. So a coordinate, an ISBN or a case number is not taken for the
eight digits that happen to stand in it.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from operator import mul

from laboratorium.base.problems import Level
from laboratorium.model.privacy.rules import can_say, decide, listed, pattern, reach, rules
from laboratorium.model.privacy.shapes import Shape, shape_of
from laboratorium.model.privacy.text import Found, Text

CPR, PHONE = "private-cpr", "private-phone"

_GLUE = re.compile(r"\D+")
_NONE: frozenset[str] = frozenset()
# What a shape and the words around it say or do not say, before the digits are looked at.
_TOLD = frozenset(("named", "other", "hyphen"))


def find_numbers(text: Text) -> Iterator[Found]:
    """Yield each CPR and telephone number in a text."""
    plain, before_number = text.plain, reach("number")
    for match in _numbers().finditer(plain):
        start, end = first, _ = match.span()
        before = plain[start - 1 : start]
        if before == "+":
            start -= 2 if plain[start - 2 : start - 1] == "(" else 1
            before = plain[start - 1 : start]
        # What hangs together with letters or signs is a name, a code or a part of a formula.
        if plain[end : end + 1].isalnum() or (before and before in rules()["phone"]["signs"]):
            continue
        # Addresses on the web are full of digits that nobody can ring.
        if text.leads("field", start - before_number, start) or (
            before.strip() and _on_web(text, start)
        ):
            continue
        code, level = _judge(text, match[0], start, first, end)
        if level:
            yield Found(text.place(start), text.place(end - 1) + 1, code, level)


@cache
def _numbers() -> re.Pattern[str]:
    # Possessive, which JavaScript is not: then it need not remember how it came so far.
    return re.compile(rules()["as_written"]["number"] + "+")


def _on_web(text: Text, start: int) -> bool:
    before = text.lower[max(0, start - reach("number")) : start]
    return pattern("near", "web").search(before) is not None


def _judge(text: Text, number: str, start: int, first: int, end: int) -> tuple[str, Level | None]:
    called = text.leads("phone", start - reach("number"), start)
    shape = shape_of(number, called)
    if start < first:
        return PHONE, _abroad(text, number, shape, end)
    if shape.cpr:
        around = _around(text, start, end)
        for window in shape.cpr:
            written = number[window.start : window.end]
            if level := _cpr(written, window.facts | around):
                return CPR, level
    return PHONE, _phone(text, number, shape, called, start, end)


def _around(text: Text, start: int, end: int) -> frozenset[str]:
    """Return what the words around a number say of all that may stand in it."""
    facts = set()
    if text.has("cpr", start - reach("cpr_before"), start) or text.has(
        "cpr", end, end + reach("cpr_after")
    ):
        facts.add("named")
    if _is_other(text, start, end):
        facts.add("other")
    return frozenset(facts)


def _cpr(written: str, facts: frozenset[str]) -> Level | None:
    if not _can_be_cpr(facts):
        return None
    digits = _GLUE.sub("", written)
    if len(digits) == 12:
        digits = digits[:4] + digits[6:]
    born = birth_date(digits)
    if born is None and "named" in facts and int(digits[:2]) > 60:
        # Hospitals give a substitute number, whose day is 60 too high, to those who have none.
        born = birth_date(f"{int(digits[:2]) - 60:02}{digits[2:]}")
    if born is None or born.year > int(rules()["cpr"]["last_birth_year"]):
        return None
    holds = {
        "adds_up": passes_modulus(digits),
        "before_1900": born.year < 1900,
        "since_2007": born.year >= 2007,
    }
    return decide("cpr", facts.union(name for name, true in holds.items() if true))


@cache
def _can_be_cpr(facts: frozenset[str]) -> bool:
    """Whether a number of this shape, with these words around it, can be a person's at all."""
    return can_say("cpr", facts, _TOLD - facts)


def birth_date(digits: str) -> date | None:
    """Return the date that a CPR number's ten digits begin with, or ``None`` when there is none.

    The seventh digit gives the century (Det Centrale Personregister, "Personnummeret i CPR").
    """
    day, month, year, seventh = int(digits[:2]), int(digits[2:4]), int(digits[4:6]), int(digits[6])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if seventh <= 3:
        year += 1900
    elif seventh in (4, 9):
        year += 2000 if year <= 36 else 1900
    else:
        year += 2000 if year <= 57 else 1800
    try:
        return date(year, month, day)
    except ValueError:
        return None


def passes_modulus(digits: str) -> bool:
    """Whether ten digits add up as all CPR numbers did until 2007 (modulus 11)."""
    total: int = sum(map(mul, map(int, digits), _weights()))
    return total % 11 == 0


@cache
def _weights() -> tuple[int, ...]:
    return tuple(map(int, listed("cpr", "weights")))


def _is_other(text: Text, start: int, end: int) -> bool:
    return text.leads("other", start - reach("number"), start) or text.near("other", end)


def _phone(
    text: Text, number: str, shape: Shape, called: bool, start: int, end: int
) -> Level | None:
    digits = _GLUE.sub("", number)
    if len(digits) == 12 and digits.startswith("0045"):
        return decide("phone_abroad", _office(digits[4:]) | {"danish", "whole"})
    if not (shape.phone or shape.whole) or _is_other(text, start, end):
        return None
    around = {"called"} if called else set()
    if not called and text.leads("money", start - reach("number"), start):
        around.add("money")
    unit = {"unit"} if text.near("unit", end) else _NONE
    for window in shape.phone:
        eight = _GLUE.sub("", number[window.start : window.end])
        facts = window.facts.union(around, _office(eight), _reading(eight))
        if level := decide("phone", facts | unit if "last" in facts else facts):
            return level
    if "country" in shape.whole and not digits.startswith("45"):
        return None
    facts = shape.whole | around | unit | _office(digits[-8:])
    return decide("phone_free", facts | {"day"} if "dated" in facts and is_day(digits) else facts)


def _abroad(text: Text, number: str, shape: Shape, end: int) -> Level | None:
    digits = _GLUE.sub("", number)
    facts = set(shape.whole)
    if digits.startswith("45"):
        facts |= {"danish"} | _office(digits[2:])
    if len(digits) == 10:
        facts.add("whole")
    if 9 <= len(digits) <= 15:
        facts.add("long")
    if text.near("unit", end):
        facts.add("unit")
    return decide("phone_abroad", frozenset(facts))


def _office(digits: str) -> frozenset[str]:
    known = digits[:2] in listed("phone", "offices") or digits in listed("phone", "public")
    return frozenset(("office",)) if known else _NONE


def _reading(digits: str) -> frozenset[str]:
    """What else eight digits can be read as."""
    facts = []
    if digits[0] in "01":
        facts.append("low")
        if digits[0] == "0":
            facts.append("zero")
    if digits.endswith("000"):
        facts.append("thousands")
    first, last = _is_year(digits[:4]), _is_year(digits[4:])
    if first and last:
        facts.append("years")
    if (first or last) and is_day(digits):
        facts.append("day")
    return frozenset(facts) if facts else _NONE


def is_day(digits: str) -> bool:
    """Whether eight digits are a day in numbers: 20231231 or 31122023."""
    year_first = _is_year(digits[:4]) and _in_year(digits[4:6], digits[6:])
    return year_first or (_is_year(digits[4:]) and _in_year(digits[2:4], digits[:2]))


def _is_year(digits: str) -> bool:
    first, last = _years()
    return first <= digits <= last


@cache
def _years() -> tuple[str, str]:
    first, last = rules()["phone"]["years"]
    return first, last


def _in_year(month: str, day: str) -> bool:
    return "01" <= month <= "12" and "01" <= day <= "31"
