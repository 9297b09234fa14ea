"""Only what somebody has written in English is told so, and both languages know of each other."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from content_project import CASE, CASE_PATH, PAGE, line_of, loaded, said, write
from lxml import etree, html
from podcast_project import EPISODE, EPISODE_PATH, podcast

from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.podcast.publication import Publication
from laboratorium.reading.loader import load
from laboratorium.site import atom
from laboratorium.site.pages import site_pages
from laboratorium.site.pages.model import SitePage

SITE = Settings("L", "https://example.org/lab/")
BOTH = 'title_en: A shared heating plant\nsummary_en: "Oil had to go; <they> built a plant."\n'
HOME = PAGE.replace("title: Om", "title: In English\nlead: Learn from others.")
TOLD = CASE.replace("status:", f"{BOTH}status:", 1)
OTHER = "cases/toender/index.md"


def in_english(root: Path, files: Mapping[str, str | bytes]) -> Catalogue:
    found = loaded(root, files)
    assert not found.errors
    return Catalogue.of(found.content)


def pages_of(catalogue: Catalogue) -> dict[str, SitePage]:
    return {page.address: page for page in site_pages(catalogue, SITE)}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    files = {CASE_PATH: TOLD, OTHER: CASE, "docs/en/index.md": HOME}
    return in_english(tmp_path_factory.mktemp("english"), files)


@pytest.fixture(scope="module")
def pages(catalogue: Catalogue) -> dict[str, SitePage]:
    return pages_of(catalogue)


def test_only_what_was_written_is_listed(pages: dict[str, SitePage]) -> None:
    shown: Any = pages["en/"].view()
    assert shown.lead == "Learn from others."
    (case,) = shown.cases
    assert (case.title, case.address) == ("A shared heating plant", "en/cases/foens/")
    assert (case.when, case.goals) == ("since 2011", ("7", "11"))
    assert shown.episodes == ()
    assert {one for one in pages if one.startswith("en/")} == {"en/", "en/cases/foens/"}


def test_both_languages_know_of_each_other(pages: dict[str, SitePage]) -> None:
    pairs = {page.address: page.other for page in pages.values() if page.other is not None}
    assert pairs == {
        "": "en/",
        "en/": "",
        "cases/foens/": "en/cases/foens/",
        "en/cases/foens/": "cases/foens/",
    }
    assert {page.language for page in pages.values()} == {"da", "en"}
    assert pages["en/"].language == "en" and pages["cases/foens/"].language == "da"


def test_json_ld_tells_which_is_the_translation(pages: dict[str, SitePage]) -> None:
    danish: Any = pages["cases/foens/"].view()
    english: Any = pages["en/cases/foens/"].view()
    told, own = json.loads(danish.json_ld), json.loads(english.json_ld)
    assert told["workTranslation"]["@id"] == own["@id"] == f"{SITE.url}en/cases/foens/"
    assert told["workTranslation"]["inLanguage"] == own["inLanguage"] == "en"
    assert own["translationOfWork"]["@id"] == told["@id"]
    other: Any = pages["cases/toender/"].view()
    assert "workTranslation" not in json.loads(other.json_ld)
    assert "<" not in english.json_ld


def test_the_feeds_carry_it(catalogue: Catalogue) -> None:
    feeds = dict(atom.files(catalogue, SITE))
    english = etree.fromstring(feeds[atom.ENGLISH])
    names = {"a": "http://www.w3.org/2005/Atom"}
    assert english.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert english.xpath("a:entry/a:title/text()", namespaces=names) == ["A shared heating plant"]
    cases = etree.fromstring(feeds[atom.CASES])
    links = cases.xpath("a:entry/a:link[@hreflang='en']/@href", namespaces=names)
    assert links == [f"{SITE.url}en/cases/foens/"]


def test_an_episode_is_told_too_with_its_feed(tmp_path: Path) -> None:
    episode = EPISODE.replace("audio:", f"{BOTH}audio:", 1)
    root = write(tmp_path, {**podcast(), EPISODE_PATH: episode, "docs/en/index.md": HOME})
    catalogue = Catalogue.of(load(root).content)
    publication = Publication.of(catalogue, SITE, root, root / ".cache")
    assert publication
    every = {page.address: page for page in site_pages(catalogue, SITE, publication=publication)}
    (address,) = (one for one in every if one.startswith("en/podcast/"))
    assert every[address.removeprefix("en/")].other == address
    described: Any = every[address.removeprefix("en/")].view()
    translated = json.loads(described.json_ld)["workTranslation"]
    assert translated["@id"] == f"{SITE.url}{address}"


def test_without_the_editors_page_nothing_leads_to_it(tmp_path: Path) -> None:
    pages = pages_of(in_english(tmp_path, {CASE_PATH: TOLD}))
    assert pages[""].other is None
    assert [crumb.address for crumb in pages["en/cases/foens/"].trail] == [""]


@pytest.mark.parametrize("line", BOTH.splitlines())
def test_one_is_not_enough(tmp_path: Path, line: str) -> None:
    text = CASE.replace("status:", f"{line}\nstatus:", 1)
    (problem,) = loaded(tmp_path, {CASE_PATH: text}).errors
    assert said([problem]) == [(CASE_PATH, line_of(text, line), "english-half")]
    assert "»title_en« og »summary_en«" in problem.message


def test_the_built_pages_say_their_language(site: Path) -> None:
    def page(path: str) -> Any:
        return html.fromstring((site / path / "index.html").read_bytes())

    english, danish = page("en/cases/viborg-soenaes"), page("cases/viborg-soenaes")
    assert (english.get("lang"), danish.get("lang")) == ("en", "da")
    assert english.xpath("//header/@lang | //footer/@lang") == ["da", "da"]
    assert danish.xpath("//header[@class='masthead']/@lang") == []
    own = {one.get("hreflang"): one.get("href") for one in english.xpath("//link[@hreflang]")}
    assert own == {
        one.get("hreflang"): one.get("href") for one in danish.xpath("//link[@hreflang]")
    }
    assert set(own) == {"da", "en"} and own["en"].endswith("/en/cases/viborg-soenaes/")
    assert danish.xpath("//a[@hreflang='en'][.='In English']/@href")
    feed = (site / "podcast/feed.xml").read_text(encoding="utf-8")
    assert feed.count('&lt;p lang="en"&gt;') + feed.count('<p lang="en">') >= 2
