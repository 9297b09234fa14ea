"""The real templates: whatever a contributor writes, it reaches the page as words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from content_project import CASE, CASE_PATH, POINT, POINT_PATH, PROTOTYPE, PROTOTYPE_PATH, loaded
from jinja2 import Environment, FileSystemLoader
from lxml import html

from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.site.assembly import FILTERS
from laboratorium.site.drawing import Studio
from laboratorium.site.pages import site_pages

OVERRIDES = Path(__file__).parents[2] / "overrides"
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}'
QUOTED = json.dumps(HOSTILE)
# Every free text of a case, a learning point and a prototype, by the words it has in the project.
CASE_TEXTS = [
    "Et fælles varmeværk",
    "Oliefyrene skulle skiftes. Beboerne byggede deres eget varmeværk.",
    "Middelfart Kommune",
    "Syddansk Universitet",
    "Føns",
    "Tog initiativet",
    "Studietur",
    "Beboerne besøgte en ø med fælles varme.",
    "Husstande med nærvarme",
    "Historie",
]
POINT_TEXTS = ["En lav tilslutningsafgift får mange med"]
PROTOTYPE_TEXTS = [
    "Varmeværk i en grisestald",
    "Et lille værk, som frivillige passer.",
    "Landsbyer uden fjernvarme",
]


def spoilt(text: str, words: list[str]) -> str:
    front, fence, body = text.rpartition("---\n")
    for word in words:
        assert word in front
        front = front.replace(word, QUOTED, 1)
    return front + fence + body


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, html.HtmlElement]:
    root = tmp_path_factory.mktemp("hostile")
    result = loaded(
        root,
        {
            CASE_PATH: spoilt(CASE, CASE_TEXTS),
            POINT_PATH: spoilt(POINT, POINT_TEXTS),
            PROTOTYPE_PATH: spoilt(PROTOTYPE, PROTOTYPE_TEXTS),
        },
    )
    assert not result.errors
    settings = Settings("Laboratoriet", "https://example.org/", "https://example.org/edit/")
    templates = Environment(loader=FileSystemLoader(OVERRIDES), autoescape=True)
    templates.filters |= FILTERS
    templates.globals["stylesheet"] = "assets/css/site.css"
    studio = Studio(templates, settings, (), root / "site")
    pages = {}
    for page in site_pages(Catalogue.of(result.content), settings):
        studio.draw(page)
        text = (root / "site" / page.address / "index.html").read_text(encoding="utf-8")
        pages[page.address] = html.document_fromstring(text)
    return pages


def test_no_page_holds_an_element_that_a_contributor_wrote(
    drawn: dict[str, html.HtmlElement],
) -> None:
    for address, page in drawn.items():
        assert not page.xpath("//img[@src='x'] | //@onerror"), address
        scripts = {script.get("src") or script.get("type") for script in page.iter("script")}
        expected = {"application/ld+json", "application/json"}
        names = [*("scheme", "collection", "samling", "cases", "soeg", "site")]
        names += ("facets/early", "player", "player/copy", "bidrag", "maalinger", "kortlaegning")
        names += ("laeringspointer", "cite", "bidrag-valgt")
        expected |= {f"assets/js/{name}.js" for name in names}
        assert {str(name).lstrip("./") for name in scripts} <= expected, address


@pytest.mark.parametrize(
    ("address", "least"),
    [
        ("cases/foens/", len(CASE_TEXTS) + len(POINT_TEXTS) + 2),
        ("cases/foens/prototyper/vaerket/", len(PROTOTYPE_TEXTS)),
        ("cases/", 2),
        ("laeringspointer/", 2),
        ("", 2),
    ],
)
def test_the_words_are_there_as_they_were_written(
    drawn: dict[str, html.HtmlElement], address: str, least: int
) -> None:
    assert drawn[address].body.text_content().count(HOSTILE) >= least


def test_linked_data_still_parses(drawn: dict[str, html.HtmlElement]) -> None:
    blocks = drawn["cases/foens/"].xpath("//script[@type='application/ld+json']/text()")
    names = {json.loads(block).get("name") for block in blocks}
    assert HOSTILE in names
