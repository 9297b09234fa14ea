"""Whatever the checker accepts, the build draws, in time that grows as the text does."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from time import process_time

import pytest

from laboratorium.reading import body_rules
from laboratorium.reading.body import Body, _quick
from laboratorium.reading.markdown import can_draw, render
from pace import is_quick

FEW, MANY = 300, 5_000
WORDS = (
    "a",
    "Æble",
    "ord",
    "et langt ord",
    "1",
    "1.",
    "e\u0301",
    "🌱",
    "&amp;",
    "&#230;",
    "x" * 90,
)
SPANS = ("*{}*", "_{}_", "**{}**", "`{}`", "``{}` `", "[{}](b)", "[{}][b]", "[{}]", "<{}>", "\\{}")
LOOSE = ("*", "_", "**", "`", "[", "]", "](", "<", ">", "\\", "|", "&#", "<!--", "-->", "![", "~~")
LINES = ("{}", "## {}", "{}\n---", "{}\n===", "- {}", "1. {}", "> {}", "    {}", "\t{}", "{} | {}",
         "{}|{}\n-|-\n{}|{}", "[b]: {}", "> - {}", "  - {}", "***", "  {}  ", ": {}")  # fmt: skip
PLAIN = ("ord og ord", "## Ord", "- punkt", "*ord* og [a](b).", "1. ét", "> sagt", "### Æ", "**b**")
BETWEEN = ("\n", "\n", "\n\n", "\n\n", "\n\n\n", " ")
SECONDS_A_KB = 0.15
"""Twenty times what usual texts take; what is not linear takes far more of the longest."""


def piece(chance: random.Random, depth: int = 0) -> str:
    kind = chance.random()
    if depth > 4 or kind < 0.5:
        return chance.choice(WORDS)
    if kind < 0.65:
        return chance.choice(LOOSE)
    inner = " ".join(piece(chance, depth + 1) for _ in range(chance.randint(1, 3)))
    return chance.choice(SPANS).format(inner)


def line(chance: random.Random) -> str:
    form = chance.choice(LINES)
    return form.format(*(piece(chance) for _ in range(form.count("{}"))))


def texts(count: int) -> Iterator[str]:
    """Nasty pieces inside each other, now and then all of it again and again."""
    chance = random.Random(11)
    for number in range(count):
        make = (lambda: chance.choice(PLAIN)) if number % 3 == 0 else (lambda: line(chance))
        parts = [make() + chance.choice(BETWEEN) for _ in range(chance.randint(1, 14))]
        yield "".join(parts) * chance.choice((1, 1, 1, 1, 5, 30))


@pytest.mark.parametrize("count", [FEW, pytest.param(MANY, marks=pytest.mark.nightly)])
def test_what_is_accepted_is_drawn(count: int) -> None:
    accepted = plain = 0
    for text in texts(count):
        body = Body(text)
        refused = [*body_rules.check_safe(body)]
        if not body.beyond and _quick(body.shown):
            assert can_draw(body.shown), text
            plain += 1
        if not refused:
            accepted += 1
            seconds = SECONDS_A_KB * max(1, len(text) / 1024)
            began = process_time()
            render(text)
            soon = process_time() - began <= seconds
            assert soon or is_quick(partial(render, text), seconds), text
    assert accepted > count / 5
    assert plain > count / 20
