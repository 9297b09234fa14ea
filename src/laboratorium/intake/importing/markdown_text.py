"""Text from elsewhere as Markdown that says what it said, and nothing that a page may not hold."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

from laboratorium.base.text import clean
from laboratorium.reading.body import read

_HTML = re.compile(r"<(?=[A-Za-z/!?])")
# What stands within words and parts them for whoever looks them up (not what joins signs).
# One line that begins with a letter, and has no sign that could make it anything else.
_HARMLESS = re.compile(r"[^\W\d_][^\n<!#]*")
_WIDTHLESS = re.compile("[\u00ad\u200b\u2060\ufeff]")
# Where one heading is taken away, another may come forth.
_ROUNDS = 3
_MAY_HEAD = re.compile(r"#|^[\s>]*[=-]+\s*$", re.MULTILINE)
_STRUCK = re.compile(r"[ \t]?(?<![~\\])~~(?=[^\s~])([^~]{1,5000})(?<=\S)~~(?!~)")
_RULE = re.compile(r"^\s{0,3}(=+|-+|\*{3,}|_{3,})\s*$")
_ITEM = re.compile(r"^\s*(?:[-*+•·▪◦○●■–]|\d{1,3}[.)])\s+")
_BULLET = re.compile(r"^(\s*)[•·▪◦○●■–]\s+")
_FRONT = re.compile(r"^[-–—]{3,}\s*$")
_SPECIAL = re.compile(r"([\\*`\[\]])|(?<!\w)_|_(?!\w)")
_BARE = re.compile(r"www\.[^\s/]+\.[a-z]{2,}", re.IGNORECASE)
_UNSAFE = re.compile(r"[\s<>()\[\]\\\"^`{|}]")
_SAFE_LINK = re.compile(r"https://[^/]+\.safelinks\.protection\.outlook\.com/.*", re.IGNORECASE)
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s)|[-+>](?=\s)|=+$|-+$|\d{1,3}(?=[.)]\s))")


def visible(text: str) -> str:
    """The text with plain line ends and without characters that nobody can see."""
    if text.isprintable():
        return text if text.isascii() else clean(text, "")[0]
    return clean(_WIDTHLESS.sub("", text), "")[0]


def harmless(text: str, headings: bool = False) -> str:
    """Somebody's Markdown or plain text, where HTML, pictures and headings become plain words.

    With `headings` those of level 3 and below stay. Lines that a spreadsheet broke become
    paragraphs.
    """
    text = visible(text)
    if _HARMLESS.fullmatch(text):
        return text.rstrip()
    lines: list[str] = []
    for line in text.split("\n"):
        if _RULE.match(line) or _FRONT.match(line):
            line = f"\\{line.strip()}"
        lines.append(_BULLET.sub(r"\1- ", line).rstrip())
    if len(lines) > 1 and "" not in [line.strip() for line in lines]:
        lines = _paragraphs(lines)
    joined = _HTML.sub("&lt;", "\n".join(lines).strip("\n")).replace("![", r"!\[")
    for _ in range(_ROUNDS if _MAY_HEAD.search(joined) else 0):
        for heading in reversed(read(joined).headings):
            if not (headings and heading.level >= 3):
                # What comes last of a heading that is underlined is the line below it.
                over = joined[heading.start : heading.end].rstrip().rstrip("=-")
                at = heading.start + (0 if joined[heading.start] == "#" else len(over))
                joined = f"{joined[:at]}\\{joined[at:]}"
    return joined


def _paragraphs(lines: list[str]) -> list[str]:
    found: list[str] = []
    for line in lines:
        if found and not (_ITEM.match(line) and _ITEM.match(found[-1])):
            found.append("")
        found.append(line)
    return found


def without_struck(text: str) -> tuple[str, list[str]]:
    """Markdown without what is struck out (`~~…~~`), and that by itself: it is no longer said."""
    if "~~" not in text:
        return text, []
    return _STRUCK.sub("", text), [" ".join(found.split()) for found in _STRUCK.findall(text)]


def escaped(text: str) -> str:
    """Plain text from a word processor: every character stands for itself in Markdown."""
    marked = _SPECIAL.sub(lambda match: f"\\{match.group()}", text)
    return _HTML.sub("&lt;", marked)


def start_of_line(text: str) -> str:
    """A paragraph whose first characters would make it something else, kept a paragraph."""
    return _LINE_START.sub(
        lambda found: (
            f"{found[1]}{found[2]}\\" if found[2].isdigit() else f"{found[1]}\\{found[2]}"
        ),
        text,
    )


def emphasised(text: str, bold: bool, italic: bool) -> str:
    """Text in Markdown's marks, which must stand close to the words."""
    inner = text.strip()
    if not inner or not (bold or italic):
        return text
    mark = "***" if bold and italic else "**" if bold else "*"
    return text.replace(inner, f"{mark}{inner}{mark}", 1)


def linked(text: str, address: str) -> str:
    """Words with a link to an address that `web_address` gave; only words without one."""
    kept = web_address(address)
    return f"[{text}]({kept})" if kept else text


def web_address(said: str) -> str:
    """An address as a link may have it, or an empty string for what leads nowhere on the web.

    Nothing is cut out of it: what Markdown would take for its own is percent-encoded (RFC 3986).
    What Outlook put round it goes, since that holds the address of whoever got the mail.
    """
    address = said.strip()
    if _BARE.match(address):
        address = f"https://{address}"
    if not address.lower().startswith(("http://", "https://", "mailto:")):
        return ""
    if wrapped := _SAFE_LINK.match(address):
        inner = parse_qs(urlsplit(wrapped.group()).query).get("url", [""])[0]
        return web_address(inner) if inner else ""
    return _UNSAFE.sub(lambda found: quote(found.group(), safe=""), address)
