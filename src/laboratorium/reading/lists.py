"""Lists as people write them, and as GitHub shows them, made into what Python-Markdown reads as
lists: right below a line of text, with the bullets of a word processor, with few spaces before the
items of an inner list.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from laboratorium.reading.numbering import DATE

# Possessive: what has been taken for a quote's sign or a space is taken for nothing else.
_QUOTE = r"(?P<before>(?: {0,3}+> ?+)*+ *+)"
_BULLET = re.compile(rf"{_QUOTE}[•·∙▪■▫□●○◦‣⁃\uf0b7] *(?=\S)")
_DASH = re.compile(rf"{_QUOTE}(?:[–—] +|[-–—](?=[^\W\d_]))")
_BRACKET = re.compile(rf"{_QUOTE}(?P<number>\d{{1,9}})\) +(?=\S)")
_LETTER = re.compile(rf"{_QUOTE}(?P<letter>[a-zæøå])\) +(?=\S)", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_ITEM = re.compile(r"( *)([-*+]|\d{1,9}\.) +(?=\S)")
_STEP = "    "
_BEGINS = re.compile(r" {0,3}(?:[-*+]|1\.) +\S")


class Lists(Extension):
    """What CommonMark takes for a list, and what Danes write as one."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Written(md), "lists", 10)
        md.parser.blockprocessors.register(_Below(md.parser), "list_below_a_line", 15)


class _Written(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return nested(with_bullets(lines))


class _Below(BlockProcessor):
    """A list that begins right below a line of text: two blocks instead of one."""

    def test(self, parent: Element, block: str) -> bool:
        return _first_item(block) > 0

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        at = _first_item(block)
        blocks.insert(0, block[at:])
        self.parser.parseBlocks(parent, [block[: at - 1]])


def _first_item(block: str) -> int:
    """Where the first line but the first begins that begins a list; 0 where none does."""
    if _FENCE.match(block):
        return 0
    at = block.find("\n") + 1
    while at:
        if _BEGINS.match(block, at) and not DATE.match(block, at):
            return at
        at = block.find("\n", at) + 1
    return 0


def with_bullets(lines: list[str]) -> list[str]:
    """Lines with Markdown's marks for the bullets, dashes, numbers and letters that begin others.

    A dash may be that of a remark, and a letter one's initial: they need a neighbour.
    """
    out: list[str] = []
    fenced = False
    for at, line in enumerate(lines):
        if _FENCE.match(line):
            fenced = not fenced
        if not fenced and line.strip():
            around = lines[max(at - 1, 0) : at] + lines[at + 1 : at + 2]
            line = _written(line, around)
        out.append(line)
    return out


def _written(line: str, around: list[str]) -> str:
    if found := _BULLET.match(line):
        return f"{found['before']}- {line[found.end() :]}"
    if (found := _DASH.match(line)) and any(map(_DASH.match, around)):
        return f"{found['before']}- {line[found.end() :]}"
    if found := _BRACKET.match(line):
        return f"{found['before']}{found['number']}. {line[found.end() :]}"
    if (found := _LETTER.match(line)) and any(map(_LETTER.match, around)):
        return f"{found['before']}- {line[len(found['before']) :]}"
    return line


def nested(given: list[str]) -> list[str]:
    """Lines whose lists within lists have the four spaces that Python-Markdown asks for.

    As in CommonMark, what begins under an item's first letter is the item's own; an indent of two
    or three is common.
    """
    lines: list[str] = []
    columns: list[int] = []  # Where the text of each open item begins.
    fenced, after_blank, apart = False, False, False
    for line in given:
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
            is_own = columns and columns[-1] <= indent < len(_STEP) * (len(columns) + 1)
            lines.append(_STEP * len(columns) + line[indent:] if is_own else line)
        apart = not found and bool(columns) and (apart or after_blank)
        after_blank = False
    return lines
