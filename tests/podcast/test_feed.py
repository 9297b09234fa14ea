"""The feed holds what the content holds, and clients that know nothing of us read the same."""

from __future__ import annotations

import io
from calendar import timegm
from datetime import datetime, timedelta
from typing import Any

import feedparser
import podcastparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from podcast_records import (
    EPISODE,
    FEED,
    GUEST,
    GUID,
    HOST,
    WINTER,
    all_of,
    channel,
    episode,
    many,
    one,
    publication,
    released,
    show,
    xml,
)

from feedcheck import check
from laboratorium.model.records import EpisodeRecord, episode_guid, guid_of_feed
from laboratorium.podcast.feed import MOST_FEED_BYTES, NEWEST, feed_pages
from laboratorium.podcast.notes import notes

ROOT = "https://example.org/lab/podcast/"
PAGE = f"{ROOT}varmevaerket/"

# path → attributes and text of every element of that name, in order
CHANNEL: dict[str, list[tuple[dict[str, str], str | None]]] = {
    "title": [({}, "Lokalt prøvet")],
    "language": [({}, "da")],
    "copyright": [({}, "Laboratoriet · CC BY 4.0")],
    "itunes:author": [({}, "Laboratoriet")],
    "itunes:owner/itunes:name": [({}, "Laboratoriet")],
    "itunes:owner/itunes:email": [({}, "redaktion@example.org")],
    "itunes:category": [({"text": "Society & Culture"}, None)],
    "itunes:category/itunes:category": [({"text": "Documentary"}, None)],
    "itunes:type": [({}, "episodic")],
    "itunes:new-feed-url": [],
    "itunes:complete": [],
    "itunes:block": [],
    "podcast:guid": [({}, GUID)],
    "podcast:locked": [({"owner": "redaktion@example.org"}, "yes")],
    "podcast:medium": [({}, "podcast")],
    "podcast:license": [({}, "cc-by-4.0")],
    "podcast:funding": [({"url": "https://example.org/vaer-med"}, "Vær med")],
    "podcast:person": [({"role": "host", "group": "cast"}, "Anne Holm")],
    "podcast:updateFrequency": [({"rrule": "FREQ=MONTHLY"}, "En gang om måneden")],
    "podcast:podroll/podcast:remoteItem": [
        ({"feedGuid": GUID, "feedUrl": "https://podnews.net/rss", "title": "Podnews"}, None)
    ],
    "podcast:image": [
        (
            {
                "href": f"{ROOT}forside.jpg",
                "alt": "Seks farvede blade om et hus",
                "aspect-ratio": "1/1",
                "type": "image/jpeg",
            },
            None,
        )
    ],
    "atom:link": [
        ({"rel": "self", "href": f"{ROOT}feed.xml", "type": "application/rss+xml"}, None)
    ],
}
CAPTIONS = {"language": "da", "rel": "captions"}
ITEM: dict[str, list[tuple[dict[str, str], str | None]]] = {
    "title": [({}, "Landsbyen, der byggede et varmeværk")],
    "link": [({}, PAGE)],
    "guid": [({"isPermaLink": "false"}, episode_guid(show().meta, episode()))],
    "enclosure": [
        ({"url": f"{PAGE}varmevaerket.mp3", "length": "1000123", "type": "audio/mpeg"}, None)
    ],
    "pubDate": [({}, "Fri, 20 Nov 2026 06:00:00 +0100")],
    "itunes:duration": [({}, "1800")],
    "itunes:episodeType": [({}, "full")],
    "itunes:season": [({}, "1")],
    "itunes:episode": [({}, "1")],
    "podcast:season": [({}, "1")],
    "podcast:episode": [({}, "1")],
    "podcast:transcript": [
        ({"url": f"{PAGE}varmevaerket.vtt", "type": "text/vtt", **CAPTIONS}, None),
        ({"url": f"{PAGE}varmevaerket.json", "type": "application/json", **CAPTIONS}, None),
        ({"url": f"{PAGE}varmevaerket.srt", "type": "application/x-subrip", **CAPTIONS}, None),
    ],
    "podcast:chapters": [
        ({"url": f"{PAGE}chapters.json", "type": "application/json+chapters"}, None)
    ],
    "psc:chapters/psc:chapter": [
        ({"start": "00:00:00.000", "title": "Velkommen"}, None),
        (
            {
                "start": "00:12:34.500",
                "title": "Røret & renden",
                "href": "https://example.org/r%C3%B8r",
            },
            None,
        ),
    ],
    "podcast:soundbite": [({"startTime": "73", "duration": "60"}, "Naboens idé")],
    "podcast:person": [
        ({"role": "host", "group": "cast"}, "Anne Holm"),
        ({"role": "guest", "group": "cast", "href": "https://example.org/bo"}, "Bo Lund"),
    ],
    "podcast:location": [({"rel": "subject", "country": "DK", "geo": "geo:55.45,9.89"}, "Føns")],
    "podcast:license": [({}, "cc-by-sa-4.0")],
    "podcast:contentLink": [({"href": PAGE}, "Hør og læs afsnittet på siden")],
    "podcast:txt": [({"purpose": "ai-content"}, "true")],
    "podcast:socialInteract": [({"protocol": "disabled"}, None)],
    "itunes:image": [({"href": f"{ROOT}varme.png"}, None)],
}


