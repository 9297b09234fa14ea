"""Personal data is told of wherever it stands: each kind of file, with its line and column."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from content_project import (
    CASE,
    CASE_PATH,
    POINT,
    POINT_PATH,
    PROTOTYPE,
    PROTOTYPE_PATH,
    loaded,
)
from pictures import telling
from PIL import Image as Pillow
from podcast_project import (
    COVER_PATH,
    EPISODE,
    EPISODE_PATH,
    SHOW,
    SHOW_PATH,
    TRANSCRIPT,
    TRANSCRIPT_PATH,
    loaded_podcast,
)

from own_content import own_loaded

CALL = "Ring 40 50 60 71"
FILES = [
    (CASE_PATH, CASE.replace("En landsby.", CALL)),
    (CASE_PATH, CASE.replace("Et fælles varmeværk", CALL)),
    (CASE_PATH, CASE.replace("status: anchored", f"# {CALL}\nstatus: anchored")),
    (CASE_PATH, CASE.replace("En landsby.", f"En landsby.\n\n<!-- {CALL} -->")),
    (POINT_PATH, POINT.replace("Når det er billigt", f"{CALL}. Når det er billigt")),
    (PROTOTYPE_PATH, PROTOTYPE.replace("Værket står", f"{CALL}. Værket står")),
    ("cases/foens/measurements.csv", f"titel;tekst\na;{CALL}\n"),
    (SHOW_PATH, SHOW.replace("Hver fortælling", f"{CALL}. Hver fortælling")),
    (EPISODE_PATH, EPISODE.replace("Anne besøger", f"{CALL}. Anne besøger")),
    (EPISODE_PATH, EPISODE.replace("title: Varmen", f"title: {CALL}")),
    (EPISODE_PATH, EPISODE.replace("title: Landsbyen", f"title: {CALL}. Landsbyen")),
    (EPISODE_PATH, EPISODE.replace("summary: Oliefyrene", f"summary: {CALL}. Oliefyrene")),
    (EPISODE_PATH, EPISODE.replace("title: Naboens idé", f"title: {CALL}")),
    (EPISODE_PATH, EPISODE.replace("title: Historie", f"title: {CALL}")),
    (EPISODE_PATH, EPISODE.replace("sdg: [7]", f"sdg: [7]\n# {CALL}")),
    (TRANSCRIPT_PATH, TRANSCRIPT.replace("Velkommen", CALL)),
    (TRANSCRIPT_PATH, TRANSCRIPT.replace("WEBVTT\n", f"WEBVTT\n\nNOTE {CALL}\n")),
]


@pytest.mark.parametrize(("path", "text"), FILES)
def test_a_telephone_number_is_told_of_once_where_it_stands(
    tmp_path: Path, path: str, text: str
) -> None:
    found = loaded_podcast(tmp_path, {path: text}).problems
    before, _, _ = text.partition("40 50 60 71")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    told = [p for p in found if p.code == "private-phone"]
    assert [(p.path, p.line, p.column, p.level.value) for p in told] == [
        (path, line, column, "fejl")
    ]


KINDS = [
    ("anne.hansen@gmail.com", "private-email"),
    ("Ring 40 50 60 71", "private-phone"),
    ("CPR 010190-1234", "private-cpr"),
    ("Hun bor på Skolevej 12, 2. tv.", "private-address"),
]
PLACES = {
    "title": "title: Landsbyen",
    "summary": "summary: Oliefyrene",
    "chapter": "title: Varmen",
    "soundbite": "title: Naboens idé",
    "notes": "Anne besøger",
}


@pytest.mark.parametrize(("words", "code"), KINDS)
@pytest.mark.parametrize("place", PLACES)
def test_every_kind_is_found_in_every_text_of_an_episode(
    tmp_path: Path, place: str, words: str, code: str
) -> None:
    key, _, value = PLACES[place].rpartition(": ")
    new = f'{key}: "{value} {words}"' if key and place in ("chapter", "soundbite") else words
    text = EPISODE.replace(PLACES[place], new if new != words else f"{PLACES[place]} {words} –")
    assert text != EPISODE
    line = next(n for n, one in enumerate(text.splitlines(), 1) if words in one)
    told = loaded_podcast(tmp_path, {EPISODE_PATH: text}).problems
    assert (EPISODE_PATH, line, code) in [(p.path, p.line, p.code) for p in told]


@pytest.mark.parametrize(("words", "code"), KINDS)
def test_every_kind_is_found_in_a_person_and_in_what_is_said(
    tmp_path: Path, words: str, code: str
) -> None:
    texts = {
        TRANSCRIPT_PATH: TRANSCRIPT.replace("Det begyndte", f"{words} – det begyndte"),
        EPISODE_PATH: EPISODE.replace("name: Anne Hansen", f"name: {words}"),
    }
    told = loaded_podcast(tmp_path, texts).problems
    assert {(p.path, p.line) for p in told if p.code == code} >= {(TRANSCRIPT_PATH, 7)}
    if code != "private-address":  # Of a name only how to reach somebody is refused.
        assert {(p.path, p.line) for p in told if p.code == code} >= {(EPISODE_PATH, 8)}


PARTED = """\
WEBVTT

