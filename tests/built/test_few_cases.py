"""The real pages with no case at all, and with one: a new laboratory begins there."""

from __future__ import annotations

from pathlib import Path

import pytest
from content_project import CASE_PATH, POINT_PATH, PROJECT, PROTOTYPE_PATH, write
from lxml import html

from site_build import build_project, copy_project


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project without its cases, and without the exhibitions that show their prototypes."""
    return copy_project(tmp_path_factory.mktemp("few"), "docs")


def page(site: Path, address: str) -> html.HtmlElement:
    return html.parse(str(site / address / "index.html")).getroot()


def test_without_cases_all_pages_are_built_and_nothing_empty_is_offered(folder: Path) -> None:
    site = build_project(folder)
    cases = page(site, "cases")
    (lead,) = cases.xpath("//main//p[@class='lead']")
    assert lead.text_content() == "Der er ingen cases endnu."
    assert cases.xpath("//meta[@name='description']/@content") == ["Der er ingen cases endnu."]
    assert cases.xpath("//main//*[self::aside or self::form or self::template or self::svg]") == []
    assert [src for src in cases.xpath("//script/@src") if "cases" in src or "facets" in src] == []
    assert page(site, "kommuner").xpath("//*[local-name()='svg' and @class='map']/a") == []
    for address in ("", "laeringspointer", "fernisering", "seks-p", "seks-p/planet", "samling"):
        assert page(site, address).xpath("//h1"), address


def test_with_one_case_it_is_listed_filtered_and_on_the_map(folder: Path) -> None:
    write(folder, {path: PROJECT[path] for path in (CASE_PATH, POINT_PATH, PROTOTYPE_PATH)})
    site = build_project(folder)
    cases = page(site, "cases")
    assert cases.xpath("//main//article//h2/a/@href") == ["../cases/foens/"]
    (description,) = cases.xpath("//meta[@name='description']/@content")
    assert description.startswith("1 case: ")
    facets = cases.xpath("//form[@class='facets']//fieldset")
    assert facets and all(facet.xpath("label/span[@class='count']") for facet in facets)
    assert {count.text for facet in facets for count in facet.xpath(".//span[@class='count']")} == {
        "1"
    }
    links = page(site, "kommuner").xpath("//*[local-name()='svg' and @class='map']/a")
    assert [link.get("href") for link in links] == ["../kommuner/middelfart/"]
