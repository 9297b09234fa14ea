"""Small servers on this machine: one as it should be, and many with one thing wrong each."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

GOOD = (Path(__file__).parent / "good-feed.xml").read_bytes()
SITE = b"https://eksempel.dk"
SIZES = {
    "/podcast/haven/haven.mp3": 1234567,
    "/podcast/seks-spoergsmaal/seks-spoergsmaal.m4a": 2234567,
    "/podcast/trailer/trailer.mp3": 240000,
}
TYPES = {
    ".xml": "application/rss+xml; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/x-m4a",
    ".vtt": "text/vtt; charset=utf-8",
    ".srt": "application/x-subrip",
    "haven.json": "application/json",
    "chapters.json": "application/json+chapters",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    "/": "text/html; charset=utf-8",
}
HAVEN = "/podcast/haven/haven.mp3"
FEED = "/podcast/feed.xml"


class Good(BaseHTTPRequestHandler):
    """Serves the good feed and its files as a server should; a bad server overrides one thing."""

    feed = GOOD
    tag: str | None = '"abc"'
    origin: str | None = "*"
    redirects: dict[str, str] = {}  # noqa: RUF012 - read only

    def do_HEAD(self) -> None:
        self.answer(body=False)

    def do_GET(self) -> None:
        self.answer(body=True)

    def log_message(self, *_: object) -> None:
        pass

    def kind(self) -> str:
        return next(kind for ending, kind in TYPES.items() if self.path.endswith(ending))

    def size(self) -> int:
        return SIZES.get(self.path, len(self.feed) if self.path == FEED else 100)

    def span(self) -> bool:
        return self.headers["Range"] == "bytes=0-1"

    def unchanged(self) -> bool:
        return self.tag is not None and self.headers["If-None-Match"] == self.tag

    def status(self) -> int:
        if self.path in self.redirects:
            return 302
        return 304 if self.unchanged() else 206 if self.span() else 200

    def answer(self, body: bool) -> None:
        status = self.status()
        length = 2 if status == 206 else self.size()
        self.send_response(status)
        if status == 302:
            self.send_header("Location", self.redirects[self.path])
            length = 0
        self.send_header("Content-Type", self.kind())
        if self.tag:
            self.send_header("ETag", self.tag)
        if self.origin:
            self.send_header("Access-Control-Allow-Origin", self.origin)
        if status == 206:
            self.send_header("Content-Range", f"bytes 0-1/{self.size()}")
        if status == 304:
            self.end_headers()
            return
        self.send_header("Content-Length", str(length))
        self.end_headers()
        if body:
            sent = self.feed if self.path == FEED else b"\0" * min(length, 200)
            with suppress(OSError):  # the checker reads no more than it needs
                self.wfile.write(sent[:length])


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


def line_of(part: bytes, data: bytes = GOOD) -> int:
    return data.count(b"\n", 0, data.index(part)) + 1


class NoHead(Good):
    def do_HEAD(self) -> None:
        self.send_error(405) if self.path == HAVEN else super().do_HEAD()


class NoRanges(Good):
    def span(self) -> bool:
        return self.path != HAVEN and super().span()


class WrongRange(Good):
    def send_header(self, keyword: str, value: str) -> None:
        wrong = keyword == "Content-Range" and self.path == HAVEN
        super().send_header(keyword, "bytes 0-2/9" if wrong else value)


class WrongLength(Good):
    def size(self) -> int:
        return super().size() + (self.path == HAVEN)


class WrongLengthWithoutRanges(NoRanges):
    def size(self) -> int:
        return super().size() + (self.path == HAVEN)


class NoTag(Good):
    def answer(self, body: bool) -> None:
        self.tag = None if self.path == HAVEN else Good.tag
        super().answer(body)


class NeverUnchanged(Good):
    def unchanged(self) -> bool:
        return self.path != FEED and super().unchanged()


class PlainTranscripts(Good):
    def kind(self) -> str:
        return "text/plain" if self.path.endswith("haven.vtt") else super().kind()


class OldAudioType(Good):
    def kind(self) -> str:
        return "audio/mp3" if self.path == HAVEN else super().kind()


class DownloadedFeed(Good):
    def kind(self) -> str:
        return "application/octet-stream" if self.path == FEED else super().kind()


class ClosedTranscript(Good):
    def answer(self, body: bool) -> None:
        self.origin = None if self.path.endswith("haven.vtt") else "*"
        super().answer(body)


class ClosedChapters(Good):
    def answer(self, body: bool) -> None:
        self.origin = "https://eksempel.dk" if self.path.endswith("chapters.json") else "*"
        super().answer(body)


class Gone(Good):
    def do_GET(self) -> None:
        self.send_error(404) if self.path.endswith("haven.srt") else super().do_GET()


class Circle(Good):
    redirects = {HAVEN: HAVEN}  # noqa: RUF012 - read only


class ToFile(Good):
    redirects = {HAVEN: "file:///etc/hostname"}  # noqa: RUF012 - read only


class Nonsense(Good):
    def do_GET(self) -> None:
        if self.path != HAVEN:
            return super().do_GET()
        self.wfile.write(b"\x00\xff" * 100 + b"\r\n\r\n")


class TooManyHeaders(Good):
    def do_GET(self) -> None:
        if self.path != HAVEN:
            return super().do_GET()
        self.send_response(200)
        for number in range(500):
            self.send_header(f"X-{number}", "a")
        self.end_headers()


MP3 = line_of(b"haven/haven.mp3")
VTT = line_of(b"haven/haven.vtt")
BAD: list[tuple[type[Good], list[tuple[str, int]]]] = [
    (NoHead, [("server-head", MP3)]),
    (NoRanges, [("server-ranges", MP3)]),
    (WrongRange, [("server-ranges", MP3)]),
    (WrongLength, [("server-length", MP3)]),
    (WrongLengthWithoutRanges, [("server-length", MP3), ("server-ranges", MP3)]),
    (NoTag, [("server-validator", MP3)]),
    (NeverUnchanged, [("server-unchanged", 1)]),
    (PlainTranscripts, [("server-type", VTT)]),
    (OldAudioType, [("server-type", MP3)]),
    (DownloadedFeed, [("server-type", 1)]),
    (ClosedTranscript, [("server-cors-transcript", VTT)]),
    (ClosedChapters, [("server-cors-chapters", line_of(b"chapters.json"))]),
    (Gone, [("server-reached", line_of(b"haven.srt"))]),
    (Circle, [("server-reached", MP3)]),
    (ToFile, [("server-reached", MP3)]),
    (Nonsense, [("server-reached", MP3)]),
    (TooManyHeaders, [("server-reached", MP3)]),
]
