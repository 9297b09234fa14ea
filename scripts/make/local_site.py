"""Serve a folder on this machine and look at it with Chromium; tell what the browser asked for."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from quality.browser import find_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BLANK = "/blank.html"


@dataclass(frozen=True)
class Load:
    """What a browser had to fetch: requests, bytes as they lie, bytes as gzip sends them."""

    requests: int
    raw: int
    gzipped: int


@dataclass
class LocalSite:
    """A folder that is being served. ``asked`` holds the path of every request, in order."""

    folder: Path
    address: str
    asked: list[str] = field(default_factory=list)

    def load(self) -> Load:
        """Return what has been asked for since the last time, the blank page aside."""
        paths, self.asked = self.asked, []
        files = [self.folder / unquote(urlsplit(path).path).lstrip("/") for path in paths]
        texts = [file.read_bytes() for file in files if file.is_file() and file.name != BLANK[1:]]
        gzipped = sum(len(gzip.compress(text, 6)) for text in texts)
        return Load(len(texts), sum(map(len, texts)), gzipped)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, site: LocalSite, **kwargs: Any) -> None:
        self.site = site
        super().__init__(*args, directory=str(site.folder), **kwargs)

    def do_GET(self) -> None:
        self.site.asked.append(self.path)
        super().do_GET()

    def log_message(self, format: str, *args: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass  # A browser that is closed in the middle of an answer is no error of ours.


@contextmanager
def serving(folder: Path) -> Iterator[LocalSite]:
    """Serve ``folder``, and a blank page in it, on a free port of this machine."""
    site = LocalSite(folder, "")
    blank = '<!doctype html><html lang="da"><link rel="icon" href="data:,"><title>-</title>'
    (folder / BLANK[1:]).write_text(blank, encoding="utf-8")
    with _Server(("127.0.0.1", 0), partial(_Handler, site=site)) as httpd:
        site.address = f"http://127.0.0.1:{httpd.server_address[1]}"
        Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield site
        httpd.shutdown()


@contextmanager
def chromium() -> Iterator[Browser | None]:
    """A browser, or None where neither Playwright nor a Chromium is at hand."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        yield None
        return
    path = find_browser()
    if path is None:
        yield None
        return
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = ["--disable-background-networking", "--disable-dev-shm-usage", "--disable-gpu"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=[*flags, *(["--no-sandbox"] if root else [])]
        )
        yield browser
        browser.close()


@contextmanager
def blank_page(browser: Browser, site: LocalSite) -> Iterator[Page]:
    """A page of the served folder in a context of its own, so that nothing is cached."""
    context = browser.new_context()
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto(site.address + BLANK)
    yield page
    context.close()
