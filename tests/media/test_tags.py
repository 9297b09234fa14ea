"""The published copy has our tags and chapters, as mutagen and ffprobe read them."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import av
import pytest
from mutagen.id3 import ID3, TXXX
from mutagen.mp4 import MP4
from sounds import m4a, mp3
from tag_inputs import CHAPTERS, TAGS, picture

from laboratorium.base.urls import ascii_url
from laboratorium.media import mpeg
from laboratorium.media.audio import AudioError, read_audio
from laboratorium.media.chapters import Chapter
from laboratorium.media.tags import tagged
from outside import program


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "Rød grød.mp3"
    path.write_bytes(mp3())
    return path


def test_mutagen_reads_the_tags(source: Path) -> None:
    found = ID3(BytesIO(tagged(source, TAGS)))
    assert found.version == (2, 3, 0)
    assert {key: str(found[key]) for key in found if key.startswith("T")} == {
        "TIT2": TAGS.title,
        "TALB": TAGS.show,
        "TPE1": TAGS.author,
        "TCON": "Podcast",
        "TLAN": "dan",
        "TDRC": "2026-11-20",
        "TLEN": "3000",
        "TRCK": "3",
        "TPOS": "1",
    }
    assert found["WOAF"].url == TAGS.url
    assert (found["APIC:"].mime, found["APIC:"].data) == ("image/jpeg", TAGS.cover)


def test_mutagen_reads_the_chapters(source: Path) -> None:
    found = ID3(BytesIO(tagged(source, TAGS)))
    chapters = found.getall("CHAP")
    assert [(one.start_time, one.end_time, str(one.sub_frames["TIT2"])) for one in chapters] == [
        (0, 1500, CHAPTERS[0].title),
        (1500, 2000, "Så"),
        (2000, 2250, "Skjult"),
        (2500, 3000, "Sidst"),
    ]
    assert chapters[1].sub_frames["WXXX:chapter url"].url == CHAPTERS[1].url
    (contents,) = found.getall("CTOC")
    assert contents.flags == 3
    assert contents.child_element_ids == ["chp0", "chp1", "chp3"]


@pytest.mark.nightly
def test_ffprobe_reads_the_chapters_in_order(source: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.mp3"
    copy.write_bytes(tagged(source, TAGS))
    command = [
        program("ffprobe"),
        "-v",
        "error",
        "-of",
        "json",
        "-show_chapters",
        "-show_format",
        copy,
    ]
    made = subprocess.run(command, check=True, capture_output=True, timeout=60)
    found = json.loads(made.stdout)
    assert made.stderr == b""
    assert [(one["start"], one["end"], one["tags"]["title"]) for one in found["chapters"]] == [
        (0, 1500, CHAPTERS[0].title),
        (1500, 2000, "Så"),
        (2000, 2250, "Skjult"),
        (2500, 3000, "Sidst"),
    ]
    assert found["format"]["tags"]["title"] == TAGS.title


def test_the_source_is_untouched_and_the_audio_the_same(source: Path, tmp_path: Path) -> None:
    before = source.read_bytes()
    copy = tmp_path / "copy.mp3"
    copy.write_bytes(tagged(source, TAGS))
    assert source.read_bytes() == before
    assert copy.read_bytes().endswith(before)
    old, new = read_audio(source), read_audio(copy)
    assert (new.seconds, new.bitrate) == (old.seconds, old.bitrate)


def test_the_same_in_gives_the_same_bytes_and_tags_replace_tags(source: Path) -> None:
    first = tagged(source, TAGS)
    assert tagged(source, TAGS) == first
    source.write_bytes(first + b"TAG" + b"\0" * 125)
    assert tagged(source, TAGS) == first


def test_what_stood_in_the_sources_tags_is_gone(source: Path) -> None:
    old = ID3()
    old.add(TXXX(encoding=3, desc="private", text="navn@example.org"))
    old.save(source)
    assert b"navn@example.org" not in tagged(source, TAGS)


def test_little_is_enough(source: Path) -> None:
    few = replace(TAGS, number=None, season=None, cover=None, chapters=(), language="en-GB")
    found = ID3(BytesIO(tagged(source, few)))
    assert not {"TRCK", "TPOS", "APIC:"} & set(found)
    assert not found.getall("CHAP") + found.getall("CTOC")
    assert str(found["TLAN"]) == "eng"


def test_more_chapters_than_the_table_holds(source: Path) -> None:
    many = tuple(Chapter(at / 100, f"Kapitel {at}") for at in range(300))
    found = ID3(BytesIO(tagged(source, replace(TAGS, chapters=many))))
    assert len(found.getall("CHAP")) == 300
    assert len(found.getall("CTOC")[0].child_element_ids) == 255


def test_a_large_cover_keeps_the_tag_readable(source: Path) -> None:
    large = picture("PNG") + bytes(400_000)
    data = tagged(source, replace(TAGS, cover=large))
    assert ID3(BytesIO(data))["APIC:"].data == large
    assert mpeg.id3_length(data) > 400_000
    assert ID3(BytesIO(data))["APIC:"].mime == "image/png"


def test_an_m4a_gets_the_tags_of_itunes(tmp_path: Path) -> None:
    path = m4a(tmp_path, "comment.m4a")
    before = path.read_bytes()
    data = tagged(path, TAGS)
    assert path.read_bytes() == before
    assert tagged(path, TAGS) == data
    assert b"navn@example.org" not in data
    found = MP4(BytesIO(data))
    assert found["\xa9nam"] == [TAGS.title]
    assert found["purl"] == [TAGS.url]
    assert found["trkn"] == [(3, 0)]
    assert bytes(found["covr"][0]) == TAGS.cover
    copy = tmp_path / "copy.m4a"
    copy.write_bytes(data)
    assert read_audio(copy).seconds == read_audio(path).seconds


def test_what_is_no_audio_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_text("Hej")
    with pytest.raises(AudioError, match="ikke MP3"):
        tagged(path, TAGS)


@pytest.mark.parametrize("length", [1, 60, 125, 126, 127, 128, 200, 1000])
@pytest.mark.parametrize("letter", ["x", "å", "🌱"])
def test_ffmpeg_and_mutagen_read_chapters_of_any_length(
    length: int, letter: str, source: Path
) -> None:
    address = "https://example.org/" + "a" * length
    chapters = (Chapter(0, letter * length, url=address), Chapter(1, "Den næste"))
    data = tagged(source, replace(TAGS, chapters=chapters))
    titles = [chapter.title for chapter in chapters]
    found = ID3(BytesIO(data)).getall("CHAP")
    assert [str(one.sub_frames["TIT2"]) for one in found] == titles
    assert found[0].sub_frames["WXXX:chapter url"].url == address
    with av.open(BytesIO(data), format="mp3") as file:
        assert [one["metadata"]["title"] for one in file.chapters()] == titles


def test_the_address_of_a_chapter_is_read_by_the_encoding_of_its_description_too(
    source: Path,
) -> None:
    """ID3v2.3 (4.3.2): encoding, description, end, address. jsmediatags (3.9.7) takes the encoding
    for that of the address (`findings/jsmediatags-chapter-links.sh`).
    """
    address = "https://example.org/have"
    data = tagged(source, replace(TAGS, chapters=(Chapter(0, "Så", url=address),)))
    _, _, frame = data.partition(b"WXXX")
    size = int.from_bytes(frame[:4], "big")
    assert frame[6 : 6 + size].rstrip(b"\0") == b"\0chapter url\0" + address.encode()


def test_an_address_keeps_every_letter(source: Path) -> None:
    """The same form as in the feed; Latin-1 is all that ID3 could hold of it."""
    chapters = (Chapter(0, "Så", url="https://großenwiehe.example/Łódź–2?å=ø"),)
    data = tagged(source, replace(TAGS, chapters=chapters))
    (found,) = ID3(BytesIO(data)).getall("CHAP")
    address = "https://xn--groenwiehe-73a.example/%C5%81%C3%B3d%C5%BA%E2%80%932?%C3%A5=%C3%B8"
    assert found.sub_frames["WXXX:chapter url"].url == address == ascii_url(chapters[0].url or "")
