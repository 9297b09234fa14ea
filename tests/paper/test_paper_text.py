"""Text by others on paper: drawn or told to be missing, never code, never the end of a build."""

from __future__ import annotations

import io
import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from laboratorium.base.hyphens import SOFT
from laboratorium.paper.pdf import pdf
from laboratorium.paper.text import _letters, drawable, literal, shown

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
HEAD = '#import "house.typ": *\n#show: house.with(title: "Prøve", footer: none)\n'
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.text(
    st.sampled_from(
        "#\\\"'[]{}()$*_`<>@=-+/~.:;,%&!?^| \n\t\u2028u0ae\u0301\u0627\u064b\u05d0\u05b0\u200d😀"
    ),
    max_size=60,
)


def printed(source: str) -> str:
    reader = PdfReader(io.BytesIO(pdf(HEAD + source, {}, written=NOON)))
    return "\n".join(page.extract_text() for page in reader.pages)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_no_text_ends_its_string_and_all_of_it_can_be_drawn(text: str) -> None:
    # Were anything of the text code, it would fail, or the length would be another.
    kept = shown(text)
    size = len(kept.encode())
    told = f"#let t = {literal(kept)}\n#assert.eq(t.len(), {size})\n= En #t\n#strong(t) #emph(t) #t"
    assert printed(told + "\n\nslut").rstrip().endswith("slut")


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_literal_holds_no_quote_but_its_own(text: str) -> None:
    inner = literal(text)[1:-1]
    assert '"' not in inner and "\n" not in inner
    assert inner.replace("\\u{", "").count("\\") == 0


def test_every_letter_of_the_list_is_in_the_fonts() -> None:
    letters = sorted(letter for font in _letters().values() for letter in font)
    whole = drawable(" ".join(chr(letter) for letter in letters))
    assert len(whole) > 2_000
    printed(f"= Alle\n#{literal(whole)}\n\n*#{literal(whole)}* _#{literal(whole)}_")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Blåbærgrød på Ærø – 5 m² for 3,5 kr.", "Blåbærgrød på Ærø – 5 m² for 3,5 kr."),
        ("e\u0301", "é"),
        ("שלום, العربية", "שלום, العربية"),
        ("Ελλάδα Київ", "Ελλάδα Київ"),
        ("fest 👩‍👩‍👧😀!", "fest □!"),
        ("漢字", "□"),
        ("a\u202eb\u0007c\u200bd", "abcd"),
        ("to\nlinjer\tog\u2028flere", "to linjer og flere"),
        ("\u05d0\u064b", "\u05d0"),
    ],
)
def test_signs_without_letters_are_told_and_unseen_ones_left_out(text: str, kept: str) -> None:
    assert drawable(text) == kept


def test_long_compounds_break_where_their_parts_meet() -> None:
    text = "Bæredygtighedsudfordringer i boligområdet"
    assert shown(text).replace(SOFT, "") == unicodedata.normalize("NFC", text)
    assert SOFT in shown(text)
    narrow = f"#block(width: 35mm, text(size: 13pt, {literal(shown(text))}))"
    assert printed(narrow).replace(f"{SOFT}\n", "").replace(SOFT, "").split() == text.split()
