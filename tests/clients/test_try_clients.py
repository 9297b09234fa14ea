"""The script that tries clients: what it prints, and what it does when something is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from clients import ask as try_clients
from clients import libraries as podcast_libraries
from clients import programs as podcast_programs
from clients.reading import Episode, Reading, table
from range_server import serving

FEED = """\
<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
<title>a</title><item><title>b</title><guid isPermaLink="false">c</guid>
<enclosure url="{url}" length="5" type="audio/mpeg"/>{more}</item></channel></rss>
"""
ONE = Episode(
    url="https://a.dk/1.mp3",
    title="Én",
    length=1_234_567,
    chapters=((0.0, "Velkommen"), (12.5, "Å")),
    persons=(("Bo", "host"),),
    downloaded=1_234_567,
)
TWO = Episode(url="https://a.dk/2.mp3", length=1_000, chapters=(), vtt=((0.0, "Hej"),))


def rows(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines()]


def test_the_table_counts_what_was_read_and_dashes_what_was_not() -> None:
    made = table([Reading("x", (ONE, TWO)), Reading("y", (TWO,))])
    head, _, first, second = rows(made)
    assert head[1:] == [
        *("Afsnit", "Kapitler", "Udskrifter", "Personer"),
        *("Lyd i byte", "Hentet i byte"),
    ]
    assert first == ["x", "2", "2", "1", "1", "1.235.567", "1.234.567"]
    assert second == ["y", "1", "0", "1", "–", "1.000", "–"]


def test_the_table_tells_who_was_not_there_and_who_stumbled() -> None:
    made = table([Reading("x", missing="gpo findes ikke"), Reading("y", failed="en\nto | tre\n")])
    assert [row[:2] for row in rows(made)[2:]] == [
        ["x", "gpo findes ikke"],
        ["y", "fejl: to / tre"],
    ]
    assert len({line.count("|") for line in made.splitlines()}) == 1


def test_a_reading_is_the_same_after_json() -> None:
    for reading in (Reading("x", (ONE, TWO)), Reading("y", missing="nej"), Reading("z", failed="")):
        assert Reading.of(json.loads(json.dumps(asdict(reading)))) == reading


@pytest.mark.parametrize("url", ["file:///etc/hostname", "podcast/feed.xml", "-h", "ftp://a.dk/x"])
def test_only_addresses_on_the_web_are_fetched(url: str) -> None:
    with pytest.raises(ValueError, match="ikke en adresse på nettet"):
        podcast_libraries.fetch(url)


def test_a_feed_leads_ffprobe_to_no_file_of_this_machine(tmp_path: Path) -> None:
    secret = (tmp_path / "hemmelig.mp3").resolve()
    secret.write_bytes(b"")
    feed = FEED.format(url=secret.as_uri(), more="").encode()
    with pytest.raises(ValueError, match="ikke en adresse på nettet"):
        list(podcast_programs.ffprobe("https://a.dk/feed.xml", feed))


def test_what_is_too_large_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(podcast_libraries, "MOST_BYTES", 10)
    (tmp_path / "feed.xml").write_bytes(b"x" * 11)
    (tmp_path / "lille.xml").write_bytes(b"x" * 10)
    with serving(tmp_path) as address:
        assert podcast_libraries.fetch(f"{address}/lille.xml") == b"x" * 10
        with pytest.raises(ValueError, match="mere end"):
            podcast_libraries.fetch(f"{address}/feed.xml")


def test_transcripts_of_other_kinds_are_left_alone() -> None:
    more = (
        '<podcast:transcript url="u.vtt" type="text/vtt"/>'
        '<podcast:transcript url="u.html" type="text/html"/>'
        '<podcast:transcript url="u.srt" type="application/x-subrip"/>'
    )
    feed = FEED.format(url="u.mp3", more=more).encode()
    kinds = (("u.vtt", "text/vtt"), ("u.srt", "application/x-subrip"))
    assert list(podcast_libraries.subtitles(feed)) == [("u.mp3", kinds)]


@pytest.fixture
def two_clients(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(url: str, data: bytes) -> Iterator[Episode]:
        raise podcast_programs.Failed("det går ikke")

    def read(url: str, data: bytes) -> Iterator[Episode]:
        yield Episode(url=url, title=data.decode())

    clients = (
        try_clients.Client("god", read),
        try_clients.Client("dårlig", stumble),
        try_clients.Client("væk", stumble, lambda: "findes ikke"),
    )
    monkeypatch.setattr(try_clients, "CLIENTS", clients)


@pytest.mark.usefixtures("two_clients")
def test_one_client_that_fails_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "feed.xml").write_text("feedet", encoding="utf-8")
    with serving(tmp_path) as address:
        url = f"{address}/feed.xml"
        monkeypatch.setattr("sys.argv", ["try_clients.py", "--json", url])
        assert try_clients.main() == 1
        read = [Reading.of(one) for one in json.loads(capsys.readouterr().out)]
    assert read == [
        Reading("god", (Episode(url=url, title="feedet"),)),
        Reading("dårlig", failed="Failed: det går ikke"),
        Reading("væk", missing="findes ikke"),
    ]


def test_a_feed_that_is_not_there_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(tmp_path) as address:
        monkeypatch.setattr("sys.argv", ["try_clients.py", f"{address}/feed.xml"])
        assert try_clients.main() == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("Feedet kan ikke hentes: ")


def test_a_program_that_is_not_there_or_fails_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert podcast_programs.absent("findes-bestemt-ikke") != ""
    with pytest.raises(podcast_programs.Failed):
        podcast_programs.run(["findes-bestemt-ikke"])
    monkeypatch.setattr(podcast_programs, "NODE", Path("findes-ikke"))
    monkeypatch.setattr(podcast_programs, "absent", lambda program: "")
    assert "npm ci" in podcast_programs.absent_package("feedsmith")
