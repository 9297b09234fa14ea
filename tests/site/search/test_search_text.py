"""Markdown becomes plain text, cut where the rendered page has its anchors."""

from __future__ import annotations

from time import process_time

import pytest
from lxml import html

from laboratorium.reading.markdown import render
from laboratorium.site.search.model import Section
from laboratorium.site.search.text import plain, sections, without_fences

PLAIN = [
    ("", ""),
    ("Et **stort** og *lille* ord", "Et stort og lille ord"),
    ("Se [vores plan](../plan.md) her", "Se vores plan her"),
    ('Se [planen [bilag]](a.md "Titel").', "Se planen [bilag]."),
    ("Se [planen][1] her.\n\n[1]: https://example.org/plan", "Se planen her."),
    ("Det blev målt [3](#kilde-3).", "Det blev målt."),
    ("En note[^1].\n\n[^1]: Om noten.", "En note. Om noten."),
    ("Før <!-- hjælp\n\n## skjult --> efter", "Før efter"),
    ("Åbent <!-- uden ende", "Åbent <!-- uden ende"),
    ("- en\n- to\n\n1. tre\n> fire", "en to tre fire"),
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


HEADINGS = [
    "Udfordringen",
    "Hvad vi prøvede",
    "Før & efter: 50 % æøå",
    "Brug `kode` *her* og [et link](x.md)",
    "En kilde [1](#kilde-1)",
    "snake_case * løs stjerne",
    "<b>råt</b>",
    "???",
    "Ünïcode – tankestreg",
    "C#",
    "\\*stjerne\\*",
]


def anchors_of_page(markdown: str) -> list[str]:
    tree = html.fragment_fromstring(render(markdown), create_parent=True)
    return [str(id) for id in tree.xpath("//h2/@id | //h3/@id | //h4/@id")]


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_has_the_anchor_of_the_page(heading: str) -> None:
    markdown = f"Før.\n\n## {heading}\n\nEfter.\n\n### {heading}\n\nTil sidst."
    expected = anchors_of_page(markdown)
    assert len(expected) == 2
    assert [section.anchor for section in sections(markdown)] == ["", *expected]


ODD = [
    "##Uden mellemrum\n\nTekst",
    "# Øverst\n\nEn\n\n## Næste\n\nTo",
    "##### For dybt\n\nEn\n\n## Næste\n\nTo",
    "Understreget\n---\n\nTekst\n\n## Understreget\n\nMere",
    "<!--\n## Skjult\n-->\n\n## Skjult\n\nTekst",
    "## Ens\n\nA\n\n## Ens\n\nB\n\n### Ens\n\nC\n\n## Anden\n\nD",
    "Linje\n## Midt i et afsnit\nTekst",
    "## Med hegn ##\n\nTekst",
]


@pytest.mark.parametrize("markdown", ODD)
def test_odd_headings_too_have_the_anchors_of_the_page(markdown: str) -> None:
    found = [section.anchor for section in sections(markdown) if section.anchor]
    assert found == anchors_of_page(markdown) != []


def test_a_section_holds_its_own_text() -> None:
    markdown = "Først.\n\n## Et *sted*\n\nDer [var](x.md) vand.\n\n## Tomt\n\n## Slut ##\nSidst."
    assert list(sections(markdown)) == [
        Section("", "", "Først."),
        Section("et-sted", "Et sted", "Der var vand."),
        Section("slut", "Slut", "Sidst."),
    ]


def test_an_editor_may_name_an_anchor() -> None:
    found = list(sections("## Vores data {#data}\n\nEn.\n\n## Andet {: #her }\n\nTo."))
    assert [(section.anchor, section.heading) for section in found] == [
        ("data", "Vores data"),
        ("her", "Andet"),
    ]


FENCES = [
    ("Før\n```yaml\n## Nej\n```\nEfter\n", "Før\nEfter\n"),
    ("~~~\nkode\n~~~\n````\n```\n````\nslut", "slut"),
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


@pytest.mark.parametrize("bit", BITS)
def test_a_megabyte_of_marks_is_read_in_a_moment(bit: str) -> None:
    text = bit * (1_000_000 // len(bit)) + "x"
    start = process_time()
    plain(text)
    list(sections(text))
    without_fences(text)
    assert process_time() - start < 5
