"""Markdown becomes plain text."""

from __future__ import annotations

import pytest

from laboratorium.reading.plain import plain, without_fences
from pace import is_linear

PLAIN = [
    ("", ""),
    ("Et **stort** og *lille* ord", "Et stort og lille ord"),
    ("Se [vores plan](../plan.md) her", "Se vores plan her"),
    ('Se [planen [bilag]](a.md "Titel").', "Se planen [bilag]."),
    ("Se [planen][1] her.\n\n[1]: https://example.org/plan", "Se planen her."),
    ("Det blev målt [3](#kilde-3).", "Det blev målt."),
    ("En note[^1].\n\n[^1]: Om noten.", "En note. Om noten."),
    ("[1](#kilde-1) Først [2](#kilde-2) [3](#kilde-3), så", "Først, så"),
    ("- en\n- to\n\n1. tre\n> fire", "en to tre fire"),
    ("26. januar: a\n1. Marts: b\n3. klasse c", "26. januar: a 1. Marts: b 3. klasse c"),
    ("| A | B |\n| --- | ---: |\n| 1 | 2 |", "A B 1 2"),
    ("Titel\n=====\n\nTekst\n\n---\n", "Titel Tekst"),
    ("Skriv til <mailto:a@example.org>", "Skriv til mailto:a@example.org"),
    ("snake_case og _skråt_ og `kode`", "snake_case og skråt og kode"),
    ("<b>rå</b> & \\*stjerne\\*", "<b>rå</b> & stjerne"),
    ("Tid&nbsp;&amp;&shy;sted", "Tid &sted"),
    ("![Billedet](a.jpg) viser", "Billedet viser"),
    ("2 * 3 = 6 {x}", "2 3 = 6"),
]


@pytest.mark.parametrize(("markdown", "text"), PLAIN)
def test_only_the_words_are_left(markdown: str, text: str) -> None:
    assert plain(markdown) == text


FENCES = [
    ("Før\n```yaml\n## Nej\n```\nEfter\n", "Før\n       \n      \n   \nEfter\n"),
    ("~~~\nkode\n~~~\n````\n```\n````\nslut", "   \n    \n   \n    \n   \n    \nslut"),
    ("Før\n```\naldrig lukket\n", "Før\n```\naldrig lukket\n"),
    ("uden", "uden"),
]


@pytest.mark.parametrize(("markdown", "left"), FENCES)
def test_examples_of_code_are_left_out(markdown: str, left: str) -> None:
    assert without_fences(markdown) == left


BITS = (
    *("[", "*", "<!--", "-->", "<!---->", "[^", "[](", "[a](", "[x]", "[[x]", "{", "{a", "`", "|"),
    *(" ", "| ", "|x", "\\", "_", "#", "# ", "## a\n", "# #", "-", "- ", "1", "1.", "=", "!!!"),
    *("a\n---\n", "> ", "```\n", "<https://", "&amp;", "[a]: b\n", "\n[", "(", "]", "æ "),
)


@pytest.mark.parametrize("size", [50_000, pytest.param(250_000, marks=pytest.mark.nightly)])
@pytest.mark.parametrize("bit", BITS)
def test_marks_alone_are_read_in_linear_time(bit: str, size: int) -> None:
    def read(size: int) -> None:
        text = bit * (size // len(bit)) + "x"
        plain(text)
        without_fences(text)

    assert is_linear(read, size)
