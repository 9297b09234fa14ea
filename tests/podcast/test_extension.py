"""What feedgen gets wrong never reaches the feed; each test names the trap."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from feedgen.feed import FeedGenerator
from lxml import etree
from podcast_records import NAMES, all_of, channel, episode, many, one, show, xml

from laboratorium.podcast.clean import clean
from laboratorium.podcast.extension import NAMESPACES, Tag, register, set_tags


def rss(*tags: Tag, entry: tuple[Tag, ...] = ()) -> etree._Element:
    feed: Any = FeedGenerator()
    feed.title("t")
    feed.link(href="https://example.org/")
    feed.description("d")
    register(feed, tags)
    item = feed.add_entry()
    item.title("i")
    set_tags(item, entry)
    return channel(feed.rss_str())


def test_tags_land_in_the_channel_and_in_the_item() -> None:
    made = rss(Tag("podcast:medium", "podcast"), entry=(Tag("podcast:season", "2"),))
    assert one(made, "podcast:medium").text == "podcast"
    assert one(one(made, "item"), "podcast:season").text == "2"


def test_tags_nest_and_leave_out_attributes_without_a_value() -> None:
    inner = Tag("psc:chapter", attributes={"title": "A & B", "href": None, "image": ""})
    made = one(rss(Tag("psc:chapters", children=(inner,))), "psc:chapters/psc:chapter")
    assert dict(made.attrib) == {"title": "A & B"}


def test_every_namespace_is_declared_once_at_the_root() -> None:
    root = etree.fromstring(xml(episode()))
    assert {prefix: uri for prefix, uri in root.nsmap.items() if prefix in NAMES} == NAMES
    assert NAMESPACES.items() <= NAMES.items()
    assert b"ns0:" not in etree.tostring(root)


@pytest.mark.parametrize("explicit", ["true", "false"])
def test_explicit_is_true_or_false_where_feedgen_writes_yes_or_no(explicit: str) -> None:
    of = show(explicit=explicit)
    made = channel(xml(episode(), of=of))
    assert one(made, "itunes:explicit").text == explicit
    assert one(made, "item/itunes:explicit").text == explicit


def test_a_picture_whose_address_ends_in_jpeg_is_kept_where_feedgen_drops_it() -> None:
    made = channel(xml(episode(cover="lille.jpeg"), of=show(cover="stor.jpeg")))
    address = "https://example.org/lab/podcast/"
    assert one(made, "itunes:image").get("href") == f"{address}stor.jpeg"
    assert one(made, "item/itunes:image").get("href") == f"{address}lille.jpeg"


def test_the_channels_link_is_the_page_though_feedgen_takes_the_last() -> None:
    assert one(channel(xml()), "link").text == "https://example.org/lab/podcast/"
    own = show(link="https://example.com/podcast")
    assert one(channel(xml(of=own)), "link").text == "https://example.com/podcast"


def test_all_atom_links_reach_the_feed_though_feedgen_keeps_only_self() -> None:
    made = channel(xml(number=2, pages=3))
    found = {link.get("rel"): link.get("href") for link in all_of(made, "atom:link")}
    address = "https://example.org/lab/podcast/feed"
    assert found == {
        "self": f"{address}-2.xml",
        "first": f"{address}.xml",
        "previous": f"{address}.xml",
        "next": f"{address}-3.xml",
        "last": f"{address}-3.xml",
    }


def test_episodes_stand_newest_first_though_feedgen_prepends() -> None:
    made = channel(xml(*many(3)))
    assert [title.text for title in all_of(made, "item/podcast:episode")] == ["3", "2", "1"]


def test_the_build_date_is_the_newest_episodes_and_not_the_clocks() -> None:
    made = channel(xml(*many(2)))
    assert one(made, "lastBuildDate").text == "Wed, 03 Jan 2001 06:00:00 +0100"
    assert one(channel(xml()), "lastBuildDate").text == "Thu, 01 Jan 1970 00:00:00 +0000"


BAD = "a\x00b\x08c\x0bd\ud800e\udffff\ufffeg\uffffh"


def test_characters_that_xml_cannot_hold_are_left_out_where_feedgen_raises() -> None:
    assert clean(f" {BAD} ") == "abcdefgh"
    made = rss(Tag("podcast:txt", BAD, {"purpose": BAD}))
    assert (one(made, "podcast:txt").text, one(made, "podcast:txt").get("purpose")) == (
        "abcdefgh",
        "abcdefgh",
    )


@pytest.mark.parametrize("text", ["]]>", "a]]>b]]>", "😀 æøå", "\u202e", "<b>&amp;"])
def test_awkward_text_comes_back_as_it_was(text: str) -> None:
    item = one(channel(xml(episode(title=text, body=text))), "item")
    assert one(item, "title").text == text
    assert one(item, "content:encoded").text is not None


def test_an_enclosure_has_its_length_where_feedgen_would_write_none() -> None:
    with pytest.raises(AssertionError, match="length"):
        xml(episode(audio="https://a.example/x.mp3", audio_type="audio/mpeg"))
    item = one(channel(xml(episode())), "item")
    assert one(item, "enclosure").get("length") == "1000123"


def test_dates_have_english_names_and_their_offset_in_any_locale() -> None:
    summer = datetime(2026, 5, 13, 6, tzinfo=timezone(timedelta(hours=2)))
    item = one(channel(xml(episode(published=summer))), "item")
    assert one(item, "pubDate").text == "Wed, 13 May 2026 06:00:00 +0200"
