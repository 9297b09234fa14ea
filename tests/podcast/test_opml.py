"""The OPML lists every feed, so that one import subscribes to all."""

from __future__ import annotations

from lxml import etree
from podcast_records import episode, publication, show

from laboratorium.podcast.opml import opml

ROOT = "https://example.org/lab/podcast/"


def test_each_feed_is_an_outline_that_apps_can_import() -> None:
    made = publication([episode()], show(title="A & B\x00", feeds_per_season="ja"))
    root = etree.fromstring(opml(made))
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/title") == "A & B"
    outlines = root.findall("body/outline")
    assert [(o.get("type"), o.get("text"), o.get("xmlUrl")) for o in outlines] == [
        ("rss", "A & B", f"{ROOT}feed.xml"),
        ("rss", "A & B – sæson 1", f"{ROOT}saeson-1/feed.xml"),
    ]
    assert {o.get("htmlUrl") for o in outlines} == {ROOT}
