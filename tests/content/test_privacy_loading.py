"""Personal data is told of wherever it stands: each kind of file, with its line and column."""

from __future__ import annotations

import io
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

CALL = "Ring 40 50 60 71"
FILES = [
    (CASE_PATH, CASE.replace("En landsby.", CALL)),
    (CASE_PATH, CASE.replace("Et fælles varmeværk", CALL)),
    (CASE_PATH, CASE.replace("status: anchored", f"# {CALL}\nstatus: anchored")),
    (CASE_PATH, CASE.replace("En landsby.", f"En landsby.\n\n<!-- {CALL} -->")),
    (POINT_PATH, POINT.replace("Når det er billigt", f"{CALL}. Når det er billigt")),
    (PROTOTYPE_PATH, PROTOTYPE.replace("Værket står", f"{CALL}. Værket står")),
    ("cases/foens/stories.csv", f"titel;tekst\na;{CALL}\n"),
    (SHOW_PATH, SHOW.replace("Hver fortælling", f"{CALL}. Hver fortælling")),
    (EPISODE_PATH, EPISODE.replace("Anne besøger", f"{CALL}. Anne besøger")),
    (EPISODE_PATH, EPISODE.replace("title: Varmen", f"title: {CALL}")),
    (TRANSCRIPT_PATH, TRANSCRIPT.replace("Velkommen", CALL)),
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
