"""What an audio file is, is read from its bytes; what is none is refused in Danish."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import av
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from mutagen.id3 import ID3, TIT2
from mutagen.mp3 import MP3
from PIL import Image
from sounds import encoded, m4a, mp3, noise, without_header

from laboratorium.media import mpeg
from laboratorium.media.audio import AudioError, read_audio
from laboratorium.media.decoding import decode
from laboratorium.media.mpeg_stream import counted, sound
from pace import is_quick


def png() -> bytes:
    file = BytesIO()
    Image.new("RGB", (64, 64), "red").save(file, "PNG")
    return file.getvalue()


def wav() -> bytes:
    file = BytesIO()
    soundfile.write(file, noise(1), 22_050, format="WAV")
    return file.getvalue()


def flac() -> bytes:
    file = BytesIO()
    soundfile.write(file, noise(1), 22_050, format="FLAC")
    return file.getvalue()


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "tom"),
    "a text": (lambda: "Hej, jeg er ikke lyd. Æøå.\n".encode() * 50, "tekstfil"),
    "a long text cut in a letter": (lambda: ("x" + "ø" * 9000).encode(), "tekstfil"),
    "one letter": (lambda: b"a", "tekstfil"),
    "random bytes": (lambda: bytes(range(256)) * 100, "kender"),
    "zeros": (lambda: bytes(9000), "kender"),
    "a PNG": (png, "PNG"),
    "a WAV": (wav, "WAV"),
    "a FLAC": (flac, "FLAC"),
    "a pointer to the real file": (
        lambda: b"version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n",
        "Git LFS",
    ),
    "half an MP3": (lambda: mp3()[: len(mp3()) // 2], "klippet over"),
    "half an MP3 of constant bit rate": (
        lambda: mp3(3, 44_100, 2, "CONSTANT")[: len(mp3(3, 44_100, 2, "CONSTANT")) // 2],
        "klippet over",
    ),
    "an MP3 without header, its last frame cut": (
        lambda: without_header(mp3())[:-100],
        "klippet over",
    ),
    "a tag that is longer than the file": (lambda: b"ID3\x04\0\0\0\x10\0\0abc", "klippet over"),
    "an MPEG-4 without contents": (lambda: b"\0\0\0\x10ftypM4A \0\0\0\0", "klippet over"),
    "an MPEG-4 with empty contents": (
        lambda: b"\0\0\0\x10ftypM4A \0\0\0\0\0\0\0\x08moov",
        "i stykker",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_whole_audio_is_refused_in_danish(name: str, tmp_path: Path) -> None:
    make, said = REFUSED[name]
    path = tmp_path / "afsnit.mp3"
    path.write_bytes(make())
    with pytest.raises(AudioError) as caught:
        read_audio(path)
    message = str(caught.value)
    assert said in message
    assert message.endswith(".")
    assert "»afsnit.mp3«" in message


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mappe.mp3").mkdir()
    with pytest.raises(AudioError, match="mappe"):
        read_audio(tmp_path / "mappe.mp3")
    with pytest.raises(AudioError, match="findes ikke"):
        read_audio(tmp_path / "borte.mp3")


def test_a_video_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AudioError, match="video"):
        read_audio(m4a(tmp_path, "video.mp4"))


@pytest.mark.parametrize("name", ["afsnit.mp3", "Æblegrød på Ærø.MP3", "afsnit.m4a", "uden ending"])
def test_the_type_comes_from_the_bytes_and_not_from_the_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(mp3())
    facts = read_audio(path)
    assert facts.type == "audio/mpeg"
    assert facts.bytes == path.stat().st_size
    assert facts.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (facts.sample_rate, facts.channels) == (22_050, 1)
    assert facts.seconds == pytest.approx(3, abs=0.01)


@pytest.mark.parametrize("mode", ["CONSTANT", "VARIABLE", "AVERAGE"])
@pytest.mark.parametrize("rate", [11_025, 24_000, 44_100, 48_000])
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("header", [True, False])
def test_length_and_bitrate_are_right_with_and_without_a_header(
    mode: str, rate: int, channels: int, header: bool, tmp_path: Path
) -> None:
    path = tmp_path / "a.mp3"
    data = mp3(4, rate, channels, mode)
    path.write_bytes(data if header else without_header(data))
    facts = read_audio(path)
    # Without a header nobody can say how much of the first and last frames is padding; LAME leaves
    # the header out where it does not fit in a frame.
    exact = header and (mode != "CONSTANT" or rate >= 44_100)
    assert facts.seconds == pytest.approx(4, abs=0.01 if exact else 0.3)
    assert facts.bitrate == pytest.approx(facts.bytes * 8 / facts.seconds, rel=0.06)
    assert (facts.sample_rate, facts.channels) == (rate, channels)


def test_an_aac_file_is_read(tmp_path: Path) -> None:
    facts = read_audio(m4a(tmp_path))
    assert (facts.type, facts.sample_rate) == ("audio/x-m4a", 22_050)
    assert facts.seconds == pytest.approx(3, abs=0.2)


def test_a_truncated_aac_file_is_refused(tmp_path: Path) -> None:
    path = m4a(tmp_path, "faststart.m4a")
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(AudioError, match="klippet over"):
        read_audio(path)


def test_aac_pretending_to_be_mp3_is_aac(tmp_path: Path) -> None:
    path = m4a(tmp_path).rename(tmp_path / "a.mp3")
    assert read_audio(path).type == "audio/x-m4a"


def test_tags_before_and_after_the_audio_are_no_audio(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    audio = without_header(mp3())
    path.write_bytes(audio)
    bare = read_audio(path).seconds
    tag = ID3()
    tag.add(TIT2(encoding=3, text="\xff\xfb" * 200))
    tag.save(path)
    path.write_bytes(path.read_bytes() + bytes(3000) + b"TAG" + bytes(125))
    assert read_audio(path).seconds == pytest.approx(bare, abs=0.001)


def test_rubbish_between_two_frames_is_passed_over(tmp_path: Path) -> None:
    audio = without_header(mp3())
    first = mpeg.first_frame(audio)
    assert first
    path = tmp_path / "a.mp3"
    path.write_bytes(audio[: first.length * 10] + b"rubbish" * 30 + audio[first.length * 10 :])
    assert read_audio(path).seconds == pytest.approx(3, abs=0.2)


def test_three_hours_without_a_header_are_counted_quickly(tmp_path: Path) -> None:
    minute = without_header(encoded(noise(60, 8_000, level=0), 8_000))
    path = tmp_path / "lang.mp3"
    with path.open("wb") as file:
        for _ in range(180):
            file.write(minute)
    assert read_audio(path).seconds == pytest.approx(3 * 3600, rel=0.01)
    assert is_quick(lambda: read_audio(path), 3)


@given(st.binary(max_size=3000))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    found = counted(data)
    assert (found.size > 0) == (found.seconds > 0)
    assert len(sound(data)) <= max(len(data), 1)


@given(st.data())
def test_a_damaged_mp3_is_read_or_refused(data: st.DataObject) -> None:
    """No damage makes anything else than facts or an AudioError."""
    whole = bytearray(mp3())
    for _ in range(data.draw(st.integers(1, 20))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[data.draw(st.integers(0, 300)) : data.draw(st.integers(0, len(whole)))])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.mp3"
        path.write_bytes(cut)
        try:
            assert read_audio(path).seconds > 0
        except AudioError as error:
            assert str(error).endswith(".")


ID3_TAG = b"ID3\x04\0\0" + bytes((0, 0, 8, 0)) + bytes(1024)
V1_TAG = b"TAG" + bytes(125)
FIRST, SECOND = ("VARIABLE", "CONSTANT", "AVERAGE"), ("VARIABLE", "CONSTANT")
JOINED: dict[str, Callable[[bytes, bytes], bytes]] = {
    "end to end": lambda one, other: one + other,
    "three": lambda one, other: one + other + one,
    "with a tag between": lambda one, other: one + ID3_TAG + other,
    "with an old tag between": lambda one, other: one + V1_TAG + other,
    "with zeros between": lambda one, other: one + bytes(100_000) + other,
    "one alone, far into the file": lambda one, _: ID3_TAG + bytes(1 << 20) + ID3_TAG + one,
}


@pytest.mark.parametrize("how", JOINED)
@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize("second", SECOND)
@pytest.mark.parametrize("rate", [22_050, 44_100])
def test_what_was_joined_is_as_long_as_it_sounds(
    how: str, first: str, second: str, rate: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Its first header tells of the first part only; FFmpeg decodes all of it."""
    path = tmp_path / "a.mp3"
    path.write_bytes(JOINED[how](mp3(3, rate, 1, first), mp3(4, rate, 1, second)))
    facts = read_audio(path)
    heard = decode(path, "mp3", 10).seconds
    assert facts.seconds == pytest.approx(heard, abs=0.2)
    alone = sound(path.read_bytes())
    assert facts.bitrate == pytest.approx(len(alone) * 8 / heard, rel=0.1)
    path.write_bytes(alone)
    assert read_audio(path).seconds == pytest.approx(heard, abs=0.2)
    assert cast(Any, MP3)(path).info.length == pytest.approx(heard, abs=0.2)
    assert capfd.readouterr() == ("", "")


def test_a_header_that_tells_of_no_frames_is_passed_over(tmp_path: Path) -> None:
    data = bytearray(mp3())
    at = data.index(b"Xing") + 8
    data[at : at + 8] = bytes(8)
    path = tmp_path / "a.mp3"
    path.write_bytes(data)
    assert read_audio(path).seconds == pytest.approx(3, abs=0.2)


def test_mp3_packed_as_mp4_is_told(tmp_path: Path) -> None:
    source, path = tmp_path / "a.mp3", tmp_path / "a.m4a"
    source.write_bytes(mp3())
    with av.open(str(source)) as old, av.open(str(path), "w", format="mp4") as new:
        target = new.add_stream_from_template(old.streams.audio[0])
        for packet in old.demux(old.streams.audio[0]):
            if packet.dts is not None:
                packet.stream = target
                new.mux(packet)
    with pytest.raises(AudioError, match="MP3 i en anden indpakning"):
        read_audio(path)
