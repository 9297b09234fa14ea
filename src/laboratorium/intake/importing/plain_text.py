"""A write-up as text or Markdown, as the same row of blocks that a Word document gives."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace

from laboratorium.base.danish import slugify
from laboratorium.intake.importing.blocks import Block
from laboratorium.intake.importing.fields import find_group, find_section
from laboratorium.intake.importing.markdown_text import harmless, visible
from laboratorium.intake.importing.pictures import Picture

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-{2,})\s*")
_ITEM = re.compile(r"\s*(?:[-*+•·▪◦○●■–]|\d{1,3}[.)])\s+")
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_ROW = re.compile(r"\s*\|.*\|\s*")
_BETWEEN = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s:|-]+")
_MARKS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
# How Google Docs and Pandoc say where links lead to a heading, and how the former keeps pictures.
_ANCHOR = re.compile(r"\s*\{#[\w.:-]+\}\s*$")
_PICTURE = re.compile(r"!\[([^\]\n]{0,300})\](?:\[([^\]\n]{1,100})\]|\((data:image/[^)\s]+)\))")
_KEPT = re.compile(r"^[ \t]*\[([^\]\n]+)\]:[ \t]*<?(data:image/[^>\s]+)>?[ \t]*$\n?", re.MULTILINE)
_MOST_OF_A_HEADING = 120
_CONTACT = frozenset(("kontakt", "kontaktoplysninger", "kontaktinformation", "kontaktinfo"))
NO_TITLE = re.compile(r"(?:kære|hej|hejsa|goddag|dear|hi|hello)\b|[^>\n]+ > [^>\n]+", re.IGNORECASE)
"""What stands above a text and is no title: a greeting, or the way to a page of a site."""


def read_plain(text: str) -> list[Block]:
    """The blocks of a text: headings of Markdown, or lines of their own that are ours.

    The first line that may be one stands as strong, since that is where people write a title.
    """
    kept: dict[str, bytes] = {}

    def keep(match: re.Match[str]) -> str:
        data = _bytes_of(match[2])
        kept.update({match[1]: data} if data else {})
        return "" if data else match[0]

    lines = visible(_KEPT.sub(keep, text)).split("\n")
    blocks = [
        block
        for paragraph in _paragraphs(lines)
        for block in (
            [_table(paragraph)] if _is_table(paragraph) else _with_pictures(paragraph, kept)
        )
    ]
    blocks += [Block(picture=Picture(data)) for data in kept.values()]
    first = next((n for n, one in enumerate(blocks) if not NO_TITLE.match(one.plain)), -1)
    return [
        replace(block, strong=True) if index == first else block
        for index, block in enumerate(blocks)
    ]


def _paragraphs(lines: list[str]) -> Iterator[list[str]]:
    found: list[str] = []
    fence = ""
    for line in [*lines, ""]:
        mark = _FENCE.match(line)
        if fence or mark:
            # What stands in a fence is code: none of it is a heading or a list.
            if mark and not fence and found:
                yield found
                found = []
            found.append(line.rstrip())
            if fence and mark and mark[1].startswith(fence):
                yield found
                found, fence = [], ""
            elif not fence and mark:
                fence = mark[1]
        elif line.strip():
            found.append(line.rstrip())
        elif found:
            yield found
            found = []
    if found:
        yield found


def _with_pictures(paragraph: list[str], kept: dict[str, bytes]) -> Iterator[Block]:
    """The blocks of a paragraph, and the pictures that stand in the text itself."""
    found: list[Picture] = []

    def take(match: re.Match[str]) -> str:
        data = kept.pop(match[2], b"") if match[2] else _bytes_of(match[3])
        found.extend([Picture(data, match[1])] if data else [])
        return "" if data else match[0]

    lines = [_PICTURE.sub(take, line) if "![" in line else line for line in paragraph]
    rest = [line for line in lines if line.strip()] if found else paragraph
    yield from _blocks(rest) if rest else ()
    yield from (Block(picture=picture) for picture in found)


def _bytes_of(address: str) -> bytes:
    """What an address holds itself (RFC 2397), or nothing."""
    try:
        return b64decode(address.partition("base64,")[2], validate=True)
    except ValueError:
        return b""


def _is_table(paragraph: list[str]) -> bool:
    return len(paragraph) > 1 and all(_ROW.fullmatch(line) for line in paragraph)


def _table(paragraph: list[str]) -> Block:
    rows = [
        tuple((cell, _unmarked(cell)) for cell in _cells(line))
        for line in paragraph
        if not _RULE.fullmatch(line)
    ]
    return Block(rows=tuple(rows))


def _cells(line: str) -> list[str]:
    r"""The cells of a table's row; `\|` is a line within one."""
    return [cell.replace(r"\|", "|").strip() for cell in _BETWEEN.split(line.strip().strip("|"))]


def _blocks(paragraph: list[str]) -> Iterator[Block]:
    """The headings in lines that stand together, and the text between them."""
    if _FENCE.match(paragraph[0]):
        text = "\n".join(paragraph).strip("\n")
        yield Block(text, text)
        return
    yield from _parted(paragraph)


def _parted(paragraph: list[str]) -> Iterator[Block]:
    text: list[str] = []
    for index, line in enumerate(paragraph):
        marked = _HEADING.fullmatch(line)
        following = paragraph[index + 1] if index + 1 < len(paragraph) else ""
        if marked or _UNDERLINE.fullmatch(following) or is_ours(_unmarked(line)):
            yield from _text(text)
            text = []
            plain = _unmarked(_ANCHOR.sub("", marked[2]) if marked else line)
            level = len(marked[1]) if marked else None
            if level is None and _UNDERLINE.fullmatch(following):
                level = 1 if "=" in following else 2
            yield Block(harmless(plain), plain, level)
        elif not (_UNDERLINE.fullmatch(line) and not text):
            text.append(line)
    yield from _text(text)


def is_ours(line: str) -> bool:
    """Whether a line is one of the headings of a case or of what a case has."""
    plain = line.rstrip(" :")
    if len(plain) > _MOST_OF_A_HEADING or _ITEM.match(line):
        return False
    group = find_group(plain)
    return is_contact(plain) or find_section(plain) is not None or bool(group and not group[2])


def is_contact(line: str) -> bool:
    """Whether a line of its own stands over how somebody can be reached."""
    return slugify(line) in _CONTACT


def _text(lines: list[str]) -> Iterator[Block]:
    """Lines as one block, or one for each item of a list."""
    for item in _items(lines):
        text = "\n".join(item)
        bold = re.fullmatch(r"\s*(\*\*|__)(?!\s)(.+?)\1:?\s*", text)
        is_item = bool(_ITEM.match(text))
        shown = text if is_item else text.strip()
        yield Block(harmless(shown), _unmarked(text), None, is_item, strong=bool(bold))


def _items(lines: list[str]) -> Iterator[list[str]]:
    found: list[str] = []
    for line in lines:
        if found and _ITEM.match(line):
            yield found
            found = []
        found.append(line)
    if found:
        yield found


def _unmarked(text: str) -> str:
    return _MARKS.sub("", text).strip()
