"""The OPML lists every feed, so that one import subscribes to all."""

from __future__ import annotations

from lxml import etree
from podcast_records import SITE, show

from laboratorium.podcast.channel import FeedPage
from laboratorium.podcast.opml import opml

ROOT = "https://example.org/lab/podcast/"


def test_each_feed_is_an_outline_that_apps_can_import() -> None:
    pages = [FeedPage("podcast/feed.xml"), FeedPage("podcast/saeson-1/feed.xml", part="sæson 1")]
    root = etree.fromstring(opml(show(title="A & B\x00"), pages, SITE))
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/title") == "A & B"
    outlines = root.findall("body/outline")
    assert [(o.get("type"), o.get("text"), o.get("xmlUrl")) for o in outlines] == [
        ("rss", "A & B", f"{ROOT}feed.xml"),
        ("rss", "A & B – sæson 1", f"{ROOT}saeson-1/feed.xml"),
    ]
    assert {o.get("htmlUrl") for o in outlines} == {ROOT}
