"""From what people write in a cell to what stands in front matter; what is unknown stays as it is,
for the models to refuse.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from pydantic_core import PydanticCustomError

from laboratorium.base.danish import slugify
from laboratorium.intake.importing.fields import Field, Form
from laboratorium.model.partial_date import parse_full_date, parse_partial_date
from laboratorium.model.shape import Shape
from laboratorium.model.types import check_sdg, check_url
from laboratorium.model.vocabulary import Term, Vocabulary, vocabularies

YES = frozenset(("ja", "j", "x", "1", "sand", "true", "yes", "v", "✓", "✔"))
NO = frozenset(("nej", "n", "0", "falsk", "false", "no", "-", "–"))

_BETWEEN = r"\s*(?:;|\n|(?<!\\)\|)\s*"
_AND = re.compile(r"\s*(?:&|/|\+)\s*|\s+og\s+|\s+and\s+")
_BULLET = re.compile(r"^\s*[-*•·–]\s+")
_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s+")
_GOAL = re.compile(
    r"(?:fn'?s\s+)?(?:verdensmål|delmål|mål|sdg|goal)?\s*(?:nr\.?)?\s*"
    r"(\d{1,2}(?:\.(?:\d{1,2}|[a-d]))?)(?:\s*[:.–-]?\s*([^\W\d].*))?",
    re.IGNORECASE | re.DOTALL,
)
_TWO_GOALS = re.compile(r"\d{1,2},\d{1,2}")
_DANISH_NUMBER = re.compile(r"[-−]?\d{1,3}(?:[.   ]\d{3})+(?:,\d+)?")
_ENGLISH_NUMBER = re.compile(r"[-−]?\d{1,3}(?:,\d{3})+\.\d+")
_DECIMAL = re.compile(r"[-−]?\d{1,15},\d{1,10}")
_UNIT = re.compile(r"(.*\d)\s*(%|pct\.?|procent|kr\.?|,-)", re.IGNORECASE)
_SERIAL = re.compile(r"[2-7]\d{4}")
_SPAN = re.compile(
    r"(?:fra|siden)?\s*(?P<start>[^–—]+?)\s*(?:(?:\s-\s|–|—|\btil\b|(?<=\d{4})-(?=\d{4}|$))"
    r"\s*(?P<end>.*))?",
    re.IGNORECASE,
)
_NUMBER_AND_YEAR = re.compile(
    r"(?:lab(?:oratorium)?\.?\s*)?(?:nr\.?\s*)?(?:([1-4])[\s,./(-]+(20\d\d)\)?|(20\d\d)[\s,./-]+([1-4]))",
    re.IGNORECASE,
)

# What stands where an end would, of what has not ended.
_STILL = frozenset(("nu", "stadig", "i-gang", "ikke-slut", "i-dag", "dato"))

Found = Callable[[str], str | None]


def split(text: str, between: str = _BETWEEN) -> list[str]:
    """The items of a list written with `;`, `|` or line breaks, without bullets and blanks."""
    items = [item for item in re.split(between, text) if item.strip()]
    # "2. klasse" is a name; numbers are a list's own when every item has one.
    mark = _NUMBER if len(items) > 1 and all(map(_NUMBER.match, items)) else _BULLET
    items = [mark.sub("", item).strip() for item in items]
    return [item.replace(r"\|", "|") for item in items if item]


def terms(text: str, found: Found) -> list[str]:
    """The keys of the terms in a list; also between commas and `og`, when they are terms there.

    An item that is no term stays as it was written.
    """
    keys: list[str] = []
    for item in split(text):
        known = found(item)
        keys += [known] if known else _inside(item, found)
    return list(dict.fromkeys(keys))


def _inside(item: str, found: Found) -> list[str]:
    # A label may hold commas itself, so the longest run of pieces that is a term is taken.
    pieces = [piece for piece in re.split(r"\s*,\s*", item) if piece]
    keys: list[str] = []
    known = 0
    start = 0
    while start < len(pieces):
        for end in range(len(pieces), start, -1):
            if key := found(", ".join(pieces[start:end])):
                keys.append(key)
                known += 1
                break
        else:
            parts = [found(part) for part in _AND.split(pieces[start]) if part]
            end = start + 1
            if parts and all(parts):
                keys += [part for part in parts if part]
                known += 1
            else:
                keys.append(pieces[start])
        start = end
    return keys if known else [item]


def term_key(vocabulary: Vocabulary[Any]) -> Found:
    """A function from what was written to a term's key, or None."""

    def find(text: str) -> str | None:
        term: Term | None = vocabulary.find(text.strip(" ."))
        return term.key if term else None

    return find


def goal(text: str) -> str | None:
    """The goal or target that is meant: `Verdensmål 11: Bæredygtige byer` gives `11`."""
    match = _GOAL.fullmatch(text.strip())
    goals = vocabularies().sdg
    if match and match[2]:
        # The words after the number must be the goal's own, or they would be lost.
        number = match[1].partition(".")[0]
        own = slugify(goals[number].label) if number in goals else ""
        match = match if own.startswith(slugify(match[2])) else None
    for guess in (match[1] if match else "", text):
        try:
            if guess:
                return check_sdg(guess)
        except PydanticCustomError:
            continue
    return None


def municipality(text: str) -> str:
    """A municipality's official name, also from a code that lost its first zero."""
    listed = vocabularies().municipalities
    found = listed.find(text) or (listed.find(text.zfill(4)) if text.isdigit() else None)
    return found.label if found else text


