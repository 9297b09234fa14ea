"""Transcripts in: three formats, what people's programs make of them, and what is no transcript."""

from __future__ import annotations

import html
import io
import json
from pathlib import Path

import pytest
import webvtt

from laboratorium.media.transcript import Cue, parse

DATA = Path(__file__).parent


def vtt(*blocks: str) -> bytes:
    return "\n\n".join(("WEBVTT", *blocks, "")).encode()


def cue(text: str) -> bytes:
    return vtt(f"00:01.000 --> 00:02.000\n{text}")


def said(data: bytes, name: str = "a.vtt") -> list[tuple[str | None, str]]:
    found, _ = parse(data, name)
    assert found
    return [(cue.speaker, cue.text) for cue in found.cues]


VOICES = {
    "plain": ("Hej", [(None, "Hej")]),
    "voice": ("<v Anna Holm>Hej", [("Anna Holm", "Hej")]),
    "class": ("<v.loud Anna>Hej", [("Anna", "Hej")]),
    "classes": ("<v.loud.first Anna>Hej</v>", [("Anna", "Hej")]),
    "tab": ("<v\tAnna>Hej", [("Anna", "Hej")]),
    "no name": ("<v>Hej", [(None, "Hej")]),
    "two voices": ("<v Anna>Hej\n<v Bo>Hej, Anna", [("Anna", "Hej"), ("Bo", "Hej, Anna")]),
    "after": ("<v Anna>Hej</v> (latter)", [("Anna", "Hej"), (None, "(latter)")]),
    "nested": ("<v Anna><i>Hej <b>du</b></i>, <c.gul.stor>der</c>", [("Anna", "Hej du, der")]),
    "language": ("<lang en>Hello</lang>", [(None, "Hello")]),
    "ruby": ("<ruby>漢<rt>kan</rt></ruby>", [(None, "漢kan")]),
    "karaoke": ("Hej <00:01.500>du", [(None, "Hej du")]),
    "entities": ("R&amp;D &lt;b&gt;&nbsp;&#229;&#xF8;&lrm;", [(None, "R&D <b>\xa0åø\u200e")]),
    "no entity": ("R&D, AT&T & co; &ukendt;", [(None, "R&D, AT&T & co; &ukendt;")]),
    "name's entity": ("<v Anna &amp; Bo>Hej", [("Anna & Bo", "Hej")]),
    "lines": ("Hej\n  med\tdig", [(None, "Hej med dig")]),
    "less than": ("3 < 5 og 7 > 6 <3", [(None, "3 < 5 og 7 > 6 <3")]),
    "script": ("<script>alert(1)</script>", [(None, "<script>alert(1)</script>")]),
    "link": ('<a href="x">y</a>', [(None, '<a href="x">y</a>')]),
    "cdata end": ("a]]>b", [(None, "a]]>b")]),
    "emoji": ("👩‍🔬 og 🇩🇰", [(None, "👩‍🔬 og 🇩🇰")]),
    "right to left": ("\u200fשלום\u200f \u202eabc\u202c", [(None, "\u200fשלום\u200f abc")]),
    "controls": ("a\x00b\x08c\x1bd\x85e\u2028f", None),
    "escape": ("a\x08b\x1bc\x85d\u2028e\ufefff", [(None, "a b c d e f")]),
    "hidden newline": ("a&#10;b&#0;c&#8;d", [(None, "a b\ufffdcd")]),
}


@pytest.mark.parametrize("name", VOICES)
def test_the_text_of_a_cue_is_what_is_said_and_by_whom(name: str) -> None:
    text, expected = VOICES[name]
    if expected is None:
        assert parse(cue(text), "a.vtt")[0] is None
    else:
        assert said(cue(text)) == expected


def test_an_unknown_tag_is_kept_and_told_where_it_stands() -> None:
    _, problems = parse(cue("<v Anna>Hej\ndu <script>x"), "a.vtt")
    assert [(f.line, f.column, f.level, f.code) for f in problems] == [
        (5, 4, "forslag", "transcript-tag")
    ]


