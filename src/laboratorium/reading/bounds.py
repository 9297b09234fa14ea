"""How much a contributor's text may hold, so that the checker, the build and browsers can bear it.

Python-Markdown and browsers take time that grows with the square of some texts, or lose their way
in them. Within these bounds both are linear, and a time limit stands behind them.
"""

import re
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from types import FrameType
from typing import NamedTuple
from unicodedata import category

MOST_IN_PARAGRAPH = 10_000
"""Characters without a blank line between them."""
MOST_BRACKETS = 200
"""Signs [ in one paragraph: links, and what may come to be one."""
MOST_UNBROKEN = 2_000
"""Characters without a space; browsers and servers take no longer addresses either."""
MOST_NESTED = 10
"""Lists and quotes inside each other; four spaces at the start of a line are as much as one."""
MOST_COMBINING = 8
"""Signs in a row that have no width of their own; no written language puts more on a letter."""
MOST_IN_REFERENCE = 8
"""Digits of a character given by its number, `&#230;`; the last character of all has seven."""
MOST_SECONDS = 10
"""Processor time for one body."""

BOUNDS: Mapping[str, int] = {
    "paragraph_long": MOST_IN_PARAGRAPH,
    "brackets_many": MOST_BRACKETS,
    "unbroken_long": MOST_UNBROKEN,
    "nested_deep": MOST_NESTED,
    "combining_many": MOST_COMBINING,
    "reference_long": MOST_IN_REFERENCE,
}
"""Each bound by the name of what is said where it is passed."""

_LINE = re.compile(r"[^\n]*+\n|[^\n]++")
_RULE = r"[ \t>]*([-*])(?:[ \t]*\1)*[ \t]*(?=\n|$)"
# What has fitted is never read in another way: a lookahead keeps it, in JavaScript too.
_NESTS = r"(?:(?=(\t| {4}| {0,3}(?:>|[*+-](?=[ \t])|\d+\.(?=[ \t])) ?))\2)"
SHAPES: Mapping[str, str] = {
    "unbroken_long": rf"(?<!\S)\S{{{MOST_UNBROKEN + 1}}}",
    "nested_deep": rf"(?:^|(?<=\n))(?!{_RULE})(?={_NESTS}{{{MOST_NESTED + 1}}})[^\n]*\S",
    "reference_long": rf"&#[xX]?[0-9A-Fa-f]{{{MOST_IN_REFERENCE + 1}}}",
}
"""What passes a bound wherever it stands, in what Python and JavaScript have in common; the form
at /bidrag/ looks for the same.
"""
QUOTED = 200
"""Characters of a text, at most, from which what is said of it quotes the first."""

_SHAPES = {name: re.compile(shape) for name, shape in SHAPES.items()}
_MAY_COMBINE = re.compile(rf"[^\x00-\xac\xae-\u02ff]{{{MOST_COMBINING + 1},}}")


class Beyond(NamedTuple):
    """Where in a text a bound is passed for the first time, and the bound's name."""

    start: int
    name: str


def beyond(text: str) -> tuple[Beyond, ...]:
    """Where a text passes each bound that it passes, in order; in linear time."""
    found = {
        name: match.start() for name, shape in _SHAPES.items() if (match := shape.search(text))
    }
    if (at := _combining(text)) is not None:
        found["combining_many"] = at
    if len(text) > MOST_IN_PARAGRAPH or text.count("[") > MOST_BRACKETS:
        for start, end in _paragraphs(text):
            if end - start > MOST_IN_PARAGRAPH:
                found.setdefault("paragraph_long", start)
            if text.count("[", start, end) > MOST_BRACKETS:
                found.setdefault("brackets_many", start)
    return tuple(sorted(Beyond(start, name) for name, start in found.items()))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    lines = _LINE.finditer(text)
    for is_blank, group in groupby(lines, lambda line: line.group().isspace()):
        if not is_blank:
            spans = [line.span() for line in group]
            yield spans[0][0], spans[-1][1]


def _combining(text: str) -> int | None:
    if text.isascii():
        return None
    for run in _MAY_COMBINE.finditer(text):
        at = run.start()
        for is_mark, marks in groupby(run.group(), _has_no_width):
            count = sum(1 for _ in marks)
            if is_mark and count > MOST_COMBINING:
                return at
            at += count
    return None


def _has_no_width(sign: str) -> bool:
    return category(sign) in ("Mn", "Me", "Cf")


class TooSlowError(Exception):
    """Something took longer than its time."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """End what runs inside when it has had so much processor time, with ``TooSlowError``.

    The engine and its patterns listen for signals while they work. Where there are none (Windows,
    or another thread than the first), the bounds stand alone.
    """
    main = threading.current_thread() is threading.main_thread()
    if not main or not hasattr(signal, "setitimer"):
        yield
        return

    def end(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
