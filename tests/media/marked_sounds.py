"""Recordings that say more than they should, wherever a file can say it: `MARK` stands in each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

from mutagen.apev2 import APEv2
from mutagen.id3 import APIC, CHAP, COMM, CTOC, GEOB, ID3, PRIV, TIT2, TPE1, TXXX, UFID, USLT, WXXX
from sounds import SOUNDS, mp3

MARK = "Hjemme hos Signe"
_MARK = MARK.encode()


def box(name: bytes, content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4, "big") + name + content


def _tag(*frames: object, version: int = 4) -> bytes:
    tag, file = ID3(), BytesIO()
    for frame in frames:
        tag.add(frame)
    tag.save(file, v2_version=version)
    return file.getvalue()


def _ape() -> bytes:
    file = BytesIO()
    tag = APEv2()
    tag["Comment"] = MARK
    tag.save(file)
    return file.getvalue()


_V1 = b"TAG" + _MARK.ljust(125, b"\0")
_LYRICS = b"LYRICSBEGININD00002" + b"00LYR%05d" % len(_MARK) + _MARK + b"%06d" % 44 + b"LYRICS200"
_COMMENT = _tag(COMM(encoding=3, lang="dan", desc="", text=MARK))
# With a footer, as it stands after the sound.
_APPENDED = (
    _COMMENT[:5] + b"\x10" + _COMMENT[6:] + b"3DI" + _COMMENT[3:5] + b"\x10" + _COMMENT[6:10]
)
_CHAPTER = CHAP(
    element_id="a", start_time=0, end_time=900, sub_frames=[TIT2(encoding=3, text=MARK)]
)


def _between(data: bytes) -> bytes:
    """Something in the middle of an MP3, between two frames."""
    whole = mp3(3, 44_100, 1, "CONSTANT")
    at = whole.find(whole[:2], len(whole) // 2)
    while whole[at : at + 2] != whole[:2] or whole[at + 2] & 0xFC != whole[2] & 0xFC:
        at = whole.find(whole[:2], at + 1)
    return whole[:at] + data + whole[at:]


MP3: Mapping[str, Callable[[], bytes]] = {
    "a comment": lambda: _COMMENT + mp3(),
    "a comment, version 2.3": lambda: (
        _tag(COMM(encoding=1, lang="dan", desc="", text=MARK), version=3) + mp3()
    ),
    "who": lambda: _tag(TPE1(encoding=3, text=MARK)) + mp3(),
    "own text": lambda: _tag(TXXX(encoding=3, desc="device", text=MARK)) + mp3(),
    "own address": lambda: _tag(WXXX(encoding=0, desc="", url=f"https://x/{MARK}")) + mp3(),
    "private": lambda: _tag(PRIV(owner="x", data=_MARK)) + mp3(),
    "an object": lambda: (
        _tag(GEOB(encoding=0, mime="a/b", filename="", desc="", data=_MARK)) + mp3()
    ),
    "an identifier": lambda: _tag(UFID(owner="x", data=_MARK)) + mp3(),
    "lyrics": lambda: _tag(USLT(encoding=3, lang="dan", desc="", text=MARK)) + mp3(),
    "a picture": lambda: (
        _tag(APIC(encoding=0, mime="image/png", type=3, desc="", data=_MARK)) + mp3()
    ),
    "chapters": lambda: (
        _tag(CTOC(element_id="t", flags=3, child_element_ids=["a"], sub_frames=[]), _CHAPTER)
        + mp3()
    ),
    "two tags": lambda: _COMMENT + _COMMENT + mp3(),
    "a tag, padding, a tag": lambda: _COMMENT + bytes(70_000) + _COMMENT + mp3(),
    "something before the sound": lambda: _MARK + mp3(),
    "ID3v1": lambda: mp3() + _V1,
    "APE": lambda: mp3() + _ape(),
    "APE before ID3v1": lambda: mp3() + _ape() + _V1,
    "ID3v1 before APE": lambda: mp3() + _V1 + _ape(),
    "Lyrics3v2": lambda: mp3() + _LYRICS,
    "Lyrics3v2 before ID3v1": lambda: mp3() + _LYRICS + _V1,
    "an appended tag": lambda: mp3() + _APPENDED,
    "an appended tag before ID3v1": lambda: mp3() + _APPENDED + _V1,
    "text after the sound": lambda: mp3() + _MARK,
    "zeros and text after the sound": lambda: mp3() + bytes(70_000) + _MARK,
    "a tag between two frames": lambda: _between(_COMMENT),
    "ID3v1 between two frames": lambda: _between(_V1),
    "text between two frames": lambda: _between(_MARK),
    "two files joined": lambda: _COMMENT + mp3() + _V1 + _COMMENT + mp3(),
}


def _plain() -> bytes:
    return (SOUNDS / "plain.m4a").read_bytes()


def _in(path: tuple[bytes, ...], content: bytes, data: bytes | None = None) -> bytes:
    """Put a box at the end of the one at `path`; the contents of plain.m4a come after its sound, so
    that no place in it changes.
    """
    whole = bytearray(data or _plain())
    start, stop, sizes = 0, len(whole), []
    for name in path:
        at = start
        while whole[at + 4 : at + 8] != name:
            at += int.from_bytes(whole[at : at + 4], "big")
        sizes.append(at)
        start, stop = at + 8, at + int.from_bytes(whole[at : at + 4], "big")
    for at in sizes:
        longer = int.from_bytes(whole[at : at + 4], "big") + len(content)
        whole[at : at + 4] = longer.to_bytes(4, "big")
    whole[stop:stop] = content
    return bytes(whole)


def _quicktime_keys() -> bytes:
    """`moov/meta` as a phone writes it: keys, and values by their number."""
    handler = box(b"hdlr", bytes(8) + b"mdta" + bytes(13))
    key = b"com.apple.quicktime.location.ISO6709"
    keys = box(b"keys", bytes(4) + (1).to_bytes(4, "big") + box(b"mdta", key))
    value = box(b"data", (1).to_bytes(4, "big") + bytes(4) + _MARK)
    return box(b"meta", handler + keys + box(b"ilst", box(b"\0\0\0\1", value)))


def _named(name: bytes) -> bytes:
    """QuickTime's own text: its length, a language, the text."""
    return box(name, len(_MARK).to_bytes(2, "big") + b"\x15\xc7" + _MARK)


