"""A page in the browser that may speak to nobody but the loopback server."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Error, Page, Request, WebSocket

# No name and no address but this machine's own is ever looked up. Intercepting each request would
# do the same, at the cost of a round trip to the tests for every file of every page.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
Scheme = Literal["light", "dark"]
PATIENCE = 60_000
"""Milliseconds that a page is given for what it does at once where nothing else is done."""


@dataclass
class Visit:
    """A page in a context of its own, and what went wrong while it was open."""

    page: Page
    server: str
    foreign: list[str] = field(default_factory=list)
    """Requests to any other host than the server's."""
    errors: list[str] = field(default_factory=list)
    """Errors and warnings in the console, uncaught errors, failed and unanswered requests."""

    def go(self, address: str) -> Page:
        self.page.goto(self.server + address, wait_until="load")
        return self.page

    def watch(self, context: BrowserContext) -> None:
        """Note what goes wrong; the browser itself (`ALONE`) sees to that no other host answers."""
        context.on("request", self._request)
        for event, heard in self._heard.items():
            self.page.on(event, heard)

    def leave(self, context: BrowserContext) -> None:
        """Note nothing more: the page and its context go to somebody else."""
        context.remove_listener("request", self._request)
        for event, heard in self._heard.items():
            self.page.remove_listener(event, heard)

    @property
    def _heard(self) -> dict[Any, Callable[[Any], None]]:
        return {
            "websocket": self._websocket,
            "pageerror": self._uncaught,
            "console": self._console,
            "requestfailed": self._failed,
        }

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https"} and parts.netloc != urlsplit(self.server).netloc:
            self.foreign.append(request.url)

    def _websocket(self, socket: WebSocket) -> None:
        self.foreign.append(socket.url)

    def _uncaught(self, error: Error) -> None:
        self.errors.append(f"uncaught: {error}")

    def _failed(self, request: Request) -> None:
        # A browser that has heard enough of an audio file breaks off; so does one that moves on.
        if request.resource_type != "media" and request.failure != "net::ERR_ABORTED":
            self.errors.append(f"failed: {request.url}")

    def _console(self, message: Any) -> None:
        # A page that is asked for in vain, as 404.html is, reports itself as a failed resource.
        missing = "status of 404" in message.text and message.location["url"] == self.page.url
        if message.type in {"error", "warning"} and not missing:
            self.errors.append(f"{message.type}: {message.text} ({message.location['url']})")


Open = Callable[..., Visit]
"""What the fixture `visit` gives: call it to open a page."""
