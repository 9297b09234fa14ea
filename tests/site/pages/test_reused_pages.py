"""What was used elsewhere is shown by itself, by what was used, and by who used it and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from content_project import CASE, CASE_PATH, PAGE, POINT, POINT_PATH, loaded, write
from jinja2 import Environment, FileSystemLoader
from lxml import html

from laboratorium.base.settings import Settings
from laboratorium.site.assembly import assemble

ROOT = Path(__file__).parents[3]
SITE = Settings("Laboratoriet", "https://example.org/lab/")
TOLD = """\
---
title: Vi låner {what} ud
used: {used}
organisation: Skovlyst Kommune
municipality: Odense
when: {when}
basis: own_words
---
Vi satte den op i en lade og lod to naboer passe den.
"""
PROJECT = {
    "docs/organisationer/skovlyst.md": PAGE.replace("title: Om", "title: Skovlyst Kommune").replace(
        "---\nTekst", "kind: owner\n---\nTekst"
    ),
    "cases/foens/brugt/laden.md": TOLD.format(what="værket", used="vaerket", when="2027"),
    "cases/foens/brugt/huset.md": TOLD.format(what="huset", used="vaerket", when="2028-02"),
    "cases/foens/brugt/prisen.md": TOLD.format(
        what="prisen", used=Path(POINT_PATH).stem, when="2027-05-01"
    ),
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, html.HtmlElement]:
    root = tmp_path_factory.mktemp("reused")
    assert loaded(root, PROJECT).errors == ()
    site = assemble(root, SITE)
    templates = Environment(loader=FileSystemLoader(ROOT / "overrides"))
    studio = site.studio(templates, "site.css", root / "site")
    return {
        page.address: html.fromstring(dict(studio.files(page))[f"{page.address}index.html"])
        for page in site.pages.values()
        if page.address.startswith(("cases/foens/", "organisationer/", "kommuner/odense"))
    }


def links(page: html.HtmlElement, list_: str = "//ul[@class='reuse-list']") -> list[str]:
    return [str(way).lstrip("./") for way in page.xpath(f"{list_}/li/a/@href")]


def test_each_has_a_page_that_leads_to_what_was_used(drawn: dict[str, html.HtmlElement]) -> None:
    page = drawn["cases/foens/brugt/laden/"]
    facts = [str(way).lstrip("./") for way in page.xpath("//aside[@class='facts']//a/@href")]
    assert facts == [
        "cases/foens/prototyper/vaerket/", "organisationer/skovlyst/", "kommuner/odense/",
    ]  # fmt: skip
    (point,) = drawn["cases/foens/brugt/prisen/"].xpath("//aside[@class='facts']//dd[1]/a/@href")[
        :1
    ]
    assert point.endswith(f"cases/foens/#lp-{Path(POINT_PATH).stem}")


def test_what_was_used_says_where_the_latest_first(drawn: dict[str, html.HtmlElement]) -> None:
    prototype = drawn["cases/foens/prototyper/vaerket/"]
    assert links(prototype) == ["cases/foens/brugt/huset/", "cases/foens/brugt/laden/"]
    case = drawn["cases/foens/"]
    of_point = "//article[starts-with(@id, 'lp-')]//ul[@class='reuse-list']"
    assert links(case, of_point) == ["cases/foens/brugt/prisen/"]


def test_who_used_it_and_where_is_told_too(drawn: dict[str, html.HtmlElement]) -> None:
    whole = {"cases/foens/brugt/huset/", "cases/foens/brugt/laden/", "cases/foens/brugt/prisen/"}
    assert set(links(drawn["organisationer/skovlyst/"])) == whole
    place = drawn["kommuner/odense/"].xpath("//section[@aria-labelledby='brugt']//a/@href")
    assert {str(way).lstrip("./") for way in place} == whole
    assert "Ingen cases endnu" in drawn["kommuner/odense/"].text_content()


def test_a_project_without_any_says_nothing_of_it(tmp_path: Path) -> None:
    write(tmp_path, {CASE_PATH: CASE, POINT_PATH: POINT})
    assert not [path for path in assemble(tmp_path, SITE).pages if "brugt" in path]
