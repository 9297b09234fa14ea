"""The podcast's pages as they are before any script has touched them."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import html

from episode_site import ROOT, SETTINGS, catalogue_of, draw, episode, pages_of, three
from laboratorium.catalogue import Catalogue
from laboratorium.pages import episodes, podcast
from laboratorium.pages.cards import Cards
from laboratorium.pages.episode_cards import (
    audio_of,
    cards_of,
    episode_cards,
    format_size,
    label,
    short_duration,
)
from laboratorium.pages.podcast import PER_PAGE
from laboratorium.pages.subscribing import subscriptions
from laboratorium.pages.transcripts import chapter_views, sections

FEED = "https://example.org/podcast/feed.xml"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("podcast")
    return draw(catalogue_of(root / "project"), root / "site")


def page(site: Path, address: str) -> html.HtmlElement:
    return html.document_fromstring((site / address / "index.html").read_text(encoding="utf-8"))


def words(elements: list[html.HtmlElement]) -> list[str]:
    return [" ".join(element.text_content().split()) for element in elements]


# An episode.


@pytest.fixture
def shown(site: Path) -> html.HtmlElement:
    return page(site, "podcast/vaerket")


def test_the_browser_can_play_without_scripts(shown: html.HtmlElement) -> None:
    (audio,) = shown.xpath("//audio")
    assert "controls" in audio.attrib and "autoplay" not in audio.attrib
    assert audio.get("preload") == "metadata"
    (source,) = audio.xpath("source")
    assert source.get("src") == "../../podcast/vaerket/vaerket.mp3"
    assert source.get("type") == "audio/mpeg"


def test_every_time_leads_to_a_place_on_the_page(shown: html.HtmlElement) -> None:
    ids = shown.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = shown.xpath("//a[starts-with(@href, '#t=')]/@href")
    assert len(links) == 3 + 30
    assert {link[1:] for link in links} <= set(ids)


def test_the_transcript_is_cut_at_the_chapters(shown: html.HtmlElement) -> None:
    headings = shown.xpath("//h3[@class='transcript-chapter']")
    assert [h.get("id") for h in headings] == ["t=0", "t=30", "t=62"]
    first = [h.getnext().xpath("li/@id")[0] for h in headings]
    assert first == ["t0", "t30", "t63"]


def test_speakers_are_named_where_they_begin(shown: html.HtmlElement) -> None:
    named = {
        cue.get("id"): cue.xpath("string(.//b)") for cue in shown.xpath("//li[@data-cue][.//b]")
    }
    # Every fifth line, and the first of each chapter.
    assert named == {
        "t0": "Oplæser:",
        "t15": "Anne:",
        "t30": "Oplæser:",
        "t45": "Anne:",
        "t60": "Oplæser:",
        "t63": "Oplæser:",
        "t75": "Anne:",
    }


def test_it_tells_that_the_voice_is_synthetic_beside_the_player(
    site: Path, shown: html.HtmlElement
) -> None:
    assert shown.xpath("//p[@class='notice']/strong")[0].text == "Kunstig stemme."
    assert not page(site, "podcast/trailer").xpath("//p[@class='notice']")


def test_people_are_named_but_not_why_they_may_be_heard(shown: html.HtmlElement) -> None:
    assert words(shown.xpath("//ul[@class='persons']/li")) == [
        "Kunstig stemme (espeak-ng) Oplæser",
        "Anne Hansen, Middelfart Kommune Gæst",
    ]
    assert "2026-11-20" not in html.tostring(shown, encoding="unicode")


def test_the_audio_can_be_taken_along_with_its_size(shown: html.HtmlElement) -> None:
    assert words(shown.xpath("//ul[@class='downloads']/li"))[:4] == [
        "Hent lyden MP3, 123 kB",
        "Hent teksten som WebVTT",
        "Hent teksten som SRT",
        "Hent teksten som JSON",
    ]
    assert shown.xpath("//ul[@class='downloads']//a[@download]/@href")[1].endswith("vaerket.vtt")


def test_notes_and_cases_are_there_with_links_that_work(shown: html.HtmlElement) -> None:
    assert shown.xpath("//section[.//h2='Noter']//a/@href") == ["../../cases/foens/"]
    assert shown.xpath("//section[.//h2='Casen i afsnittet']//h3/a/@href") == ["../../cases/foens/"]


def test_what_only_a_script_can_do_is_hidden(shown: html.HtmlElement) -> None:
    for control in shown.xpath(
        "//main//*[self::input or self::select or self::textarea or @data-do]"
    ):
        assert control.xpath("ancestor-or-self::*[@hidden] | ancestor::dialog"), control.attrib


def test_nothing_is_written_that_a_strict_content_policy_stops(site: Path) -> None:
    for file in site.rglob("*.html"):
        found = html.document_fromstring(file.read_text(encoding="utf-8"))
        assert not found.xpath("//@style | //style | //@*[starts-with(name(), 'on')]"), file
        scripts = found.xpath("//script[not(@type='application/ld+json')]")
        assert scripts and all(script.get("src") for script in scripts)


def test_an_episode_that_says_little_shows_no_empty_parts(site: Path) -> None:
    shown = page(site, "podcast/trailer")
    assert words(shown.xpath("//h1")) == ["Smagsprøve <b>&"]
    assert not shown.xpath(
        "//main//*[self::h2 or self::p or self::ul or self::ol][not(normalize-space() or .//input)]"
    )
    assert not shown.xpath("//h2[.='Kapitler' or .='Medvirkende' or .='Sted']")
    assert shown.xpath("//nav[@class='neighbours']/a/@href") == ["../../podcast/vaerket/"]


def test_linked_data_describes_the_episode_and_its_audio(shown: html.HtmlElement) -> None:
    blocks = [
        json.loads(text) for text in shown.xpath("//script[contains(@type, 'ld+json')]/text()")
    ]
    (data,) = [block for block in blocks if block["@type"] == "PodcastEpisode"]
    assert data["url"] == "https://example.org/podcast/vaerket/"
    assert data["partOfSeries"]["webFeed"] == FEED
    assert (
        data["associatedMedia"]["contentUrl"] == "https://example.org/podcast/vaerket/vaerket.mp3"
    )
    assert data["associatedMedia"]["caption"]["encodingFormat"] == "text/vtt"
    assert data["timeRequired"] == data["associatedMedia"]["duration"] == "PT90S"
    # A voice that a program made is nobody.
    assert [person["name"] for person in data["contributor"]] == ["Anne Hansen"]
    assert [clip["startOffset"] for clip in data["hasPart"]] == [0, 30, 62.5]


# The player in a frame.


def test_the_framed_player_is_a_whole_page_that_stands_alone(site: Path) -> None:
    framed = page(site, "podcast/vaerket/afspiller")
    assert framed.xpath("//link[@rel='canonical']/@href") == [
        "https://example.org/podcast/vaerket/"
    ]
    assert framed.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert framed.xpath("//audio[@controls]")
    assert not framed.xpath("//header | //footer | //nav")
    assert framed.xpath("//p[@class='notice']/strong")
    assert len(framed.xpath("//h1")) == 1


# What is withdrawn.


@pytest.mark.parametrize("address", ["podcast/tavs", "podcast/tavs/afspiller"])
def test_a_withdrawn_episode_leaves_an_honest_page_without_any_name(
    site: Path, address: str
) -> None:
    text = (site / address / "index.html").read_text(encoding="utf-8")
    assert "Afsnit 1 i sæson 1 er trukket tilbage" in text
    assert "20. november 2026" in text and "23. november 2026" in text
    for secret in ("Hemmelig", "Anne", "Oliefyrene", "audio", "tavs.mp3", "Middelfart"):
        assert secret not in text
    assert '<meta name="robots" content="noindex">' in text


def test_nothing_else_tells_of_a_withdrawn_episode(site: Path) -> None:
    for file in site.rglob("*.html"):
        if "tavs" not in file.parts:
            text = file.read_text(encoding="utf-8")
            assert "Hemmelig" not in text and "podcast/tavs" not in text, file


def test_an_old_address_leads_on_without_telling_what_it_was(tmp_path: Path) -> None:
    gone = episode("ny", former_slugs=["gammel"], withdrawn="2026-11-23")
    site = draw(catalogue_of(tmp_path / "p", (gone,)), tmp_path / "s")
    found = page(site, "podcast/gammel")
    assert found.xpath("//main//a/@href") == ["../../podcast/ny/"]
    assert "grisestald" not in html.tostring(found, encoding="unicode")


# The show's page and the lists.


def test_the_show_has_its_latest_episodes_seasons_and_ways_to_subscribe(site: Path) -> None:
    shown = page(site, "podcast")
    assert words(shown.xpath("//h3[@class='episode-title']")) == [
        "Et værk i en grisestald",
        "Smagsprøve <b>&",
    ]
    assert words(shown.xpath("//ul[@class='subscribe']//a")) == [
        "Apple Podcasts",
        "Spotify",
        "Overcast",
        "Pocket Casts",
        "AntennaPod",
    ]
    assert shown.xpath("//input[@data-copy-from]/@value") == [FEED]
    assert shown.xpath("//*[local-name()='svg'][@class='qr']")
    assert shown.xpath("//a[contains(., 'Sæson 1')]/@href") == ["../podcast/saeson-1/"]
    assert shown.xpath("//link[@type='application/rss+xml']/@href") == ["../podcast/feed.xml"]


def test_a_show_without_episodes_says_so(tmp_path: Path) -> None:
    site = draw(catalogue_of(tmp_path / "p", ()), tmp_path / "s")
    assert "Der er ingen afsnit endnu." in words(page(site, "podcast").xpath("//p"))
    assert [file.parent.name for file in site.rglob("index.html")] == ["podcast"]


def test_long_lists_are_cut_into_pages(tmp_path: Path) -> None:
    many = tuple(episode(f"nr-{n}", number=n) for n in range(PER_PAGE + 1, 0, -1))
    addresses = {page.address for page in pages_of(catalogue_of(tmp_path, many))}
    assert {"podcast/afsnit/", "podcast/afsnit/side-2/", "podcast/saeson-1/side-2/"} <= addresses


def test_every_page_has_an_address_and_a_description_of_its_own(tmp_path: Path) -> None:
    pages = pages_of(catalogue_of(tmp_path))
    assert len({page.address for page in pages}) == len(pages)
    described = [page.description for page in pages if page.indexed]
    assert len(set(described)) == len(described)


def test_a_project_without_a_show_has_no_pages(tmp_path: Path) -> None:
    bare = Catalogue.of(replace(catalogue_of(tmp_path).content, show=None, episodes=()))
    assert not list(podcast.pages(bare))
    assert not list(episodes.pages(bare, Cards(bare), SETTINGS, lambda record: ()))


# The pieces.


def test_a_case_has_the_cards_of_its_episodes(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path)
    cards = episode_cards(catalogue, catalogue.case_by_slug["foens"])
    assert [card.slug for card in cards] == ["vaerket"]  # The withdrawn one is about it, too.
    assert len(cards_of(three(), None)) == 2


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, ""),
        (1, "1 kB"),
        (870_400, "870 kB"),
        (999_499, "999 kB"),
        (999_500, "1,0 MB"),
        (1_249_000, "1,2 MB"),
        (48_000_000, "48,0 MB"),
    ],
)
def test_sizes_are_written_in_danish(size: int, text: str) -> None:
    assert format_size(size) == text.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 sek."),
        (45.4, "45 sek."),
        (154, "2 min. 34 sek."),
        (180, "3 min."),
        (2042, "34 min."),
        (3599, "1 t."),
        (3900, "1 t. 5 min."),
    ],
)
def test_durations_are_as_exact_as_one_plans_by(seconds: float, text: str) -> None:
    assert short_duration(seconds).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"season": None}, "Afsnit 2"),
        ({}, "Sæson 1, afsnit 2"),
        ({"number": None}, "Sæson 1"),
        ({"type": "trailer", "number": None}, "Sæson 1, trailer"),
        ({"type": "bonus", "season": None}, "Bonusafsnit"),
        ({"season": None, "number": None}, ""),
    ],
)
def test_an_episode_is_called_by_its_place(changes: dict[str, Any], text: str) -> None:
    assert label(episode(**changes)) == text


def test_audio_may_lie_elsewhere(tmp_path: Path) -> None:
    far = episode(
        audio="https://lyd.example.org/a.m4a",
        audio_length=5,
        audio_type="audio/x-m4a",
        audio_seconds="60",
    )
    view = audio_of(replace(far, audio=None), None)
    assert view.href("../../") == "https://lyd.example.org/a.m4a"
    assert (view.format, view.seconds) == ("M4A", 60)
    base = catalogue_of(tmp_path, show={"audio_base_url": "https://lyd.example.org/x/"})
    hosted = audio_of(episode(), base.content.show)
    assert hosted.href("../../") == "https://lyd.example.org/x/podcast/vaerket/vaerket.mp3"


@pytest.mark.parametrize(
    ("platforms", "expected"),
    [
        (
            {},
            [
                ("Apple Podcasts", "podcast://example.org/podcast/feed.xml"),
                (
                    "Overcast",
                    "overcast://x-callback-url/add?url=https%3A%2F%2Fexample.org%2Fpodcast%2Ffeed.xml",
                ),
                ("Pocket Casts", "pktc://subscribe/example.org/podcast/feed.xml"),
                (
                    "AntennaPod",
                    "https://antennapod.org/deeplink/subscribe"
                    "?url=https%3A%2F%2Fexample.org%2Fpodcast%2Ffeed.xml&title=Vand%20%26%20v%C3%A6rk",
                ),
            ],
        ),
        (
            {"apple": "https://podcasts.apple.com/dk/podcast/id1", "deezer": "https://d.example/1"},
            [
                ("Apple Podcasts", "https://podcasts.apple.com/dk/podcast/id1"),
                ("Deezer", "https://d.example/1"),
            ],
        ),
    ],
)
def test_apps_are_reached_by_their_own_page_or_by_the_feed(
    platforms: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    found = [(way.name, way.url) for way in subscriptions(FEED, "Vand & værk", platforms)]
    assert set(expected) <= set(found)
    assert "Spotify" not in dict(found)


def cue(start: float, speaker: str | None = "A") -> Any:
    return SimpleNamespace(start=start, end=start + 1, speaker=speaker, text="Tekst")


def test_two_lines_in_a_second_have_ids_of_their_own() -> None:
    (section,) = sections([cue(5.1), cue(5.6), cue(6)], ())
    assert [(line.id, line.anchor) for line in section.cues] == [
        ("t5", True),
        ("t5-2", False),
        ("t6", True),
    ]


def test_lines_before_the_first_chapter_stand_first_and_early_ones_with_their_chapter() -> None:
    chapters = chapter_views(
        [SimpleNamespace(start=10.0, title="Et"), SimpleNamespace(start=20.0, title="To")]
    )
    found = sections([cue(1), cue(9.9), cue(10.5), cue(30)], chapters)
    assert [
        (part.chapter.title if part.chapter else "", [line.id for line in part.cues])
        for part in found
    ] == [("", ["t1"]), ("Et", ["t9", "t10"]), ("To", ["t30"])]
    # The chapter's heading is what #t=10 leads to.
    assert [line.anchor for line in found[1].cues] == [True, False]


def test_a_long_transcript_takes_linear_time() -> None:
    chapters = chapter_views([SimpleNamespace(start=n * 100.0, title=str(n)) for n in range(100)])
    found = sections([cue(n * 1.7) for n in range(6000)], chapters)
    assert sum(len(part.cues) for part in found) == 6000


def test_the_scripts_of_the_player_are_light() -> None:
    folder = ROOT / "docs/assets/js"
    files = [folder / "player.js", *sorted((folder / "player").glob("*.js"))]
    assert len(files) > 1
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= 15_000
