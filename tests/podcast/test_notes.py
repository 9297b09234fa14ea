"""Show notes: little markup, whole addresses, and cut where apps cut them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from podcast_records import episode, released

from laboratorium.podcast.clean import shorten, shorten_html, size
from laboratorium.podcast.notes import MOST_BYTES, TAGS, notes

ROOT = "https://example.org/lab/podcast/"
PAGE = f"{ROOT}varmevaerket/"


def written(body: str, **changes: Any) -> str:
    return notes(*released(episode(body=body, **changes))).whole


def link(address: str) -> str:
    return f'<a href="{address}">{address}</a>'


@pytest.mark.parametrize(
    ("body", "html_text"),
    [
        ("## Om", "<p><strong>Om</strong></p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("`kode`", "<p>kode</p>"),
        ("> citat", "<p>citat</p>"),
        ("[a](javascript:alert(1))", "<p><a>a</a></p>"),
        ("[a](#t=754)", f'<p><a href="{PAGE}#t=754">a</a></p>'),
        ("[a](../docs/om/index.md)", '<p><a href="https://example.org/lab/om/">a</a></p>'),
        ("[a](https://x.dk/å)", '<p><a href="https://x.dk/%C3%A5">a</a></p>'),
        ("[a](mailto:a@b.dk)", '<p><a href="mailto:a@b.dk">a</a></p>'),
        ("[a](http://[)", f'<p><a href="{PAGE}">a</a></p>'),
        ("a]]>b", "<p>a]]&gt;b</p>"),
        (
            "1. A\n   - B\n     1. C\n2. D",
            "<ol><li>A<ul><li>B<ol><li>C</li></ol></li></ul></li><li>D",
        ),
        ("- A\n  - B\n- C", "<ul><li>A<ul><li>B</li></ul></li><li>C</li></ul>"),
        ("- A\n    - B\n- C", "<ul><li>A<ul><li>B</li></ul></li><li>C</li></ul>"),
        ("- A\n\n  mere\n- B", "<li><p>A</p><p>mere</p></li><li><p>B</p></li>"),
        ("- A\n  videre\n\nB", "<ul><li>A    videre</li></ul><p>B</p>"),
        ("| A | B |\n|--|--|\n| 1 | 2 |\n| 3 | |", "<p>A · B</p><p>1 · 2</p><p>3 · </p>"),
        ("| A |\n|--|\n| [l](https://x.dk) |", '<p>A</p><p><a href="https://x.dk">l</a></p>'),
        ("https://x.dk/a_b_c?d=1&e=2.", f"<p>{link('https://x.dk/a_b_c?d=1&amp;e=2')}.</p>"),
        ("(https://x.dk/a_(b)), videre", f"<p>({link('https://x.dk/a_(b)')}), videre</p>"),
        ("Se **https://x.dk**!", f"<strong>{link('https://x.dk')}</strong>!"),
        ("https://x.dk/å", '<a href="https://x.dk/%C3%A5">https://x.dk/å</a>'),
        ("https://großenwiehe.de/", '<a href="https://xn--groenwiehe-73a.de/">'),
        ("`https://x.dk`", "<p>https://x.dk</p>"),
        ("[https://x.dk](https://y.dk)", '<p><a href="https://y.dk">https://x.dk</a></p>'),
        ("https:// og xhttps://x.dk", "<p>https:// og xhttps://x.dk</p>"),
        ("https://x.dk/<b>", f"{link('https://x.dk/')}&lt;b&gt;"),
    ],
)
def test_notes_hold_little_markup_and_whole_addresses(body: str, html_text: str) -> None:
    assert html_text in written(body).replace("\n", "")


def test_a_synthetic_voice_is_said_once() -> None:
    assert written("Noter.").count("kunstig") == 1
    assert written("Stemmen er kunstig.").count("kunstig") == 1
    assert written("Noter.", synthetic_voice="nej").count("kunstig") == 0


def test_long_notes_are_cut_at_a_word_and_lead_on() -> None:
    body = "\n\n".join(f"- **blåbær** og [én](https://example.org/{n}) til" for n in range(500))
    made = notes(*released(episode(body=body)))
    assert MOST_BYTES * 0.9 < size(made.short) <= MOST_BYTES < size(made.whole)
    tree = html.fragment_fromstring(made.short, create_parent="div")
    assert html.tostring(tree, encoding="unicode") == f"<div>{made.short}</div>"
    assert f'href="{PAGE}">Læs resten på siden' in made.short
    assert "12:34 Røret" in made.short


@given(st.text(max_size=400), st.integers(60, 300))
def test_cutting_keeps_html_whole_at_any_length(text: str, most: int) -> None:
    source = f"<p>{_escape(text)}</p>" * 3
    made = shorten_html(source, most, "<p>…</p>")
    assert size(made) <= most
    assert (made == source) is (size(source) <= most)
    assert made.count("<p>") == made.count("</p>")


def _escape(text: str) -> str:
    clean = "".join(c for c in text if c.isprintable())
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@given(st.text(alphabet="aæ😀 ", max_size=80), st.integers(3, 60))
def test_plain_text_is_cut_by_bytes(text: str, most: int) -> None:
    assert size(shorten(text, most)) <= most


def test_notes_hold_no_other_elements_than_apps_show() -> None:
    body = "# a\n\n## b\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\n> c\n\n    kode\n\nlinje  \nto"
    tree = html.fragment_fromstring(written(body), create_parent="div")
    assert {element.tag for element in tree.iter()} - {"div"} <= TAGS
