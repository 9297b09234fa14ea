"""Bytes to text: encodings, line ends, characters that cannot be seen."""

from __future__ import annotations

import unicodedata

import pytest

from laboratorium.base.text import clean, decode

SAID = list[tuple[int, int, str]]

DECODED: list[tuple[bytes, str | None, SAID]] = [
    ("åæø".encode(), "åæø", []),
    (b"", "", []),
    ("a\nbø\n".encode("cp1252"), "a\nbø\n", [(2, 2, "not-utf8")]),
    (b"a\n\xe6\r\n\xf8\n", "a\næ\nø\n", [(2, 1, "not-utf8"), (3, 1, "not-utf8")]),
    ("æ".encode() + b"\xff", "Ã¦ÿ", [(1, 2, "not-utf8")]),
    (b"\x81\n", "?\n", [(1, 1, "not-utf8")]),
    ("titel".encode("utf-16"), None, [(1, 1, "not-utf8")]),
    (b"PK\x03\x04\x14\x00", None, [(1, 1, "not-text")]),
    (b"%PDF-1.7\n", None, [(1, 1, "not-text")]),
    (b"\x89PNG\r\n\x1a\n\x00\x00", None, [(1, 1, "not-text")]),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", None, [(1, 1, "not-text")]),
    (b"\x00\x01\x02\x03" * 100, None, [(1, 1, "not-text")]),
    (bytes(range(256)) * 4, None, [(1, 1, "not-text")]),
]


@pytest.mark.parametrize(("data", "text", "said"), DECODED)
def test_bytes_become_text_or_are_refused(data: bytes, text: str | None, said: SAID) -> None:
    got, problems = decode(data, "x.md")
    assert got == text
    assert [(p.line, p.column, p.code) for p in problems] == said


CLEANED: list[tuple[str, str, SAID]] = [
    ("\ufeffa\r\nb\rc\n", "a\nb\nc\n", []),
    (unicodedata.normalize("NFD", "Århus"), "Århus", []),
    ("tab\tog hårdt\xa0mellemrum og blødt\xad og 😀 og \u2019", "", []),
    ("a\nb\x00c", "a\nb c", [(2, 2, "invisible-character")]),
    ("\x07\n\x7f", " \n ", [(1, 1, "invisible-character"), (2, 1, "invisible-character")]),
    ("a\u2028b", "a b", [(1, 2, "invisible-character")]),
    ("a\u202eb", "a b", [(1, 2, "invisible-character")]),
    ("a\u200bb", "a b", [(1, 2, "invisible-character")]),
    ("a\u2060b", "a b", [(1, 2, "invisible-character")]),
    ("👩\u200d👧 a\u200cb", "👩\u200d👧 a\u200cb", []),
    ("a\u2066b", "a b", [(1, 2, "invisible-character")]),
    ("a\ufeffb", "a b", [(1, 2, "invisible-character")]),
    ("a\ud800b", "a b", [(1, 2, "invisible-character")]),
    ("K\ufffdge", "K ge", [(1, 2, "invisible-character")]),
    ("a\x85b", "a b", [(1, 2, "invisible-character")]),
]


@pytest.mark.parametrize(("text", "cleaned", "said"), CLEANED)
def test_text_is_cleaned_and_what_cannot_be_seen_is_said(
    text: str, cleaned: str, said: SAID
) -> None:
    got, problems = clean(text, "x.md")
    assert got == (cleaned or text)
    assert [(p.line, p.column, p.code) for p in problems] == said
