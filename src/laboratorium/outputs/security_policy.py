"""The Content-Security-Policy of the site, for every host: what a page may load, run and be in.

The second wall behind cleaned content: should a contributor's words ever become a script after all,
the browser does not run it. Nothing is allowed but what the site itself has (CSP Level 3).
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
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


def policy(
    audio_base_url: str | None = None, styles: Iterable[str] = (), framed: bool = False
) -> str:
    """Return the value of the header ``Content-Security-Policy``.

    ``audio_base_url`` is where the podcast's audio lies when that is elsewhere (http or https);
    ``styles`` are the contents of ``<style>`` elements, as in the feed's stylesheet, which are let
    through by their digests. ``framed`` is for the player alone: other sites may show it.
    """
    return "; ".join(" ".join(found) for found in _directives(audio_base_url, styles, framed))


def meta_policy(audio_base_url: str | None = None, styles: Iterable[str] = ()) -> str:
    """Return what a ``<meta http-equiv>`` may say, for hosts that send no headers.

    Who may frame a page can only be said in a header.
    """
    directives = _directives(audio_base_url, styles, framed=False)
    return "; ".join(" ".join(found) for found in directives if found[0] not in _ONLY_HEADER)


def _directives(
    audio_base_url: str | None, styles: Iterable[str], framed: bool
) -> Iterator[tuple[str, str]]:
    digests = sorted({_digest(style) for style in styles})
    yield "default-src", "'none'"
    yield "script-src", "'self'"
    yield "style-src", " ".join(("'self'", *digests))
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


def _digest(style: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
