"""Whoever follows a topic gets what carries it, the newest first, and no more than one can read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from content_project import CASE, POINT, loaded
from lxml import etree, html

from laboratorium.base.memory import Memory
from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.records import Content
from laboratorium.site import topic_feeds
from laboratorium.site.atom import Entries, Entry, Press, Written
from laboratorium.site.pages import site_pages

SITE = Settings("Laboratoriet", "https://example.org/lab/")
ATOM = {"a": "http://www.w3.org/2005/Atom"}
CASES = "https://example.org/lab/cases/"


def many(count: int) -> dict[str, str | bytes]:
    """Cases of one P, each a day older than the one before, with a point of another P."""
    found: dict[str, str | bytes] = {}
    for number in range(count):
        day = f"20{26 - number // 300:02}-{12 - number // 25 % 12:02}-{28 - number % 25:02}"
        case = CASE.replace("2026-11-23", day).replace(
            "six_p: [planet, participation]", "six_p: [planet]"
        )
        found[f"cases/nr-{number:03}/index.md"] = case
        point = POINT.replace("2026-11-23", day)
        found[f"cases/nr-{number:03}/learning-points/{day}-a.md"] = point
    return found


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    found = loaded(tmp_path_factory.mktemp("topics"), many(45))
    assert not found.errors
    return Catalogue.of(found.content)


def ids(catalogue: Catalogue, path: str) -> list[str]:
    feed = etree.fromstring(dict(topic_feeds.files(catalogue, SITE))[path])
    found: list[str] = feed.xpath("a:entry/a:id/text()", namespaces=ATOM)
    return found


def test_a_feed_has_the_newest_that_carry_the_term(catalogue: Catalogue) -> None:
    planet = ids(catalogue, "feeds/seks-p/planet.xml")
    assert len(planet) == topic_feeds.MOST
    assert planet[:2] == [f"{CASES}nr-000/", f"{CASES}nr-001/"]
    assert not [one for one in planet if "#" in one], "the points are of another P"
    participation = ids(catalogue, "feeds/seks-p/participation.xml")
    assert participation[0] == f"{CASES}nr-000/#lp-2026-12-28-a"


def test_a_term_that_nothing_carries_has_a_feed_too(catalogue: Catalogue) -> None:
    assert ids(catalogue, "feeds/seks-p/peace.xml") == []
    empty = dict(topic_feeds.files(Catalogue.of(Content()), SITE))
    assert empty.keys() == dict(topic_feeds.files(catalogue, SITE)).keys()


def test_an_entry_is_written_once_and_nothing_that_is_in_no_feed(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: Counter[str] = Counter()

    def counting(self: Press, *records: Any) -> Any:
        written[records[0].path] += 1
        return whole[len(records)](self, *records)

    whole = {1: Press.case, 2: Press.point}
    monkeypatch.setattr(Press, "case", counting)
    monkeypatch.setattr(Press, "point", counting)
    feeds = dict(topic_feeds.files(catalogue, SITE))
    assert set(written.values()) == {1}
    assert len(written) == 2 * topic_feeds.MOST < 2 * 45
    assert sum(data.count(b"<entry>") for data in feeds.values()) > len(written)


def test_the_same_content_gives_the_same_feeds(catalogue: Catalogue, tmp_path: Path) -> None:
    again = Catalogue.of(loaded(tmp_path, many(45)).content)
    assert dict(topic_feeds.files(again, SITE)) == dict(topic_feeds.files(catalogue, SITE))


def test_an_entry_that_was_written_before_is_not_written_again_but_when_its_case_is_another(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def files(content: Catalogue) -> dict[str, bytes]:
        memory = Memory.of(tmp_path / "project")
        return dict(topic_feeds.files(content, SITE, Entries.of(memory)))

    written: list[str] = []
    whole = Press._written

    def counting(self: Press, entry: Entry) -> Written:
        written.append(entry.title)
        return whole(self, entry)

    monkeypatch.setattr(Press, "_written", counting)
    first = files(catalogue)
    assert len(written) == 2 * topic_feeds.MOST
    assert first == dict(topic_feeds.files(catalogue, SITE))
    written.clear()
    assert files(catalogue) == first and not written
    edited = many(45)
    path = "cases/nr-003/index.md"
    edited[path] = str(edited[path]).replace("title: ", "title: Ny ", 1)
    other = Catalogue.of(loaded(tmp_path, edited).content)
    found = files(other)
    assert len(written) == 2, "the case and its point, whose entry names it"
    assert found == dict(topic_feeds.files(other, SITE)) != first


def test_every_topic_s_page_knows_its_feed(catalogue: Catalogue) -> None:
    feeds = {path for path, _ in topic_feeds.files(catalogue, SITE)}
    views = [page.view() for page in site_pages(catalogue, SITE) if page.template == "term.html"]
    offered: set[str] = {getattr(view, "feed", "") for view in views}
    assert offered - {""} == feeds
    assert "" in offered, "nobody follows a licence"


def test_the_built_page_offers_it(site: Path) -> None:
    page = html.fromstring((site / "verdensmaal/11/index.html").read_bytes())
    (link,) = page.xpath("//link[@rel='alternate'][@type='application/atom+xml']/@href")
    (offer,) = page.xpath("//a[.='Følg emnet']/@href")
    assert link == offer == "../../feeds/verdensmaal/11.xml"
    assert (site / "feeds/verdensmaal/11.xml").is_file()