00:00.000 --> 00:04.000
<v Anne>Velkommen. Du kan ringe på 40 50

00:04.000 --> 00:08.000
<v Anne>60 71 hele dagen.

00:08.000 --> 00:12.000
Skriv til anne<c>.hansen</c>@gmail.com.
"""


def test_what_is_parted_among_cues_is_found_at_the_first_of_them(tmp_path: Path) -> None:
    found = loaded_podcast(tmp_path, {TRANSCRIPT_PATH: PARTED}).errors
    assert [(p.path, p.line, p.code) for p in found] == [
        (TRANSCRIPT_PATH, 3, "private-phone"),
        (TRANSCRIPT_PATH, 9, "private-email"),
    ]


def test_words_with_a_cue_each_are_read_as_what_they_say(tmp_path: Path) -> None:
    words = ["Velkommen", "til", "os.", "Ring", "til", "mig", "på", "40", "50", "60", "71", "nu."]
    segments = [
        {"speaker": "Anne", "startTime": n, "endTime": n + 1, "body": word}
        for n, word in enumerate(words)
    ]
    told = json.dumps({"version": "1.0.0", "segments": segments}, indent=1)
    path = "podcasts/varmevaerket.json"
    episode = EPISODE.replace("varmevaerket.vtt", "varmevaerket.json")
    found = loaded_podcast(
        tmp_path, {TRANSCRIPT_PATH: None, path: told, EPISODE_PATH: episode}
    ).errors
    assert [(p.path, p.code) for p in found] == [(path, "private-phone")]


def test_a_field_for_a_role_is_told_of_once(tmp_path: Path) -> None:
    text = CASE.replace("Tog initiativet", CALL)
    assert [p.code for p in loaded(tmp_path, {CASE_PATH: text}).problems] == ["private-phone"]


def test_a_picture_that_says_where_it_was_taken_stops_the_build(tmp_path: Path) -> None:
    line = "images: [{file: a.jpg, alt: En mur, credit: X, licence: CC0-1.0, basis: no_people}]"
    text = CASE.replace("---\n", f"---\n{line}\n", 1)
    found = loaded(tmp_path, {CASE_PATH: text, "cases/foens/a.jpg": telling("JPEG")})
    assert [(p.path, p.code) for p in found.errors] == [("cases/foens/a.jpg", "image-place")]


def test_a_cover_that_says_where_it_was_made_is_told_of_where_it_is_named(tmp_path: Path) -> None:
    exif = Pillow.Exif()
    exif[0x0112] = 1  # Pillow writes no block that has nothing but others in it.
    exif.get_ifd(0x8825).update({1: "N", 2: (55.0, 26.0, 1.0)})
    held = io.BytesIO()
    Pillow.new("RGB", (1400, 1400), "#124c3a").save(held, "PNG", exif=exif)
    found = loaded_podcast(tmp_path, {COVER_PATH: held.getvalue()})
    assert [(p.path, p.code) for p in found.errors] == [(SHOW_PATH, "image-place")]


def test_nothing_is_said_of_the_real_content() -> None:
    found = own_loaded()
    assert any(episode.transcript for episode in found.content.episodes)
    assert [p for p in found.problems if p.code.startswith("private-")] == []
