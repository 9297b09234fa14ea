"""What a file is, told by how it begins."""

from __future__ import annotations

import pytest

from laboratorium.base.magic import looks_like


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7", "en pdf"),
        (b"PK\x03\x04", "et Office-dokument eller en zip-fil"),
        (b"RIFF\n\0\0\0WEBPVP8 ", "et billede (WebP)"),
        (b"RIFF\x24\x08\0\0WAVEfmt ", "en WAV-fil"),
        (b"ID3\x04", "en lydfil (MP3)"),
        (b"version https://git-lfs.github.com/spec/v1\n", "en henvisning fra Git LFS"),
    ],
)
def test_a_known_beginning_says_what_it_is(data: bytes, said: str) -> None:
    assert (looks_like(data) or "").startswith(said)


@pytest.mark.parametrize(
    "text", ["", "FORMÅL;Sted", "RIFF er et format", "ID3", "version: 1", "---\ntitle: PDF\n"]
)
def test_no_text_is_taken_for_something_else(text: str) -> None:
    assert looks_like(text.encode()) is None