_LOCI = box(b"loci", bytes(6) + _MARK + b"\0\0" + bytes(12) + b"\0\0")
_UDTA = (b"moov", b"udta")
_TRAK = (b"moov", b"trak")


def _handler_name() -> bytes:
    data = _plain()
    return data.replace(b"SoundHandler", MARK[:12].encode())


M4A: Mapping[str, Callable[[], bytes]] = {
    "a place (3GPP)": lambda: _in(_UDTA, _LOCI),
    "a place (QuickTime)": lambda: _in(_UDTA, _named(b"\xa9xyz")),
    "a maker": lambda: _in(_UDTA, _named(b"\xa9mak")),
    "a model": lambda: _in(_UDTA, _named(b"\xa9mod")),
    "an author": lambda: _in(_UDTA, _named(b"auth")),
    "a name of the track": lambda: _in(_TRAK, box(b"udta", box(b"name", _MARK))),
    "a name of the handler": _handler_name,
    "keys": lambda: _in((b"moov",), _quicktime_keys()),
    "keys of the track": lambda: _in(_TRAK, _quicktime_keys()),
    "keys of the file": lambda: _plain() + _quicktime_keys(),
    "a box of one's own": lambda: _plain() + box(b"uuid", bytes(16) + _MARK),
    "a box of one's own within": lambda: _in((b"moov",), box(b"uuid", bytes(16) + _MARK)),
    "unused space": lambda: _plain() + box(b"free", _MARK),
    "unused space within": lambda: _in((b"moov",), box(b"skip", _MARK)),
    "sound that is never played": lambda: _plain() + box(b"mdat", _MARK),
    "wide": lambda: _plain() + box(b"wide", _MARK),
    "an identity": lambda: _in((b"moov",), box(b"iods", _MARK)),
    "XMP": lambda: _plain() + box(b"uuid", b"\xbezz" + bytes(13) + b"<x>" + _MARK + b"</x>"),
    "Nero's chapters": lambda: _in(
        _UDTA, box(b"chpl", bytes(8) + b"\1" + bytes(8) + bytes((len(_MARK),)) + _MARK)
    ),
    "a print": lambda: _in(_UDTA, box(b"Xtra", _MARK)),
    "a rating": lambda: _in(_UDTA, box(b"rtng", _MARK)),
    "a box that nobody knows": lambda: _in((b"moov",), box(b"abcd", _MARK)),
    "one that nobody knows, in the track": lambda: _in((*_TRAK, b"mdia"), box(b"abcd", _MARK)),
    "one that nobody knows, deep": lambda: _in(
        (*_TRAK, b"mdia", b"minf", b"stbl"), box(b"abcd", _MARK)
    ),
    "another brand": lambda: _plain().replace(b"ftypM4A ", b"ftypqt  ") + box(b"free", _MARK),
}


def write(folder: Path, name: str) -> Path:
    """The recording of that name in one of the tables."""
    path = folder / ("lyd.mp3" if name in MP3 else "lyd.m4a")
    path.write_bytes({**MP3, **M4A}[name]())
    return path
