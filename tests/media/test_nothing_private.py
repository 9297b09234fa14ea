"""What a recording says of who made it, where and with what does not follow it to the site."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from marked_sounds import M4A, MARK, MP3, write
from mutagen.id3 import ID3
from mutagen.mp4 import MP4
from sounds import m4a
from tag_inputs import TAGS

from laboratorium.media import decoding, mp4
from laboratorium.media.audio import M4A_TYPE, read_audio
from laboratorium.media.recorded import recorded
from laboratorium.media.tags import bare, tagged
from outside import program

ALL = [*MP3, *M4A]
# A few bytes where programs have something of their own; not published, and not told.
QUIET = {"keys of the track", "sound that is never played", "an identity"}
BYTES = [MARK[:12].encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")]


def test_there_are_enough_of_both_kinds_and_each_does_tell(tmp_path: Path) -> None:
    assert len(ALL) >= 40
    for name in ALL:
        data = write(tmp_path, name).read_bytes()
        assert any(form in data for form in BYTES), name


@pytest.mark.parametrize("name", ALL)
def test_no_byte_of_it_is_published_and_the_sound_is_the_same(name: str, tmp_path: Path) -> None:
    source = write(tmp_path, name)
    facts = read_audio(source)
    data = tagged(source, replace(TAGS, seconds=facts.seconds))
    assert not [form for form in BYTES if form in data]
    copy = tmp_path / f"kopi{source.suffix}"
    copy.write_bytes(data)
    found = read_audio(copy)
    assert found.seconds == pytest.approx(facts.seconds, abs=0.05)
    assert (found.sample_rate, found.channels) == (facts.sample_rate, facts.channels)
    container = "mp3" if source.suffix == ".mp3" else "mov"
    assert decoding.decode(copy, container, 10).seconds == pytest.approx(facts.seconds, abs=0.2)


@pytest.mark.parametrize("name", ALL)
def test_what_is_in_it_is_ours(name: str, tmp_path: Path) -> None:
    data = tagged(write(tmp_path, name), TAGS)
    if name in MP3:
        tag = ID3(BytesIO(data))
        # mutagen reads year and day as one.
        texts = {"TIT2", "TALB", "TPE1", "TCON", "TLAN", "TDRC", "TLEN", "TRCK", "TPOS"}
        assert {key[:4] for key in tag} == texts | {"WOAF", "APIC", "CHAP", "CTOC"}
        return
    ours = {f"\xa9{name}" for name in ("nam", "alb", "ART", "day", "gen")}
    assert set(MP4(BytesIO(data))) == ours | {"pcst", "purl", "trkn", "disk", "covr"}
    copy = tmp_path / "kopi.m4a"
    copy.write_bytes(data)
    found = recorded(copy, M4A_TYPE).chapters
    assert data[8:12] == b"M4A "
    shown = [chapter for chapter in TAGS.chapters if chapter.toc]
    assert [(one.title, one.start) for one in found] == [(one.title, one.start) for one in shown]


@pytest.mark.parametrize("name", ALL)
def test_the_source_is_told_of_and_can_be_cleaned(name: str, tmp_path: Path) -> None:
    source = write(tmp_path, name)
    facts = read_audio(source)
    before = recorded(source, facts.type)
    if name not in QUIET:
        assert before.traces or before.chapters
    assert MARK not in str(before.traces)
    source.write_bytes(bare(source, before.chapters, facts.seconds))
    after = recorded(source, facts.type)
    titles = [one.title for one in before.chapters]
    assert (after.traces, [one.title for one in after.chapters]) == ((), titles)
    assert read_audio(source).seconds == pytest.approx(facts.seconds, abs=0.05)


def test_what_was_cut_away_but_lay_in_the_file_is_not_published(tmp_path: Path) -> None:
    """A phone's editor leaves the whole recording there, and says what of it is to be heard."""
    path = m4a(tmp_path)
    data = path.read_bytes()
    at = data.index(b"elst") + 12
    second = 22_050
    cut = (1000).to_bytes(4, "big") + second.to_bytes(4, "big")  # One second, from the second on.
    path.write_bytes(data[:at] + cut + data[at + 8 :])
    facts = read_audio(path)
    assert facts.seconds == pytest.approx(1, abs=0.1)
    heard = decoding.decode(path, "mov", 10).seconds
    assert facts.seconds == pytest.approx(heard, abs=0.2)
    copy = mp4.rebuilt(path, (), facts.seconds)
    assert len(copy) < len(data) / 2
    path.write_bytes(copy)
    assert decoding.decode(path, "mov", 10).seconds == pytest.approx(heard, abs=0.1)


@pytest.mark.nightly
@pytest.mark.parametrize("name", ALL)
def test_other_programs_find_nothing_of_it(name: str, tmp_path: Path) -> None:
    source = write(tmp_path, name)
    copy = tmp_path / f"kopi{source.suffix}"
    copy.write_bytes(tagged(source, TAGS))
    asked = {
        "exiftool": ["exiftool", "-a", "-u", "-U", "-G1", "-ee", "-json"],
        "ffprobe": ["ffprobe", "-v", "error", "-of", "json", "-show_format", "-show_chapters",
                    "-show_streams"],
    }  # fmt: skip
    for name_of_it, command in asked.items():
        command[0] = program(name_of_it)
        made = subprocess.run([*command, str(copy)], check=True, capture_output=True, timeout=60)
        told = json.dumps(json.loads(made.stdout), ensure_ascii=False)
        assert MARK[:12] not in told
        assert TAGS.title in told
