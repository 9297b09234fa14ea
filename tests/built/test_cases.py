"""Case pages against the files that they are made from."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import etree

from laboratorium.catalogue.related import related
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.records import CaseRecord, Content
from own_content import own_loaded
from site_tree import SiteTree

ROOT = Path(__file__).parents[2]
CASE_BYTES = 56_000
"""A case page's HTML, at most, before pictures: drawings stand in the page itself."""
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(scope="session")
def content() -> Content:
    loaded = own_loaded()
    assert loaded.errors == ()
    return loaded.content


@pytest.fixture(scope="session")
def sitemap(tree: SiteTree) -> dict[str, str]:
    """Every address in the sitemap with its date, "" for none."""
    root = etree.parse(str(tree.root / "sitemap.xml")).getroot()
    return {
        url.findtext("s:loc", "", SITEMAP): url.findtext("s:lastmod", "", SITEMAP)
        for url in root.iterfind("s:url", SITEMAP)
    }


def of(case: CaseRecord) -> str:
    return f"/cases/{case.slug}/"


def test_every_case_learning_point_and_prototype_has_its_address(
    tree: SiteTree, content: Content
) -> None:
    assert content.cases
    for case in content.cases:
        page = tree.by_address[of(case)]
        assert page.text("//h1") == " ".join(case.meta.title.split())
        assert {point.anchor for point in case.learning_points} <= set(page.ids)
        for prototype in case.prototypes:
            assert f"{of(case)}prototyper/{prototype.slug}/" in tree.by_address


def test_a_case_page_is_small(tree: SiteTree, content: Content) -> None:
    drawn = re.compile(rb"<svg.*?</svg>", re.DOTALL)
    sizes = {
        case.slug: len(drawn.sub(b"", tree.by_address[of(case)].path.read_bytes()))
        for case in content.cases
    }
    assert {slug: size for slug, size in sizes.items() if size > CASE_BYTES} == {}


def test_a_case_page_names_its_goals_in_linked_data(tree: SiteTree, content: Content) -> None:
    for case in content.cases:
        blocks = tree.by_address[of(case)].linked_data
        work = next(block for block in blocks if block["@type"] == "CreativeWork")
        about = {re.sub(r".*[/#]", "", str(item["@id"])) for item in work["about"]}
        goals = {target.split(".")[0] for target in case.meta.sdg}
        assert goals <= about, case.slug
        assert work["license"].startswith("https://")


def test_a_case_page_tags_link_to_pages_of_their_own(tree: SiteTree, content: Content) -> None:
    for case in content.cases:
        page = tree.by_address[of(case)]
        linked = {
            tree.resolve(reference)[0]
            for reference in page.references()
            if reference.element == "a" and not tree.is_external(reference.target)
        }
        expected = {f"/seks-p/{key}/" for key in case.meta.six_p}
        expected |= {f"/verdensmaal/{target.split('.')[0]}/" for target in case.meta.sdg}
        assert expected <= linked, case.slug


def test_a_case_from_public_sources_says_so_and_lists_them(
    tree: SiteTree, content: Content
) -> None:
    for case in content.cases:
        if case.meta.origin == "public-sources":
            page = tree.by_address[of(case)]
            assert "offentlige kilder" in page.text("//main").lower(), case.slug
            links = set(page.all("//main//a/@href"))
            assert {str(source.url) for source in case.meta.sources} <= links, case.slug
            numbered = {f"kilde-{number}" for number in range(1, len(case.meta.sources) + 1)}
            assert numbered <= set(page.ids), case.slug


def test_related_cases_are_named_with_title_place_and_reason(
    tree: SiteTree, content: Content
) -> None:
    catalogue = Catalogue.of(content)
    for slug, nearest in related(catalogue).items():
        page = tree.by_address[f"/cases/{slug}/"]
        assert len(page.all("//section[h2='Lignende cases']")) == bool(nearest)
        items = page.all("//section[h2='Lignende cases']//li")
        told = []
        for item in items:
            ((link,), place, reason) = (item.xpath(f) for f in (".//a", "p[1]", "p[2]"))
            told.append((link.get("href"), *(e.text_content() for e in (link, *place, *reason))))
        assert told == [
            (
                f"../{other.slug}/",
                catalogue.case_by_slug[other.slug].meta.title,
                catalogue.municipality(catalogue.case_by_slug[other.slug]).full_name,
                other.reason,
            )
            for other in nearest
        ]


def test_the_sitemap_holds_every_indexed_page_and_no_other(
    tree: SiteTree, sitemap: dict[str, str]
) -> None:
    base = tree.base.rstrip("/")
    indexed = {base + page.address for page in tree.content_pages if page.is_indexed}
    assert set(sitemap) == indexed


def test_dates_in_the_sitemap_come_from_content(
    tree: SiteTree, content: Content, sitemap: dict[str, str]
) -> None:
    base = tree.base.rstrip("/")
    for case in content.cases:
        assert sitemap[base + of(case)] == str(case.meta.updated), case.slug
    written = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("cases", "docs", "podcasts")
        for path in (ROOT / folder).rglob("*.md")
    )
    dates = set(re.findall(r"\d{4}-\d{2}-\d{2}", written))
    assert {date for date in sitemap.values() if date} <= dates


def test_a_p_shows_all_that_carries_it_and_the_wheel_says_what_that_is(
    tree: SiteTree, content: Content
) -> None:
    catalogue = Catalogue.of(content)
    home = tree.by_address["/"]
    for term in catalogue.vocabularies["six_p"]:
        page = tree.by_address[f"/seks-p/{term.slug}/"]
        held = catalogue.facet("six_p", term.key)
        hrefs = [urljoin(page.address, link) for link in page.all("//main//a/@href")]
        for episode in catalogue.episodes_on(term.key):
            assert f"/podcast/{episode.slug}/" in hrefs
        assert len(page.all("//section[@aria-labelledby='pointer']")) == bool(held.learning_points)
        petals = home.all("//*[name()='a'][@class='wheel-petal']")
        (said,) = (
            text for one in petals if (text := "".join(one.itertext())).startswith(term.label)
        )
        assert (f"{len(held.cases)} case" in said) == bool(held.cases)
        assert (f"{len(held.learning_points)} point" in said) == bool(held.learning_points)


def test_a_municipality_without_cases_shows_the_nearest_ones_and_those_of_its_region(
    tree: SiteTree, content: Content
) -> None:
    catalogue = Catalogue.of(content)
    towns = catalogue.vocabularies.municipalities
    alone = [town for town in towns if not catalogue.facet("municipalities", town.key).cases]
    assert len(alone) > 50
    for town in alone:
        page = tree.by_address[f"/kommuner/{town.slug}/"]
        near = page.all("//section[@aria-labelledby='cases']/ul[1]/li")
        km = [int(re.findall(r"(\d+) km", "".join(one.itertext()))[-1]) for one in near]
        assert len(km) == 3
        assert km == sorted(km)
        of_region = sum(catalogue.municipality(c).region == town.region for c in catalogue.cases)
        assert f"i Region {town.region}" in "".join(page.all("//main")[0].itertext())
        lists = page.all("//section[@aria-labelledby='cases']/ul")
        assert len(lists[1]) == min(of_region, 12)
        like = {
            other.label
            for other in towns
            if other.group == town.group and catalogue.facet("municipalities", other.key).cases
        }
        assert {
            one.text for one in page.all("//section[@aria-labelledby='cases']/ul[3]/li/a")
        } == like
