"""What is published is worked out in one place, and nothing is made before it is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from podcast_records import GUEST, HOST, SITE, episode, publication, released, show

from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.records import Content
from laboratorium.podcast.publication import Publication

EDITOR = HOST | {"name": "Ida Nør", "role": "editor"}
VOICE = {
    "name": "Kunstig stemme",
    "role": "narrator",
    "basis": {"kind": "synthetic", "date": "2026-11-01"},
}
AWAY = {"audio_length": "9", "audio_type": "audio/x-m4a", "audio_seconds": "9:00"}


@pytest.mark.parametrize(
    ("own", "names"),
    [
        ([GUEST], ["Anne Holm", "Bo Lund"]),
        ([GUEST, HOST], ["Bo Lund", "Anne Holm"]),
        ([VOICE], ["Anne Holm", "Kunstig stemme"]),
        (None, ["Anne Holm", "Ida Nør"]),
    ],
)
def test_who_is_in_an_episode(own: list[dict[str, Any]] | None, names: list[str]) -> None:
    (release,) = released(episode(persons=own), of=show(persons=[HOST, EDITOR]))
    assert [person.name for person in release.persons] == names
    assert [person.name for person in release.persons if person.synthetic] == [
        name for name in names if name == "Kunstig stemme"
    ]


def test_people_are_known_by_name_role_group_and_page() -> None:
    guest = released(episode())[0].persons[-1]
    assert (guest.name, guest.role.taxonomy, guest.role.label) == ("Bo Lund", "guest", "Gæst")
    assert (guest.group, guest.url) == ("Middelfart Kommune", "https://example.org/bo")


@pytest.mark.parametrize(
    ("host", "changes", "audio", "enclosure"),
    [
        (None, {}, "podcast/v/v.mp3", f"{SITE.url}podcast/v/v.mp3"),
        (
            "https://lyd.example.net/x",
            {},
            "https://lyd.example.net/x/podcast/v/v.mp3",
            "https://lyd.example.net/x/podcast/v/v.mp3",
        ),
        (
            "https://lyd.example.net/x",
            {"audio": "https://andet.example/ø.m4a", **AWAY},
            "https://andet.example/ø.m4a",
            "https://andet.example/%C3%B8.m4a",
        ),
    ],
)
def test_audio_plays_from_the_site_from_its_host_or_from_where_the_episode_says(
    host: str | None, changes: dict[str, Any], audio: str, enclosure: str
) -> None:
    (release,) = released(episode("v", **changes), of=show(audio_base_url=host))
    assert (release.audio, release.enclosure) == (audio, enclosure)
    assert (release.file is None) is bool(changes)


def test_an_episode_shows_its_own_cover_and_each_is_published_once() -> None:
    made = publication([episode("a"), episode("b"), episode("c", cover=None, cover_alt=None)])
    assert [one.cover and one.cover.path for one in made.releases] == [
        "podcast/varme.png",
        "podcast/varme.png",
        None,
    ]
    assert [(cover.path, cover.type) for cover in made.covers] == [
        ("podcast/forside.jpg", "image/jpeg"),
        ("podcast/varme.png", "image/png"),
    ]


def test_only_what_is_out_is_released_and_the_newest_season_comes_first() -> None:
    made = publication(
        [
            episode("a", season="1", published="2026-11-20 06:00"),
            episode("b", season="2", published="2026-11-21 06:00"),
            episode("c", season="2", withdrawn="2026-11-30"),
            episode("d", season=None, published="2026-11-23 06:00"),
        ]
    )
    assert [one.slug for one in made.releases] == ["d", "b", "a"]
    assert {season: [one.slug for one in held] for season, held in made.seasons.items()} == {
        2: ["b"],
        1: ["a"],
    }
    assert list(made.seasons) == [2, 1]


def test_nothing_is_read_or_made_to_tell_where_everything_lies(tmp_path: Path) -> None:
    made = publication([episode(), episode("b")], root=tmp_path / "nowhere")
    for release in made.releases:
        assert release.enclosure and release.transcripts and release.chapters and release.persons
    assert [feed.page(2) for feed in made.feeds] == ["podcast/feed-2.xml"]
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(FileNotFoundError):
        _ = made.releases[0].length


def test_a_project_without_a_show_publishes_no_podcast(tmp_path: Path) -> None:
    assert Publication.of(Catalogue.of(Content()), SITE, tmp_path, tmp_path) is None