def partial_date(text: str, whole: bool = False) -> str:
    """A date as the files have it: from `26. januar 2023`, `26/1-2023` or a spreadsheet's count of
    days since 1899. What is no date is given back.
    """
    plain = text.strip().removesuffix(" 00:00:00")
    if _SERIAL.fullmatch(plain):
        return (date(1899, 12, 30) + timedelta(int(plain))).isoformat()
    try:
        return str((parse_full_date if whole else parse_partial_date)(plain))
    except PydanticCustomError as fault:
        meant = (fault.context or {}).get("meant")
        # A day that does not exist is not guessed at.
        return str(meant) if meant and fault.type in {"date_form", "day_form"} else text


def number(text: str) -> tuple[str, str]:
    """A number as the files have it, and a remark when it could have been read otherwise."""
    plain = text.replace("\u00a0", " ").replace("\u202f", " ").strip()
    remark = ""
    if match := _UNIT.fullmatch(plain):
        plain = match[1].strip()
        remark = f"»{text}« er læst som {plain}. Enheden hører til i sit eget felt."
    if _DANISH_NUMBER.fullmatch(plain):
        found = re.sub(r"[.   ]", "", plain)
        if "." in plain and "," not in plain:
            remark = f"»{text}« er læst som {found}."
        return found, remark
    if _ENGLISH_NUMBER.fullmatch(plain):
        found = plain.replace(",", "")
        return found, f"»{text}« er læst som {found.replace('.', ',')}."
    return plain, remark


def value_of_number(text: str) -> str:
    """A number with a decimal point, whatever it was grouped by; other text as it is."""
    return _pointed(number(text)[0])


def period(text: str) -> dict[str, str]:
    """Beginning and end of `2011–2015`, `fra oktober 2013` or `2013 til nu`; empty when unclear."""
    match = _SPAN.fullmatch(text.strip())
    if not match:
        return {}
    start, end = partial_date(match["start"]), partial_date((match["end"] or "").strip(" ."))
    found = {"from": start}
    if end and slugify(end) not in _STILL:
        found["to"] = end
    return found if all(_is_date(value) for value in found.values()) else {}


def _is_date(text: str) -> bool:
    try:
        parse_partial_date(text)
    except PydanticCustomError:
        return False
    return True


def lab(text: str) -> dict[str, str]:
    """Number and year of `Laboratorium 1, 2023` or `2023-1`; empty when unclear."""
    match = _NUMBER_AND_YEAR.fullmatch(text.strip())
    if not match:
        return {}
    return {"number": match[1] or match[4], "year": match[2] or match[3]}


def contact(text: str) -> dict[str, str]:
    """Role and organisation of `Formand, Jungshoved Lokalråd`."""
    role, _, organisation = text.partition(",")
    return {"role": role.strip(), "organisation": organisation.strip()}


IN_PARTS: Mapping[Form | Shape, Callable[[str], dict[str, str]]] = {
    Form.PERIOD: period,
    Form.LAB: lab,
    Form.CONTACT: contact,
}
"""Records that can be written on one line, and what takes each apart."""


def value(field: Field, text: str) -> tuple[Any, str]:
    """What a field of a simple kind gets for a text, or None for nothing at all; and a remark or an
    empty string.
    """
    if field.form is Shape.TEXT:
        return " ".join(text.split()), ""
    found, remark = _value(field.form, field.vocabulary, field.required, text)
    return list(found) if isinstance(found, list) else found, remark


@lru_cache(maxsize=4096)
def _value(form: Form | Shape, vocabulary: str, required: bool, text: str) -> tuple[Any, str]:
    """The same; columns hold the same few words again and again."""
    line = " ".join(text.split())
    match form:
        case Shape.TEXTS | Shape.SLUGS:
            return split(text), ""
        case Shape.TERM if vocabulary == "municipalities":
            return municipality(line), ""
        case Shape.TERM:
            return term_key(vocabularies()[vocabulary])(line) or line, ""
        case Shape.TERMS if vocabulary == "sdg":
            if _TWO_GOALS.fullmatch(line):
                first, second = line.split(",")
                said = f"»{line}« er læst som mål {first} og {second}, ikke som delmålet."
                return [first, second], said
            return terms(text, goal), ""
        case Shape.TERMS:
            return terms(text, term_key(vocabularies()[vocabulary])), ""
        case Shape.PARTIAL_DATE if not required and slugify(line) in _STILL:
            return None, ""
        case Shape.PARTIAL_DATE | Shape.DAY:
            return partial_date(line, form is Shape.DAY), ""
        case Shape.NUMBER:
            found, remark = number(line)
            return _pointed(found), remark
        case Shape.WHOLE:
            return re.sub(r"^(?:nr\.?|lab(?:oratorium)?)\s*|\.0?$", "", line, flags=re.I), ""
        case Shape.COORDINATE:
            return _pointed(re.sub(r"\s*°?\s*[NØEnøe]?$", "", line)), ""
        case Shape.ADDRESS:
            return _address(line), ""
        case _:
            return line, ""


def _pointed(text: str) -> str:
    """A number with a decimal point, as most of the files have it."""
    return text.replace(",", ".") if _DECIMAL.fullmatch(text) else text


def _address(text: str) -> str:
    try:
        return check_url(text)
    except PydanticCustomError as fault:
        return (fault.context or {}).get("meant") or text
