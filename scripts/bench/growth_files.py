"""The worst of recordings, episodes and documents: what is no plain text."""

from __future__ import annotations

import struct
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path

from bench.worst import Growing, again
from laboratorium.intake.importing.files import Refused
from laboratorium.intake.importing.open_text import read_open_text
from laboratorium.intake.importing.word import read_word
from laboratorium.media.audio import AudioError, read_audio
from laboratorium.media.mpeg_stream import beside, sound
from laboratorium.media.recorded import recorded
from laboratorium.reading.frontmatter import MAX_FRONT
from laboratorium.reading.podcast_files import find
from laboratorium.reading.podcast_loader import load_episode, load_show

_MEGABYTE = 1024 * 1024
"""Recordings are long; a megabyte tells how their time grows."""
_FRAME = b"\xff\xfb\x90\x00" + bytes(413)
"""A frame of layer III: 128 kbit/s at 44,100 hertz."""
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def _recording(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.mp3"
        path.write_bytes(data)
        with suppress(AudioError):
            recorded(path, read_audio(path).type)
    sound(data)
    beside(data)


def _episode(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "podcasts/a.md"
        path.parent.mkdir()
        path.write_bytes(data)
        load_episode(Path(folder), find(Path(folder)).media, "podcasts/a.md")


def _show(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "podcasts/show.yml"
        path.parent.mkdir()
        path.write_bytes(data)
        load_show(Path(folder), find(Path(folder)))


def _document(read: Callable[[bytes], object], data: bytes) -> None:
    with suppress(Refused):
        read(data)


def _bytes(bit: bytes, before: bytes = b"", after: bytes = b"") -> Callable[[int], bytes]:
    return lambda size: before + bit * ((size - len(before) - len(after)) // len(bit)) + after


def _id3(frame: bytes) -> Callable[[int], bytes]:
    """A tag of the same frame again and again, and a second of sound behind it."""
    after = _FRAME * 38

    def make(size: int) -> bytes:
        inner = frame * ((size - len(after)) // len(frame))
        length = bytes(len(inner) >> shift & 0x7F for shift in (21, 14, 7, 0))
        return b"ID3\x03\x00\x00" + length + inner + after

    return make


def _zipped(kind: str, name: str, text: Callable[[int], bytes]) -> Callable[[int], bytes]:
    """A document that holds one unpacked part, with what its reader looks for before it."""

    def packed(inner: bytes) -> bytes:
        file = BytesIO()
        with zipfile.ZipFile(file, "w") as package:
            package.writestr("mimetype", kind)
            package.writestr(name, inner)
        return file.getvalue()

    around = len(packed(b""))
    return lambda size: packed(text(size - around))


def _word(bit: str) -> Growing:
    before = f'<w:document xmlns:w="{_WORD}"><w:body>'
    text = again(bit, before, "</w:body></w:document>")
    return Growing(_zipped("", "word/document.xml", text), partial(_document, read_word))


def _open_text(bit: str) -> Growing:
    before = (
        f'<office:document-content xmlns:office="{_OFFICE}" xmlns:text="{_TEXT}">'
        "<office:body><office:text>"
    )
    text = again(bit, before, "</office:text></office:body></office:document-content>")
    kind = "application/vnd.oasis.opendocument.text"
    return Growing(_zipped(kind, "content.xml", text), partial(_document, read_open_text))


def _front(bit: str, before: str) -> Growing:
    return Growing(again(bit, f"---\ntitle: A\n{before}", "---\n"), _episode, MAX_FRONT // 2)


_RUN = "<w:r><w:t>ord {n}</w:t></w:r>"
_NOTE = b"COMM" + struct.pack(">IH", 8, 0) + b"\0dan\0Hej"

GROWING_FILES: Mapping[str, Growing] = {
    f"recording: {name}": Growing(make, _recording, _MEGABYTE)
    for name, make in {
        "frames": _bytes(_FRAME),
        "signs of frames": _bytes(b"\xff"),
        "headers without frames": _bytes(b"\xff\xfb\x90\x00"),
        "empty tags": _bytes(b"ID3\x03" + bytes(6)),
        "tags and signs": _bytes(b"ID3\x03" + bytes(6) + b"\xff" * 54),
        "frames apart": _bytes(_FRAME * 5 + b"\xff" * 100),
        "padding": _bytes(b"\0", after=_FRAME * 38),
        "comments": _id3(_NOTE),
    }.items()
} | {
    "episode: chapters": _front("  - {{start: '{n}', title: A}}\n", "chapters:\n"),
    "episode: speakers": _front("  - {{name: A{n}, role: B}}\n", "speakers:\n"),
    "episode: links": Growing(
        again("[a](../cases/b{n}/index.md)\n\n", "---\ntitle: A\n---\n"), _episode
    ),
    "show: unknown fields": Growing(again("felt{n}: a\n", "title: A\n"), _show, MAX_FRONT // 2),
    "Word: paragraphs": _word(f"<w:p>{_RUN}</w:p>"),
    "Word: runs": _word(_RUN),
    "Word: rows": _word(f"<w:tbl><w:tr><w:tc><w:p>{_RUN}</w:p></w:tc></w:tr></w:tbl>"),
    "LibreOffice: paragraphs": _open_text("<text:p>ord {n}</text:p>"),
    "LibreOffice: spaces": _open_text("<text:p><text:s/>a</text:p>"),
}