BLOCKS = {
    "notes": ("NOTE\nlæst af Bo", "NOTE på én linje", "00:01.000 --> 00:02.000\nHej"),
    "style": ("STYLE\n::cue { color: red }", "00:01.000 --> 00:02.000\nHej"),
    "region": ("REGION\nid:a\nwidth:40%", "00:01.000 --> 00:02.000 region:a\nHej"),
    "id": ("1", "intro\n00:01.000 --> 00:02.000\nHej"),
    "settings": ("00:01.000 --> 00:02.000 align:start position:10% line:0\nHej",),
    "hours": ("00:00:01.000 --> 00:00:02.000\nHej",),
    "tabs": ("00:01.000\t-->\t00:02.000\nHej",),
    "spaces": ("  00:01.000-->00:02.000  \nHej",),
    "comma": ("00:01,000 --> 00:02,000\nHej",),
    "short": ("0:1 --> 0:2.0\nHej",),
    "two notes as text": ("00:01.000 --> 00:02.000\nHej", "NOTE slut"),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_only_cues_are_read(name: str) -> None:
    found, problems = parse(vtt(*BLOCKS[name]), "a.vtt")
    assert found and [(c.start, c.end, c.text) for c in found.cues] == [(1, 2, "Hej")]
    wanted = ["transcript-text-outside"] if name == "id" else []
    assert [problem.code for problem in problems] == wanted


HEADERS = ("WEBVTT", "WEBVTT - Afsnit 1", "WEBVTT\tx", "WEBVTT\nKind: captions\nLanguage: da")


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_headers_line_ends_and_byte_order_marks(header: str, end: str, mark: bytes) -> None:
    text = f"{header}\n\n1\n00:01.000 --> 00:02.000\nHej\ndu\n\n2\n00:02.000 --> 00:03.000\nJa\n"
    found, problems = parse(mark + text.replace("\n", end).encode(), "a.vtt")
    assert not problems and found
    assert [c.text for c in found.cues] == ["Hej du", "Ja"]
    assert [c.line - header.count("\n") for c in found.cues] == [4, 9]


def test_mixed_line_ends_count_as_one_each() -> None:
    data = b"WEBVTT\r\n\r00:01.000 --> 00:02.000\nHej\r\r\n00:02.000 --> 00:03.000\rJa"
    found, problems = parse(data, "a.vtt")
    assert found and not problems
    assert [(c.line, c.text) for c in found.cues] == [(3, "Hej"), (6, "Ja")]


# name, bytes, file name, (line, column, code) of each error, cues that are still read
BAD = [
    ("empty", b"", "a.vtt", [(1, 1, "transcript-empty")], None),
    ("blank", b" \r\n\n", "a.srt", [(1, 1, "transcript-empty")], None),
    ("header only", b"WEBVTT\n\nNOTE x\n", "a.vtt", [(1, 1, "transcript-empty")], None),
    ("sound", b"ID3\x04\x00\x00", "a.vtt", [(1, 1, "not-text")], None),
    ("word", b"PK\x03\x04abc", "a.srt", [(1, 1, "not-text")], None),
    ("zeros", b"WEBVTT\n\n\0\0", "a.vtt", [(1, 1, "not-text")], None),
    ("utf-16", "WEBVTT".encode("utf-16"), "a.vtt", [(1, 1, "not-utf8")], None),
    ("no format", b"Anna: Hej", "a.txt", [(1, 1, "transcript-format")], None),
    ("latin", cue("Hej på").replace(b"\xc3\xa5", b"\xe5"), "a.vtt",
     [(4, 6, "not-utf8")], ["Hej på"]),
    ("no header", b"00:01.000 --> 00:02.000\nHej\n", "a.vtt",
     [(1, 1, "transcript-header")], ["Hej"]),
    ("lower case", b"webvtt\n\n00:01.000 --> 00:02.000\nHej\n", "a.vtt",
     [(1, 1, "transcript-header")], ["Hej"]),
    ("joined", b"WEBVTTx\n\n00:01.000 --> 00:02.000\nHej\n", "a.vtt",
     [(1, 1, "transcript-header")], ["Hej"]),
    ("99", vtt("99:99:99.999 --> 100:00:00.000\nHej"), "a.vtt",
     [(3, 1, "transcript-time")], None),
    ("end", vtt("00:01.000 --> snart\nHej", "00:01.000 --> 00:02.000\nJa"), "a.vtt",
     [(3, 15, "transcript-time")], ["Ja"]),
    ("no end", vtt("00:01.000 -->\nHej"), "a.vtt", [(3, 14, "transcript-time")], None),
    ("huge", vtt(f"{'9' * 5000}:00.000 --> 00:02.000\nHej"), "a.vtt",
     [(3, 1, "transcript-time")], None),
    ("arrow", cue("Hej\nden ene --> den anden"), "a.vtt", [(5, 9, "transcript-arrow")], ["Hej"]),
    ("hole", cue("Hej\n\ndu"), "a.vtt", [(6, 1, "transcript-text-outside")], ["Hej"]),
    ("srt times", b"1\n00:00:61,000 --> 00:01:02,000\nHej", "a.srt",
     [(2, 1, "transcript-time")], None),
    ("srt before", b"Afsnit 1\n\n1\n00:00:01,000 --> 00:00:02,000\nHej", "a.srt",
     [(1, 1, "transcript-text-outside")], ["Hej"]),
    ("json cut", b'{"version": "1.0.0",\n "segments": [\n', "a.json",
     [(3, 1, "transcript-json")], None),
    ("json comma", b'{"segments": [{"a": 1} {"b": 2}]}', "a.json",
     [(1, 24, "transcript-json")], None),
    ("json list", b"[1, 2]", "a.json", [(1, 1, "transcript-json")], None),
    ("json text", b'"hej"', "a.json", [(1, 1, "transcript-json")], None),
    ("json other", b'{"chapters": []}', "a.json", [(1, 1, "transcript-json")], None),
    ("json nothing", b"{}", "a.json", [(1, 1, "transcript-json")], None),
    ("json none", b'{"segments": []}', "a.json", [(1, 1, "transcript-empty")], None),
    ("json twice", b'{"segments": []} {}', "a.json", [(1, 18, "transcript-json")], None),
    ("json deep", b'{"segments": [' + b"[" * 100_000, "a.json", [(1, 1, "transcript-json")], None),
    ("json number", b'{"segments": [' + b"9" * 5000 + b"]}", "a.json",
     [(1, 1, "transcript-json")], None),
    ("json nan", b'{"segments": [{"startTime": NaN}]}', "a.json",
     [(1, 1, "transcript-json")], None),
    ("json fields", b'{"segments": [\n{"startTime": "1", "endTime": -1, "body": 2},\n3,\n'
     b'{"startTime": true, "endTime": 1e999, "body": "x", "speaker": 4}]}', "a.json",
     [(2, 1, "transcript-segment"), (3, 1, "transcript-segment"), (4, 1, "transcript-segment")],
     None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "name", "places", "texts"), [row[1:] for row in BAD], ids=[row[0] for row in BAD]
)
def test_bad_input_gets_a_danish_error_at_its_place(
    data: bytes, name: str, places: list[tuple[int, int, str]], texts: list[str] | None
) -> None:
    found, problems = parse(data, name)
    errors = [problem for problem in problems if problem.level == "fejl"]
    assert [(problem.line, problem.column, problem.code) for problem in errors] == places
    assert all(problem.message.endswith(".") for problem in errors)
    assert (found and [cue.text for cue in found.cues]) == texts


SRT = {
    "plain": "1\n00:00:01,000 --> 00:00:02,000\nHej\n\n2\n00:00:02,000 --> 00:00:03,000\nJa\n",
    "wrong numbers": "7\n00:00:01,000 --> 00:00:02,000\nHej\n\n"
    "7\n00:00:02,000 --> 00:00:03,000\nJa",
    "no numbers": "00:00:01,000 --> 00:00:02,000\nHej\n\n00:00:02,000 --> 00:00:03,000\nJa",
    "dot": "1\n00:00:01.000 --> 00:00:02.000\nHej\n\n2\n00:00:02.000 --> 00:00:03.000\nJa",
    "no empty line": "1\n00:00:01,000 --> 00:00:02,000\nHej\n2\n00:00:02,000 --> 00:00:03,000\nJa",
    "inside": "1\n00:00:01,000 --> 00:00:02,000\n\nHej\n\n\n2\n00:00:02,000 --> 00:00:03,000\n\nJa",
    "styled": "1\n00:00:01,000 --> 00:00:02,000\n<i>Hej</i>\n\n2\n00:00:02,000 --> 00:00:03,000\n"
    '{\\an8}<font color="red">Ja</font>',
    "places": "1\n00:00:01,000 --> 00:00:02,000 X1:1 Y1:2\nHej\n\n"
    "2\n00:00:02,000 --> 00:00:03,000\nJa",
}


@pytest.mark.parametrize("name", SRT)
def test_subrip_is_read_as_it_is_found(name: str) -> None:
    found, problems = parse(SRT[name].encode(), "a.srt")
    assert found and not problems
    assert found.cues == (Cue(1, 2, None, "Hej", 0), Cue(2, 3, None, "Ja", 0))


def test_a_number_that_is_said_in_subrip_stays() -> None:
    data = b"1\n00:00:01,000 --> 00:00:02,000\n1984\n\n2\n00:00:02,000 --> 00:00:03,000\n7\n"
    assert said(data, "a.srt") == [(None, "1984"), (None, "7")]


def test_words_on_both_sides_of_an_empty_line_in_subrip_are_all_read() -> None:
    data = b"1\n00:00:01,000 --> 00:00:02,000\nHej\n\ndu\n\n2\n00:00:02,000 --> 00:00:03,000\nJa"
    assert said(data, "a.srt") == [(None, "Hej du"), (None, "Ja")]


KINDS = [
    ("a.vtt", SRT["plain"].encode(), ["transcript-format"]),
    ("a.srt", cue("Hej"), ["transcript-format"]),
    (
        "a.vtt",
        b'{"segments": [{"startTime": 1, "endTime": 2, "body": "Hej"}]}',
        ["transcript-format"],
    ),
    ("UDSKRIFT.VTT", cue("Hej"), []),
    ("udskrift", cue("Hej"), []),
    ("udskrift.txt", SRT["plain"].encode(), []),
]


@pytest.mark.parametrize(("name", "data", "codes"), KINDS)
def test_the_content_tells_the_format_before_the_name_does(
    name: str, data: bytes, codes: list[str]
) -> None:
    found, problems = parse(data, name)
    assert found and found.cues[0] == Cue(1, 2, None, "Hej", 0)
    assert [(one.level, one.code) for one in problems] == [("forslag", code) for code in codes]


def segments(*rows: tuple[str | None, float, float, str]) -> bytes:
    found = [
        {"startTime": start, "endTime": end, "body": body} | ({"speaker": who} if who else {})
        for who, start, end, body in rows
    ]
    return json.dumps({"version": "1.0.0", "segments": found}, indent=1).encode()


def test_json_segments_are_cues_with_their_lines() -> None:
    found, problems = parse(
        segments(("Anna", 0.5, 2, "Hej\ndu"), (None, 2, 3.25, " Ja ")), "a.json"
    )
    assert found and not problems
    assert found.cues == (Cue(0.5, 2, "Anna", "Hej du", 0), Cue(2, 3.25, None, "Ja", 0))
    assert [cue.line for cue in found.cues] == [4, 10]


def test_a_lone_surrogate_in_json_is_removed() -> None:
    data = (
        b'{"segments": [{"startTime": 0, "endTime": 1, "body": "a\\ud800b\\u0000c\\ud83d\\ude00"}]}'
    )
    assert said(data, "a.json") == [(None, "a b c😀")]


def test_single_words_are_joined_into_cues_that_can_be_read() -> None:
    text = (
        "Velkommen til laboratoriet . I dag skal vi høre om et langbord på et torv mellem to "
        "boligblokke og om alle dem der kom og spiste og om dem der vaskede op bagefter fordi "
        "nogen jo skal . Hvem var det ?"
    )
    words = text.split()
    rows = [
        ("Anna" if n == 0 else None, n * 0.4, n * 0.4 + 0.4, f" {w}") for n, w in enumerate(words)
    ]
    rows += [("Bo", 60.0, 60.5, "Mig"), ("Bo", 63.0, 63.5, "Altså")]
    found, problems = parse(segments(*rows), "a.json")
    assert found and not problems
    assert [(cue.speaker, cue.text) for cue in found.cues] == [
        ("Anna", "Velkommen til laboratoriet."),
        ("Anna", "I dag skal vi høre om et langbord på et torv mellem to boligblokke og om alle "
         "dem der kom og spiste og om dem der"),
        ("Anna", "vaskede op bagefter fordi nogen jo skal."),
        ("Anna", "Hvem var det?"),
        ("Bo", "Mig"),
        ("Bo", "Altså"),
    ]  # fmt: skip
    ends = [cue.end for cue in found.cues]
    assert ends == sorted(ends) and all(cue.start < cue.end for cue in found.cues)
    assert found.cues[0].end == pytest.approx(1.6)


def talk(*lines: str) -> bytes:
    return vtt(*(f"00:{n:02}.000 --> 00:{n + 1:02}.000\n{line}" for n, line in enumerate(lines)))


SPEAKERS = {
    "two": (["Anna: Hej", "Bo: Hej", "Anna: Ja", "Bo: Nej"], ["Anna", "Bo", "Anna", "Bo"]),
    "full name once": (["Anna Holm: Hej", "Videre"], ["Anna Holm", None]),
    "capitals": (["VÆRT: Hej", "Videre"], ["VÆRT", None]),
    "numbered": (["Gæst 2: Hej", "Gæst 2: Ja"], ["Gæst 2", "Gæst 2"]),
    "particle": (["Mette van Dam: Hej"], ["Mette van Dam"]),
    "after a sound": (["[musik]", "Anna: Hej", "Anna: Ja"], [None, "Anna", "Anna"]),
    "a colon in what is said": (["Anna: Hej", "Husk: kaffe", "Anna: Ja"], ["Anna", None, "Anna"]),
    "one odd colon": (["Velkommen.", "Resultat: godt", "Planen: den holdt"], [None, None, None]),
    "first has none": (["Velkommen.", "Anna: Hej", "Anna: Ja"], [None, None, None]),
    "once and short": (["Torvet: her begynder vi", "Videre"], [None, None]),
    "time": (["Klokken 12: 30 gæster", "Klokken 12: 40"], [None, None]),
    "sentence": (["Det er sådan her: vi spiser", "Det er godt: ja"], [None, None]),
    "address": (["Anna:hej", "https://eksempel.dk"], [None, None]),
    "tags win": (["<v Bo>Anna Holm: Hej", "Anna Holm: Ja"], ["Bo", None]),
}


@pytest.mark.parametrize("name", SPEAKERS)
def test_a_name_before_a_colon_is_a_speaker_only_where_that_is_plausible(name: str) -> None:
    lines, speakers = SPEAKERS[name]
    found, _ = parse(talk(*lines), "a.vtt")
    assert found and [cue.speaker for cue in found.cues] == speakers
    for cue, line in zip(found.cues, lines, strict=True):
        told = f"{cue.speaker}: {cue.text}" if cue.speaker and "<v" not in line else cue.text
        assert told == line.replace("<v Bo>", "")


def test_long_lines_are_advised_against_by_what_is_seen() -> None:
    tagged = "<v En Lang Rolle Med Et Navn>" + "<i>ord</i> " * 16
    _, problems = parse(vtt(f"00:01.000 --> 00:02.000\n{tagged}\n{'ord ' * 17}"), "a.vtt")
    assert [(one.line, one.column, one.level) for one in problems] == [(5, 66, "forslag")]


def test_many_faults_of_one_kind_are_counted() -> None:
    blocks = [f"00:{n:02}.000 --> 99:99\nord" for n in range(50)]
    _, problems = parse(vtt(*blocks), "a.vtt")
    assert len(problems) == 6 and "45 steder mere" in problems[-1].message


def test_webvtt_py_reads_the_same_cues() -> None:
    data = (DATA / "transcript-wild.vtt").read_bytes()
    found, _ = parse(data, "transcript-wild.vtt")
    theirs = webvtt.from_buffer(io.StringIO(data.decode()))
    assert found and len(theirs) >= 8
    # It leaves references such as &amp; as they are.
    assert [
        (c.start_in_seconds, c.end_in_seconds, c.voice, html.unescape(" ".join(c.text.split())))
        for c in theirs
    ] == [(int(cue.start), int(cue.end), cue.speaker, cue.text) for cue in found.cues]
