"""A built site served with its Content-Security-Policy, and a browser that tells what it stops."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Request

from browser_visit import PATIENCE
from laboratorium.hosting.security_policy import HEADERS, policy

Headers = Callable[[str], dict[str, str]]

# Runs before any script of the page: reports what the policy stopped, and leaves a canary that only
# a contributor's script could touch.
WATCH = """
window.__stopped = [];
addEventListener('securitypolicyviolation', (event) => {
  const place = `${event.sourceFile}:${event.lineNumber}`;
  window.__stopped.push(`${event.effectiveDirective} ${event.blockedURI} ${place}`);
});
window.__ran = [];
Object.defineProperty(window, 'canary', {
  value: (what) => { window.__ran.push(String(what)); },
  writable: false, configurable: false,
});
"""


def headers_of(path: str) -> dict[str, str]:
    """The headers that a host of the site sends along with the file at a path."""
    framed = bool(re.search(r"/podcast/[^/]+/afspiller/$", path))
    return {"Content-Security-Policy": policy(framed=framed), **dict(HEADERS)}


AT_REST = """
() => new Promise(resolve => requestAnimationFrame(() => setTimeout(
    () => resolve(!document.querySelector("[aria-busy=true]")))))
"""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, headers_of: Headers, **kwargs: Any) -> None:
        self.headers_of = headers_of
        super().__init__(*args, **kwargs)

    def end_headers(self) -> None:
        for name, value in self.headers_of(urlsplit(self.path).path).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass  # A browser that is closed in the middle of an answer is no error of ours.


@contextmanager
def serving(folder: Path, headers_of: Headers) -> Iterator[str]:
    """Serve a folder on a free port of this machine, with headers that depend on the path."""
    handler = partial(_Handler, directory=str(folder), headers_of=headers_of)
    with _Server(("127.0.0.1", 0), handler) as httpd:
        Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_address[1]}"
        httpd.shutdown()


@dataclass
class Watched:
    """A page, and everything it did that no page of the site does."""

    page: Page
    address: str
    foreign: list[str] = field(default_factory=list)
    stopped: list[str] = field(default_factory=list)
    ran: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    _open: set[str] = field(default_factory=set)

    def go(self, path: str) -> None:
        """Open a page and gather what it did."""
        self.page.goto(self.address + path, wait_until="load")
        self.gather(path)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds, which a page under its policy may not tell by itself."""
        deadline = time.monotonic() + PATIENCE / 1000
        while not holds():
            assert time.monotonic() < deadline, "it never came to hold"
            self.page.wait_for_timeout(10)

    def rest(self) -> None:
        """Wait until the page's scripts have asked for all that they want and shown it; gather."""
        self.until(lambda: not self._open and self.page.evaluate(AT_REST))
        self.gather(self.page.url)

    def gather(self, path: str) -> None:
        """Take down what the page has done since it was opened."""
        told = self.page.evaluate("() => [window.__stopped ?? [], window.__ran ?? []]")
        self.stopped += (f"{path}: {what}" for what in told[0])
        self.ran += (f"{path}: {what}" for what in told[1])

    def listen(self, context: BrowserContext) -> None:
        own = urlsplit(self.address).netloc

        def asked(request: Request) -> None:
            # A browser may hold on to a sound for as long as it likes.
            if request.resource_type != "media":
                self._open.add(request.url)
            parts = urlsplit(request.url)
            if parts.netloc != own and parts.scheme not in ("data", "blob", "about"):
                self.foreign.append(request.url)

        def failed(request: Request) -> None:
            self._open.discard(request.url)
            # What the policy stops is never sent.
            if request.failure == "csp" and request.url in self.foreign:
                self.foreign.remove(request.url)

        # No answer comes from elsewhere: see `ALONE` in browser_visit.
        context.on("request", asked)
        context.on("requestfailed", failed)
        context.on("requestfinished", lambda request: self._open.discard(request.url))
        self.page.on("websocket", lambda socket: self.foreign.append(socket.url))
        self.page.on("dialog", self._dialog)
        self.page.on("console", self._console)

    def _dialog(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _console(self, message: Any) -> None:
        if "Content Security Policy" in message.text:
            self.stopped.append(f"{self.page.url}: {message.text}")


@contextmanager
def watched(browser: Browser, address: str, width: int = 1280, **options: Any) -> Iterator[Watched]:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, service_workers="block", **options
    )
    context.set_default_timeout(PATIENCE)
    context.add_init_script(WATCH)
    seen = Watched(context.new_page(), address)
    seen.listen(context)
    yield seen
    context.close()
