"""What somebody wrote in an answer, as the values that a content file holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from pydantic import BaseModel

from laboratorium.base.danish import slugify
from laboratorium.intake.importing import values
from laboratorium.intake.importing.markdown_text import harmless
from laboratorium.intake.issues.body import checked
from laboratorium.intake.issues.forms import Question, options
from laboratorium.model.declare import FieldOf, fields_of
from laboratorium.model.parts import Actor, Contact, LabRef, Measurement, Source, TrialAction
from laboratorium.model.shape import Shape
from laboratorium.model.vocabulary import vocabularies

_PICTURE = re.compile(r"!\[([^\]\n]{0,300})\]\(\s*<?(https?://[^\s)>]{1,1000})[^)\n]{0,300}\)")
_PICTURE_TAG = re.compile(
    r"<img\b[^<>]{0,600}?\bsrc=[\"'](https?://[^\"'<>\s]{1,1000})[\"'][^<>]{0,600}>"
)
_WHEN = re.compile(r"(.*?)\s*\(([^()]{4,40})\)\s*")
_BULLET = re.compile(r"^\s*[-*+•]\s+")
_SAMPLE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")


class Value(NamedTuple):
    """A value for a field, and the parts of the answer that are not in it."""

    found: Any
    loose: tuple[str, ...] = ()


def value(question: Question, answer: str) -> Value:
    """Return what an answer comes to; an answer that cannot be read stays as it was written, so
    that the checker says what is wrong with it.
    """
    if not answer.strip():
        return Value(None)
    if question.control == "checkboxes":
        return _boxes(question, answer)
    field, line = question.field, " ".join(answer.split())
    if field is None:
        return Value(line)
    if question.vocabulary == "municipalities":
        return Value(values.municipality(line))
    if question.vocabulary:
        known = options(question).get(line)
        return Value(known or values.term_key(_vocabulary(question))(line) or line)
    if field.record:
        read = _READERS.get(field.record) or partial(_record, field.record)
        if field.shape is Shape.RECORDS:
            return _rows(answer, read)
        found = read(line)
        return Value(found) if found else Value(None, (answer,))
    if field.shape is Shape.TEXTS:
        return Value(list(_lines(answer)))
    if field.shape is Shape.PARTIAL_DATE:
        return Value(None if _goes_on(field, line) else values.partial_date(line))
    return Value(line)


def prose(answer: str) -> tuple[str, bool]:
    """Return text for a body, and whether it held pictures, which become links to them.

    HTML, headings and whatever else a body may not hold become plain words.
    """
    text, first = _PICTURE.subn(lambda m: f"[{m[1] or 'billede'}]({m[2]})", answer)
    text, second = _PICTURE_TAG.subn(r"[billede](\1)", text)
    return harmless(text), bool(first or second)


def _vocabulary(question: Question) -> Any:
    return vocabularies()[question.vocabulary]


def _boxes(question: Question, answer: str) -> Value:
    ticked, others = checked(answer)
    known = options(question)
    find = values.goal if question.vocabulary == "sdg" else values.term_key(_vocabulary(question))
    # Somebody may have typed the terms instead of ticking the boxes.
    written = [*ticked, *values.terms(others, find)]
    keys = [known.get(text) or find(text.partition(":")[0]) or text for text in written]
    return Value(list(dict.fromkeys(keys)))


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        plain = " ".join(_BULLET.sub("", line).split())
        if plain:
            yield plain


def _rows(text: str, read: Any) -> Value:
    rows: list[Any] = []
    loose: list[str] = []
    for line in _lines(text):
        if _SAMPLE.fullmatch(line):
            continue
        row = read(line)
        if row is None:
            loose.append(line)
        else:
            rows.append(row)
    return Value(rows, tuple(loose))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def _actor(line: str) -> dict[str, str] | None:
    who, _, role = line.partition(":")
    return {"who": who.strip(), "role": role.strip()} if who.strip() and role.strip() else None


def _trial_action(line: str) -> dict[str, str] | None:
    cells = _cells(line)
    if not 2 <= len(cells) <= 4 or not cells[0]:
        return None
    title, *others = cells
    when = values.partial_date(others[0]) if others else ""
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", when):
        others = others[1:]
    elif len(cells) == 4 and others[0] == "":
        when, others = "", others[1:]
    else:
        when = ""
    if len(others) > 2 or not others:
        return None
    what, outcome = (*others, "")[:2]
    return {"title": title, "from": when, "what": what, "outcome": outcome} if what else None


def _measurement(line: str) -> dict[str, Any] | None:
    cells = _cells(line)
    if len(cells) not in (3, 4) or not all((cells[0], cells[1], cells[-1])):
        return None
    before = cells[2] if len(cells) == 4 else ""
    return {
        "indicator": cells[0],
        "unit": cells[1],
        "before": _observation(before) if before.strip("-– ") else {},
        "after": _observation(cells[-1]),
    }


def _observation(text: str) -> dict[str, str]:
    match = _WHEN.fullmatch(text)
    number, when = (match[1], match[2]) if match else (text, "")
    return {"value": values.number(number)[0], "date": values.partial_date(when) if when else ""}


def _source(line: str) -> dict[str, str] | None:
    cells = [cell for cell in _cells(line) if cell]
    address = next((cell for cell in cells if re.match(r"https?://\S+$", cell)), None)
    if address is None:
        found = re.search(r"https?://[^\s|<>]+", line)
        if not found:
            return None
        title = (line[: found.start()] + line[found.end() :]).strip(" –—-:,()|")
        return {"title": title or found[0], "url": found[0].rstrip(".,)")}
    others = [cell for cell in cells if cell is not address]
    if len(others) > 2:
        return None
    title, publisher = (*others, address, "")[:2] if not others else (*others, "")[:2]
    return {"title": title, "url": address, "publisher": publisher}


def _contact(line: str) -> dict[str, str] | None:
    role, _, organisation = line.partition(",")
    return {"role": role.strip(), "organisation": organisation.strip()}


def _record(model: type[BaseModel], line: str) -> dict[str, str] | None:
    """A record whose parts stand in the model's order with upright lines between them."""
    cells, fields = _cells(line), fields_of(model)
    if not cells[0] or len(cells) > len(fields):
        return None
    return {field.name: cell for field, cell in zip(fields, cells, strict=False) if cell}


_READERS: Mapping[type[BaseModel], Callable[[str], dict[str, Any] | None]] = {
    Actor: _actor,
    TrialAction: _trial_action,
    Measurement: _measurement,
    Source: _source,
    Contact: _contact,
    LabRef: lambda line: values.lab(line) or None,
}


def _goes_on(field: FieldOf, line: str) -> bool:
    return not field.required and slugify(line) in ("nu", "stadig", "i-gang", "ikke-slut")
