"""Blocks read few at a time, and code taken as one, come out as the engine itself has them."""

from __future__ import annotations

import random

import pytest
from markdown import Markdown

from laboratorium.reading import blocks, markdown

PIECES = (
    *("    a", "    b  ", "        c", "    ", "\t", "  ", "\n", "\n", "\n\n", "\n\n\n", "b\n"),
    *("- ", "1. ", "> ", "a", "# h\n", "| a | b |\n|-|-|\n", "[x]: y\n", "***\n", "=\n", "[x]"),
)
EXTENSIONS = ("sane_lists", markdown.anchored(), "tables")


def converter() -> Markdown:
    return Markdown(extensions=[*EXTENSIONS[:1], markdown.Untrusted(), *EXTENSIONS[1:]])


def texts(count: int) -> list[str]:
    chance = random.Random(3)
    return ["".join(chance.choices(PIECES, k=chance.randint(2, 30))) for _ in range(count)]


@pytest.mark.parametrize("count", [1_000, pytest.param(30_000, marks=pytest.mark.nightly)])
def test_it_is_drawn_as_the_engine_draws_it(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "_AT_A_TIME", 2)
    ours = converter()
    monkeypatch.setattr(markdown, "steady", lambda _md: None)
    theirs = converter()
    for text in texts(count):
        ours.reset()
        theirs.reset()
        assert ours.convert(text) == theirs.convert(text), text


def test_a_code_block_of_many_parts_is_written_once() -> None:
    html = markdown.render("    a\n\n\n    b  \n\n" * 300)
    assert html.count("<pre>") == 1
    assert html.count("a\n\n\nb\n") == 300
