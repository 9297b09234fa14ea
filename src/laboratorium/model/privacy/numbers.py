"""Numbers that lead to a person: CPR and telephone numbers, told from all the other numbers.

Every number is first taken whole, with the spaces, points and hyphens inside it; its shape and the
words around it then say what it is. So a coordinate, an ISBN or a case number is not taken for the
eight digits that happen to stand in it.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from laboratorium.base.problems import Level
from laboratorium.model.privacy.words import PUBLIC_NUMBERS

CPR, PHONE = "private-cpr", "private-phone"
LAST_BIRTH_YEAR = 2040


class Found(NamedTuple):
    """Something that may lead to a person: where it begins, its code, and how sure that is."""

    start: int
    code: str
    level: Level


_GLUE = r"(?:[ \xa0\u202f]?[-\u2010-\u2014][ \xa0\u202f]?|[ \xa0\u202f./]|[ \xa0]?\(|\)[ \xa0]?)"
# Possessive, so that no text makes it try the same digits twice.
_RUN = re.compile(rf"\d(?<!\w\d)(?:{_GLUE}?\d){{6,}}+")
# The end of an address that a number may stand in; long ones are cut, and still begin so.
_WEB = re.compile(r"(?:https?:/|www\.)[^\s<>\"']*$|(?:/[^\s<>\"'/]{1,60}){2}$")
_GROUP = re.compile(r"\d+")
# What of a file's own keys holds numbers that are no text.
_KEY_BEFORE = re.compile(
    r"\b(?:value|lat|lon|audio_length|audio_seconds|year|number|guid|file|audio|transcript|cover|"
    r"from|to|date|updated|accessed|published|sdg)\"?:\s*[\"']?$"
)
_CPR_NEAR = re.compile(
    r"\bcpr\b|\bcpr-|personn(?:umme)?r|person-nr|fødselsn|\bfødt\b", re.IGNORECASE
)
_OTHER_KIND = re.compile(
    r"(?:\bcvr|\bp-?n\w*|produktionsenhed\w*|\bse-?n\w*|\bean\b|\bgln\b|gtin|konto\w*|\breg\b|"
    r"\biban|\bisbn|\bissn|\bdoi\b|matrikel\w*|\bmatr\b|\bbfe|\bj\.? ?n\w*|journal\w*|\bsag\w*|"
    r"faktura\w*|\bordre\w*|bevilling\w*|projektn\w*|tilskud\w*|\bid\b|version|kontrakt\w*|"
    r"\bdok\w*|\bbilag\w*|løben\w*|varen\w*|serien\w*|artikel\w*|licens\w*|registrer\w*|stelnummer|"
    r"koordinat\w*|\bbredde\w*|\blængde\w*|\butm\b|parcel\w*|løbs?nummer|\bpostnr|budget\w*)"
    r"[\s.:#(]{0,4}(?:-?\s?(?:nr|nummer|numre|kode|id)\w*)?[\s.:#(-]{0,4}(?:er |på )?$",
    re.IGNORECASE,
)
_OTHER_AFTER = re.compile(r"[\s,(]{1,3}(?:cvr|isbn|ean|p-n|kontonr|utm)", re.IGNORECASE)
_PHONE_NEAR = re.compile(
    r"(?:\btlf|\btel\b|telefon\w*|\bmobil\w*|\bring(?:e|er|ede)?\b|\bsms\w*|opkald|fastnet\w*|"
    r"\bkontakt\w*|\bnummer\w*|træffes|fanges|whatsapp|mobilepay|\bfås på|"
    r"\bkald\b|\bskriv\b)[^.!?]{0,30}\.?[\s:]{0,2}$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"[ \xa0\u202f]?(?:kr|kroner|mio|mia|million|milliard|euro|€|\$|m2|m²|m3|m³|kvm|km|kg|tons?\b|"
    r"[kmg]wh|watt|kw|%|procent|promille|person|borger|menneske|besøg|indbygger|husstand|liter|timer|"
    r"dansker|stk|co2|tegn|byte|dollar|usd|eur|dkk|point|skridt|passager|rejse|visning|bruger|træer|"
    r"boliger|kilo|gange|år\b|mm|cm|meter|hektar|ha\b)",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(r"(?:\bkr\.?|\bdkk|\beur|\busd|€|\$|£)\s?$", re.IGNORECASE)
_SIGNS = frozenset("_#=%&$£€\\/@")
_HYPHENS = frozenset("-\u2010\u2011\u2012\u2013\u2014")
_CPR_SHAPES = ((10,), (6, 4), (2, 2, 2, 4), (8, 4), (2, 2, 4, 4))
_FREE_SHAPES = frozenset(
    [(2, 3, 3), (3, 3, 2), (2, 6), (6, 2), (3, 5), (5, 3), (4, 2, 2), (2, 2, 4), (3, 2, 3)]
)
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_YEARS = range(1500, 2101)


class _Run(NamedTuple):
    """A number: its groups of digits, what stands between them, and the words around it."""

    start: int
    plus: bool
    groups: tuple[str, ...]
    glue: tuple[str, ...]
    before: str
    after: str


def find_numbers(text: str) -> Iterator[Found]:
    """Yield each CPR and telephone number in a text without line breaks."""
    for match in _RUN.finditer(text):
        start, end = match.span()
        sign = text[max(0, start - 3) : start]
        plus = sign.endswith(("+", "(+"))
        if plus:
            start -= 2 if sign.endswith("(+") else 1
        # What hangs together with letters or signs is a name, a code or a part of a formula.
        if text[end : end + 1].isalnum() or text[max(0, start - 1) : start] in _SIGNS:
            continue
        before = text[max(0, start - 60) : start]
        # Addresses on the web are full of digits that nobody can ring.
        if _KEY_BEFORE.search(before) or _WEB.search(before):
            continue
        groups = list(_GROUP.finditer(match.group()))
        glue = tuple(
            match.group()[a.end() : b.start()].strip("()") or " " for a, b in pairwise(groups)
        )
        digits = tuple(found.group() for found in groups)
        run = _Run(start, plus, digits, glue, before, text[end : end + 30])
        yield from _judge(run)


def _judge(run: _Run) -> Iterator[Found]:
    level = _cpr(run)
    if level:
        yield Found(run.start, CPR, level)
        return
    level = _phone(run)
    if level:
        yield Found(run.start, PHONE, level)


def _windows(run: _Run, shape: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Yield where groups of these lengths stand, apart from what else the number is made of."""
    lengths = tuple(map(len, run.groups))
    for first in range(len(lengths) - len(shape) + 1):
        last = first + len(shape)
        if lengths[first:last] == shape:
            alone = first == 0 or run.glue[first - 1].isspace()
            if alone and (last == len(lengths) or run.glue[last - 1].isspace()):
                yield first, last


