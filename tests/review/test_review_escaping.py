"""Other people's text stays text, in GitHub's Markdown and in a workflow's log."""

from __future__ import annotations

import markdown as python_markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from laboratorium.review import escaping

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[tryk her](javascript:alert(1))",
    "[tryk her](https://evil.example/)",
    "![x](https://evil.example/track.png)",
    "https://evil.example/ og www.evil.example",
    "@redaktion @octocat/team se #1 og GH-2 og example/laboratorium#3",
    "a@b.example mailto:a@b.example",
    "**fed** _skrå_ `kode` ~~væk~~ | a | b |",
    "</details><!-- laboratorium: tjek af et forslag -->",
    "&lt;b&gt; &#64;octocat &commat;octocat",
    "[^1] [x][y] [y]: https://evil.example",
    "$\\sqrt{x}$ \\(x\\)",
    "linje\n\n# overskrift\n- punkt\n> citat",
    "\u202etxt.exe\u2066 \x00\x1b[31m",
]


def rendered(text: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{python_markdown.markdown(f'- Linje 1: {text}')}</div>")


@pytest.mark.parametrize("text", HOSTILE)
def test_text_has_no_markup_left(text: str) -> None:
    shown = rendered(escaping.markdown(text))
    assert {element.tag for element in shown.iter()} <= {"div", "ul", "li"}


@pytest.mark.parametrize("text", HOSTILE)
def test_text_mentions_nobody_and_links_nowhere(text: str) -> None:
    # GitHub looks for these in the text that is left when the Markdown has been read.
    shown = rendered(escaping.markdown(text)).text_content()
    for sign in ("@octocat", "@redaktion", "#1", "#3", "GH-2", "://", "www.", "mailto:", "@b."):
        assert sign not in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_text_can_still_be_read(text: str) -> None:
    shown = rendered(escaping.markdown(text)).text_content().replace("\u2060", "")
    for word in ("alert", "tryk her", "redaktion", "overskrift", "fed"):
        assert (word in text) == (word in shown)


@given(st.text(max_size=400))
def test_any_text_is_one_line_without_tags(text: str) -> None:
    safe = escaping.markdown(text, 100)
    assert "\n" not in safe and "<" not in safe
    assert len(escaping.one_line(text, 100)) <= 100


@given(st.text(alphabet="`a <@#\n", max_size=60))
def test_a_code_span_cannot_be_closed_from_within(text: str) -> None:
    span = escaping.code(text)
    if not span:
        return
    shown = rendered(span)
    assert [element.tag for element in shown.iter()] == ["div", "ul", "li", "code"]


@pytest.mark.parametrize(
    ("text", "value", "named"),
    [
        ("100 %", "100 %25", "100 %25"),
        ("a\r\n::error::b", "a%0D%0A::error::b", "a%0D%0A%3A%3Aerror%3A%3Ab"),
        ("a,b:c", "a,b:c", "a%2Cb%3Ac"),
    ],
)
def test_a_command_is_one_line(text: str, value: str, named: str) -> None:
    assert escaping.command_value(text) == value
    assert escaping.command_property(text) == named
