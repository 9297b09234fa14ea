"""Whatever stands in a body is read as its page shows it, and said to stand where it stands."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown
from mkdocs.config import load_config

from laboratorium.reading import body
from laboratorium.reading.body import Body, body_of, read
from laboratorium.reading.engine import ANCHORED, TangledError, find
from laboratorium.reading.markdown import heading_slug, render
from own_content import own_loaded
from pace import is_quick

ROOT = Path(__file__).parents[2]
Shown = tuple[list[tuple[int, str]], list[str]]


def shown(text: str) -> Shown:
    """The headings that have an anchor, and the links, of the page."""
    page = html.fragment_fromstring(render(text), "div")
    headings = page.xpath("//h2 | //h3 | //h4")
    return [(int(one.tag[1]), one.get("id")) for one in headings], sorted(page.xpath("//a/@href"))


def found(seen: Body) -> Shown:
    links = (link for link in seen.links if not link.is_image)
    whole = (f"{link.target}{'#' * bool(link.fragment)}{link.fragment}" for link in links)
    return [(one.level, one.anchor) for one in seen.headings if one.level in ANCHORED], sorted(
        map(unescape, whole)
    )


# (text, headings as line, level, text)
HEADED: list[tuple[str, list[tuple[int, int, str]]]] = [
    ("## To\n\n### Tre ###\n", [(1, 2, "To"), (3, 3, "Tre")]),
    ("tekst\n##Uden mellemrum\nmere", [(2, 2, "Uden mellemrum")]),
    ("## En # To ##\n## C# \n", [(1, 2, "En # To"), (2, 2, "C#")]),
    ("# En\n# To", [(1, 1, "En"), (2, 1, "To")]),
    ("Titel\n=====\n\nTo\n---\n", [(1, 1, "Titel"), (4, 2, "To")]),
    ("# En\nTo\n---\n- Tre\n---\n", [(1, 1, "En"), (2, 2, "To"), (4, 2, "- Tre")]),
    ("--\n--\n", [(1, 2, "--")]),
    ("\n  \nTo\n---", [(3, 2, "To")]),
    ("a\nb\n---\n", []),
    ("---\n\n- a\n- b\n", []),
    ("a | b\n--- | ---\n# c | d\n\na | b\n---\n", [(5, 2, "a | b")]),
    (" ## indrykket\n\n\\## undgået\n\n    ## kode\n", []),
    ("##\n## \n", [(1, 2, ""), (2, 2, "")]),
    ("#######\n", [(1, 6, "")]),
    ("<!-- ## skjult\n## også -->\n## Set", [(3, 2, "Set")]),
    ("<!-- lukket\n-->## Set\n\n<!-- åben\n## Også", [(2, 2, "Set"), (5, 2, "Også")]),
    ("```\n## intet hegn\n```\n", [(2, 2, "intet hegn")]),
    ("- # a\n    - ## b\n\n    ## c\n\n1. a\n\n    ### d\n",
     [(1, 1, "a"), (2, 2, "b"), (4, 2, "c"), (8, 3, "d")]),
    ("> ## a\n> b\n> ---\n", [(1, 2, "a"), (2, 2, "b")]),
    ("## `a` *b* [c](d.md) [1](#kilde-1)\n", [(1, 2, "`a` *b* [c](d.md) [1](#kilde-1)")]),
    ("## [a][b]\n\n[b]: c.md\n", [(1, 2, "[a][b]")]),
    ("# Ens\n\n## Ens\n\n###### Ens\n\n## Ens\n",
     [(1, 1, "Ens"), (3, 2, "Ens"), (5, 6, "Ens"), (7, 2, "Ens")]),
    ("## ???\n\n## Før & efter: 50 % æøå &amp; <b>\n", [(1, 2, "???"),
     (3, 2, "Før & efter: 50 % æøå &amp; <b>")]),
    ("## snake_case * løs <a@b.dk>\n", [(1, 2, "snake_case * løs <a@b.dk>")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "headings"), HEADED)
def test_headings_are_those_of_the_page(text: str, headings: list[tuple[int, int, str]]) -> None:
    seen = read(text)
    places = [seen.position(one.start).line for one in seen.headings]
    assert [
        (line, one.level, one.text) for line, one in zip(places, seen.headings, strict=True)
    ] == headings
    assert found(seen) == shown(text)


# (text, links as line, column, text, target, fragment, whether it is a picture)
LINKED: list[tuple[str, list[tuple[int, int, str, str, str, bool]]]] = [
    ("se [a](b.md#c)", [(1, 4, "a", "b.md", "c", False)]),
    ("x\n[1](#kilde-1) [2](#kilde-2)", [(2, 1, "1", "", "kilde-1", False),
                                      (2, 15, "2", "", "kilde-2", False)]),
    ("![alt](x.jpg) ![a [b] c][d]", [(1, 1, "", "", "", True), (1, 15, "", "", "", True)]),
    ("[a [b] c](d)", [(1, 1, "a [b] c", "d", "", False)]),
    ("[a](b(c)d)", [(1, 1, "a", "b(c)d", "", False)]),
    ('[a](<b> "c") [d](e \'f\')', [(1, 1, "a", "b", "", False), (1, 14, "d", "e", "", False)]),
    ("[a]()", [(1, 1, "a", "", "", False)]),
    ("[a]: b.md\n", []),
    ("[A]. [b][a]\n\n[a]: <b.md#c> \"d\"\n", [(3, 1, "A", "b.md", "c", False),
                                             (3, 1, "b", "b.md", "c", False)]),
    ("<https://a.dk/[b> <a@b.dk>", [(1, 1, "https://a.dk/[b", "https://a.dk/[b", "", False),
                                    (1, 19, "a@b.dk", "mailto:a@b.dk", "", False)]),
    ("`[a](b)` \\[a](b)\n\n    [a](b)\n", []),
    ("`[a](b)\nc` ``[d](e)", [(2, 6, "d", "e", "", False)]),
    ("- a\n\n    [b](c)\n", [(3, 5, "b", "c", "", False)]),
    ("[a] (b) og [c] [d](e)", [(1, 16, "d", "e", "", False)]),
    ("<!-- [a](b) -->[c](d)<!---->[e](f)", [(1, 16, "c", "d", "", False),
                                            (1, 29, "e", "f", "", False)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "links"), LINKED)
def test_links_are_those_of_the_page_in_their_place(
    text: str, links: list[tuple[int, int, str, str, str, bool]]
) -> None:
    seen = read(text)
    assert [
        (*seen.position(link.start), link.text, link.target, link.fragment, link.is_image)
        for link in seen.links
    ] == links
    assert found(seen)[1] == shown(text)[1]


USUAL = (
    *("ord ", "æ. ", "\n", "\n\n", "## ", "##", "#", "### Ens ##\n", "Stedet", "- ", "* ", "1. "),
    *("[1](#kilde-1)", "[a](b.md)", "*", "**", "_", "*ord*", "**o d**", "_o_"),
    *("(", ")", "!", "&", ":", "=", ">"),
)
UNUSUAL = (
    *("    ", "> ", "---\n", "===\n", "[", "]", "[x]", "[x]: z\n", "![", "<b>", "<https://a.dk>"),
    *("`", "``", "\\", "|", "a | b\n--|--\n", "<!--", "-->", "&amp;", "<", "{#x}", "[a](<b>)"),
)


@given(st.lists(st.sampled_from(USUAL), max_size=25))
def test_a_usual_text_is_read_as_the_engine_reads_it(bits: list[str]) -> None:
    text = "".join(bits)
    quick = body._quick(text)
    assert quick is None or quick == find(text)


def test_what_the_engine_would_lose_is_told() -> None:
    text = "*En **to*[1](#kilde-1)"
    assert "klzzwxh" in render(text) and read(text).is_tangled


def test_most_texts_are_read_without_the_engine() -> None:
    assert body._quick("## Stedet\n\nEt *sted* [1](#kilde-1).\n\n- a\n- b\n\n### [c](d.md#e)\n")


@given(st.lists(st.sampled_from(USUAL + UNUSUAL), max_size=25))
def test_any_text_is_read_as_its_page_shows_it(bits: list[str]) -> None:
    text = "".join(bits)
    seen = read(text, "", 5)
    if seen.is_tangled:
        assert "klzzwxh" in render(text)  # What the engine writes where it has lost something.
    elif "![" not in text:
        assert found(seen) == shown(text)
    last = 5 + text.count("\n")
    for offset in [*(one.start for one in seen.headings), *(one.start for one in seen.links)]:
        assert 5 <= seen.position(offset).line <= last


@given(st.text(alphabet="ab[]()!<>#`-=\\ \n\t&:;/\"'|*", max_size=200))
def test_any_signs_can_be_read(text: str) -> None:
    seen = read(text)
    assert seen.words >= 0
    assert (
        "".join(one.text for one in seen.sections) in (seen.shown, *seen.shown.splitlines(), "")
        or seen.headings
    )


def test_a_body_is_cut_at_its_headings() -> None:
    seen = read("Før\n\n## A\n\na <!-- ## B -->\n\n### C\n\nc\n\nD\n---\n> ## E\n")
    cut = [(one.heading and one.heading.text, one.text) for one in seen.sections]
    assert cut == [(None, "Før\n\n"), ("A", "\n\na \n\n### C\n\nc\n\n"), ("D", "\n> ## E\n")]
    cut = [(one.heading and one.heading.anchor, one.text.strip()) for one in seen.passages]
    assert cut == [(None, "Før"), ("a", "a"), ("c", "c"), ("d", ">"), ("e", "")]


def test_lines_are_those_of_the_file() -> None:
    assert read("a\n<!-- b\n-->c\n", "", 40).position(2) == (42, 4)


WORDS = [
    ("En kort pointe [1](#kilde-1).", 3),
    ("[et link](https://a.dk/meget/lang/adresse) og <!-- ikke her --> 19,7", 4),
    ("[et][b] `ord` til\n\n[b]: https://a.dk\n", 3),
]


@pytest.mark.parametrize(("text", "count"), WORDS)
def test_words_are_those_that_a_reader_sees(text: str, count: int) -> None:
    assert read(text).words == count


def test_a_body_cites_when_it_refers_to_a_source() -> None:
    assert [read(text).cites for text in ("[1](#kilde-1)", "`[1](#kilde-1)`", "[1](#a)")] == [
        True,
        False,
        False,
    ]


@pytest.fixture(scope="module")
def editors() -> Markdown:
    config = load_config(str(ROOT / "mkdocs.yml"))
    return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


EDITED = [
    "## Vores data {#data}\n\nEn.\n\n## Andet {: #her }\n\nTo.\n\n## Data\n",
    "Før\n\n```yaml\n## Nej\n```\n\n## Ja\n\n~~~~\n~~~\n## Nej\n~~~~\n",
    "!!! note\n\n    ## Inde\n\n## Ude\n",
]


@pytest.mark.parametrize("text", EDITED)
def test_an_editors_page_has_the_anchors_of_the_site(text: str, editors: Markdown) -> None:
    page = html.fragment_fromstring(editors.reset().convert(text), "div")
    anchors = [one.anchor for one in read(text, by_editors=True).headings if one.anchor]
    assert anchors == page.xpath("//h2/@id | //h3/@id | //h4/@id") != []


def test_the_editors_pages_have_the_anchors_of_the_site(editors: Markdown) -> None:
    for record in own_loaded().content.every_page:
        page = html.fragment_fromstring(editors.reset().convert(record.body), "div")
        anchors = [one.anchor for one in body_of(record).headings if one.anchor]
        assert anchors == page.xpath("//h2/@id | //h3/@id | //h4/@id"), record.path


LONG = 250_000
HOSTILE = (
    *("[", "[a](", "[x]", "[a", "![", "<!--", "<!---->", "<a ", "<b>", "# ", "#", "`", "\n", "-"),
    *("(", "()", "[a]:", "a.", "&", "&amp;", "\\", "> ", "- ", "1. ", "a\n---\n", "## a\n", "*a "),
    *("[a]: b\n", "|x", "a | b\n", "<https://", "- a\n\n", "\n\n[a](b)", "_", "{#", "<!---->##\n"),
)


@pytest.mark.parametrize("bit", HOSTILE)
def test_a_hostile_body_is_soon_read(bit: str) -> None:
    assert is_quick(lambda: read_all(bit), 5)


def read_all(bit: str) -> None:
    for text in (bit * (LONG // len(bit)) + "x", f"[x](`<{bit * (2000 // len(bit))}"):
        seen = read(text)
        assert seen.words >= 0
        for one in seen.headings:
            seen.position(one.start)


def test_what_would_take_for_ever_is_told() -> None:
    for text in ("[" * 5000, "- " * 600 + "a", "".join(f"{'    ' * n}- a\n" for n in range(300))):
        assert read(text).is_tangled
        with pytest.raises(TangledError):
            find(text)
    assert find("## a").headings[0].anchor == heading_slug("a", "-")
