"""The page of a reader's collection, as it is before any script has filled it."""

from __future__ import annotations

from pathlib import Path

import pytest
from content_project import PAGE, loaded
from jinja2 import Environment, FileSystemLoader
from lxml import html

from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.reading.loader import load
from laboratorium.site.assembly import FILTERS
from laboratorium.site.drawing import Studio
from laboratorium.site.pages import collection, site_pages

OVERRIDES = Path(__file__).parents[3] / "overrides"
SETTINGS = Settings("Laboratoriet", "https://example.org/")


def drawn(catalogue: Catalogue, folder: Path) -> html.HtmlElement:
    templates = Environment(loader=FileSystemLoader(OVERRIDES), autoescape=True)
    templates.filters |= FILTERS
    templates.globals["stylesheet"] = "assets/css/site.css"
    (page,) = collection.pages(catalogue)
    Studio(templates, SETTINGS, (), folder).draw(page)
    return html.document_fromstring((folder / "samling/index.html").read_text(encoding="utf-8"))


@pytest.fixture
def page(tmp_path: Path) -> html.HtmlElement:
    return drawn(Catalogue.of(loaded(tmp_path).content), tmp_path / "site")


def test_the_site_has_the_page_once_and_hides_it_from_search_engines(tmp_path: Path) -> None:
    pages = site_pages(Catalogue.of(loaded(tmp_path).content), SETTINGS)
    (page,) = [page for page in pages if page.address == "samling/"]
    assert not page.indexed
    assert page.title == "Min samling"


def test_without_scripts_it_explains_itself_and_leads_to_the_cases(page: html.HtmlElement) -> None:
    assert page.xpath("//noscript//a[@href='../cases/']")
    explained = page.xpath("//section[not(@hidden)][.//h2='Sådan samler du']")
    assert explained and explained[0].xpath(".//a[@href='../cases/']")[0].text == "1 case"


def test_what_only_a_script_can_do_is_hidden(page: html.HtmlElement) -> None:
    tools = page.xpath("//button[@data-tool]")
    assert len(tools) == 14
    for tool in tools:
        assert tool.get("type") == "button"
        assert tool.xpath("ancestor-or-self::*[@hidden]"), tool.get("data-tool")


def test_nothing_is_written_that_a_strict_content_policy_stops(page: html.HtmlElement) -> None:
    assert not page.xpath("//@style | //@*[starts-with(name(), 'on')] | //style")
    scripts = page.xpath("//script[not(@type='application/ld+json')]")
    assert scripts and all(script.get("src") for script in scripts)


def test_a_site_without_cases_says_so(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text(PAGE, encoding="utf-8")
    page = drawn(Catalogue.of(load(tmp_path).content), tmp_path / "site")
    (how,) = page.xpath("//section[.//h2='Sådan samler du']")
    assert "ingen cases" in how.text_content()
    assert not how.xpath(".//a")
