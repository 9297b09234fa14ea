"""Cards, sizes, durations, names and the lines of a transcript: what the pages are made of."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from episode_site import ROOT, catalogue_of, draw, episode, publication_of
from laboratorium.media.chapters import Chapter
from laboratorium.media.cues import Cue
from laboratorium.site.pages.cards import Cards
from laboratorium.site.pages.episode_cards import (
    episode_card,
    format_size,
    label,
    short_duration,
)
from laboratorium.site.pages.subscribing import subscriptions
from laboratorium.site.pages.transcripts import chapter_views, sections

FEED = "https://example.org/podcast/feed.xml"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("podcast")
    return draw(catalogue_of(root / "project"), root / "site")


def page(site: Path, address: str) -> html.HtmlElement:
    return html.document_fromstring((site / address / "index.html").read_text(encoding="utf-8"))


def words(elements: list[html.HtmlElement]) -> list[str]:
    return [" ".join(element.text_content().split()) for element in elements]


def test_a_case_has_the_cards_of_its_episodes(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path)
    about = catalogue.episodes_of(catalogue.case_by_slug["foens"])
    cards = Cards(catalogue, publication_of(catalogue)).episodes(about)
    assert [card.slug for card in cards] == ["vaerket"]  # The withdrawn one is about it, too.
    assert Cards(catalogue).episodes(about) == ()


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
    (release,) = publication_of(catalogue_of(tmp_path, (replace(far, audio=None),))).releases
    card = episode_card(release)
    assert card.href("../../") == "https://lyd.example.org/a.m4a"
    assert (card.type, card.seconds, release.length) == ("audio/x-m4a", 60, 5)
    base = catalogue_of(tmp_path, show={"audio_base_url": "https://lyd.example.org/x/"})
    hosted = episode_card(publication_of(base).releases[0])
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


def cue(start: float, speaker: str | None = "A") -> Cue:
    return Cue(start, start + 1, speaker, "Tekst", 1)


def test_two_lines_in_a_second_have_ids_of_their_own() -> None:
    (section,) = sections([cue(5.1), cue(5.6), cue(6)], ())
    assert [(line.id, line.anchor) for line in section.cues] == [
        ("t5", True),
        ("t5-2", False),
        ("t6", True),
    ]


def test_lines_before_the_first_chapter_stand_first_and_early_ones_with_their_chapter() -> None:
    chapters = chapter_views([Chapter(10.0, "Et"), Chapter(20.0, "To")])
    found = sections([cue(1), cue(9.9), cue(10.5), cue(30)], chapters)
    assert [
        (part.chapter.title if part.chapter else "", [line.id for line in part.cues])
        for part in found
    ] == [("", ["t1"]), ("Et", ["t9", "t10"]), ("To", ["t30"])]
    # The chapter's heading is what #t=10 leads to.
    assert [line.anchor for line in found[1].cues] == [True, False]


def speakers(*cues: Cue) -> list[str]:
    chapters = chapter_views([Chapter(10.0, "Et"), Chapter(20.0, "To")])
    return [line.speaker for part in sections(cues, chapters) for line in part.cues]


def test_who_speaks_is_said_at_each_chapter_when_several_do_and_else_once() -> None:
    assert speakers(cue(1), cue(11), cue(21), cue(22)) == ["A", "", "", ""]
    assert speakers(cue(1), cue(11), cue(21, "B"), cue(22, "B")) == ["A", "A", "B", ""]
    assert speakers(cue(1, None), cue(11, None)) == ["", ""]


def test_a_long_transcript_takes_linear_time() -> None:
    chapters = chapter_views([Chapter(n * 100.0, str(n)) for n in range(100)])
    found = sections([cue(n * 1.7) for n in range(6000)], chapters)
    assert sum(len(part.cues) for part in found) == 6000


def test_the_scripts_of_the_player_are_light() -> None:
    folder = ROOT / "docs/assets/js"
    files = [folder / "player.js", *sorted((folder / "player").glob("*.js"))]
    assert len(files) > 1
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= 15_000
