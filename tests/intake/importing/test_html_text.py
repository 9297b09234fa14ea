"""HTML from cells, pages, documents and feeds is one kind of text, and never too deep to answer."""

from __future__ import annotations

import pytest

from laboratorium.intake.feeds.drafting import to_markdown
from laboratorium.intake.importing.cells import as_markdown
from laboratorium.intake.importing.files import Refused
from laboratorium.intake.importing.html_text import from_html
from laboratorium.intake.importing.texts import read_text

DEEP = f"<html><body><p>Haven</p>{'<div>' * 3000}Dybt</body></html>"


@pytest.mark.parametrize(
    "read",
    [from_html, as_markdown, to_markdown, lambda text: read_text(text.encode(), "a.html", ".html")],
    ids=["text", "cell", "notes of a feed", "page"],
)
def test_what_lies_too_deep_is_refused_with_what_to_do(read: object) -> None:
    assert callable(read)
    with pytest.raises(Refused, match=r"for mange lag .* Gem teksten som ren tekst"):
        read(DEEP)


def test_raised_letters_stay_raised_wherever_the_text_comes_from() -> None:
    text = "<p>10<sup>6</sup> og H<sub>2</sub>O</p>"
    assert from_html(text) == as_markdown(text) == to_markdown(text) == "10⁶ og H₂O"


def test_of_what_is_left_out_the_words_stay() -> None:
    assert from_html('<p>Haven <img alt="Æbler" src="a.png"></p>', without=("img",)) == "Haven"