def found(element: Any, path: str) -> list[tuple[dict[str, str], str | None]]:
    told = ((dict(e.attrib), e.text) for e in all_of(element, path))
    return [(about, text.strip() or None if text else None) for about, text in told]


@pytest.mark.parametrize("path", CHANNEL)
def test_the_channel_says_what_show_yml_says(path: str) -> None:
    assert found(channel(xml(episode())), path) == CHANNEL[path]


@pytest.mark.parametrize("path", ITEM)
def test_the_item_says_what_the_episode_says(path: str) -> None:
    assert found(one(channel(xml(episode())), "item"), path) == ITEM[path]


BARE = {"title", "link", "guid", "enclosure", "pubDate", "itunes:duration", "itunes:episodeType"}
BARE |= {"podcast:license", "podcast:contentLink", "podcast:socialInteract"}


def bare() -> EpisodeRecord:
    kept = {"title", "published", "summary", "audio"}
    return episode(body="", **dict.fromkeys(EPISODE.keys() - kept))


def test_what_an_episode_does_not_hold_is_not_in_its_item() -> None:
    item = one(channel(xml(bare())), "item")
    assert {path for path in ITEM if all_of(item, path)} == BARE


@pytest.mark.parametrize(
    ("changes", "path", "text"),
    [
        (
            {"former_feeds": ["https://example.org/old.xml"]},
            "itunes:new-feed-url",
            f"{ROOT}feed.xml",
        ),
        ({"update_frequency": {"text": "Slut", "complete": "ja"}}, "itunes:complete", "Yes"),
        ({"locked": "nej"}, "podcast:locked", "no"),
        ({"type": "serial"}, "itunes:type", "serial"),
    ],
)
def test_a_show_can_say(changes: dict[str, Any], path: str, text: str) -> None:
    assert one(channel(xml(episode(), of=show(**changes))), path).text == text


def test_a_description_keeps_its_paragraphs_but_not_the_files_line_breaks() -> None:
    made = channel(xml(of=show(description="En linje\nog en til.\n \nEt  afsnit\ntil.\n")))
    assert one(made, "description").text == "En linje og en til.\n\nEt afsnit til."


def test_without_a_mailbox_there_is_no_owner() -> None:
    made = channel(xml(of=show(owner={"name": "Laboratoriet"})))
    assert found(made, "itunes:owner") == []
    assert found(made, "podcast:locked") == [({}, "yes")]


def names(item: Any) -> list[str | None]:
    return [person.text for person in all_of(item, "podcast:person")]


def test_the_hosts_are_said_again_since_an_items_persons_replace_the_channels() -> None:
    helper = HOST | {"name": "Ida Nør", "role": "editor"}
    of = show(persons=[HOST, helper])
    items = all_of(
        channel(
            xml(
                episode("a", persons=[GUEST]),
                episode("b", persons=None),
                episode("c", persons=[HOST, GUEST]),
                of=of,
            )
        ),
        "item",
    )
    assert [names(item) for item in items] == [
        ["Anne Holm", "Bo Lund"],
        [],
        ["Anne Holm", "Bo Lund"],
    ]


