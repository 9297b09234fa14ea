"""What people write in notes and apps must not lose: lists in lists, tables, bare addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

_ITEM = re.compile(r"( *)([-*+]|\d{1,9}\.) +(?=\S)")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_PIECE = re.compile(r"<[^>]*>|[^<]+")
_NAME = re.compile(r"</?([a-z0-9]+)")
_ADDRESS = re.compile(r"\bhttps?://(?:(?!&(?:lt|gt|quot|#34);)[^\s<>\"])+", re.IGNORECASE)
_QUIET = frozenset(("a", "code", "pre"))
_STEP = "    "
# A table's rows as lines; whatever else it is made of says nothing by itself.
_CELLS = re.compile(r"</t[hd]>\s*(?=<t[hd])")
_ROW, _ROW_END = re.compile(r"<tr[^>]*>"), re.compile(r"</tr>")
_TABLE = re.compile(r"</?(?:table|thead|tbody|th|td|div)\b[^>]*>")


def nested(markdown: str) -> str:
    """Lists within lists with the four spaces that Python-Markdown asks for. As in CommonMark, what
    begins under an item's first letter is the item's own; an indent of two or three is common.
    """
    lines: list[str] = []
    columns: list[int] = []  # Where the text of each open item begins.
    fenced, after_blank, apart = False, False, False
    for line in markdown.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        indent = len(line) - len(line.lstrip(" "))
        found = None if fenced else _ITEM.match(line)
        if not line.strip() or fenced:
            after_blank = True
            lines.append(line)
            continue
        if found or after_blank:
            while columns and indent < columns[-1]:
                columns.pop()
        if found:
            if apart:  # What begins an item right below a paragraph of another would be lost in it.
                lines.append("")
            lines.append(_STEP * len(columns) + line[indent:])
            columns.append(len(found[0]))
        else:
            lines.append(_STEP * len(columns) + line[indent:] if columns else line)
        apart = not found and bool(columns) and (apart or after_blank)
        after_blank = False
    return "\n".join(lines)


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


def flat(html: str) -> str:
    """Tables as lines: a paragraph for each row, and a dot between its cells."""
    html = _CELLS.sub(" · ", html)
    html = _ROW_END.sub("</p>", _ROW.sub("<p>", html))
    return _TABLE.sub("", html)
