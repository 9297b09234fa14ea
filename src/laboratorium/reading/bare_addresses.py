"""Web addresses that stand in a text by themselves, made into links."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

_PIECE = re.compile(r"<[^>]*>|[^<]+")
_NAME = re.compile(r"</?([a-z0-9]+)")
_ADDRESS = re.compile(r"\bhttps?://(?:(?!&(?:lt|gt|quot|#34);)[^\s<>\"])+", re.IGNORECASE)
_QUIET = frozenset(("a", "code", "pre"))


def linked(html: str, link: Callable[[str], str] = str) -> str:
    """HTML in which each bare web address is a link; `link` gives what an address is published as.

    A full stop or a bracket after an address is not the address's.
    """
    out: list[str] = []
    quiet = 0
    for piece in _PIECE.findall(html):
        if piece.startswith("<"):
            name = _NAME.match(piece)
            if name and name[1] in _QUIET:
                quiet += -1 if piece.startswith("</") else 1
            out.append(piece)
        else:
            out.append(piece if quiet else _ADDRESS.sub(lambda at: _anchor(at[0], link), piece))
    return "".join(out)


def _anchor(found: str, link: Callable[[str], str]) -> str:
    text = unescape(found)
    address = text
    while address and (
        address[-1] in ".,;:!?'*_»”…" or (address[-1] in ")]" and not _balanced(address))
    ):
        address = address[:-1]
    if len(address) <= len("https://"):
        return found
    rest = text[len(address) :]
    href = escape(link(address))
    return f'<a href="{href}">{escape(address, quote=False)}</a>{escape(rest, quote=False)}'


def _balanced(address: str) -> bool:
    return all(
        address.count(closing) <= address.count(opening) for opening, closing in ("()", "[]")
    )