def _cpr(run: _Run) -> Level | None:
    if run.plus:
        return None
    for shape in _CPR_SHAPES:
        for first, last in _windows(run, shape):
            digits = "".join(run.groups[first:last])
            glue = run.glue[last - 2].strip() if last - first > 1 else None
            level = _cpr_level(digits, shape, glue, run)
            if level:
                return level
    return None


def _cpr_level(digits: str, shape: tuple[int, ...], glue: str | None, run: _Run) -> Level | None:
    if len(digits) == 12:
        digits = digits[:4] + digits[6:]
    named = bool(_CPR_NEAR.search(run.before[-40:]) or _CPR_NEAR.search(run.after))
    born = birth_date(digits)
    if named and born is None and 61 <= int(digits[:2]) <= 91:
        # Hospitals give a substitute number, whose day is 60 too high, to those who have none.
        born = birth_date(f"{int(digits[:2]) - 60:02}{digits[2:]}")
    if born is None or born.year > LAST_BIRTH_YEAR:
        return None
    if named:
        return Level.ERROR
    checked = passes_modulus(digits)
    if _OTHER_KIND.search(run.before) or _OTHER_AFTER.match(run.after):
        # Some use the CPR number as the number of a case: then it adds up.
        return Level.ADVICE if checked and glue in _HYPHENS else None
    if born.year < 1900:
        return Level.ERROR if checked and glue in _HYPHENS else None
    if glue in _HYPHENS:
        return Level.ERROR
    if len(shape) > 2 or (glue is not None and glue):
        return None
    # Since 2007 numbers are given that do not add up: then the date alone decides.
    return Level.ERROR if checked or born.year >= 2007 or glue == "" else Level.ADVICE


