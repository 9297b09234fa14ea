"""Contributors' Markdown comes out as harmless HTML with working links."""

import pytest
from lxml import html

from laboratorium.reading.markdown import render

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src='https://example.org'></iframe>",
    "<style>*{display:none}</style>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "<a href='#' onclick='alert(1)'>x</a>",
    "![x](javascript:alert(1))",
    "![x](https://example.org/pixel.gif)",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "<details open ontoggle=alert(1)>",
    "<div style='position:fixed'>x</div>",
    "# x {: onclick=alert(1)}",
    "`<script>alert(1)</script>`",
    "<!--><script>alert(1)</script>-->",
    "<base href='https://example.org/'>",
    "<form action='https://example.org'><input name=x></form>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_markdown_is_disarmed(text: str) -> None:
    tree = html.fragment_fromstring(render(text), create_parent=True)
    for element in tree.iter():
        assert element.tag in {"div", "p", "a", "h2", "code", "h1", "pre"}
        assert not [name for name in element.attrib if name.startswith("on") or name == "style"]
        assert element.get("href", "").split(":")[0] not in {"javascript", "data", "vbscript"}


def test_raw_html_is_shown_as_text() -> None:
    tree = html.fragment_fromstring(render("Et <b>råt</b> mærke"))
    assert tree.text_content() == "Et <b>råt</b> mærke"


def test_comments_are_left_out() -> None:
    assert render("Før <!-- hjælp\ntil jer --> efter") == "<p>Før  efter</p>"


def test_headings_get_danish_ids() -> None:
    tree = html.fragment_fromstring(render("## Hvad vi prøvede\n\nTekst"), create_parent=True)
    assert tree.find("h2").get("id") == "hvad-vi-proevede"


def test_source_references_have_a_name_of_their_own() -> None:
    link = html.fragment_fromstring(render("Det var nyt [3](#kilde-3).")).find("a")
    assert (link.text, link.get("aria-label"), link.get("href")) == ("3", "Kilde 3", "#kilde-3")


def test_source_references_stay_with_their_word() -> None:
    tree = html.fragment_fromstring(
        render("*Nyt* [3](#kilde-3) [4](#kilde-4) og *mere* [5](#kilde-5).")
    )
    assert tree.text_content() == "Nyt3\u202f4 og mere5."


def test_links_pass_through_the_callers_function() -> None:
    link = html.fragment_fromstring(render("[x](../b/index.md)", lambda href: href.upper())).find(
        "a"
    )
    assert link.get("href") == "../B/INDEX.MD"


def test_tables_have_column_headers_and_no_inline_style() -> None:
    tree = html.fragment_fromstring(render("| a | b |\n|---|--:|\n| 1 | 2 |"))
    assert [cell.get("scope") for cell in tree.iter("th")] == ["col", "col"]
    assert tree.xpath("//td[2]/@class") == ["align-right"]
    assert not tree.xpath("//@style")


def test_one_text_leaves_nothing_behind_for_the_next() -> None:
    first = render("## A\n\n[x]: https://example.org\n\n[x]")
    render("[x]\n\n## A")
    assert render("## A\n\n[x]: https://example.org\n\n[x]") == first