def test_a_withdrawn_episode_and_a_withdrawn_helper_are_nowhere() -> None:
    gone = GUEST | {"basis": {"kind": "consent", "date": "2026-11-01", "withdrawn": "2026-11-22"}}
    data = xml(episode("a", persons=[gone]), episode("b"), of=show(persons=[HOST, gone]))
    made = channel(data)
    assert [link.text for link in all_of(made, "item/link")] == [f"{ROOT}b/"]
    assert names(made) == ["Anne Holm"]


def test_audio_may_lie_on_another_host() -> None:
    away = show(audio_base_url="https://lyd.example.net/arkiv")
    item = one(channel(xml(episode(), of=away)), "item")
    url = "https://lyd.example.net/arkiv/podcast/varmevaerket/varmevaerket.mp3"
    assert one(item, "enclosure").get("url") == url
    remote = episode(
        audio="https://lyd.example.net/blå fugl.m4a".replace(" ", "%20"),
        audio_length="1234",
        audio_type="audio/x-m4a",
        audio_seconds="12:34",
    )
    item = one(channel(xml(remote)), "item")
    assert dict(one(item, "enclosure").attrib) == {
        "url": "https://lyd.example.net/bl%C3%A5%20fugl.m4a",
        "length": "1234",
        "type": "audio/x-m4a",
    }
    assert one(item, "itunes:duration").text == "754"


def test_an_older_feeds_guid_is_kept() -> None:
    item = one(channel(xml(episode(guid="https://example.org/?p=1"))), "item")
    assert one(item, "guid").text == "https://example.org/?p=1"


def test_the_feeds_guid_follows_the_rule_of_the_namespace() -> None:
    assert guid_of_feed("https://podnews.net/rss") == GUID
    assert guid_of_feed("http://podnews.net/rss/") == GUID


def test_a_browser_is_given_a_stylesheet_with_and_without_xslt() -> None:
    lines = xml(episode(), of=show(feeds_per_season="ja"), feed=1).splitlines()
    assert lines[1:3] == [
        b'<?xml-stylesheet type="text/xsl" href="../feed.xsl"?>',
        b'<?xml-stylesheet type="text/css" href="../feed.css"?>',
    ]
    assert xml().splitlines()[1] == b'<?xml-stylesheet type="text/xsl" href="feed.xsl"?>'


def test_the_same_content_gives_the_same_bytes() -> None:
    assert xml(episode("a"), episode("b")) == xml(episode("a"), episode("b"))


# --- pages


def pages(episodes: list[EpisodeRecord]) -> list[tuple[str, bytes]]:
    whole = publication(episodes)
    return [(path, make()) for path, make in feed_pages(whole, whole.feeds[0])]


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, [0]), (1, [1]), (100, [100]), (101, [100, 1]), (250, [100, 100, 50])]
)
def test_a_page_holds_the_newest_hundred(count: int, sizes: list[int]) -> None:
    small = {"chapters": None, "links": None, "soundbites": None}
    made = pages(many(count, body="", **small))
    assert [len(all_of(channel(data), "item")) for _, data in made] == sizes
    assert [path for path, _ in made] == [
        FEED if number == 1 else f"podcast/feed-{number}.xml" for number in range(1, len(sizes) + 1)
    ]


def test_every_episode_is_found_once_by_following_next() -> None:
    made = {f"https://example.org/lab/{path}": data for path, data in pages(many(230))}
    seen: list[str | None] = []
    url: str | None = f"{ROOT}feed.xml"
    while url:
        here = channel(made.pop(url))
        seen += [number.text for number in all_of(here, "item/itunes:episode")]
        url = next((e.get("href") for e in all_of(here, "atom:link[@rel='next']")), None)
    assert not made
    assert seen == [str(number) for number in range(230, 0, -1)]