def birth_date(digits: str) -> date | None:
    """Return the date that a CPR number's ten digits begin with, or ``None`` when there is none.

    The seventh digit gives the century (Det Centrale Personregister, "Personnummeret i CPR").
    """
    day, month, year, seventh = int(digits[:2]), int(digits[2:4]), int(digits[4:6]), int(digits[6])
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
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    return total % 11 == 0


def _phone(run: _Run) -> Level | None:
    digits = "".join(run.groups)
    if run.plus:
        return _foreign(run, digits)
    if digits.startswith("0045") and len(digits) == 12:
        return _danish(digits[4:])
    if _OTHER_KIND.search(run.before) or _OTHER_AFTER.match(run.after):
        return None
    called = bool(_PHONE_NEAR.search(run.before))
    for shape in ((2, 2, 2, 2), (8,), (4, 4)):
        for first, last in _windows(run, shape):
            level = _eight(run, first, last, called)
            if level:
                return level
    if not called or _UNIT.match(run.after):
        return None
    lengths = tuple(map(len, run.groups))
    if digits.startswith("45") and len(digits) == 10 and len(lengths) > 1 and lengths[0] == 2:
        return _danish(digits[2:])
    if lengths in _FREE_SHAPES and not _is_date(run.groups) and set(run.glue) != {"."}:
        return _danish(digits)
    return None


def _eight(run: _Run, first: int, last: int, called: bool) -> Level | None:
    groups, glue = run.groups[first:last], set(run.glue[first : last - 1])
    digits = "".join(groups)
    others = [len(group) for group in (*run.groups[:first], *run.groups[last:])]
    if last == len(run.groups) and _UNIT.match(run.after):
        return None
    if _MONEY_BEFORE.search(run.before) and not called:
        return None
    if len(groups) == 4:
        if len(glue) != 1 or 2 in others or (digits[0] == "0" and not called):
            return None
        return _danish(digits)
    if len(groups) == 2 and 4 in others and not called:
        return None  # Years, postcodes and the like in a row.
    if len(groups) == 2 and (not glue <= {" ", "\xa0", "\u202f"} or _are_years(groups)):
        return _danish(digits) if called and not _are_years(groups) else None
    if called and not (len(groups) == 1 and _is_day(digits)):
        return _danish(digits)
    if _is_day(digits) or digits.endswith("000") or digits[0] in "01":
        return None
    return Level.ADVICE if _danish(digits) else None


def _danish(digits: str) -> Level | None:
    """Return how sure it is that eight digits are somebody's: not those of an office.

    Numbers that begin with 70, 80 or 90 belong to businesses (Energistyrelsens nummerplan).
    """
    is_office = digits[:2] in ("70", "80", "90") or digits in PUBLIC_NUMBERS
    return None if is_office else Level.ERROR


def _foreign(run: _Run, digits: str) -> Level | None:
    if digits.startswith("45"):
        return _danish(digits[2:]) if len(digits) == 10 else None
    thousands = all(len(group) == 3 for group in run.groups[1:]) and set(run.glue) == {"."}
    if thousands or not 9 <= len(digits) <= 15 or _UNIT.match(run.after):
        return None
    return Level.ERROR


def _are_years(groups: tuple[str, ...]) -> bool:
    return all(int(group) in _YEARS for group in groups)


def _is_day(digits: str) -> bool:
    """Whether eight digits are a day in numbers: 20231231 or 31122023."""
    return any(_makes_date(*parts) for parts in _orders(digits))


def _orders(digits: str) -> Iterator[tuple[str, str, str]]:
    yield digits[:4], digits[4:6], digits[6:]
    yield digits[4:], digits[2:4], digits[:2]


def _is_date(groups: tuple[str, ...]) -> bool:
    return tuple(map(len, groups)) in {(2, 2, 4), (4, 2, 2)} and _is_day("".join(groups))


def _makes_date(year: str, month: str, day: str) -> bool:
    return int(year) in _YEARS and 1 <= int(month) <= 12 and 1 <= int(day) <= 31
