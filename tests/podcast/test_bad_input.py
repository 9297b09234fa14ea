"""What episodes may hold, from the files that people bring to the files that apps fetch.

Each part tells its own faults elsewhere; here the odd but lawful goes all the way and comes out
whole, and what is unlawful never gets that far.
"""

from __future__ import annotations

import io
import json
import unicodedata
from pathlib import Path

import numpy
import pytest
import soundfile
import webvtt
from content_project import errors, line_of, said
from lxml import etree, html
from podcast_project import (
    AUDIO_PATH,
    EPISODE,
    EPISODE_PATH,
    SHOW,
    SHOW_PATH,
    TRANSCRIPT,
    TRANSCRIPT_PATH,
    audio,
    loaded_podcast,
)
from podcast_records import FEED, SITE, all_of, channel, one, published_files

from laboratorium.media import mpeg, mpeg_header

FOLDER = "podcast/varmevaerket/"


def published(root: Path, changes: dict[str, str | bytes | None]) -> dict[str, bytes]:
    """Everything the podcast publishes of these files, which must have no errors."""
    loaded = loaded_podcast(root, changes)
    assert loaded.errors == ()
    return published_files(loaded.content, root)


def three_hours() -> bytes:
    """180 minutes of silence of variable bit rate, as a recorder leaves them: without a header."""
    held = io.BytesIO()
    silence = numpy.zeros(60 * 8000, dtype="float32")
    soundfile.write(held, silence, 8000, format="MP3", bitrate_mode="VARIABLE")
    data = held.getvalue()
    first = mpeg.first_frame(data)
    assert first and mpeg_header.told(data, first)
    return data[first.start + first.length :] * 180


def test_three_hours_of_vbr_without_a_header_are_published_with_their_length(
    tmp_path: Path,
) -> None:
    text = EPISODE.replace('"00:20", title: Varmen', '"2:59:00", title: Varmen')
    told = TRANSCRIPT.replace("00:04.000 --> 00:39.000", "2:58:00.000 --> 2:59:30.000")
    changes = {AUDIO_PATH: three_hours(), EPISODE_PATH: text, TRANSCRIPT_PATH: told}
    made = published(tmp_path, changes)
    item = one(channel(made[FEED]), "item")
    assert int(one(item, "itunes:duration").text or 0) == pytest.approx(3 * 3600, rel=0.01)
    assert int(one(item, "enclosure").get("length", "0")) == len(made[f"{FOLDER}varmevaerket.mp3"])
    chapters = json.loads(made[f"{FOLDER}chapters.json"])["chapters"]
    assert chapters[-1]["startTime"] == 2 * 3600 + 59 * 60


@pytest.mark.parametrize("name", ["Så er der varme på ø", "a & b #1 100%", "æøå?"])
def test_whatever_the_files_are_called_their_addresses_are_plain(tmp_path: Path, name: str) -> None:
    text = EPISODE.replace("audio: varmevaerket.mp3", f'audio: "{name}.mp3"').replace(
        "transcript: varmevaerket.vtt", f'transcript: "{name}.vtt"'
    )
    made = published(
        tmp_path,
        {
            EPISODE_PATH: text,
            AUDIO_PATH: None,
            TRANSCRIPT_PATH: None,
            f"podcasts/{name}.mp3": audio(),
            f"podcasts/{name}.vtt": TRANSCRIPT,
        },
    )
    item = one(channel(made[FEED]), "item")
    assert one(item, "enclosure").get("url") == f"{SITE.url}{FOLDER}varmevaerket.mp3"
    assert {path for path in made if path.startswith(FOLDER)} == {
        f"{FOLDER}{file}"
        for file in (
            "chapters.json",
            *(f"varmevaerket.{ending}" for ending in ("mp3", "vtt", "srt", "json")),
        )
    }
    assert not [path for path, data in made.items() if name.encode() in data]


ODD = ["]]>", "a ]]> b", "👩‍🔬 og 🇩🇰 😀", "<b>fed</b> & co", "é e\u0301 ﷽", "\"citat\" 'x'"]


