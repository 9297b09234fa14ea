"""Chapters are read from where people make them, in the order in which they are heard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laboratorium.media.chapter_files import read_chapters
from laboratorium.media.times import format_time

THREE = [(0.0, "Velkommen"), (20.5, "Broen og marken"), (3670.0, "Slut: æ, ø")]
PSC = """<?xml version="1.0"?>
<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
  <psc:chapter start="00:00:00.000" title="Velkommen"/>
  <psc:chapter start="20.5" title="Broen og marken" href="https://example.org/"/>
  <psc:chapter start="01:01:10" title="Slut: æ, ø"/>
</psc:chapters>
"""
JSON = """{"version": "1.2.0", "chapters": [
 {"startTime": 0, "title": "Velkommen"},
 {"startTime": 20.5, "title": "Broen og marken", "url": "https://example.org/"},
 {"startTime": 3670, "title": "Slut: æ, ø"}]}
"""
FORMS = {
    "notes": "00:00 Velkommen\n00:20.5 Broen og marken\n1:01:10 Slut: æ, ø\n",
    "notes with words around": "Kapitler:\n\n(00:00) Velkommen\n(00:20,5) Broen og marken\n"
    "(1:01:10) Slut: æ, ø\nTak for nu.\n",
    "a list": "- 00:00 – Velkommen\n- 00:20.5 – Broen og marken\n- 61:10 – Slut: æ, ø\n",
    "a numbered list": "1. 00:00 Velkommen\n2. 00:20.5 Broen og marken\n3. 01:01:10 Slut: æ, ø\n",
    "mp4chaps": "00:00:00.000 Velkommen\n00:00:20.500 Broen og marken\n01:01:10.000 Slut: æ, ø\n",
    "Audacity": "0.000000\t0.000000\tVelkommen\n20.500000\t50.000000\tBroen og marken\n"
    "3670.000000\t3670.000000\tSlut: æ, ø\n",
    "Audacity in Danish": "0,0\t0,0\tVelkommen\n\\\t1,0\t2,0\n20,5\t50,0\tBroen og marken\n"
    "3670,0\t3670,0\tSlut: æ, ø\n",
    "OGM": "CHAPTER01=00:00:00.000\nCHAPTER01NAME=Velkommen\nCHAPTER02=00:00:20.500\n"
    "CHAPTER02NAME=Broen og marken\nCHAPTER03=01:01:10.000\nCHAPTER03NAME=Slut: æ, ø\n",
    "JSON": JSON,
    "PSC": PSC,
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_each_form_is_read(form: str, ends: str, mark: bytes) -> None:
    found = read_chapters(mark + FORMS[form].replace("\n", ends).encode())
    assert [(each.start, each.title) for each in found] == THREE


@pytest.mark.parametrize("form", ["JSON", "PSC"])
def test_addresses_come_along(form: str) -> None:
    urls = [each.url for each in read_chapters(FORMS[form].encode())]
    assert urls == [None, "https://example.org/", None]


def test_unsorted_ones_are_sorted() -> None:
    found = read_chapters(b"01:00 B\n00:00 A\n02:00 C\n")
    assert [each.title for each in found] == ["A", "B", "C"]


REFUSED = {
    "nothing": (b"", "ingen kapitler"),
    "prose": (b"Vi talte om broen.\nOg om 12:30-toget.", "ingen kapitler"),
    "no text": (b"\xff\xfe\x00", "UTF-8"),
    "other JSON": (b"{}", "chapters"),
    "JSON without times": (b'{"chapters": [{"title": "x"}]}', "startTime"),
    "broken XML": (b"<psc:chapters", "XML"),
    "a wrong time": (b'<a><chapter start="x" title="y"/></a>', "Linje 1"),
    "a label that is none": (b"0.0\t1.0\tA\n\nHej\n", "Linje 2"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_holds_no_chapters_is_refused_in_danish(name: str) -> None:
    data, said = REFUSED[name]
    with pytest.raises(ValueError, match=said) as caught:
        read_chapters(data)
    assert str(caught.value).endswith(".")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        found = read_chapters(data)
    except ValueError:
        return
    assert all(format_time(each.start) for each in found)
