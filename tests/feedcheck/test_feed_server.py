"""The checker of a running server: a good one is left in peace, each bad one told what is wrong."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

import pytest
from servers import BAD, FEED, GOOD, HAVEN, SITE, SIZES, Good, line_of, serving

from feedcheck import check_server
from feedcheck.examine import examine
from feedcheck.server import asking, visit
from feedcheck.server.asking import ask, is_private
from feedcheck.server.rules import PRIVATE, SERVER_RULES


def test_a_good_server_has_nothing_wrong_and_is_asked_for_every_file() -> None:
    told: list[str] = []
    with serving(Good) as address:
        assert check_server(address + FEED, told.append) == []
    asked = {line.partition("127.0.0.1:")[2].partition("/")[2] for line in told}
    assert asked == {
        "podcast/feed.xml",
        "podcast/omslag-2026.jpg",
        "podcast/haven.png",
        "podcast/haven/",
        "podcast/haven/haven.mp3",
        "podcast/haven/haven.vtt",
        "podcast/haven/haven.srt",
        "podcast/haven/haven.json",
        "podcast/haven/chapters.json",
        "podcast/seks-spoergsmaal/seks-spoergsmaal.m4a",
        "podcast/seks-spoergsmaal/seks-spoergsmaal.vtt",
        "podcast/trailer/trailer.mp3",
        "podcast/trailer/trailer.vtt",
    }


@pytest.mark.parametrize(
    ("handler", "expected"), BAD, ids=lambda value: getattr(value, "__name__", "")
)
def test_a_bad_server_is_told_what_is_wrong_and_where(
    handler: type[Good], expected: list[tuple[str, int]]
) -> None:
    with serving(handler) as address:
        found = check_server(address + FEED)
    assert [(finding.rule, finding.line) for finding in found] == expected


def test_every_rule_of_the_server_has_a_bad_server() -> None:
    assert {rule for _, rules in BAD for rule, _ in rules} == {rule.id for rule in SERVER_RULES}


def test_a_redirect_is_followed_and_keeps_the_question() -> None:
    class Moved(Good):
        redirects = {HAVEN: "/elsewhere/haven.mp3"}  # noqa: RUF012 - read only

        def size(self) -> int:
            return SIZES[HAVEN] if self.path == "/elsewhere/haven.mp3" else super().size()

    with serving(Moved) as address:
        assert check_server(address + FEED) == []


def test_the_feed_itself_is_checked_too() -> None:
    class Spoilt(Good):
        feed = GOOD.replace(b">false</itunes:explicit>\n    <itunes:image", b">no</itunes:explicit>"
                            b"\n    <itunes:image")  # fmt: skip

    with serving(Spoilt) as address:
        (finding,) = check_server(address + FEED)
    assert (finding.rule, finding.line) == ("explicit-value", line_of(b"<itunes:explicit>"))


def test_a_feed_that_is_no_xml_is_asked_no_further() -> None:
    class Page(Good):
        feed = b"<html><body></html>"

    told: list[str] = []
    with serving(Page) as address:
        (finding,) = check_server(address + FEED, told.append)
    assert finding.rule == "xml-wellformed"
    assert len(told) == 1


def test_a_huge_feed_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visit, "LARGEST", 10_000)

    class Endless(Good):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("ETag", '"a"')
            self.end_headers()
            with suppress(OSError):
                while True:
                    self.wfile.write(b" " * 65_536)

    with serving(Endless) as address:
        found = check_server(address + FEED)
    assert "xml-wellformed" in {finding.rule for finding in found}


def test_a_feed_outside_may_not_send_the_checker_into_a_private_net(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inside = GOOD.replace(SITE + b"/podcast/haven/haven.mp3", b"https://192.168.1.1/haven.mp3")
    asked: list[str] = []

    def answer(url: str, *_: object, **__: object) -> asking.Answer:
        asked.append(url)
        headers = {"content-type": "", "etag": "a", "access-control-allow-origin": "*"}
        return asking.Answer(200, headers, inside if url.endswith("feed.xml") else b"")

    monkeypatch.setattr(visit, "ask", answer)
    found = check_server("https://eksempel.dk/podcast/feed.xml")
    assert [f.line for f in found if f.rule == PRIVATE.id] == [line_of(b"192.168", inside)]
    assert not any("192.168" in url for url in asked)


def test_a_server_that_drips_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "WHOLE", 0.3)
    stop = threading.Event()

    class Dripping(Good):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            with suppress(OSError):
                while not stop.wait(0.05):
                    self.wfile.write(b" ")

    with serving(Dripping) as address:
        answer = ask(address + FEED, most=10_000)
        stop.set()
    assert answer.slow and not answer.fine


def test_a_silent_server_is_given_up_and_its_other_files_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking, "QUIET", 0.1)
    stop = threading.Event()

    class Silent(Good):
        def do_GET(self) -> None:
            if self.path == FEED:
                return super().do_GET()
            stop.wait(5)

    told: list[str] = []
    with serving(Silent) as address:
        found = check_server(address + FEED, told.append)
        stop.set()
    assert [finding.rule for finding in found] == ["server-reached"] * 3
    assert "for langsom" in told[-1]


def test_a_port_where_nobody_is_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        (finding,) = check_server(f"http://127.0.0.1:{taken.getsockname()[1]}/feed.xml")
    assert finding.rule == "server-reached"
    assert "ingen forbindelse" in finding.message


@pytest.mark.parametrize(
    ("url", "private"),
    [
        ("http://127.0.0.1/", True),
        ("http://localhost:8000/", True),
        ("http://[::1]/", True),
        ("http://10.0.0.1/", True),
        ("http://169.254.169.254/", True),
        ("http://0.0.0.0/", True),
        ("http://router.local/", True),
        ("https://eksempel.dk/", False),
        ("https://93.184.216.34/", False),
    ],
)
def test_private_addresses_are_known(url: str, private: bool) -> None:
    assert is_private(url) is private


def test_a_redirect_into_a_private_net_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Lured(Good):
        redirects = {HAVEN: "/podcast/inside/a.mp3"}  # noqa: RUF012 - read only

    monkeypatch.setattr(asking, "is_private", lambda url: "inside" in url)
    monkeypatch.setenv("no_proxy", "*")
    with serving(Lured) as address:
        assert ask(address + HAVEN).problem == "omstillingen går til en privat adresse"


HERE = "http://127.0.0.1:8000"
MOVED = [
    ("https://a.dk/podcast/feed.xml", f"{HERE}/podcast/feed.xml", "https://a.dk/x", f"{HERE}/x"),
    ("https://a.dk/lab/p/feed.xml", f"{HERE}/p/feed.xml", "https://a.dk/lab/x", f"{HERE}/x"),
    ("https://a.dk/p/feed.xml", f"{HERE}/t/p/feed.xml", "https://a.dk/x", f"{HERE}/t/x"),
    ("https://a.dk/p/feed.xml", f"{HERE}/p/feed.xml", "https://b.dk/x", "https://b.dk/x"),
    ("https://a.dk/p/feed.xml", f"{HERE}/other.xml", "https://a.dk/x", "https://a.dk/x"),
    ("https://a.dk/p/feed.xml", "https://b.dk/p/feed.xml", "https://a.dk/x", "https://a.dk/x"),
    (f"{HERE}/p/feed.xml", "http://127.0.0.1:9/p/feed.xml", f"{HERE}/x", f"{HERE}/x"),
]


@pytest.mark.parametrize(("own", "asked", "file", "expected"), MOVED)
def test_a_feed_tried_on_this_machine_has_its_files_here(
    own: str, asked: str, file: str, expected: str
) -> None:
    _, feed = examine(GOOD.replace(SITE + FEED.encode(), own.encode()))
    assert feed
    assert visit._moved(feed.address, asked)(file) == expected


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://a.dk/", "data:,a"])
def test_only_the_web_is_asked(url: str) -> None:
    assert ask(url).problem == "adressen er hverken http eller https"
