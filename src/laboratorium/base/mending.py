"""What a killed run has left in a checkout is carried on, put back or deleted."""

from __future__ import annotations

from pathlib import Path

from laboratorium.base import publish
from laboratorium.base.files import clear, clear_below
from laboratorium.base.landing import carry_on
from laboratorium.base.paths import CASES, DOCS, PODCASTS

SITE, CACHE, SERVERS = "site", ".cache", "deploy"
"""The folders that are made: the site, what may be deleted at any time, the servers' files."""
_HOMES = (CASES, PODCASTS, DOCS, CACHE, SERVERS)


def mend(root: Path) -> None:
    """Leave no trace of it. Only for whoever has the checkout's turn, before it begins."""
    publish.clear(root / SITE)
    carry_on(root)
    clear(root)
    for home in _HOMES:
        clear_below(root / home, shared=home == CACHE)
    for left in (root / CACHE / "templates").glob("*.tmp"):  # Jinja's own.
        left.unlink(missing_ok=True)