def test_the_first_page_stays_small_however_long_the_notes() -> None:
    made = pages(many(120, body="Et langt ord eller to. " * 300))
    assert max(0.8 * MOST_FEED_BYTES, len(made[0][1])) < MOST_FEED_BYTES + 1
    assert sum(len(all_of(channel(data), "item")) for _, data in made) == 120
    assert 10 < len(all_of(channel(made[0][1]), "item")) < NEWEST


def test_trailers_stand_in_the_channel_of_every_page() -> None:
    trailer = episode("trailer", type="trailer", number=None, published="2000-01-01 06:00")
    for _, data in pages([trailer, *many(110)]):
        (told,) = all_of(channel(data), "podcast:trailer")
        assert told.get("pubdate") == "Sat, 01 Jan 2000 06:00:00 +0100"
        assert told.get("url") == f"{ROOT}trailer/trailer.mp3"
        assert told.text == EPISODE["title"]


# --- outside clients

TEXT = st.text(max_size=60).map(lambda text: text + "x")
SECONDS = st.integers(0, 1799)
EPISODES = st.builds(
    lambda number, changes, hours: episode(
        f"afsnit-{number}",
        number=str(number),
        published=datetime(2020, 1, 1, tzinfo=WINTER) + timedelta(hours=hours),
        **changes,
    ),
    number=st.integers(1, 10**4),
    hours=st.integers(-(10**5), 10**5),
    changes=st.fixed_dictionaries(
        {
            "title": TEXT,
            "summary": TEXT,
            "body": st.one_of(st.text(max_size=300), st.just("a]]>b <b>&amp;\x00\ud800😀")),
            "chapters": st.dictionaries(SECONDS, TEXT, max_size=3).map(
                lambda held: [{"start": str(at), "title": held[at]} for at in sorted(held)]
            ),
            "season": st.one_of(st.none(), st.integers(1, 9).map(str)),
            "type": st.sampled_from(["full", "bonus"]),
            "transcript": st.sampled_from([None, "a.vtt"]),
        }
    ),
)


def ours(episodes: list[EpisodeRecord]) -> list[tuple[str, str, int]]:
    """(guid, enclosure, time of publication) of each episode in the feed's order."""
    return [
        (one.guid, one.enclosure, int(one.meta.published.timestamp()))
        for one in released(*episodes)
    ]


@given(st.lists(EPISODES, min_size=1, max_size=4, unique_by=lambda one: one.slug))
def test_every_feed_reads_the_same_in_feedparser_and_podcastparser(
    episodes: list[EpisodeRecord],
) -> None:
    data = xml(*episodes)
    read = feedparser.parse(data)
    assert not read.bozo, read.get("bozo_exception")
    assert [
        (e.id, e.enclosures[0].href, _timestamp(e.published_parsed)) for e in read.entries
    ] == ours(episodes)
    # Broken letters, which arbitrary text may resemble, are the content's matter.
    wrong = {found.rule for found in check(data) if found.level == "fejl"} - {"mojibake"}
    assert wrong == set()
    told = podcastparser.parse(FEED, io.BytesIO(data))
    assert [
        (e["guid"], e["enclosures"][0]["url"], e["published"]) for e in told["episodes"]
    ] == sorted(ours(episodes), key=lambda known: -known[2])
    assert {e["total_time"] for e in told["episodes"]} <= {1800}


def _timestamp(parsed: Any) -> int:
    return timegm(parsed)


def test_a_full_feed_passes_every_rule() -> None:
    for _, data in pages([episode(), *many(120)]):
        assert [found for found in check(data) if found.level == "fejl"] == []
    assert check(xml(episode())) == []


def test_podcastparser_reads_chapters_numbers_and_pictures() -> None:
    (read,) = podcastparser.parse(FEED, io.BytesIO(xml(episode())))["episodes"]
    assert [(c["start"], c["title"]) for c in read["chapters"]] == [
        (0, "Velkommen"),
        (754, "Røret & renden"),
    ]
    assert (read["season"], read["number"], read["type"]) == (1, 1, "full")
    assert read["episode_art_url"] == f"{ROOT}varme.png"
    assert read["description_html"] == notes(*released(episode())).whole
