"""What people write as a list is one, on the page and to those that look for links and headings."""

from __future__ import annotations

import pytest

from laboratorium.reading.body import Body
from laboratorium.reading.markdown import render
from pace import is_linear

TWO = "<ul><li>Et</li><li>To</li></ul>"
DRAWN = {
    # Below a line of text.
    "Vi fandt:\n- Et\n- To": f"<p>Vi fandt:</p>{TWO}",
    "Vi fandt:\n\n- Et\n- To": f"<p>Vi fandt:</p>{TWO}",
    "Vi fandt:\n1. Et\n2. To": "<p>Vi fandt:</p><ol><li>Et</li><li>To</li></ol>",
    "Vi fandt:\n• Et\n• To": f"<p>Vi fandt:</p>{TWO}",
    "> Vi fandt:\n> - Et\n> • To": f"<blockquote><p>Vi fandt:</p>{TWO}</blockquote>",
    "- Et\nog to\n- Tre": "<ul><li>Et\nog to</li><li>Tre</li></ul>",
    "Vi kom\n1. maj 2023\nog gik": "<p>Vi kom\n1. maj 2023\nog gik</p>",
    "Der er\n3. til stede": "<p>Der er\n3. til stede</p>",
    "Det er -\n-5 grader\n-3 grader": "<p>Det er -\n-5 grader\n-3 grader</p>",
    # With other marks.
    "•\tEt\n•\tTo": TWO,
    "·Et\n·To": TWO,
    "\uf0b7 Et\n\uf0b7 To": TWO,
    "– Et\n– To": TWO,
    "—  Et\n—  To": TWO,
    "-Et\n-To": TWO,
    "– Kom bare.": "<p>– Kom bare.</p>",
    "1) Et\n2) To": "<ol><li>Et</li><li>To</li></ol>",
    "1) Et\n3) To": "<ul><li>1. Et</li><li>3. To</li></ul>",
    "a) Et\nb) To": "<ul><li>a) Et</li><li>b) To</li></ul>",
    "a) alene": "<p>a) alene</p>",
    # Within each other.
    "- Et\n  - Under\n    - Dybt\n- To": "<ul><li>Et<ul><li>Under<ul><li>Dybt</li></ul></li></ul>"
    "</li><li>To</li></ul>",
    "1. Et\n   - Under\n2. To": "<ol><li>Et<ul><li>Under</li></ul></li><li>To</li></ol>",
    "- Et\n    - Under": "<ul><li>Et<ul><li>Under</li></ul></li></ul>",
    "    • Et\n    • To": TWO,
    "• Et\n  • Under\n• To": "<ul><li>Et<ul><li>Under</li></ul></li><li>To</li></ul>",
    "- Et\n\n  mere\n- To": "<ul><li><p>Et</p><p>mere</p></li><li><p>To</p></li></ul>",
    # What ends one.
    "- Et\n- To\n## Så\ntekst": f'{TWO}<h2 id="saa">Så</h2><p>tekst</p>',
    "- Et\n- To\n\nSå": f"{TWO}<p>Så</p>",
}


@pytest.mark.parametrize("text", DRAWN)
def test_it_is_drawn(text: str) -> None:
    assert render(text) == DRAWN[text]


@pytest.mark.parametrize("mark", ["•", "–", "1)", "-", "  -"])
def test_what_stands_in_such_lists_is_found(mark: str) -> None:
    body = Body(f"Vi fandt:\n{mark} [et](a.md)\n{mark} [to](b.md)\n\n## Så\n\ntekst\n")
    assert [link.target for link in body.links] == ["a.md", "b.md"]
    assert [(one.text, one.is_nested) for one in body.headings] == [("Så", False)]


ADDRESSES = {
    "Se https://example.org/a.": '<p>Se <a href="https://example.org/a">https://example.org/a</a>.'
    "</p>",
    "(http://example.org/a_(b))": '<p>(<a href="http://example.org/a_(b)">'
    "http://example.org/a_(b)</a>)</p>",
    "[Her](https://example.org)": '<p><a href="https://example.org">Her</a></p>',
    "<https://example.org>": '<p><a href="https://example.org">https://example.org</a></p>',
    "    https://example.org": "<pre><code>https://example.org\n\n\n</code></pre>",
    "https://": "<p>https://</p>",
}


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_address_by_itself_is_a_link(text: str) -> None:
    assert render(text) == ADDRESSES[text]


BITS = (
    *("- a\n", "tekst\n- a\n", "  - a\n", "• a\n", "– a\n", "a) b\n", "1) a\n", "2. a\n"),
    *("1. maj\n", "tekst\n1. maj\n", "1. a\n3. b\n", "1. a\n\n3. b\n\n", "> - a\n", "   > • a\n"),
    *(
        "> ",
        ">",
        "   >",
        "> •",
        "– ",
        "a) ",
        "• ",
        "https://",
        "https://a)",
        "(https://a",
    ),
)


@pytest.mark.parametrize("end", ["", "•", "1", "–a", "\n- a"])
@pytest.mark.parametrize("bit", BITS)
def test_lists_are_read_in_linear_time(bit: str, end: str) -> None:
    assert is_linear(lambda size: render(bit * (size // len(bit)) + end), 2_000)
