"""The Content-Security-Policy of the site, for every host: what a page may load, run and be in.

The second wall behind cleaned content: should a contributor's words ever become a script after all,
the browser does not run it. Nothing is allowed but what the site itself has (CSP Level 3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

# A <meta> cannot say these (CSP Level 3, "The <meta> element").
_ONLY_HEADER = frozenset(("frame-ancestors", "report-uri", "report-to", "sandbox"))

HEADERS: tuple[tuple[str, str], ...] = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
"""What a host that sends headers sends with the policy."""

_HOST = re.compile(r"[A-Za-z0-9.-]+(:[0-9]+)?")


def policy(audio_base_url: str | None = None, framed: bool = False) -> str:
    """Return the value of the header ``Content-Security-Policy``.

    ``audio_base_url`` is where the podcast's audio lies when that is elsewhere (http or https).
    ``framed`` is for the player alone: other sites may show it.
    """
    return "; ".join(" ".join(found) for found in _directives(audio_base_url, framed))


def meta_policy(audio_base_url: str | None = None) -> str:
    """Return what a ``<meta http-equiv>`` may say, for hosts that send no headers.

    Who may frame a page can only be said in a header.
    """
    directives = _directives(audio_base_url, framed=False)
    return "; ".join(" ".join(found) for found in directives if found[0] not in _ONLY_HEADER)


def _directives(audio_base_url: str | None, framed: bool) -> Iterator[tuple[str, str]]:
    yield "default-src", "'none'"
    yield "script-src", "'self'"
    yield "style-src", "'self'"
    # The glyphs in the stylesheet are pictures written as data; a picture runs no script.
    yield "img-src", "'self' data:"
    yield "font-src", "'self'"
    yield "media-src", " ".join(("'self'", *_origin(audio_base_url)))
    yield "connect-src", "'self'"
    yield "form-action", "'self'"
    yield "base-uri", "'none'"
    yield "frame-ancestors", "*" if framed else "'self'"


def _origin(address: str | None) -> tuple[str, ...]:
    parts = urlsplit(address or "")
    # The policy is written into pages as it stands, so a host is let in only when it is plain.
    plain = parts.scheme in ("http", "https") and _HOST.fullmatch(parts.netloc)
    return (f"{parts.scheme}://{parts.netloc}",) if plain else ()
