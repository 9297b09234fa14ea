"""What a number can be by its shape alone: its groups of digits, and what stands between them."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from laboratorium.model.privacy.rules import can_say, listed, pattern, rules

_GROUP = re.compile(r"\d+")
_GLUE = re.compile(r"\D+")
_MASK = str.maketrans("0123456789", "0000000000")
_MOST_KEPT = 60
_KINDS = ("pairs", "eight", "fours")


class Window(NamedTuple):
    """Where in a number something may be a number of its own, and what holds of its shape."""

    start: int
    end: int
    facts: frozenset[str]


class Shape(NamedTuple):
    """What a number can be by its groups of digits and what stands between them alone."""

    cpr: tuple[Window, ...]
    phone: tuple[Window, ...]
    whole: frozenset[str]


def shape_of(number: str, called: bool) -> Shape:
    """Return what a number can be: digits 0–9, and what stands between them.

    Where nothing calls it a number to ring, some of what stands in it cannot be one.
    """
    masked = number.translate(_MASK)
    of = _kept if len(masked) <= _MOST_KEPT else _shape_of
    return of(masked, called)


def _shape_of(masked: str, called: bool) -> Shape:
    glue = {part.strip("()") or " " for part in set(_GLUE.findall(masked))}
    lengths = [len(group) for group in _GROUP.findall(masked)]
    whole = set()
    if lengths[0] == 2 and sum(lengths) == 10 and len(lengths) > 1:
        whole.add("country")
    if "-".join(map(str, lengths[:5])) in listed("phone", "free"):
        whole.add("free")
    if lengths in ([2, 2, 4], [4, 2, 2]):
        whole.add("dated")
    if glue == {"."}:
        whole.add("dotted")
        if set(lengths[1:]) == {3}:
            whole.add("thousands")
    count = Counter(lengths)
    crowded = {"pairs": count[2] > 4, "fours": count[4] > 2}
    absent = frozenset() if called else frozenset(("called",))
    phones = [
        window
        for kind, shape in zip(_KINDS, rules()["phone"]["shapes"], strict=True)
        if not (crowded.get(kind) and _is_a_row(kind, absent))
        for window in _windows(shape, masked, count, kind, crowded.get(kind, False))
    ]
    cprs = [
        window
        for shape in rules()["cpr"]["shapes"]
        for window in _windows(shape, masked, count, "cpr", False)
    ]
    return Shape(tuple(cprs), tuple(phones), frozenset(whole))


_kept = lru_cache(4096)(_shape_of)


@cache
def _is_a_row(kind: str, absent: frozenset[str]) -> bool:
    """Whether so many groups can be nothing but a row of numbers, whatever their digits are."""
    return not can_say("phone", frozenset((kind, "crowded")), absent.union(_KINDS) - {kind})


def _windows(
    shape: str, masked: str, count: Counter[int], kind: str, crowded: bool
) -> Iterator[Window]:
    if not _groups_in(shape) <= count:
        return
    for match in re.finditer(shape, masked):
        start, end = match.span(1)
        yield Window(start, end, _facts(masked[start:end], kind, crowded, end == len(masked)))


@cache
def _groups_in(shape: str) -> Counter[int]:
    """How many groups of each length a shape consists of; a window holds whole groups only."""
    return Counter(map(int, re.findall(r"\\d\{(\d+)\}", shape)))


@lru_cache(4096)
def _facts(masked: str, kind: str, crowded: bool, is_last: bool) -> frozenset[str]:
    parts = _GLUE.findall(masked)
    glue = {part.strip("()") or " " for part in parts}
    facts = {kind}
    if kind == "cpr":
        if parts:
            last = parts[-1].strip(" \xa0\u202f()")
            is_hyphen = pattern("cpr", "hyphen").fullmatch(last)
            facts.add("spaced" if not last else "hyphen" if is_hyphen else "dotted")
        if len(parts) > 1:
            facts.add("split")
    if crowded:
        facts.add("crowded")
    if len(glue) > 1:
        facts.add("uneven")
    if not all(part.isspace() for part in glue):
        facts.add("joined")
    if is_last:
        facts.add("last")
    return frozenset(facts)
