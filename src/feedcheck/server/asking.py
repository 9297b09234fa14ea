"""One question to a web server, with bounds on everything: time, size, redirects and schemes."""

from __future__ import annotations

import ipaddress
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import IO
from urllib.error import URLError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request

QUIET = 10.0
"""Seconds that a server may be silent."""
WHOLE = 60.0
"""Seconds that an answer may take in all, however the server doles it out."""
MOST_REDIRECTS = 5
_CHUNK = 65_536
_AGENT = "feedcheck"


_REDIRECTS = (301, 302, 303, 307, 308)


class _Refused(Exception):
    """A redirect that is not followed; str() is Danish."""


@dataclass(frozen=True)
class Answer:
    """What a server answered. ``problem`` is Danish and says why there is no answer to speak of.

    ``headers`` have lower-case names; ``body`` is at most as many bytes as were asked for.
    """

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    problem: str = ""
    slow: bool = False
    """Whether the problem is that the server took too long."""

    @property
    def fine(self) -> bool:
        return not self.problem and 200 <= self.status < 300


_SILENT = Answer(problem=f"serveren tav i {QUIET:.0f} sekunder", slow=True)


def is_private(url: str) -> bool:
    """Whether an address names this machine or a net of one's own, so that no listener gets there.

    Names are not looked up: what a name means may differ from one moment to the next.
    """
    host = (urlsplit(url).hostname or "").rstrip(".")
    try:
        return not ipaddress.ip_address(host.partition("%")[0]).is_global
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local", ".internal"))


def ask(
    url: str, method: str = "GET", headers: Mapping[str, str] | None = None, most: int = 0
) -> Answer:
    """Return the server's answer to one question, reading at most that many bytes of its body."""
    if urlsplit(url).scheme not in ("http", "https"):
        return Answer(problem="adressen er hverken http eller https")
    asked = {"User-Agent": _AGENT, "Accept-Encoding": "identity", **(headers or {})}
    return _within(WHOLE, lambda: _ask(Request(url, headers=asked, method=method), most))


def tell(url: str, form: Mapping[str, str]) -> Answer:
    """Return the server's answer to a filled-in form."""
    if urlsplit(url).scheme not in ("http", "https"):
        return Answer(problem="adressen er hverken http eller https")
    data = urlencode(form).encode()
    kind = {"User-Agent": _AGENT, "Content-Type": "application/x-www-form-urlencoded"}
    return _within(WHOLE, lambda: _ask(Request(url, data, kind, method="POST"), 0))


def _ask(request: Request, most: int) -> Answer:
    # No handler of errors, files, FTP or redirects: every answer comes back as it is.
    opener = OpenerDirector()
    opener.add_handler(HTTPHandler())
    opener.add_handler(HTTPSHandler())
    if not is_private(request.full_url):
        opener.add_handler(ProxyHandler())
    try:
        for _ in range(MOST_REDIRECTS + 1):
            with opener.open(request, timeout=QUIET) as response:
                headers = {name.casefold(): str(value) for name, value in response.headers.items()}
                if response.status not in _REDIRECTS or "location" not in headers:
                    return Answer(response.status, headers, _body(response, most))
            # What comes with a redirect is not read, however much it is.
            request = _redirected(request, urljoin(request.full_url, headers["location"]))
        return Answer(problem=f"der er flere end {MOST_REDIRECTS} omstillinger")
    except TimeoutError:
        return _SILENT
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            return _SILENT
        return Answer(problem=f"der er ingen forbindelse ({error.reason})")
    except _Refused as error:
        return Answer(problem=str(error))
    except (HTTPException, OSError, ValueError) as error:
        return Answer(problem=f"svaret kan ikke læses ({error or type(error).__name__})")


def _body(response: IO[bytes], most: int) -> bytes:
    body = bytearray()
    while len(body) < most:
        chunk = response.read(min(_CHUNK, most - len(body)))
        if not chunk:
            break
        body += chunk
    return bytes(body)


def _redirected(request: Request, url: str) -> Request:
    if urlsplit(url).scheme not in ("http", "https"):
        raise _Refused("omstillingen går til noget, der ikke er http eller https")
    if is_private(url) and not is_private(request.full_url):
        raise _Refused("omstillingen går til en privat adresse")
    return Request(url, headers=dict(request.header_items()), method=request.get_method())


def _within(seconds: float, question: Callable[[], Answer]) -> Answer:
    """Return the answer, or give up: a server that sends a byte at a time never falls silent."""
    answers: list[Answer] = []
    thread = threading.Thread(target=lambda: answers.append(question()), daemon=True)
    thread.start()
    thread.join(seconds)
    return (
        answers[0]
        if answers
        else Answer(problem=f"svaret tog mere end {seconds:.0f} sekunder", slow=True)
    )
