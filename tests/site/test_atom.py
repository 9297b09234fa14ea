"""The feeds are Atom (RFC 4287) and lead readers' apps to the right places."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from content_project import CASE, CASE_PATH, POINT, POINT_PATH, loaded
from lxml import etree, html

from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.records import Content
from laboratorium.site import topic_feeds
from laboratorium.site.atom import CASES, ENGLISH, LEARNING_POINTS, NEWEST, files
from own_content import own_loaded

SITE = Settings("Laboratoriet & co.", "https://example.org/lab/")
ATOM = {"a": "http://www.w3.org/2005/Atom"}
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")
# Section 4.1: element → (fewest, most) of each child that we write; no other may stand there.
FEED = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "author": (1, 1), "rights": (1, 1)}
FEED |= {"link": (2, 2), "entry": (0, NEWEST)}
ENTRY = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "link": (1, 2), "rights": (1, 1)}
ENTRY |= {"category": (0, 99), "summary": (0, 1), "content": (0, 1)}

Feeds = dict[str, etree._Element]


def parsed(content: Content) -> Feeds:
    catalogue = Catalogue.of(content)
    both = (*files(catalogue, SITE), *topic_feeds.files(catalogue, SITE))
    return {path: etree.fromstring(data) for path, data in both}


@cache
def real() -> Feeds:
    return parsed(own_loaded().content)


@pytest.fixture(params=["real", "empty", "small"])
def feeds(request: pytest.FixtureRequest, tmp_path: Path) -> Feeds:
    if request.param == "real":
        return real()
    return parsed(Content() if request.param == "empty" else loaded(tmp_path).content)


def check(element: etree._Element, allowed: dict[str, tuple[int, int]]) -> None:
    names = [etree.QName(child) for child in element]
    assert {name.namespace for name in names} == {ATOM["a"]}
    counts = {name: sum(found.localname == name for found in names) for name in allowed}
    assert {found.localname for found in names} <= allowed.keys()
    wrong = {name for name, (few, many) in allowed.items() if not few <= counts[name] <= many}
    assert wrong == set()


def test_a_feed_holds_what_atom_asks_for(feeds: Feeds) -> None:
    for path in feeds:
        holds_what_atom_asks_for(feeds, path)


def holds_what_atom_asks_for(feeds: Feeds, path: str) -> None:
    feed = feeds[path]
    assert feed.tag == f"{{{ATOM['a']}}}feed"
    check(feed, FEED)
    (own,) = feed.xpath("a:link[@rel='self']/@href", namespaces=ATOM)
    assert own == feed.findtext("a:id", namespaces=ATOM) == SITE.url + path
    # @extractus/feed-extractor 8.0.3 takes the first link for the page (findings/).
    firsts = feed.xpath("(. | a:entry)/a:link[1]", namespaces=ATOM)
    assert {first.get("rel") for first in firsts} == {"alternate"}
    assert not any(first.get("hreflang") for first in firsts)
    assert feed.xpath("string(a:author/a:name)", namespaces=ATOM) == SITE.name
    entries = feed.findall("a:entry", ATOM)
    for entry in entries:
        check(entry, ENTRY)
        (link,) = entry.xpath("a:link[not(@hreflang)]/@href", namespaces=ATOM)
        english = entry.xpath("a:link[@rel='alternate'][@hreflang='en']/@href", namespaces=ATOM)
        assert english in ([], [link.replace("/cases/", "/en/cases/")])
        assert (path == ENGLISH) != bool(entry.findall("a:category", ATOM))
        assert link == entry.findtext("a:id", namespaces=ATOM)
        assert link.startswith(f"{SITE.url}{'en/' if path == ENGLISH else 'cases/'}")
        assert len(entry.findall("a:summary", ATOM)) + len(entry.findall("a:content", ATOM)) == 1
        assert {found.get("type") for found in entry.findall("a:content", ATOM)} <= {"html"}
    ids = feed.xpath("//a:id/text()", namespaces=ATOM)
    assert len(ids) == len(set(ids))
    assert all(map(INSTANT.fullmatch, feed.xpath("//a:updated/text()", namespaces=ATOM)))
    when = [entry.findtext("a:updated", namespaces=ATOM) for entry in entries]
    assert when == sorted(when, reverse=True)
    if when:
        assert feed.findtext("a:updated", namespaces=ATOM) == when[0]


def test_the_project_itself_has_entries_in_both_feeds() -> None:
    counts = {path: len(feed.findall("a:entry", ATOM)) for path, feed in real().items()}
    assert counts[CASES] and counts[LEARNING_POINTS]


def test_links_in_the_text_work_away_from_the_site(feeds: Feeds) -> None:
    for text in feeds[LEARNING_POINTS].xpath("//a:content/text()", namespaces=ATOM):
        links = html.fragment_fromstring(text, "div").xpath("//a/@href")
        assert [link for link in links if not link.startswith(("https:", "http:", "mailto:"))] == []


def test_a_source_number_is_raised_from_the_word_before_it(tmp_path: Path) -> None:
    (text,) = parsed(loaded(tmp_path).content)[LEARNING_POINTS].xpath(
        "//a:content/text()", namespaces=ATOM
    )
    (link,) = html.fragment_fromstring(text, "div").xpath("//sup/a")
    assert (link.text, link.get("href")) == ("1", f"{SITE.url}cases/foens/#kilde-1")


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    title = "</title><script>alert(1)</script>&amp;]]>"
    changes = {
        CASE_PATH: CASE.replace("Et fælles varmeværk", f"'{title}'"),
        POINT_PATH: POINT.replace("Når det er billigt", "`<script>` [x](https://e.org/?a=1&b=2)"),
    }
    found = loaded(tmp_path, changes)
    assert found.errors == ()
    feeds = parsed(found.content)
    assert feeds[CASES].xpath("string(//a:entry/a:title)", namespaces=ATOM) == title
    text = feeds[LEARNING_POINTS].xpath("string(//a:content)", namespaces=ATOM)
    fragment = html.fragment_fromstring(text, "div")
    assert fragment.xpath("//script") == []
    assert fragment.xpath("//a/@href")[0] == "https://e.org/?a=1&b=2"


def test_a_feed_is_cut_at_the_newest(tmp_path: Path) -> None:
    changes = {
        f"cases/foens/learning-points/2026-{month:02}-{day:02}-pointe.md": POINT.replace(
            "date: 2026-11-23", f"date: 2026-{month:02}-{day:02}"
        )
        for month in range(1, 4)
        for day in range(1, 21)
    }
    feed = parsed(loaded(tmp_path, changes).content)[LEARNING_POINTS]
    when = feed.xpath("//a:entry/a:updated/text()", namespaces=ATOM)
    assert len(when) == NEWEST
    assert (when[0], when[-1]) == ("2026-11-23T00:00:00Z", "2026-01-12T00:00:00Z")


def test_a_new_learning_point_makes_its_case_news(tmp_path: Path) -> None:
    changes = {CASE_PATH: CASE.replace("updated: 2026-11-23", "updated: 2025-01-01")}
    feed = parsed(loaded(tmp_path, changes).content)[CASES]
    assert feed.xpath("//a:entry/a:updated/text()", namespaces=ATOM) == ["2026-11-23T00:00:00Z"]