@pytest.mark.parametrize("odd", ODD)
def test_odd_text_comes_out_as_it_was_written(tmp_path: Path, odd: str) -> None:
    quoted = json.dumps(odd, ensure_ascii=False)
    text = (
        EPISODE.replace("title: Landsbyen, der byggede et varmeværk", f"title: {quoted}")
        .replace("title: Varmen", f"title: {quoted}")
        .replace("summary: Oliefyrene skulle skiftes. Så byggede landsbyen sit eget værk.",
                 f"summary: {quoted}")
    )  # fmt: skip
    assert text.count(quoted) == 3
    said_in = TRANSCRIPT.replace("Det begyndte med et oliefyr.", html_free(odd))
    made = published(tmp_path, {EPISODE_PATH: text, TRANSCRIPT_PATH: said_in})
    item = one(channel(made[FEED]), "item")
    normal = " ".join(odd.split())
    assert nfc(one(item, "title").text) == nfc(normal)
    chapters = json.loads(made[f"{FOLDER}chapters.json"])["chapters"]
    assert nfc(chapters[1]["title"]) == nfc(normal)
    assert [nfc(c.get("title")) for c in all_of(item, "psc:chapters/psc:chapter")][1] == nfc(normal)
    segments = json.loads(made[f"{FOLDER}varmevaerket.json"])["segments"]
    assert nfc(segments[1]["body"]) == nfc(odd)
    cues = webvtt.from_buffer(io.StringIO(made[f"{FOLDER}varmevaerket.vtt"].decode()))
    assert len(cues) == 2


def html_free(text: str) -> str:
    """As WebVTT writes it (WebVTT, 4.2.2: cue text)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def nfc(text: str | None) -> str:
    return unicodedata.normalize("NFC", text or "")


@pytest.mark.parametrize("odd", ["]]>", "a ]]> b 😀", "`]]>`", "[a](https://example.org/?]]>)"])
def test_notes_cannot_leave_their_place_in_the_feed(tmp_path: Path, odd: str) -> None:
    text = EPISODE.replace("Anne besøger", f"Anne {odd} besøger")
    item = one(channel(published(tmp_path, {EPISODE_PATH: text})[FEED]), "item")
    for name in ("description", "content:encoded"):
        notes = html.fragment_fromstring(one(item, name).text or "", create_parent=True)
        shown = " ".join(notes.text_content().split())
        assert "Anne" in shown and shown.endswith("Hør og læs afsnittet på siden")
        if not odd.startswith("["):
            assert odd.strip("`") in shown
    assert [child.tag for child in item if child.tag == "script"] == []


# (what is written, what it becomes, the line told of, code)
UNLAWFUL = [
    ("title: Landsbyen", "title: Lands\x07byen", "title:", "invisible-character"),
    ("summary: Oliefyrene", "summary: Olie\x1bfyrene", "summary:", "invisible-character"),
    ("Anne besøger", "Anne\u202e besøger", "Anne\u202e", "invisible-character"),
    ("Anne besøger", "<img src=x onerror=alert(1)> Anne", "<img", "html"),
    ("Anne besøger", "<SCRIPT SRC=//x.dk/x.js></SCRIPT> Anne", "<SCRIPT", "html"),
    ("Anne besøger", "[Anne](javascript:alert(1)) besøger", "[Anne]", "link-scheme"),
    ("Anne besøger", "[Anne](data:text/html,x) besøger", "[Anne]", "link-scheme"),
    ("2026-11-20 06:00", "20. november", "published:", "time-form"),
    ("2026-11-20 06:00", "2027-03-28 02:59", "published:", "time-gap"),
]


@pytest.mark.parametrize(("old", "new", "line", "code"), UNLAWFUL)
def test_the_unlawful_is_refused_in_danish_at_its_line(
    tmp_path: Path, old: str, new: str, line: str, code: str
) -> None:
    text = EPISODE.replace(old, new)
    found = errors(loaded_podcast(tmp_path, {EPISODE_PATH: text}).problems)
    assert (EPISODE_PATH, line_of(text, line), code) in said(found)
    assert all(problem.message.endswith((".", "?")) for problem in found)


def test_script_in_the_shows_description_is_shown_as_text(tmp_path: Path) -> None:
    show = SHOW.replace("Hver fortælling", "<script>alert(1)</script> ]]> Hver fortælling")
    feed = published(tmp_path, {SHOW_PATH: show})[FEED]
    (described,) = all_of(channel(feed), "description")
    assert "alert(1)" in (described.text or "") and len(described) == 0
    assert [tag for tag in etree.fromstring(feed).iter() if tag.tag == "script"] == []


@pytest.mark.parametrize("data", [b"", b"ikke lyd\n" * 99, audio()[:9000]])
def test_of_audio_that_is_refused_nothing_is_made(tmp_path: Path, data: bytes) -> None:
    loaded = loaded_podcast(tmp_path, {AUDIO_PATH: data})
    assert said(loaded.errors) == [(EPISODE_PATH, line_of(EPISODE, "audio:"), "audio")]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cases", "docs", "podcasts"]
