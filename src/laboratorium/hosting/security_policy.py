"""The Content-Security-Policy of the site, for every host: what a page may load, run and be in.

The second wall behind cleaned content: should a contributor's words ever become a script after all,
the browser does not run it. Nothing is allowed but what the site itself has (CSP Level 3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from laboratorium.base.urls import ascii_url

# A <meta> cannot say these (CSP Level 3, "The <meta> element").
_ONLY_HEADER = frozenset(("frame-ancestors", "report-uri", "report-to", "sandbox"))

HEADERS: tuple[tuple[str, str], ...] = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
"""What a host that sends headers sends with the policy."""

_HOST = re.compile(r"[A-Za-z0-9.-]+(:[0-9]+)?")


def policy(audio: Iterable[str] = (), framed: bool = False) -> str:
    """Return the value of the header ``Content-Security-Policy``.

    ``audio`` are addresses at which the podcast's audio lies where that is elsewhere (http, https).
    ``framed`` is for the player alone: other sites may show it.
    """
    return "; ".join(" ".join(found) for found in _directives(audio, framed))


def meta_policy(audio: Iterable[str] = ()) -> str:
    """Return what a ``<meta http-equiv>`` may say, for hosts that send no headers.

    Who may frame a page can only be said in a header.
    """
    directives = _directives(audio, framed=False)
    return "; ".join(" ".join(found) for found in directives if found[0] not in _ONLY_HEADER)


def _directives(audio: Iterable[str], framed: bool) -> Iterator[tuple[str, str]]:
    yield "default-src", "'none'"
    yield "script-src", "'self'"
    yield "style-src", "'self'"
    # The glyphs in the stylesheet are pictures written as data; a picture runs no script.
    yield "img-src", "'self' data:"
    yield "font-src", "'self'"
    yield "media-src", " ".join(("'self'", *_origins(audio)))
    yield "connect-src", "'self'"
    yield "form-action", "'self'"
    yield "base-uri", "'none'"
    yield "frame-ancestors", "*" if framed else "'self'"


def _origins(audio: Iterable[str]) -> list[str]:
    """The hosts of some addresses, each once and in a fixed order."""
    found = set()
    for address in audio:
        try:
            parts = urlsplit(ascii_url(address))
        except ValueError:
            continue
        # The policy is written into pages as it stands, so a host is let in only when it is plain.
        if parts.scheme in ("http", "https") and _HOST.fullmatch(parts.netloc):
            found.add(f"{parts.scheme}://{parts.netloc}".lower())
    return sorted(found)
