"""Text and markup as a feed can hold them: no character that XML forbids, nothing over length."""

from __future__ import annotations

import re

# Everything outside XML 1.0's Char (section 2.2), among it control characters and lone surrogates:
# lxml raises on each of them.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TOKEN = re.compile(r"<[^>]*>|&[^;\s<&]{1,32};|[^<&]+|[<&]")
_BLANK = re.compile(r"\n[ \t]*\n")
_TAG_NAME = re.compile(r"[a-z0-9]+")
ELLIPSIS = "…"


def clean(text: str) -> str:
    """The text without what XML cannot hold and without space around it."""
    return _NOT_XML.sub("", text).strip()


def unfolded(text: str) -> str:
    """Paragraphs of one line each: where a line was broken in the file means nothing to readers."""
    return "\n\n".join(" ".join(part.split()) for part in _BLANK.split(text) if part.strip())


def size(text: str) -> int:
    """How many bytes the text takes in a feed, before XML's own escapes."""
    return len(text.encode())


def shorten(text: str, most: int) -> str:
    """Plain text of at most `most` bytes, cut between words."""
    if size(text) <= most:
        return text
    return _cut_at_word(text, most - size(ELLIPSIS)) + ELLIPSIS


def shorten_html(html: str, most: int, ending: str) -> str:
    """Well-formed HTML of at most `most` bytes; where anything is left out, `ending` follows.

    Text is cut between words and open elements are closed. `html` holds no void elements and
    `ending` must fit in `most`.
    """
    if size(html) <= most:
        return html
    room = most - size(ending)
    kept: list[str] = []
    closing: list[str] = []
    used = 0
    for token in _TOKEN.findall(html):
        reserved = sum(map(size, closing)) + size(ELLIPSIS)
        if token.startswith("</"):
            kept.append(closing.pop())
        elif token.startswith("<") and len(token) > 1:
            found = _TAG_NAME.match(token, 1)
            end = f"</{found.group() if found else ''}>"
            if used + size(token) + size(end) + reserved > room:
                break
            closing.append(end)
            kept.append(token)
        elif used + size(token) + reserved > room:
            if len(token) > 1 and not token.startswith("&"):
                kept.append(_cut_at_word(token, room - used - reserved))
            kept.append(ELLIPSIS)
            break
        else:
            kept.append(token)
        used += size(kept[-1])
    return "".join([*kept, *reversed(closing), ending])


def _cut_at_word(text: str, most: int) -> str:
    """At most `most` bytes of the text, up to the last space where there is one."""
    kept = text.encode()[: max(most, 0)].decode(errors="ignore")
    if len(kept) < len(text) and not text[len(kept)].isspace():
        words, space, _ = kept.rpartition(" ")
        kept = words if space else kept
    return kept.rstrip()
