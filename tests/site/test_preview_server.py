"""The preview answers as a real host of the site does: byte ranges, types, policy."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread
from typing import cast
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from laboratorium.hosting import HEADERS, Hosting
from laboratorium.site.preview import Preview
from laboratorium.site.preview_server import Server

SOUND = bytes(range(256))
FILES = {
    "index.html": b"<html><body>Hej</body></html>",
    "podcast/et/afspiller/index.html": b"<html><body>Hej</body></html>",
    "podcast/et/et.mp3": SOUND,
    "podcast/et/et.vtt": b"WEBVTT\n",
    "404.html": b"<html><body>Findes ikke</body></html>",
}


class Shown:
    """What the server asks of a preview."""

    hosting = Hosting(
        "http://127.0.0.1:8000/", policy="default-src 'none'", player_policy="frame-ancestors *",
        headers=HEADERS,
    )  # fmt: skip
    trouble = ""

    def find(self, path: str) -> bytes | None:
        return FILES.get(path)

    def version(self, path: str) -> str:
        return "1"

    def lost(self) -> bytes:
        return FILES["404.html"]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with Server(0, cast(Preview, Shown())) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def get(address: str, wanted: str = "", method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    request = Request(address, headers={"Range": wanted} if wanted else {}, method=method)
    try:
        with urlopen(request) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except HTTPError as error:
        return error.code, dict(error.headers), error.read()


@pytest.mark.parametrize(
    ("wanted", "status", "first", "last"),
    [
        ("bytes=0-0", 206, 0, 0),
        ("bytes=10-19", 206, 10, 19),
        ("bytes=250-", 206, 250, 255),
        ("bytes=250-999999", 206, 250, 255),
        ("bytes=-6", 206, 250, 255),
        ("bytes=-999", 206, 0, 255),
    ],
)
def test_a_part_of_a_recording_is_sent(
    address: str, wanted: str, status: int, first: int, last: int
) -> None:
    code, headers, data = get(f"{address}podcast/et/et.mp3", wanted)
    assert (code, data) == (status, SOUND[first : last + 1])
    assert headers["Content-Range"] == f"bytes {first}-{last}/256"
    assert headers["Content-Length"] == str(len(data))


@pytest.mark.parametrize("wanted", ["bytes=256-", "bytes=20-10", "bytes=-0", "bytes=-"])
def test_what_is_not_there_is_refused(address: str, wanted: str) -> None:
    code, headers, data = get(f"{address}podcast/et/et.mp3", wanted)
    assert (code, data, headers["Content-Range"]) == (416, b"", "bytes */256")


@pytest.mark.parametrize("wanted", ["", "bytes=0-1,4-5", "lines=1-2", "bytes=a-b"])
def test_all_else_gets_the_whole(address: str, wanted: str) -> None:
    code, headers, data = get(f"{address}podcast/et/et.mp3", wanted)
    assert (code, data, headers["Accept-Ranges"]) == (200, SOUND, "bytes")


def test_a_head_has_the_same_headers(address: str) -> None:
    whole, head = get(f"{address}podcast/et/et.mp3"), get(f"{address}podcast/et/et.mp3", "", "HEAD")
    assert head[2] == b""
    assert {**whole[1], "Date": ""} == {**head[1], "Date": ""}


def test_it_sends_what_the_site_s_own_server_is_told(address: str) -> None:
    _, page, _ = get(address)
    assert page["Content-Security-Policy"] == "default-src 'none'"
    assert page["X-Content-Type-Options"] == "nosniff"
    _, player, _ = get(f"{address}podcast/et/afspiller/")
    assert player["Content-Security-Policy"] == "frame-ancestors *"
    _, text, _ = get(f"{address}podcast/et/et.vtt")
    assert text["Content-Type"] == "text/vtt; charset=utf-8"
    assert text["Access-Control-Allow-Origin"] == "*"
    assert page["Cache-Control"] == text["Cache-Control"] == "no-store"


def test_what_is_lost_is_under_the_same_policy(address: str) -> None:
    code, headers, data = get(f"{address}findes-ikke/")
    assert code == 404 and b"Findes ikke" in data
    assert headers["Content-Security-Policy"] == "default-src 'none'"
