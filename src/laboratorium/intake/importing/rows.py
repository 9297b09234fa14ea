"""A list of records as people write it in a cell or an answer, a line to each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from laboratorium.intake.importing import values
from laboratorium.intake.importing.fields import Group

Row = Mapping[tuple[str, ...], str]
"""A record's texts by the paths of their fields."""

_WHO_AND_WHAT = re.compile(r"([^|]{1,120}?)(?::\s+|\s+[–—-]\s+)([^|]+)")
_ADDRESS = re.compile(r"https?://[^\s|<>]+")
_WHEN = re.compile(r"(.*?)\s*\(([^()]{4,40})\)\s*")
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
# The line under the heads of a Markdown table.
_RULE = re.compile(r"[\s:|-]+")
_MOST_OF_A_TITLE = 80


def rows(group: Group, text: str) -> Iterator[tuple[str, Row | None]]:
    """Each line of a list of records, and what it says; None for one that cannot be made out.

    A line's parts stand between upright lines. Where they mean nothing, they part the records, as
    semicolons do.
    """
    read = _READERS.get(group.key) or (lambda line: _in_order(group, line))
    for line in values.split(text, between=r"\s*\n\s*"):
        if _RULE.fullmatch(line):
            continue
        if "|" in line and (row := read(line)):
            yield line, row
            continue
        pieces = [(one, read(one)) for one in values.split(line)]
        yield from pieces if any(row for _, row in pieces) else [(line, None)]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def _actor(line: str) -> Row | None:
    pair = _WHO_AND_WHAT.fullmatch(line)
    return {("who",): pair[1], ("role",): pair[2]} if pair else None


def _trial_action(line: str) -> Row | None:
    """`Navn | tidspunkt | hvad | udbytte`, of which the time and the last may be left out; or
    `Navn: hvad`.
    """
    title, *others = _cells(line)
    if not others:
        pair = _WHO_AND_WHAT.fullmatch(line)
        short = pair and len(pair[1]) <= _MOST_OF_A_TITLE
        return {("title",): pair[1], ("what",): pair[2]} if pair and short else None
    when = values.partial_date(others[0])
    if _DATE.fullmatch(when) or (len(others) == 3 and not when):
        others = others[1:]
    else:
        when = ""
    if not title or not others or not others[0] or len(others) > 2:
        return None
    what, outcome = (*others, "")[:2]
    return {("title",): title, ("from",): when, ("what",): what, ("outcome",): outcome}


def _measurement(line: str) -> Row | None:
    """`Indikator | enhed | tal før (dato) | tal efter (dato)`; what was before may be left out."""
    cells = _cells(line)
    if len(cells) not in (3, 4) or not all((cells[0], cells[1], cells[-1])):
        return None
    found: dict[tuple[str, ...], str] = {("indicator",): cells[0], ("unit",): cells[1]}
    before = cells[2] if len(cells) == 4 else ""
    for key, text in (("before", before.strip("-– ")), ("after", cells[-1])):
        match = _WHEN.fullmatch(text)
        found[key, "value"], found[key, "date"] = match.groups() if match else (text, "")
    return found


def _source(line: str) -> Row | None:
    """A title, an address and perhaps a publisher, in any order and with anything between."""
    addresses = _ADDRESS.findall(line)
    if len(addresses) != 1:
        return None
    address = addresses[0]
    others = [cell for cell in _cells(line.replace(address, "")) if cell.strip(_BETWEEN)]
    if len(others) > 2:
        return None
    title, publisher = (*(one.strip(_BETWEEN) for one in others), "", "")[:2]
    address = address.rstrip(".,)")
    return {("title",): title or address, ("url",): address, ("publisher",): publisher}


_BETWEEN = " –—-:,()"


def _in_order(group: Group, line: str) -> Row | None:
    """The parts of a record in the model's order."""
    cells = _cells(line)
    if not cells[0] or len(cells) > len(group.fields) or group.kind:
        return None
    return {field.path: cell for field, cell in zip(group.fields, cells, strict=False)}


_READERS: Mapping[str, Callable[[str], Row | None]] = {
    "actors": _actor,
    "trial_actions": _trial_action,
    "measurements": _measurement,
    "sources": _source,
}
