"""The podcast's pages as they are before any script has touched them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from content_project import CASE, write
from lxml import html
from podcast_project import EPISODE_PATH, podcast

from episode_site import SETTINGS, catalogue_of, draw, episode, pages_of
from laboratorium.base.fingerprint import Fingerprints
from laboratorium.catalogue.whole import Catalogue
from laboratorium.podcast.publication import Publication
from laboratorium.reading.loader import load
from laboratorium.site.pages import site_pages
from laboratorium.site.pages.podcast import PER_PAGE

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
        "Hent teksten som JSON",
        "Hent teksten som SRT",
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
    assert Publication.of(bare, SETTINGS, tmp_path, tmp_path) is None
    found = {page.template for page in site_pages(bare, SETTINGS)}
    assert "cases.html" in found
    assert not found & {"episode.html", "episodes.html", "episode_list.html", "player.html"}


def test_what_an_episode_has_nothing_to_do_with_makes_no_other_page_of_it(tmp_path: Path) -> None:
    def made_of() -> dict[str, bytes]:
        catalogue = Catalogue.of(load(tmp_path).content)
        publication = Publication.of(catalogue, SETTINGS, tmp_path, tmp_path / ".cache")
        prints = Fingerprints()
        return {
            page.address: prints.of(page)
            for page in site_pages(catalogue, SETTINGS, publication=publication)
            if page.template in ("episode.html", "player.html")
        }

    write(tmp_path, {**podcast(), "cases/anden/index.md": CASE})
    before = made_of()
    assert len(before) == 2
    write(tmp_path, {"cases/anden/index.md": CASE.replace("En landsby.", "En by ved vandet.")})
    assert made_of() == before
    text = podcast()[EPISODE_PATH]
    assert isinstance(text, str)
    write(tmp_path, {EPISODE_PATH: text.replace("Så byggede", "Siden byggede")})
    after = made_of()
    assert before.keys() == after.keys() and not before.items() & after.items()
