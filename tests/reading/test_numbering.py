"""A number that someone wrote at the beginning of a line stands on the page as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from laboratorium.reading.markdown import render

DRAWN = {
    "26. januar 2023 mødtes vi.": "<p>26. januar 2023 mødtes vi.</p>",
    "- 26. januar: A\n- 1. marts: B": "<ul><li>26. januar: A</li><li>1. marts: B</li></ul>",
    "26. januar: A\nog mere\n1. marts: B\n    - C": "<ul><li>26. januar: A\nog mere</li>"
    "<li>1. marts: B<ul><li>C</li></ul></li></ul>",
    "> 26. Januar: A\n> 1. Marts: B": "<blockquote><ul><li>26. Januar: A</li><li>1. Marts: B</li>"
    "</ul></blockquote>",
    "1. maj\n1. juni": "<ul><li>1. maj</li><li>1. juni</li></ul>",
    "1. sal: *A*\n3. sal: B": "<ul><li>1. sal: <em>A</em></li><li>3. sal: B</li></ul>",
    "3. klasse byggede en have.": "<p>3. klasse byggede en have.</p>",
    "1. A\n\n2. b\n\n    mere": "<ol><li><p>A</p></li><li><p>b</p><p>mere</p></li></ol>",
    "1. A\n\n3. B": "<ol><li>A</li></ol><ul><li>3. B</li></ul>",
    "1. A\n\n1. B": "<ol><li><p>A</p></li><li><p>B</p></li></ol>",
    "1. A\n2. B\n\n26. januar: C": "<ol><li>A</li><li>B</li></ol><p>26. januar: C</p>",
    "1. A\n    1. B\n    3. C\n2. D": "<ol><li>A<ul><li>1. B</li><li>3. C</li></ul></li>"
    "<li>D</li></ol>",
    "5. A\n6. B": '<ol start="5"><li>A</li><li>B</li></ol>',
    "1. A\n1. B": "<ol><li>A</li><li>B</li></ol>",
}


@pytest.mark.parametrize("text", DRAWN)
def test_it_is_drawn(text: str) -> None:
    assert render(text) == DRAWN[text]


def shown(page: html.HtmlElement) -> list[tuple[int, str]]:
    """Each number that a reader sees, written or counted, with the word that follows."""
    found = []
    for piece in page.iter("p", "li"):
        parent = piece.getparent()
        if piece.tag == "p" and parent.tag == "li" and parent.index(piece) == 0:
            continue  # Seen with its item.
        said = piece.text_content().split()
        if said[0].rstrip(".").isdigit():
            found.append((int(said[0].rstrip(".")), said[1]))
        else:
            found.append((int(parent.get("start", "1")) + parent.index(piece), said[0]))
    return found


WORDS = st.sampled_from(("januar", "Marts", "sal", "klasse", "Ring", "ord"))
LINES = st.lists(st.tuples(st.integers(0, 40), WORDS, st.sampled_from(("\n", "\n\n"))), max_size=6)


@given(LINES)
def test_every_number_is_shown_as_it_was_written(lines: list[tuple[int, str, str]]) -> None:
    text = "".join(f"{number}. {word} {at}{end}" for at, (number, word, end) in enumerate(lines))
    page = html.fragment_fromstring(render(text), create_parent="div")
    written = [(number, word) for number, word, _ in lines]
    if not any(number == 1 for number, _ in written):  # Many write 1 before every item.
        assert shown(page) == written
