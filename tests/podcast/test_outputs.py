"""Every file that is no page: what is there, what is not, and that nothing is made twice."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import chain
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
import webvtt
from lxml import etree
from mutagen.id3 import ID3
from pictures import SECRETS, pixels, plain, telling
from PIL import Image
from podcast_records import (
    FEED,
    GUEST,
    SITE,
    all_of,
    channel,
    episode,
    many,
    one,
    publication,
    published_files,
    show,
    xml,
)

from laboratorium.base.files import write_all
from laboratorium.media.audio import read_audio
from laboratorium.media.cover import read_cover
from laboratorium.media.picture_metadata import Metadata, inspect
from laboratorium.model.records import Content, EpisodeRecord, ShowRecord
from laboratorium.podcast.imprint import SHOWN
from laboratorium.podcast.kept import kept
from laboratorium.podcast.outputs import audio_files, feed_files, paths, shares
from laboratorium.podcast.stylesheet import stylesheet

Made = dict[str, bytes]
FOLDER = "podcast/varmevaerket/"


def with_audio(root: Path, one: EpisodeRecord) -> EpisodeRecord:
    return replace(one, audio=read_audio(root / "podcasts/varmevaerket.mp3"))


def made(root: Path, *episodes: EpisodeRecord, of: ShowRecord | None = None) -> Made:
    return published_files(Content(show=of or show(), episodes=episodes), root)


def copy_of(root: Path, one: EpisodeRecord) -> Path:
    (release,) = publication([with_audio(root, one)], root=root).releases
    assert release.copy
    return release.copy


@pytest.fixture
def whole(root: Path) -> Made:
    return made(root, with_audio(root, episode()))


def test_every_file_is_there(whole: Made) -> None:
    assert set(whole) == {
        FEED,
        "podcast/feeds.opml",
        "podcast/feed.xsl",
        "podcast/feed.css",
        "podcast/forside.jpg",
        "podcast/varme.png",
        *(f"podcast/{name}-{side}.webp" for name in ("forside", "varme") for side in SHOWN),
        f"{FOLDER}varmevaerket.mp3",
        f"{FOLDER}varmevaerket.vtt",
        f"{FOLDER}varmevaerket.srt",
        f"{FOLDER}varmevaerket.json",
        f"{FOLDER}chapters.json",
    }


def test_everything_the_feed_points_at_on_the_site_is_among_the_files(whole: Made) -> None:
    tree = etree.fromstring(whole[FEED])
    urls = {
        value
        for element in tree.iter()
        for value in (element.get("url"), element.get("href"), element.text)
        if value and value.startswith(SITE.url)
    }
    paths = {url.removeprefix(SITE.url) for url in urls}
    assert {path for path in paths if not path.endswith("/")} <= whole.keys()
    assert len(paths) > 8


def test_the_enclosures_length_is_that_of_the_published_copy(whole: Made, sound: Path) -> None:
    item = one(channel(whole[FEED]), "item")
    copy = whole[f"{FOLDER}varmevaerket.mp3"]
    assert one(item, "enclosure").get("length") == str(len(copy))
    assert copy != sound.read_bytes()
    assert copy.startswith(b"ID3")


@pytest.mark.parametrize(
    ("path", "kind"), [("podcast/forside.jpg", "JPEG"), ("podcast/varme.png", "PNG")]
)
def test_covers_are_published_without_what_their_files_say_beside_the_picture(
    root: Path, whole: Made, path: str, kind: str
) -> None:
    source = (root / "podcasts" / Path(path).name).read_bytes()
    assert all(secret in source for secret in SECRETS) and inspect(source).place
    assert pixels(whole[path]) == pixels(source)
    assert inspect(whole[path]) == Metadata()
    assert [name for name, data in whole.items() if any(one in data for one in SECRETS)] == []
    kept = (root / ".cache").rglob("*.*")
    assert [one for one in kept if any(secret in one.read_bytes() for secret in SECRETS)] == []


def test_the_picture_in_the_audio_is_the_one_that_is_published(whole: Made) -> None:
    (picture,) = ID3(io.BytesIO(whole[f"{FOLDER}varmevaerket.mp3"])).getall("APIC")
    assert picture.data == whole["podcast/varme.png"]


def test_a_cover_is_shown_in_the_size_it_has_on_a_page(whole: Made) -> None:
    for side in SHOWN:
        with Image.open(io.BytesIO(whole[f"podcast/forside-{side}.webp"])) as shown:
            assert (shown.format, shown.size) == ("WEBP", (side, side))
            assert not shown.getexif() and "icc_profile" not in shown.info


def test_a_new_cover_has_a_new_address_in_page_and_feed(root: Path) -> None:
    def addresses() -> tuple[str, ...]:
        facts, _ = read_cover(root, "podcasts/forside.jpg")
        assert facts
        files = made(root, with_audio(root, episode(cover=None)), of=replace(show(), cover=facts))
        paths = sorted(path for path in files if path.startswith("podcast/forside-"))
        assert len(paths) == 1 + len(SHOWN)
        own = next(path for path in paths if path.endswith(".jpg"))
        assert files[FEED].decode().count(f"{SITE.url}{own}") >= 3
        return tuple(paths)

    before = addresses()
    assert addresses() == before
    (root / "podcasts/forside.jpg").write_bytes(plain("JPEG"))
    assert not set(addresses()) & set(before)


def test_a_cover_is_cleaned_once_and_forgotten_with_its_source(root: Path) -> None:
    def kept() -> dict[str, int]:
        found = sorted((root / ".cache/podcast/covers").iterdir())
        return {path.name: path.stat().st_mtime_ns for path in found}

    made(root, with_audio(root, episode()))
    made(root, with_audio(root, episode()))
    before = kept()
    assert len(before) == 2 * (1 + len(SHOWN))
    made(root, with_audio(root, episode()))
    assert kept() == before
    (root / "podcasts/forside.jpg").write_bytes(plain("JPEG"))
    made(root, with_audio(root, episode()))
    assert len(kept()) == len(before) and kept().keys() != before.keys()
    made(root, with_audio(root, episode(cover=None)))
    assert len(kept()) == 1 + len(SHOWN)


def test_what_was_measured_is_forgotten_with_the_episode(root: Path) -> None:
    heard = with_audio(root, episode())
    (release,) = publication([heard], root=root).releases
    assert release.peaks
    folder = root / ".cache/podcast/sound"
    made(root, heard)
    assert len(list(folder.iterdir())) == 1
    made(root, episode(withdrawn="2026-11-22"))
    assert list(folder.iterdir()) == []


def test_chapters_and_transcripts_can_be_read(whole: Made) -> None:
    chapters = json.loads(whole[f"{FOLDER}chapters.json"])
    assert [(c["startTime"], c["title"]) for c in chapters["chapters"]] == [
        (0, "Velkommen"),
        (754.5, "Røret & renden"),
    ]
    cues = webvtt.from_buffer(io.StringIO(whole[f"{FOLDER}varmevaerket.vtt"].decode()))
    assert [cue.voice for cue in cues] == ["Anne", "Bo"]
    assert b"00:00:03,000 --> 00:00:05,000" in whole[f"{FOLDER}varmevaerket.srt"]
    assert json.loads(whole[f"{FOLDER}varmevaerket.json"])["segments"][1]["speaker"] == "Bo"


def test_the_same_content_gives_the_same_bytes(root: Path, whole: Made) -> None:
    assert made(root, with_audio(root, episode())) == whole
    rmtree(root / ".cache")
    assert made(root, with_audio(root, episode())) == whole


def test_paths_are_known_without_making_anything(root: Path, whole: Made) -> None:
    (root / "podcasts/varmevaerket.mp3").unlink()
    assert sorted(paths(publication([episode()], root=root))) == sorted(whole)


def test_without_a_show_there_is_nothing_and_nothing_is_kept(root: Path, whole: Made) -> None:
    assert whole and (root / ".cache/podcast").is_dir()
    assert published_files(Content(), root) == {}
    assert not (root / ".cache/podcast").exists()


GONE = GUEST | {"basis": {"kind": "consent", "date": "2026-11-01", "withdrawn": "2026-11-22"}}


@pytest.mark.parametrize("changes", [{"withdrawn": "2026-11-22"}, {"persons": [GONE]}])
def test_nothing_of_a_withdrawn_episode_is_left(root: Path, changes: dict[str, Any]) -> None:
    copy = copy_of(root, episode())
    made(root, with_audio(root, episode()))
    assert copy.exists()
    after = made(root, episode(**changes))
    assert not [path for path in after if path.startswith(FOLDER) or path.endswith(".png")]
    assert not [data for data in after.values() if b"varmevaerket" in data or b"Bo Lund" in data]
    left = [path.read_bytes() for path in (root / ".cache").rglob("*.*")]
    assert not copy.exists()
    assert left and not [data for data in left if b"varmevaerket" in data or b"Velkommen" in data]


def test_what_is_kept_is_not_made_again(tmp_path: Path) -> None:
    first = [("a/b", b"one\ntwo"), ("c", b""), ("æ", b"\xff")]
    assert list(kept(tmp_path / "key", lambda: first)) == first
    assert list(kept(tmp_path / "key", list)) == first
    assert list(kept(tmp_path / "other", list)) == []


@pytest.mark.parametrize(
    "broken", [b"", b"{}\n", b"[[1]]\n", b'["", []]\n', b'["", [["a", 9]]]\nx', b"\xff", b"1\n"]
)
def test_a_broken_pack_is_made_anew(root: Path, whole: Made, broken: bytes) -> None:
    packs = sorted((root / ".cache/podcast/texts").iterdir())
    assert len(packs) == 2
    for pack in packs:
        pack.write_bytes(broken)
    assert made(root, with_audio(root, episode())) == whole


@pytest.mark.parametrize(
    "changes",
    [{"title": "Ny"}, {"published": "2026-11-20 06:01"}, {"links": None}, {"chapters": None}],
)
def test_what_is_kept_is_never_out_of_date(
    root: Path, whole: Made, changes: dict[str, Any]
) -> None:
    now = made(root, with_audio(root, episode(**changes)))
    assert now[FEED] != whole[FEED]
    rmtree(root / ".cache")
    assert made(root, with_audio(root, episode(**changes))) == now


def test_a_copy_is_made_once_and_again_when_its_tags_or_cover_change(root: Path) -> None:
    def copy(of: EpisodeRecord) -> tuple[Path, int]:
        path = copy_of(root, of)
        return path, path.stat().st_mtime_ns

    first = copy(episode())
    assert copy(episode()) == first
    assert copy(episode(title="En anden titel"))[0] != first[0]
    (root / "podcasts/varme.png").write_bytes(telling("PNG", turned=3))
    assert copy(episode())[0] != first[0]


def test_audio_on_another_host_is_not_put_on_the_site(root: Path) -> None:
    away = show(audio_base_url="https://lyd.example.net/")
    found = made(root, with_audio(root, episode()), of=away)
    assert f"{FOLDER}varmevaerket.mp3" not in found
    assert f"{FOLDER}varmevaerket.vtt" in found
    ((path, copy),) = audio_files(publication([with_audio(root, episode())], away, root=root))
    assert path == f"{FOLDER}varmevaerket.mp3"
    length = one(channel(found[FEED]), "item/enclosure").get("length")
    assert str(copy.stat().st_size) == length


def remote(slug: str, **changes: Any) -> EpisodeRecord:
    url = f"https://lyd.example.net/{slug}.mp3"
    facts = {"audio_length": "9", "audio_type": "audio/mpeg", "audio_seconds": "9:00"}
    return episode(slug, **{"audio": url, "cover": None} | facts | changes)


def feeds_of(root: Path, *episodes: EpisodeRecord, **changes: str) -> dict[str, list[str | None]]:
    """Each feed and the numbers of its episodes."""
    found = made(root, *episodes, of=show(**changes))
    return {
        path: [number.text for number in all_of(channel(data), "item/itunes:episode")]
        for path, data in found.items()
        if path.endswith(".xml")
    }


def test_the_shares_of_the_feeds_are_together_the_whole() -> None:
    of = publication(many(320), show(feeds_per_season="ja"))
    whole = sorted(feed_files(of))
    assert len(whole) == 2 * 4 + 3
    assert sorted(chain(*(feed_files(of, share, 3) for share in range(3)))) == whole


def test_seasons_and_laboratories_have_feeds_when_asked_for(root: Path) -> None:
    lab = {"number": "1", "year": "2023"}
    episodes = (
        remote("a", number="1", season="1", lab=lab),
        remote("b", number="2", season="2"),
        remote("c", number="3", season="2", lab=lab, withdrawn="2026-11-22"),
        remote("d", number="4", season=None),
    )
    assert feeds_of(root, *episodes).keys() == {FEED}
    asked = {"feeds_per_season": "ja", "feeds_per_lab": "ja"}
    assert feeds_of(root, *episodes, **asked) == {
        FEED: ["1", "2", "4"],
        "podcast/saeson-2/feed.xml": ["2"],
        "podcast/saeson-1/feed.xml": ["1"],
        "podcast/laboratorium-2023-1/feed.xml": ["1"],
    }
    part = channel(made(root, *episodes, of=show(**asked))["podcast/saeson-2/feed.xml"])
    assert one(part, "title").text == "Lokalt prøvet – sæson 2"
    assert one(part, "itunes:block").text == "Yes"
    assert one(part, "podcast:guid").text != show().meta.guid


def test_a_feed_that_has_moved_on_the_site_stays_at_its_old_path_too(root: Path) -> None:
    old = [
        f"{SITE.url}rss.xml",
        f"{SITE.url}../etc.xml",
        f"{SITE.url}a/b/index.html",
        f"{SITE.url}{FEED}",
        "https://andet.example.org/feed.xml",
    ]
    found = made(root, remote("a"), of=show(former_feeds=old))
    assert {path for path in found if path.endswith(".xml")} == {FEED, "rss.xml"}
    for path in (FEED, "rss.xml"):
        told = channel(found[path])
        assert one(told, "itunes:new-feed-url").text == f"{SITE.url}{FEED}"
        assert one(told, "atom:link[@rel='self']").get("href") == f"{SITE.url}{FEED}"
    assert b'href="podcast/feed.xsl"' in found["rss.xml"].splitlines()[1]


def test_a_person_who_opens_the_feed_sees_a_page_in_danish(whole: Made) -> None:
    sheet = etree.XSLT(etree.fromstring(whole["podcast/feed.xsl"]))
    page = sheet(etree.fromstring(whole[FEED])).getroot()
    assert page.get("lang") == "da"
    assert page.findtext(".//h1") == "Lokalt prøvet"
    address = page.xpath("string(//*[contains(@class, 'address')])")
    assert address == f"{SITE.url}{FEED}"
    assert page.xpath("//ul//a/@href") == [f"{SITE.url}{FOLDER}"]
    assert page.xpath("string(//*[@class='facts'])") == "20. november 2026 · 2 sekunder"
    assert page.xpath("//link/@href") == ["feed.css"]
    # A policy that forbids what is written in a page lets all of this one be.
    assert not page.xpath("//script | //style | //@style | //@onclick")
    moved = etree.fromstring(whole[FEED].replace(b'"feed.css"', b'"../feed.css"'))
    assert sheet(moved).xpath("//link/@href") == ["../feed.css"]


def test_later_pages_of_a_feed_show_the_address_of_the_first() -> None:
    sheet = etree.XSLT(etree.fromstring(stylesheet()))
    page = sheet(etree.fromstring(xml(number=2, pages=3))).getroot()
    assert page.xpath("string(//*[@class='address'])") == f"{SITE.url}{FEED}"
    assert page.xpath("boolean(//p[contains(., 'ingen afsnit')])")


def test_writing_again_touches_nothing_that_is_the_same(root: Path) -> None:
    site = root / "site"

    def publish(**changes: str) -> None:
        whole = publication([with_audio(root, episode(**changes))], root=root)
        for share in shares(whole, root / ".cache"):
            write_all(site, share())

    def state() -> Iterator[tuple[str, int, str]]:
        for path in sorted(site.rglob("*.*")):
            digest = sha256(path.read_bytes()).hexdigest()
            yield str(path.relative_to(site)), path.stat().st_mtime_ns, digest

    publish()
    for path in site.rglob("*.*"):
        os.utime(path, ns=(10**18, 10**18))
    before = list(state())
    publish()
    assert list(state()) == before
    publish(title="Ny")
    changed = {now[0] for now, then in zip(state(), before, strict=True) if now != then}
    assert changed == {FEED, f"{FOLDER}varmevaerket.mp3"}
