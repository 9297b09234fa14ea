"""Nothing that others have written goes unseen, and what people write is let be."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laboratorium.base.visible import visible

UNSEEN = [
    *("\u061c", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c"),
    *("\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\u2060", "\u2064", "\ufeff"),
    *("\u00ad", "\u034f", "\u115f", "\u1160", "\u180e", "\u2800", "\u3164", "\uffa0", "\ufe0f"),
    *("\x00", "\x07", "\x1b", "\x7f", "\x9b", "\r", "\n", "\t", "\u2028", "\u2029"),
    *("\udcff", "\U000e0001", "\U000e0061", "\U000e0100", "\U000f0000"),
]
SEEN = [
    "cases/foens/index.md",
    "Æblegrød på Ærø: »10 %« – 5 m²",
    "E\u0301t bogstav med et løst tegn",
    "fast\u00a0mellemrum og smalt\u202fmellemrum",
    "\u2764\ufe0f \U0001f469\u200d\U0001f33e \U0001f44d\U0001f3fd \U0001f1e9\U0001f1f0 "
    "\U0001f3f3\ufe0f\u200d\U0001f308",
    "ελληνικά עברית العربية",
]


@pytest.mark.parametrize("char", UNSEEN, ids=lambda char: f"{ord(char):04X}")
def test_what_nobody_sees_stands_as_its_number(char: str) -> None:
    assert visible(f"gnp{char}.md") == f"gnp‹U+{ord(char):04X}›.md"


@pytest.mark.parametrize("text", SEEN, ids=ascii)
def test_what_people_see_is_let_be(text: str) -> None:
    assert visible(text) == text


def test_what_is_to_be_kept_is_kept() -> None:
    assert visible("a\n\tb\r\u202e", keep="\n\t") == "a\n\tb‹U+000D›‹U+202E›"


def test_what_joins_pictures_joins_no_letters() -> None:
    assert visible("a\u200db\ufe0f") == "a‹U+200D›b‹U+FE0F›"
    assert visible("\u2764\u200d.md") == "\u2764‹U+200D›.md"


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_of_any_text_nothing_is_left_that_turns_it_or_cannot_be_encoded(text: str) -> None:
    shown = visible(text)
    assert not {unicodedata.bidirectional(char) for char in shown} & {
        *("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    }
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert visible(shown) == shown
