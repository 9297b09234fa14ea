"""What a number can be by its shape alone: its groups of digits, and what stands between them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from laboratorium.model.privacy.rules import listed, pattern, rules

_GROUP = re.compile(r"\d+")
_GLUE = re.compile(r"\D+")
_MASK = str.maketrans("0123456789", "0000000000")
_MOST_KEPT = 60


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


def shape_of(number: str) -> Shape:
    """Return what a number can be: digits 0–9, and what stands between them."""
    masked = number.translate(_MASK)
    return _kept(masked) if len(masked) <= _MOST_KEPT else _shape_of(masked)


@lru_cache(4096)
def _kept(masked: str) -> Shape:
    return _shape_of(masked)


def _shape_of(masked: str) -> Shape:
    glue = {part.strip("()") or " " for part in _GLUE.findall(masked)}
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
    crowded = {"pairs": lengths.count(2) > 4, "fours": lengths.count(4) > 2}
    kinds = zip(("pairs", "eight", "fours"), rules()["phone"]["shapes"], strict=True)
    phones = [
        window
        for kind, shape in kinds
        # Then no window of this kind can be anything but a row of numbers.
        if not (kind == "pairs" and crowded[kind])
        for window in _windows(shape, masked, kind, crowded.get(kind, False))
    ]
    cprs = [
        window
        for shape in rules()["cpr"]["shapes"]
        for window in _windows(shape, masked, "cpr", False)
    ]
    return Shape(tuple(cprs), tuple(phones), frozenset(whole))


def _windows(shape: str, masked: str, kind: str, crowded: bool) -> Iterator[Window]:
    is_hyphen = pattern("cpr", "hyphen").fullmatch
    for match in re.finditer(shape, masked):
        start, end = match.span(1)
        parts = _GLUE.findall(match[1])
        glue = {part.strip("()") or " " for part in parts}
        facts = {kind}
        if kind == "cpr":
            if parts:
                last = parts[-1].strip(" \xa0\u202f()")
                facts.add("spaced" if not last else "hyphen" if is_hyphen(last) else "dotted")
            if len(parts) > 1:
                facts.add("split")
        if crowded:
            facts.add("crowded")
        if len(glue) > 1:
            facts.add("uneven")
        if not all(part.isspace() for part in glue):
            facts.add("joined")
        if end == len(masked):
            facts.add("last")
        yield Window(start, end, frozenset(facts))
